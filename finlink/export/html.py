"""What every page of finlink is made of: files of a package, a template that escapes, and the policy of what runs."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import jinja2


@cache
def packaged(package: str, name: str) -> str:
    """Return one of a package's own files, with plain line feeds."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def environment(
    templates: Mapping[str, str], *, finalize: Callable[[object], object] | None = None
) -> jinja2.Environment:
    """Return where pages are written: every text is escaped, and a name that is not known is a defect.

    JSON in a page is canonical, so that the same facts give the same text.
    """
    import jinja2  # noqa: PLC0415 - only a page needs it

    made = jinja2.Environment(
        loader=jinja2.DictLoader(dict(templates)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["json.dumps_function"] = canonical_json
    made.policies["json.dumps_kwargs"] = {}
    return made


def canonical_json(value: object) -> str:
    """Return canonical JSON; jinja escapes ``< > & '`` in it, the line separators are escaped here."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def policy(style: str, scripts: Sequence[str] = ()) -> str:
    """Return the content-security-policy: this style applies, these scripts run, and nothing is asked for."""
    if not scripts:
        return f"default-src 'none'; style-src {_source(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f"default-src 'none'; script-src {' '.join(map(_source, scripts))}; style-src {_source(style)}; "
        "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
