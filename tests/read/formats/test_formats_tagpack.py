"""TagPacks: defaults, lines, what marks a service, and YAML that does harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finlink.errors import FinlinkError
from finlink.read.formats import TextRows, detect, read_rows
from finlink.read.formats.tagpack import WALLETS

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
title: Test pack
creator: Nobody
label: Example Exchange
currency: BTC
confidence: service_data
source: https://example.org
category: exchange
lastmod: 2024-04-03
tags:
- address: 1TestAddress
  label: Hot wallet
  actor: example
- address: 0x12abc
  currency: USDT
  network: ETH
  abuse: scam
  context: {note: "two: words", n: [1, 2]}
"""


def read(tmp_path: Path, content: str | bytes) -> TextRows:
    path = tmp_path / "pack.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert detect(path.read_bytes()[:65536], path.name) == "tagpack"
    [table] = read_rows(path, path.name, "tagpack")
    assert (table.table, table.header) == ("wallets", WALLETS)
    return table


def rows(table: TextRows) -> list[tuple[int, dict[str, str]]]:
    return [
        (line, {name: cell for name, cell in zip(WALLETS, row, strict=True) if cell}) for line, _, row in table.rows()
    ]


def tag(tmp_path: Path, lines: str) -> dict[str, str]:
    [(_, row)] = rows(read(tmp_path, f"tags:\n- address: A\n{lines}"))
    return row


def test_defaults_hold_for_every_tag_that_says_nothing_else(tmp_path: Path) -> None:
    table = read(tmp_path, PACK)
    shared = {
        "confidence": "service_data", "source_ref": "https://example.org", "category": "exchange",
        "lastmod": "2024-04-03", "tagpack": "Test pack",
    }  # fmt: skip
    assert rows(table) == [
        (
            10,
            shared
            | {
                "address": "1TestAddress", "chain": "BTC", "role": "service", "service": "example",
                "label": "Hot wallet", "actor": "example",
            },
        ),
        (
            13,
            shared
            | {
                "address": "0x12abc", "chain": "ETH", "asset": "USDT", "label": "Example Exchange", "abuse": "scam",
                "context": "note: two: words; n: 1, 2",
            },
        ),
    ]  # fmt: skip
    assert [lines for _, lines, _ in table.rows()] == [3, 5]
    assert (table.lines, table.notes) == (17, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_are_physical_lines(tmp_path: Path, end: str) -> None:
    content = PACK.replace("Nobody", '"No\u2028b\u0085ody"').replace("\n", end)
    table = read(tmp_path, content)
    assert [line for line, *_ in table.rows()] == [10, 13]
    assert table.lines == 17


SERVICES = [
    ("  category: exchange", "service"),
    ("  category: Mixing_Service", "service"),
    ("  concepts: [defi, gambling]", "service"),
    ("  category: exchange\n  abuse: service_hack", ""),
    ("  category: market", ""),
    ("  label: exchange", ""),
    ("  category: exchanges", ""),
]


@pytest.mark.parametrize(("lines", "role"), SERVICES, ids=[row[0].strip() for row in SERVICES])
def test_only_a_category_without_abuse_marks_a_service(tmp_path: Path, lines: str, role: str) -> None:
    assert tag(tmp_path, lines).get("role", "") == role


SCALARS = [
    ("0x12", "0x12"), ("1e5", "1e5"), ("0o17", "0o17"), ("2024-04-03 10:00:00", "2024-04-03 10:00:00"), ("yes", "yes"),
    ("~", ""), ("null", ""), ('"null"', "null"), ("", ""), ("'a: b'", "a: b"), ("!!str 12", "12"),
    ("|\n    a\n    b", "a\nb\n"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text"), SCALARS, ids=[repr(row[0]) for row in SCALARS])
def test_values_stay_the_text_that_was_written(tmp_path: Path, written: str, text: str) -> None:
    assert tag(tmp_path, f"  label: {written}\n").get("label", "") == text


def test_aliases_and_merged_maps(tmp_path: Path) -> None:
    table = read(tmp_path, "x: &x {label: L, category: miner}\ntags:\n- &t\n  <<: *x\n  address: A\n- *t\n")
    assert [row["label"] for _, row in rows(table)] == ["L", "L"]


def test_a_tag_without_an_address_is_set_aside(tmp_path: Path) -> None:
    table = read(tmp_path, "tags:\n- label: L\n- text\n- address: A\n")
    assert [line for line, _ in rows(table)] == [4]
    assert [(note.row, note.severity, note.issue, note.message) for note in table.notes] == [
        (line, "error", "TAG-ADDRESS", f"pack.yaml: the tag at line {line} has no address; it was set aside.")
        for line in (2, 3)
    ]


REFUSED = [
    (
        "python", "tags:\n- address: !!python/object/apply:os.system ['ls']\n",
        "pack.yaml: line 2 has the tag !!python/object/apply:os.system, which could run a program; it was not read.",
    ),
    (
        "own tag", "tags:\n- address: !run x\n",
        "pack.yaml: line 2 has the tag !run, which could run a program; it was not read.",
    ),
    (
        "a key twice", "tags:\n- address: A\n  address: B\n",
        "pack.yaml: line 3 gives 'address' a second time; remove one.",
    ),
    ("no such anchor", "tags:\n- address: *a\n", "pack.yaml: line 2 refers to &a, which is not defined."),
    (
        "nested", "tags: " + "[" * 60 + "]" * 60, "pack.yaml is nested deeper than 50 levels; it was not read.",
    ),
    (
        "actors", "tags:\nactors:\n- id: x\n",
        ("pack.yaml is an ActorPack, which has no addresses; remove the file, or "
        "export the tags."),
    ),
    (
        "no list", "tags: none\n",
        "pack.yaml is no TagPack: it has no list of tags; remove the file, or export the tags.",
    ),
    ("not UTF-8", b"tags:\n- address: \xff\n", "pack.yaml is not UTF-8 at byte 18, as YAML must be; save it as UTF-8."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in REFUSED], ids=[str(row[0]) for row in REFUSED])
def test_yaml_that_cannot_be_used_is_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, content)
    assert str(refused.value) == message


def test_damaged_yaml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r"^pack.yaml is not valid YAML at line 3 \(.+\); nothing of it was used\.$"):
        read(tmp_path, "tags:\n- address: A\n  label: 'x\n")
    with pytest.raises(FinlinkError, match=r"^pack.yaml is not valid YAML .+; nothing of it was used\.$"):
        read(tmp_path, "tags:\n- address: A\x00\n")


def bomb() -> str:
    layers = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "l0: &l0 []\n" + "\n".join(layers) + "\ntags:\n- address: A\n  context: *l11\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bomb(), id="layers"),
        pytest.param("tags:\n- &a\n  address: A\n  context: [*a, *a, *a]\n", id="circle"),
    ],
)
def test_alias_bombs_stay_small(tmp_path: Path, content: str) -> None:
    [(_, row)] = rows(read(tmp_path, content))
    assert len(row["context"]) < 20_000  # written out in full, the first would not end


