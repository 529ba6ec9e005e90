"""An XML parser that reads a stream in pieces, refuses entities, and knows the physical line of every element.

Built on expat, which is part of Python: the packages that parse XML into trees (lxml, ElementTree, defusedxml) give
no line for an element of a stream or hold the whole file. A document type declaration is refused outright, and with
it every entity bomb and every reference to another file; neither Excel nor ISO 20022 uses one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_TOKEN = 4 * 1024 * 1024
"""Bytes that one tag or piece of markup may have; expat holds it whole."""


def new_parser(name: str) -> expat.XMLParserType:
    """Return a parser that raises FinlinkError at a document type declaration; ``name`` is how the file is cited."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise FinlinkError(
            f"{name} declares a document type (line {parser.CurrentLineNumber}), as files that attack XML readers do; "
            "ask for the file as its program writes it."
        )

    parser.StartDoctypeDeclHandler = refuse
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], name: str) -> Iterator[None]:
    """Feed a document to the parser piece by piece, giving the caller a turn after each.

    Raises FinlinkError, naming the line, when the document is damaged or cut off.
    """
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - max(parser.CurrentByteIndex, 0) > MAX_TOKEN:
                raise FinlinkError(
                    f"{name} has one tag of more than {MAX_TOKEN >> 20} MiB (line {parser.CurrentLineNumber}); no "
                    "program writes that, so the file was not read."
                )
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        why = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "unknown encoding"
        line = parser.ErrorLineNumber if isinstance(error, expat.ExpatError) else parser.CurrentLineNumber
        raise FinlinkError(
            f"{name} is damaged or cut off at line {line} ({why}); nothing of it was used, so ask for it again."
        ) from None
    yield
