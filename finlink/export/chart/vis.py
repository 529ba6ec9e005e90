"""The vis-network script as npm has it, from the copy that pyvis bundles, checked before it goes into a page.

vis-network 9.1.2, Apache-2.0 or MIT (see ``NOTICE``), from pyvis 0.3.2 (``pyvis/lib/vis-9.1.2/vis-network.min.js``):
the ``dist`` build, which sets no inline style and so runs under a content-security-policy without ``unsafe-inline``.

The copy of pyvis differs from the published file in its line ends, in a line feed that its end lacks, and in three
no-break spaces that became plain ones, each in a list of what counts as white space. These are put back.
"""

from __future__ import annotations

import hashlib
import re
from importlib import resources

from finlink.errors import FinlinkError

PYVIS_VERSION = "0.3.2"
VERSION = "9.1.2"
BUNDLED_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
"""SHA-256 of pyvis' copy, as it lies in its package."""

PUBLISHED_SHA256 = "6e30a2350474cdf92a0932c6d55b8adcb91929066817ed3eec7b87907a4612f3"
"""SHA-256 of ``dist/vis-network.min.js`` in npm's vis-network 9.1.2."""

SOURCE_MAP = b"\n//# sourceMappingURL=vis-network.min.js.map\n"
"""The end of the published file, which a page leaves out: no browser shall look for a map."""

_PLACE = ("lib", "vis-9.1.2", "vis-network.min.js")
_END = re.compile(rb"\n//# sourceMappingURL=vis-network\.min\.js\.map\n?\Z")
_WHITE = "\\t\\n\\v\\f\\r \xa0\u1680".encode()
_PLAIN = _WHITE.replace("\xa0".encode(), b" ")


def script() -> str:
    """Return the bundled script, ready to stand in a page.

    Raises:
        FinlinkError: pyvis is not the version this chart was made for, or its file was changed.
    """
    return checked(_bundled())


def checked(raw: bytes) -> str:
    """Return the published script from a copy of it in ``raw``, without its source map comment.

    Raises:
        FinlinkError: it is not the script that this version of finlink was tested with.
    """
    body = _END.sub(b"", raw.replace(b"\r\n", b"\n")).replace(_PLAIN, _WHITE)
    if hashlib.sha256(body + SOURCE_MAP).hexdigest() != PUBLISHED_SHA256:
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
