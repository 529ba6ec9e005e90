"""The scripts of the pages: clean by the linter, without a way for a text to become markup or code, and all in use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lint_scripts
import pytest
from lint_scripts import FILES, FOLDER, complaints, findings, origins, pages

if TYPE_CHECKING:
    from pathlib import Path

WAYS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|createContextualFragment|DOMParser|srcdoc|document\s*\.\s*write"
    r"|\beval\b|new\s+Function|\bFunction\s*\(|javascript:|\bimport\s*[({*\"']|importScripts|\bWorker\b|serviceWorker"
    r"|\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|sessionStorage|indexedDB|document\.cookie"
    r"|set(?:Timeout|Interval)\s*\(\s*[\"'`]|setAttribute\(\s*[\"'`](?:on|src|href|style)"
)
"""How a text becomes markup or code, how a page asks for something, and how it keeps something on the machine."""

PLANTED = {
    "no-undef": "function f() { return nowhere; } f();",
    "no-unused-vars": "function f() { return 1; }",
    "no-redeclare": "function f() { return 1; } function f() { return 2; } f();",
    "no-use-before-define": "const one = two + 1; const two = one;",
    "no-restricted-properties": "document.body.innerHTML = '';",
    "no-eval": "eval('1');",
    "no-new-func": "new Function('return 1')();",
    "no-implied-eval": "setTimeout('f()', 1);",
    "eqeqeq": "document.title = String(document.title == 1);",
    "guard-for-in": "for (const key in document) document.title = key;",
    "prefer-const": "let f = 1; document.title = f;",
}


def test_every_script_is_clean() -> None:
    assert findings(pages()) == []


def test_every_script_is_in_a_page() -> None:
    shown = {path for script in pages().values() for path in origins(script).values()}
    assert [path for path in FILES if path not in shown] == []


@pytest.mark.parametrize("rule", PLANTED)
def test_what_is_wrong_is_found(rule: str) -> None:
    """The negative control: each rule that matters sees its mistake, and says the line."""
    script = f'"use strict";\n\n{PLANTED[rule]}\n'
    assert [(line, found) for line, found, _ in complaints(script)] == [(3, f"eslint({rule})")]


def test_a_script_that_cannot_be_read_is_found() -> None:
    assert complaints('"use strict";\nfunction (\n')


def test_a_finding_is_said_by_file_and_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name of a shared file is wrong when no page uses it; one that a page alone has, when that page does not."""
    texts = {
        "one.js": "// first\nfunction one() { return shared(); }\n",
        "two.js": "function two() { return 2; }\ntwo();\n",
        "all.js": "function shared() { return 1; }\nfunction nobody() { return 1; }\n",
    }
    (tmp_path / "finlink" / "export").mkdir(parents=True)
    paths = {name: tmp_path / "finlink" / "export" / name for name in texts}
    for name, text in texts.items():
        paths[name].write_text(text, encoding="utf-8")
    monkeypatch.setattr(lint_scripts, "FILES", sorted(paths.values()))
    monkeypatch.setattr(lint_scripts, "FOLDER", tmp_path / "finlink" / "export")
    found = findings({page: f"{texts['all.js']}\n{texts[f'{page}.js']}" for page in ("one", "two")})
    assert found == [
        "finlink/export/all.js:2: Function 'nobody' is declared but never used. (eslint(no-unused-vars))",
        "finlink/export/one.js:2: Function 'one' is declared but never used. (eslint(no-unused-vars))",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_text_becomes_markup_or_code_and_nothing_is_asked_for(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert [(script.count("\n", 0, met.start()) + 1, met[0]) for met in WAYS.finditer(script)] == []


@pytest.mark.parametrize(
    "text",
    [
        "a.innerHTML = b", "a . outerHTML", "document.write(a)", "eval(a)", "new Function(a)", "fetch(a)",
        "a.href = 'javascript:1'", "setTimeout('f()')", 'a.setAttribute("onclick", b)', "localStorage.a = 1",
    ],
)  # fmt: skip
def test_a_way_is_seen(text: str) -> None:
    assert WAYS.search(text)
