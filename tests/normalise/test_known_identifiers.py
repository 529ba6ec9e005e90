"""A build uses what the one before it found out about identifiers: the same result, and only if nothing changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from registers import built, write_register

import finlink
from finlink import publish
from finlink.identifiers import identify_columns
from finlink.normalise import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

WALLETS = [{"address": f"0x{n:040x}", "case_id": "A"} for n in range(1, 30)] + [
    {"address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "case_id": "A", "chain": "bitcoin"}
]
FILES = {
    "cases": [{"case_id": "A"}],
    "wallets": WALLETS,
    "accounts": [
        {"account": "RS35260005601001611379", "case_id": "A"},
        {"account": "ME25505000012345678952", "case_id": "A"},
        {"account": "260-56010016113-79", "case_id": "A", "country": "RS"},
    ],
    "transfers": [
        {
            "time": "2025-01-01T00:00:00Z",
            "sender": "260-56010016113-79",
            "receiver": "12345",
            "amount": "1",
            "currency": "EUR",
        }
    ],
}
MORE = {"address": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "case_id": "A"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many values each build had checked."""
    counts: list[int] = []
    original = identify_columns

    def counted(values: Sequence[str], *others: Sequence[str]) -> dict[str, list[object]]:
        counts.append(len(values))
        return original(values, *others)

    monkeypatch.setattr(nodes, "identify_columns", counted)
    return counts


def outputs(folder: Path) -> Iterator[tuple[str, str]]:
    yield from json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["outputs"].items()


def test_a_second_build_checks_only_what_is_new_and_gives_the_same_bytes(tmp_path: Path, asked: list[int]) -> None:
    first = built(tmp_path, FILES)
    every = asked[0]
    before = dict(outputs(first.folder))
    again = built(tmp_path, FILES)
    assert dict(outputs(again.folder)) == before
    more = built(tmp_path, {**FILES, "wallets": [*WALLETS, MORE]})
    elsewhere = finlink.build(tmp_path / "register", tmp_path / "elsewhere")
    assert dict(outputs(more.folder)) == dict(outputs(elsewhere.folder))
    # a number whose country other rows told is checked each time
    assert asked == [every, 1, 2, every + 1]


def test_values_are_checked_anew_where_few_are_known(tmp_path: Path, asked: list[int]) -> None:
    built(tmp_path, {"cases": [{"case_id": "A"}], "wallets": WALLETS[:2]})
    built(tmp_path, FILES)
    assert asked[1] == built(tmp_path, FILES, profile="default").engine.value("SELECT count(*) FROM identifiers")


def change_table(folder: Path) -> None:
    path = folder / "tables" / "identifiers.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"X")


def change_edition(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["identifier_checks"] = "another"
    manifest["manifest_sha256"] = publish.seal_of(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def remove(folder: Path) -> None:
    (folder / "tables" / "identifiers.parquet").unlink()


@pytest.mark.parametrize("change", [change_table, change_edition, remove], ids=["table", "edition", "gone"])
def test_a_table_that_others_made_or_changed_is_not_used(
    change: Callable[[Path], None], tmp_path: Path, asked: list[int]
) -> None:
    build = built(tmp_path, FILES)
    assert publish.found_before(build.folder).identifiers is not None
    change(build.folder)
    assert publish.found_before(build.folder).identifiers is None
    write_register(tmp_path / "register", FILES)
    finlink.build(tmp_path / "register", build.folder)
    assert asked[0] == asked[1]