def test_what_is_merged_into_a_merged_map_counts_as_well(tmp_path: Path) -> None:
    pack = (
        "a: &a {confidence: ownership, label: A, category: miner}\nb: &b\n  <<: *a\n  label: B\n"
        "c: &c {label: C, abuse: scam}\ntags:\n- <<: [*b, *c]\n  address: X\n"
    )
    [(_, row)] = rows(read(tmp_path, pack))
    assert row == {"address": "X", "confidence": "ownership", "label": "B", "category": "miner", "abuse": "scam"}


def test_maps_that_merge_each_other_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finlink.read.formats.yaml_tree.MAX_MERGED", 30)
    lines = "".join(f"m{n}: &m{n}\n  <<: *m{n - 1}\n  k{n}: v\n" for n in range(1, 20))
    with pytest.raises(FinlinkError) as refused:
        read(tmp_path, f"m0: &m0 {{k: v}}\n{lines}tags:\n- address: A\n")
    assert str(refused.value) == "pack.yaml merges more than 30 values into its maps; it was not read."


def test_tags_on_one_line_are_cited_by_their_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, "tags: [{address: A, label: a},\n {label: b}, {address: C},\n {address: D}]\n")
    assert [(row, cells["address"]) for row, cells in rows(table)] == [(1, "A"), (3, "C"), (4, "D")]
    assert [(one.issue, one.row) for one in table.notes] == [("ENTRY-NUMBERS", 0), ("TAG-ADDRESS", 2)]
    assert table.notes[1].message == "pack.yaml: the tag at line 2 (entry 2) has no address; it was set aside."
    assert table.entries == 4
