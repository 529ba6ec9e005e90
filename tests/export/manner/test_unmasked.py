"""Personal numbers are masked unless somebody asks for them; then the page says that they can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from manner_pages import manner, pages_of, readable
from registers import OTHER_IBAN, PERSON, VALID_IBAN, a_case, built, run

from finlink.export.chart.text import compact
from finlink.export.handover.names import Names
from finlink.export.pages import chart_page

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

ABSENT = "0109990710017"
"""The number of a person of another case, which only a title says."""
SHORT = "AB-12"
SAID = "personal numbers can be read"
ALL = ("case", "network", "node", "networks", "register")


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Build:
    spaced = f"{PERSON[:7]}-{PERSON[7:]}"
    return built(
        tmp_path_factory.mktemp("people"),
        {
            "cases": [a_case("C1", title=f"to {PERSON} and {ABSENT}"), a_case("C2", title=spaced), a_case("C3")],
            "parties": [
                {"case_id": "C1", "name": "Ana Anić", "role": "suspect", "kind": "person", "national_id": PERSON},
                {"case_id": "C2", "name": "Ana Anić", "role": "suspect", "kind": "person", "national_id": spaced},
                {"case_id": "C1", "name": "", "role": "suspect", "kind": "person", "national_id": SHORT},
                {"case_id": "C3", "name": "Ivo Ivić", "role": "suspect", "kind": "person", "national_id": ABSENT},
            ],
            "accounts": [
                {"account": VALID_IBAN, "case_id": "C1", "role": "victim", "holder": "Ana", "holder_id": PERSON},
                {"account": OTHER_IBAN, "case_id": "C1", "role": "mule"},
            ],
            "transfers": [
                {"time": "2025-02-01", "sender": VALID_IBAN, "receiver": OTHER_IBAN, "amount": "500",
                 "currency": "EUR", "purpose": f"for {PERSON}", "proceeds_of": "C1"},
            ],
        },
    )  # fmt: skip


def pages(build: Build, *, unmask: bool) -> dict[str, str]:
    found = pages_of(build, manner(unmask=unmask), "C1", "N001", f"party:{PERSON}")
    return {name: readable(html) for name, html in found.items()}


@pytest.mark.parametrize("kind", ALL)
def test_a_page_is_masked_until_somebody_asks(kind: str, people: Build) -> None:
    masked, page = (pages(people, unmask=unmask)[kind] for unmask in (False, True))
    for number in (PERSON, ABSENT, SHORT):
        assert compact(number) not in compact(masked)
    assert SAID not in masked
    assert f"party:{PERSON}" in page
    assert SAID in page
    assert "••" not in page
    assert (SHORT in page) == (SHORT.replace("-", "") in compact(page))


def test_the_page_of_a_build_is_masked(people: Build) -> None:
    page = readable((people.folder / "graph.html").read_text(encoding="utf-8"))
    for number in (PERSON, ABSENT, SHORT):
        assert compact(number) not in compact(page)
    assert "01•••••••••17" in page, "a number that is on no node of the picture is masked in a text too"
    assert SAID not in page


def test_a_short_number_can_be_read_where_it_is_asked_for(people: Build) -> None:
    assert SHORT.replace("-", "") in pages(people, unmask=True)["case"]


def test_the_chart_names_nodes_as_the_overview_and_finlink_export_do(tmp_path: Path, people: Build) -> None:
    names = Names(people)
    name = names.shown(f"party:{PERSON}")
    assert name.startswith("party:masked/")
    assert name in pages(people, unmask=False)["case"]
    assert name in pages(people, unmask=False)["register"]
    for saved in (name, f"party:{PERSON[:2]}•••••••••{PERSON[-2:]}"):
        selection = tmp_path / "selection.json"
        selection.write_text(json.dumps({"finlink": "selection", "nodes": [saved]}), encoding="utf-8")
        target = tmp_path / f"{len(saved)}.json"
        result = run("export", people.folder, "--to", "json", "--selection", selection, "-o", target, "--unmask")
        assert result.returncode == 0, result.stderr
        assert PERSON in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("unmask", [False, True])
def test_notes_find_their_node_whatever_page_they_were_written_on(unmask: bool, tmp_path: Path, people: Build) -> None:
    notes = tmp_path / "notes.json"
    written = [f"party:{PERSON}", Names(people).shown(f"party:{PERSON}"), f"party:{PERSON[:2]}•••••••••{PERSON[-2:]}"]
    texts = [{"node": node, "text": f"Ask {place}."} for place, node in enumerate(written)]
    notes.write_text(json.dumps({"finlink": "notes", "build": "", "notes": texts}), encoding="utf-8")
    target = tmp_path / "page.html"
    options = ["--unmask"] if unmask else []
    result = run("graph", people.folder, "--case", "C1", "--notes", notes, "-o", target, *options)
    assert result.returncode == 0, result.stderr
    page = readable(target.read_text(encoding="utf-8"))
    shown = Names(people, unmask=unmask).shown(f"party:{PERSON}")
    assert json.dumps([[shown, "Ask 0.\n\nAsk 1.\n\nAsk 2."]], ensure_ascii=False, separators=(",", ":")) in page
    assert "does not show" not in page


def test_the_banner_has_both_the_codes_and_what_can_be_read(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case("C1", handling="TLP:AMBER")]})
    assert f">TLP:AMBER · {SAID}<" in chart_page(build, manner(unmask=True), case="C1")
    assert ">TLP:AMBER<" in chart_page(build, manner(), case="C1")
