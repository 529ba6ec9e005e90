"""Links through an identifier that several cases have: account, wallet, number of a person or company, contact, owner.

``case_identifiers`` has one row per source row that ties an identifier to a case, ``identifier_use`` says how often and
in which roles it is used and whether it is a hub, ``shared_links`` expands what is no hub to pairs of cases.
"""
