"""Links through an identifier that several cases have: account, wallet, number of a person or company, contact, owner.

``case_identifiers`` is a view with one row per source row that ties an identifier to a case. Most stand there once;
``shared_identifiers`` has the rows of the others. ``identifier_use`` says how often and in which roles these are used
and whether they are hubs, ``shared_links`` expands what is no hub to pairs of cases.
"""
