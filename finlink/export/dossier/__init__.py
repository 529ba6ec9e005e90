"""One case's file for the prosecutor: a build and a case in, one page or document out.

`compose.compose` reads the case section by section (`sections/`, over `queries/`) into the model (`model`), in which
every claim has a number and its rows (`claims`). `page` and `document` write the same model as HTML and as DOCX; all
words stand in `words` and `heads`. `write` is the way to a file.
"""

from finlink.export.dossier.compose import compose
from finlink.export.dossier.write import ENDINGS, file_name, write_dossier

__all__ = ["ENDINGS", "compose", "file_name", "write_dossier"]
