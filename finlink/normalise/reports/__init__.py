"""What is said about a typed file: refused cells, doubts, odd letters, totals, identifiers that fail their check.

``messages`` has every code and every sentence; the other modules find where they are due. Nothing is changed here.
"""
