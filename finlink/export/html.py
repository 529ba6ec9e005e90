"""What every page of finlink is made of: files of a package, and the policy under which nothing on a page runs."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources


@cache
def packaged(package: str, name: str) -> str:
    """Return one of a package's own files, with plain line feeds."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def policy(style: str) -> str:
    """Return the content-security-policy under which this style applies and nothing is run or asked for."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
