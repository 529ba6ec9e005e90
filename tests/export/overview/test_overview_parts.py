"""What the panels of the overview say beyond the picture is what the build says, each thing once."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from overview_pages import read_page, read_part
from registers import OTHER_IBAN, VALID_IBAN, a_case, built

from finlink.export.handover.names import Names
from finlink.export.manner import Manner
from finlink.export.overview import more, register_page
from finlink.export.overview.parts import MOST_ROWS
from finlink.i18n import translator

if TYPE_CHECKING:
    from pathlib import Path

    from overview_pages import Read

    from finlink.result import Build

THIRD = "AL47212110090000000235698741"


@pytest.fixture(scope="module")
def html(sample_build: Build) -> str:
    return register_page(sample_build)


@pytest.fixture(scope="module")
def page(html: str) -> Read:
    return read_page(html)


def rows_of(part: dict[str, Any], table: str, page: Read, *columns: str) -> Counter[tuple[str, ...]]:
    """Return the rows of a table of a part: the name of their node, and these columns."""
    names = page.names
    told = zip(*(part[f"{table}_{column}"] for column in columns), strict=True)
    return Counter((names[node], *row) for node, row in zip(part[f"{table}_node"], told, strict=True))


def test_every_reason_and_next_step_is_there_once(html: str, page: Read, sample_build: Build) -> None:
    query = (
        "SELECT 'case:' || s.case_id, s.reason, coalesce(g.next_step, ''), s.evidence FROM case_status s "
        "LEFT JOIN gaps g ON g.case_id = s.case_id"
    )
    found = rows_of(read_part(html, "findings"), "reasons", page, "reason", "next_step", "rows")
    assert found == Counter(sample_build.engine.rows(query))


def test_every_finding_of_a_node_is_there_once(html: str, page: Read, sample_build: Build) -> None:
    names = Names(sample_build)
    query = "SELECT subject, 'case:' || case_id, rule, severity, reason FROM findings"
    expected = Counter(
        (node, rule, severity, names.text(reason))
        for subject, case, rule, severity, reason in sample_build.engine.rows(query)
        for node in {subject, case} & set(page.names)
    )
    found = rows_of(read_part(html, "findings"), "node_findings", page, "rule", "severity", "reason")
    assert found == expected


def test_every_link_is_there_once_with_what_was_weighed(html: str, page: Read, sample_build: Build) -> None:
    query = (
        'SELECT l."left", l."right", l.kind, l.strength, l.status, len(r.reasons) FROM links l '
        'LEFT JOIN link_reasons r ON r."left" = l."left" AND r."right" = l."right" '
        "AND r.kind = l.kind AND r.via = l.via"
    )
    expected = Counter(
        (f"case:{left}", f"case:{right}", kind, f"{strength:g}", status, steps or 0)
        for left, right, kind, strength, status, steps in sample_build.engine.rows(query)
    )
    part, names = read_part(html, "links"), page.names
    weighed = [len(json.loads(text)[0]) if text else 0 for text in part["pairs_weighed"]]
    found = Counter(
        (names[source], names[target - 1], kind, strength, status, steps)
        for source, target, kind, strength, status, steps in zip(
            part["pairs_node"], part["pairs_target"], part["pairs_kind"], part["pairs_strength"], part["pairs_status"],
            weighed, strict=True,
        )
    )  # fmt: skip
    assert found == expected
    assert any(weighed)


def test_every_step_and_end_of_traced_money_is_there(html: str, page: Read, sample_build: Build) -> None:
    part, graph = read_part(html, "trace"), sample_build.graph()
    moves = [data for _, _, data in graph.edges(data=True) if data["relation"] == "proceeds"]
    expected = Counter((f"case:{one['case_id']}", one["amount"], one["currency"], one["hop"]) for one in moves)
    assert rows_of(part, "moves", page, "amount", "currency", "hop") == expected
    ends = sample_build.engine.value("SELECT count(*) FROM trace_ends")
    assert len(part["ends_node"]) == ends
    node, name = part["ends_target"], part["ends_target_name"]
    assert all((place > 0) is not bool(text) for place, text in zip(node, name, strict=True))


def test_numbers_of_persons_are_masked_in_every_part(tmp_path: Path) -> None:
    number = "0101990710006"
    ids = ["C1", "C2"]
    files: Any = {
        "cases": [a_case(one, opened="2025-01-05", loss="7000") for one in ids],
        "parties": [
            {"case_id": one, "name": name, "national_id": number, "birth_date": "1990-01-01", "role": "suspect"}
            for one, name in zip(ids, (f"Ana {number}", "Ana Ilić"), strict=True)
        ],
        "accounts": [{"account": VALID_IBAN, "case_id": one, "role": "mule", "holder": "Ana Ilić",
                      "holder_id": number} for one in ids],
        "transfers": [{"time": "2025-01-06", "sender": THIRD, "receiver": VALID_IBAN, "amount": "70",
                       "currency": "EUR", "proceeds_of": "C1", "purpose": number}],
        "investigations": "investigation_id,case_id\n",
    }  # fmt: skip
    html = register_page(built(tmp_path, files))
    texts = "\n".join(
        text
        for name in ("findings", "rows", "links", "trace")
        for column in read_part(html, name).values()
        for text in map(str, column)
    )
    assert number not in texts
    assert "shared_national_id" in texts


def test_rows_beyond_the_first_few_are_counted(tmp_path: Path) -> None:
    payments = 40
    files: Any = {
        "cases": [a_case("C1")],
        "accounts": [{"account": VALID_IBAN, "case_id": "C1", "role": "mule"}],
        "transfers": [
            {"time": f"2025-01-{day % 28 + 1:02}", "sender": OTHER_IBAN, "receiver": VALID_IBAN, "amount": "10",
             "currency": "EUR"} for day in range(payments)
        ],
        "investigations": "investigation_id,case_id\n",
    }  # fmt: skip
    html = register_page(built(tmp_path, files))
    page, part = read_page(html), read_part(html, "rows")
    own = page.names.index(f"account:{VALID_IBAN}")
    told = [
        (part["node_rows_file"][n], int(part["node_rows_line"][n]), int(part["node_rows_in_all"][n]))
        for n in range(len(part["node_rows_node"]))
        if part["node_rows_node"][n] == own
    ]
    assert page.columns["row"][own] == 2
    assert told == [("transfers.csv", row, payments + 1) for row in range(2, MOST_ROWS + 1)]


def test_a_part_with_too_many_rows_is_left_out_and_said(sample_build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(more, "MOST", more.MOST | {"links": 5})
    html = register_page(sample_build)
    assert sorted(read_page(html).facts["parts"]) == ["findings", "rows", "trace"]
    assert "they lack what connects two cases; finlink why tells of these" in html


def test_parts_fit_into_the_room_there_is(sample_build: Build) -> None:
    whole = register_page(sample_build)
    sizes = {name: len(text) for name, text in part_texts(whole).items()}
    assert sorted(sizes) == ["findings", "links", "rows", "trace"]
    room = sizes["findings"] + sizes["rows"]
    assert sorted(part_texts(register_page(sample_build, most_bytes=room))) == ["findings", "rows"]
    assert part_texts(register_page(sample_build, most_bytes=0)) == {}


def part_texts(html: str) -> dict[str, str]:
    starts = [piece.partition('">') for piece in html.split('<script type="text/plain" id="part-')[1:]]
    return {name: rest.partition("</script>")[0] for name, _, rest in starts}


def test_numbers_of_persons_can_be_read_where_that_was_asked_for(sample_build: Build) -> None:
    query = "SELECT reasons FROM link_reasons"
    numbers = {
        str(one["left_says"])
        for (reasons,) in sample_build.engine.rows(query)
        for one in reasons
        if one["factor"] == "national_id" and one["left_says"]
    }
    assert numbers
    masked = "\n".join(read_part(register_page(sample_build), "links")["pairs_weighed"])
    unmask = Manner(translator("en"), unmask=True)
    read = "\n".join(read_part(register_page(sample_build, unmask), "links")["pairs_weighed"])
    assert all(number in read and number not in masked for number in numbers)
