"""What the documentation says is so: links resolve, commands exist, and what is shown was printed by finlink.

Every ```` ```console ```` block of a page is run, in the order of the page, in a folder of its own with a copy of
``sample_data`` (and ``docs/how-to/examples`` as ``examples``); every ```` ```pycon ```` block as well. FINLINK_UPDATE=1
writes what was printed into the page.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from registers import COMMAND, ROOT, SAMPLE, records

import finlink
from finlink.cli import COMMANDS
from finlink.schema.fold import fold_header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finlink.result import Build

PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bench" / "README.md", SAMPLE / "STORIES.md"],
)
SHELLS = [page for page in PAGES if re.search(r"^```(console|pycon)$", page.read_text(encoding="utf-8"), re.M)]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
FINLINK = re.compile(r"\bfinlink ([a-z]+(?:-[a-z]+)*)\b")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def without_fences(text: str) -> str:
    return FENCE.sub("", text)


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings have where Markdown is shown: lower case, hyphens for spaces."""
    heads = re.findall(r"^#+ (.+)$", without_fences(text), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_resolve(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for _, target in LINK.findall(without_fences(text)):
        if target.startswith(("http://", "https://")):
            continue
        place, _, anchor = target.partition("#")
        path = (page.parent / place).resolve() if place else page
        assert path.exists(), f"{target}: there is no {path}"
        assert path.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_exist(page: Path) -> None:
    """Whatever stands in code as ``finlink <word>`` is a command."""
    text = page.read_text(encoding="utf-8")
    code = [re.sub(r"#.*", "", block) for kind, block in FENCE.findall(text) if kind in ("console", "sh")]
    code += re.findall(r"`([^`\n]+)`", without_fences(text))
    for word in {word for part in code for word in FINLINK.findall(part)}:
        assert word in COMMANDS, word


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_lead_is_never_called_a_proof(page: Path) -> None:
    text = without_fences(page.read_text(encoding="utf-8")).lower()
    for sentence in re.split(r"(?<=[.:;])\s", text):
        assert "proof" not in sentence.split() or re.search(r"\b(never|no|not)\b", sentence), sentence


def test_the_readme_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake (\w+)\b", " ".join(re.findall(r"`[^`]+`|^make .*$", readme, re.M))))
    assert {"demo", "test"} <= named
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in named)
    assert "python3-venv" in readme.splitlines()[0]
    assert "make" in readme.splitlines()[0]


def test_every_page_is_reachable_from_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    targets = (target.partition("#")[0] for _, target in LINK.findall(index.read_text(encoding="utf-8")))
    listed = {(index.parent / target).resolve() for target in targets}
    missing = [name_of(page) for page in (ROOT / "docs").rglob("*.md") if page != index and page not in listed]
    assert missing == []


def test_pictures_are_small() -> None:
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size < 300_000, picture


def test_every_story_of_the_tutorial_is_a_story_of_the_sample() -> None:
    stories = (SAMPLE / "STORIES.md").read_text(encoding="utf-8")
    tutorial = (ROOT / "docs" / "tutorial" / "first-build.md").read_text(encoding="utf-8")
    for story in set(re.findall(r"\bS\d\d\b", tutorial)):
        assert f"## {story} " in stories


def test_a_change_that_changes_results_says_so() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "changes results" in text
    assert fold_header("0.1.0") in fold_header(text)


@pytest.mark.parametrize("page", SHELLS, ids=name_of)
def test_what_a_page_shows_is_what_finlink_prints(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample_data")
    examples = ROOT / "docs" / "how-to" / "examples"
    if examples.exists():
        shutil.copytree(examples, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {}

    def shown(match: re.Match[str]) -> str:
        kind, body = match[1], match[2]
        if kind == "console":
            body = "".join(_commands(body))
        elif kind == "pycon":
            body = "".join(_statements(body, names))
        return f"```{kind}\n{body}```"

    made = FENCE.sub(shown, text)
    if os.environ.get("FINLINK_UPDATE"):
        page.write_text(made, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == made, "run FINLINK_UPDATE=1 pytest tests/test_docs.py"


def _commands(body: str) -> Iterator[str]:
    """Yield each command of a console block and what it prints, stdout and stderr as they come on a terminal."""
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "160", "PYTHONIOENCODING": "utf-8"}
    for line in body.splitlines():
        if not line.startswith("$ "):
            continue
        done = subprocess.run(
            ["bash", "-c", line[2:]],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        printed = [text.rstrip() for text in done.stdout.splitlines()]
        while printed and not printed[-1]:
            printed.pop()
        while printed and not printed[0]:
            printed.pop(0)
        yield "\n".join([line, *printed]) + "\n"


def _statements(body: str, names: dict[str, Any]) -> Iterator[str]:
    """Yield each statement of a Python session and what it prints."""
    for example in doctest.DocTestParser().get_examples(body):
        first, *rest = example.source.splitlines()
        yield "\n".join([f">>> {first}", *(f"... {line}" for line in rest)]) + "\n"
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(example.source, "<docs>", "single"), names)  # noqa: S102 - the repository's own pages
        yield out.getvalue()


TAGS = """currency,address,label,abuse,category,actor,source,pack
BTC,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,One,ransomware,,,,a
BTC,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,Two,ransomware,,,,b
BTC,bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,Two,ransomware,,,,b
BTC,bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,Three,ransomware,exchange,,,c
"""
TRANSACTIONS = """timestamp,from_account_key,to_account_key,amount_received,receiving_currency,amount_paid,\
payment_currency,payment_format,is_laundering
2022/09/01 00:20,1:A1,1:B2,10.00,US Dollar,10.00,US Dollar,ACH,1
2022/09/01 00:21,1:B2,2:C3,9.00,Euro,10.00,US Dollar,ACH,1
2022/09/01 00:22,2:D4,2:E5,1.00,US Dollar,1.00,US Dollar,ACH,1
2022/09/01 00:23,2:E5,1:A1,1.00,US Dollar,1.00,US Dollar,ACH,0
"""


def example(name: str, file: str, text: str, tmp_path: Path) -> Build:
    """Build an example of the how-to guide with a few rows of the shape it asks for."""
    shutil.copytree(ROOT / "docs" / "how-to" / "examples" / name, tmp_path / name)
    (tmp_path / name / file).write_text(text, encoding="utf-8")
    return finlink.build(tmp_path / name, tmp_path / "build")


def test_the_ransomware_example_builds(tmp_path: Path) -> None:
    build = example("ransomware", "tags_flat.csv", TAGS, tmp_path)
    assert records(build, "SELECT case_id, status FROM case_status ORDER BY 1") == [
        ("One", "UNKNOWN"),
        ("Three", "UNKNOWN"),
        ("Two", "UNKNOWN"),
    ]
    shared = "wallet:bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    assert records(build, 'SELECT "left", "right", via FROM links') == [("One", "Two", shared)]
    assert records(build, "SELECT case_id FROM cases WHERE offence = 'ransomware'") == [("One",), ("Two",), ("Three",)]


def test_the_amlworld_example_builds(tmp_path: Path) -> None:
    build = example("amlworld", "transactions.csv", TRANSACTIONS, tmp_path)
    groups = records(build, "SELECT case_id, count(*) FROM accounts GROUP BY 1 ORDER BY 1")
    assert groups == [("GROUP-1:A1", 3), ("GROUP-2:D4", 2)]
    assert records(build, "SELECT DISTINCT offence FROM cases") == [("money_laundering",)]
    assert records(build, "SELECT count(*), sum(amount), max(received_currency) FROM transfers")[0][0] == 4
    assert records(build, "SELECT issue FROM issues WHERE severity <> 'info'") == []
