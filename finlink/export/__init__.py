"""What leaves finlink, one module or package a format: a graph or a table in, text or bytes out; nothing is computed here."""
