"""The vis-network script as pyvis bundles it, checked before it goes into a page.

vis-network 9.1.2, Apache-2.0 or MIT, from pyvis 0.3.2 (``pyvis/lib/vis-9.1.2/vis-network.min.js``): the ``dist``
build, which sets no inline style and so runs under a content-security-policy without ``unsafe-inline``.
"""

from __future__ import annotations

import hashlib
import re
from importlib import resources

from finlink.errors import FinlinkError

PYVIS_VERSION = "0.3.2"
SHA256 = "5ae42dfb3ea3fc7bcc4a71817d77c23fd3b52ed86382f0c887fbedda214a9585"
"""SHA-256 of the script with plain line feeds and without its source map comment."""

_PLACE = ("lib", "vis-9.1.2", "vis-network.min.js")
_SOURCE_MAP = re.compile(rb"\n?//# sourceMappingURL=[^\n]*\n?\Z")


def script() -> str:
    """Return the bundled script, ready to stand in a page.

    Raises:
        FinlinkError: pyvis is not the version this chart was made for, or its file was changed.
    """
    return checked(_bundled())


def checked(raw: bytes) -> str:
    """Return the script whose bytes are ``raw``, with plain line feeds and without its source map comment.

    Raises:
        FinlinkError: it is not the script that this version of finlink was tested with.
    """
    body = _SOURCE_MAP.sub(b"", raw.replace(b"\r\n", b"\n"))
    if hashlib.sha256(body).hexdigest() != SHA256:
        raise FinlinkError(
            f"The chart cannot be written because the vis-network script of the installed pyvis is not that of "
            f"pyvis {PYVIS_VERSION}; install it again with: pip install --force-reinstall pyvis=={PYVIS_VERSION}."
        )
    return body.decode("utf-8")


def _bundled() -> bytes:
    try:
        return resources.files("pyvis").joinpath(*_PLACE).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        raise FinlinkError(
            f"The chart cannot be written because pyvis {PYVIS_VERSION} with its vis-network script is not "
            f"installed; install it with: pip install pyvis=={PYVIS_VERSION}."
        ) from None
