from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from finlink.errors import FinlinkError
from finlink.export.notes import Notes, read_notes

if TYPE_CHECKING:
    from pathlib import Path


def _file(folder: Path, content: object) -> Path:
    path = folder / "notes.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_several_notes_on_one_node_become_one_and_none_is_lost(tmp_path: Path) -> None:
    notes = [{"node": "case:A", "text": "one"}, {"node": "case:A", "text": "two"}, {"node": "case:A", "text": "two"},
             {"node": "case:B", "text": "b"}, {"node": "case:C", "text": " "}]  # fmt: skip
    found = read_notes(_file(tmp_path, {"finlink": "notes", "build": "s", "notes": notes}))
    assert found == Notes({"case:A": "one\n\ntwo", "case:B": "b"}, "s")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ([], "has no notes"),
        ({"finlink": "selection", "notes": []}, "has no notes"),
        ({"finlink": "notes", "notes": {}}, "has no notes"),
        ({"finlink": "notes", "notes": [{"node": "case:A", "text": "x"}, {"node": 1}]}, "Note 2 of"),
        ({"finlink": "notes", "notes": ["x"]}, "Note 1 of"),
    ],
    ids=["no json", "deep", "a list", "a selection", "an object", "no text", "a text"],
)
def test_what_is_no_file_of_notes_is_refused_with_its_name(tmp_path: Path, content: object, says: str) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(FinlinkError, match=says) as caught:
        read_notes(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match="There are no notes"):
        read_notes(tmp_path / "none.json")


def test_the_page_says_what_it_cannot_show() -> None:
    notes = Notes({"case:A": "a", "case:B": "b"}, "other")
    assert notes.said({"case:A"}, "this") == [
        "The notes were written on a page of another build.",
        "1 note is on a node that this page does not show; they stay in the notes that it saves.",
    ]
    assert notes.said({"case:A", "case:B"}, "other") == []
    assert Notes().said(set(), "") == []
