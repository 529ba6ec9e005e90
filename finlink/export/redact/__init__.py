"""Pages without a name: what a chart or the overview shows is made anew from what is allowed, before it is drawn.

    a build            → pseudonyms.Pseudonyms  every name by its number, the same in every redacted file of the build
    a graph, these     → graph.redacted         the graph of a chart with the allowed attributes alone
    a Register, these  → register.redacted      the columns of the overview likewise

`allowed` has the list: an attribute that it does not name, and a value that is not of the form it asks for, stay out.
So a new attribute of the graph is left out until somebody puts it on the list.
"""

from finlink.export.redact.pseudonyms import Pseudonyms

__all__ = ["Pseudonyms"]
