"""The texts that the catalogues must have: found where they are marked, in Python and in templates."""

from __future__ import annotations

import io
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from finlink.i18n import LOCALES, NOT_REVIEWED, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from types import ModuleType

    from babel.messages import Catalog

_WORDS = {"t": None, "N_": None, "_": None}
_IDLE = (b'"Report-Msgid-Bugs-To', b'"Language-Team', b'"Generated-By', b'"POT-Creation-Date')
"""Lines of a catalogue's head that say nothing."""
_HEADER = f"""Texts of finlink in {{language}}.

Translated by machine and {NOT_REVIEWED}. Who has checked it puts their name in Last-Translator in
place of these words; then the footer of what finlink writes no longer says so. The English text is the id."""


def marked(package: str) -> dict[str, list[str]]:
    """Return the texts that the modules and templates of a package mark, each with the files that do, in order."""
    from babel.messages.extract import extract  # noqa: PLC0415 - a tool for those who translate
    from jinja2.ext import babel_extract  # noqa: PLC0415 - as above

    found: dict[str, list[str]] = {}
    for name, path in _files(files(package), package.replace(".", "/")):
        stream = io.BytesIO(path.read_bytes())
        texts: list[Any] = []
        if name.endswith(".py"):
            texts = [text for _, text, _, _ in extract("python", stream, keywords=_WORDS)]
        elif name.endswith(".j2"):
            texts = [text for _, _, text, _ in babel_extract(stream, list(_WORDS), [], {})]
        for text in (one[0] if isinstance(one, tuple) else one for one in texts):
            if text and name not in found.setdefault(text, []):
                found[text].append(name)
    return found


def in_words(*modules: ModuleType) -> dict[str, list[str]]:
    """Return the texts of modules that hold nothing but words: every constant, or what is in it, but for keys."""
    found: dict[str, list[str]] = {}
    for module in modules:
        for text in (text for name, value in vars(module).items() if name.isupper() for text in _texts(value)):
            found.setdefault(text, []).append(f"{module.__name__.replace('.', '/')}.py")
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, tuple)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _files(entry, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}", entry


def renewed(lang: str, texts: Iterable[str]) -> Catalog:
    """Return the catalogue of a language with exactly these texts, new ones empty; others are kept as obsolete."""
    from babel.messages import Catalog  # noqa: PLC0415 - as above

    old = catalogue(lang)
    wanted = list(dict.fromkeys(texts))
    new = Catalog(
        locale=LOCALES[lang], header_comment=old.header_comment or _HEADER.format(language=old.locale),
        project="finlink", version=old.version, last_translator=old.last_translator, creation_date=old.creation_date,
        revision_date=old.revision_date, fuzzy=False,
    )  # fmt: skip
    kept = {str(message.id): message for message in (*old.obsolete.values(), *old) if message.id}
    for text in wanted:
        new.add(text, string=kept[text].string if text in kept else "")
    for text, message in kept.items():
        if text not in new and message.string:
            new.obsolete[text] = message
    return new


def written(made: Catalog) -> bytes:
    """Return a catalogue as the bytes of its file: no clock, no lines of source files, which change without it."""
    from babel.messages.pofile import write_po  # noqa: PLC0415 - as above

    stream = io.BytesIO()
    write_po(stream, made, width=120, no_location=True, sort_output=True)
    lines = stream.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_IDLE))
