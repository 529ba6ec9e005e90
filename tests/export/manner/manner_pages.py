"""Pages of the charts in a manner, and all that can be read in them: also what lies packed."""

from __future__ import annotations

import base64
import gzip
import re
from html import unescape
from typing import TYPE_CHECKING

from finlink.export.manner import Manner
from finlink.export.overview import register_page
from finlink.export.pages import chart_page
from finlink.i18n import translator

if TYPE_CHECKING:
    from finlink.result import Build

_BLOCK = re.compile(r'<script type="text/plain" id="[^"]*">([^<]*)</script>')
_CODE = re.compile(r"<script>.*?</script>|<style>.*?</style>", re.DOTALL)


def manner(lang: str = "en", *, unmask: bool = False, redact: bool = False) -> Manner:
    return Manner(translator(lang), unmask=unmask, redact=redact)


def pages_of(build: Build, how: Manner, case: str, network: str, node: str) -> dict[str, str]:
    """Return every kind of page: of a case, a network, a node, the networks that matter, and the register."""
    return {
        "case": chart_page(build, how, case=case),
        "network": chart_page(build, how, network=network),
        "node": chart_page(build, how, node=node, hops=2),
        "networks": chart_page(build, how),
        "register": register_page(build, how),
    }


def readable(html: str) -> str:
    """Return all that a page says, unpacked, without finlink's own scripts and style."""
    packed = [gzip.decompress(base64.b64decode(block)).decode("utf-8", "replace") for block in _BLOCK.findall(html)]
    assert packed, "the data of a page lies packed in it"
    said = unescape(_CODE.sub("", _BLOCK.sub("", html)))
    text = "\n".join([said, *packed])
    return re.sub(r"\\u([0-9a-f]{4})", lambda met: chr(int(met[1], 16)), text)
