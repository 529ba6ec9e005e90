"""Which preset a header line is: one signature, the largest, none at all, or a tie."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from preset_files import SAMPLES, USELESS

from finlink.presets import Mapper, Preset, detect, shipped
from finlink.presets.headers import HeaderIndex
from finlink.schema import match_headers, tables
from finlink.settings import Source


def header_of(text: str) -> list[str]:
    first = text.partition("\n")[0].replace('"', "")
    return first.split("\t" if "\t" in first else ";" if ";" in first else ",")


HEADERS = {f"{one.preset} {one.name}": header_of(one.text) for one in SAMPLES}
HEADERS |= {name: header_of(text) for name, text in USELESS.items()}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_is_taken_for_its_own_preset_and_no_other(name: str) -> None:
    found = detect(HEADERS[name], shipped().values())
    assert found.preset is not None
    assert found.preset.name == name.split(maxsplit=1)[0]
    assert set(found.because) <= set(HEADERS[name])
    assert len(found.because) == len(found.preset.headers)


@pytest.mark.parametrize("name", HEADERS)
def test_writing_and_order_of_headers_play_no_part(name: str) -> None:
    header = [cell for cell in HEADERS[name] if HEADERS[name].count(cell) == 1]
    written = [cell.upper().replace(" ", "_") for cell in reversed(header)]
    if len(header) == len(HEADERS[name]):
        assert detect(written, shipped().values()).preset == detect(header, shipped().values()).preset


@pytest.mark.parametrize(
    "header",
    [
        [column.name for column in table.columns]  # finlink's own templates
        for table in tables().values()
    ],
    ids=list(tables()),
)
def test_finlinks_own_tables_are_no_preset(header: list[str]) -> None:
    assert detect(header, shipped().values()) == detect([], shipped().values())


@pytest.mark.parametrize("name", HEADERS)
def test_one_header_less_of_the_signature_is_not_that_preset(name: str) -> None:
    preset = shipped()[name.split(maxsplit=1)[0]]
    index = HeaderIndex.of(HEADERS[name])
    for headers in preset.headers:
        gone = set(index.any_of(headers))
        left = ["x" if n in gone else cell for n, cell in enumerate(HEADERS[name])]
        found = detect(left, shipped().values())
        assert found.preset is None or found.preset.name != preset.name


def a_preset(name: str, *headers: str, absent: tuple[str, ...] = ()) -> Preset:
    base = shipped()["trm-wallets"]
    signature, missing = tuple((one,) for one in headers), tuple((one,) for one in absent)
    return replace(base, name=name, headers=signature, absent=missing)


def test_the_largest_signature_wins_and_equally_large_ones_tie() -> None:
    small, large, other = a_preset("small", "a"), a_preset("large", "a", "b"), a_preset("other", "b", "c")
    assert detect(["A", "x"], [small, large, other]).preset == small
    assert detect(["b", "a"], [small, large, other]).preset == large
    found = detect(["b", "a", "c"], [small, large, other])
    assert (found.preset, found.tied) == (None, ("large", "other"))
    assert detect(["a", "z"], [a_preset("small", "a", absent=("Z",))]).preset is None


def test_only_presets_that_feed_the_table_are_asked() -> None:
    header = HEADERS["amlworld-accounts HI-Small_who.csv"]
    assert detect(header, shipped().values(), "accounts").preset == shipped()["amlworld-accounts"]
    assert detect(header, shipped().values(), "wallets").preset is None


def mapper(table: str, **said: object) -> Mapper:
    mapping = said.pop("mapping", {})
    source = Source("f.csv", **said)  # type: ignore[arg-type]
    return Mapper(tables()[table], mapping, source, shipped(), "f.csv")  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(["case_id", "Account", "IBAN", "Balance", "broj računa", "x", ""]), max_size=6))
def test_without_a_preset_the_match_is_that_of_names_and_aliases(header: list[str]) -> None:
    mapped = mapper("accounts")(header)
    assert mapped.preset is None
    assert mapped.match == match_headers(tables()["accounts"], header)


def test_names_and_aliases_still_find_what_the_preset_does_not_name() -> None:
    mapped = mapper("wallets")(["Address", "Blockchain", "Entity", "Risk Score", "Broj predmeta", "Napomena"])
    assert mapped.preset == shipped()["trm-wallets"]
    assert {name: mapped.match.columns[name] for name in ("address", "holder", "case_id")} == {
        "address": 0,
        "holder": 2,
        "case_id": 4,
    }
    assert mapped.match.unknown == ["Risk Score", "Napomena"]
    assert mapped.described(["A", "B", "E", "R", "Broj", "N"]) == {
        "address": "A",
        "chain": "B",
        "holder": "E",
        "case_id": "Broj",
    }


def test_constants_are_never_missing() -> None:
    header = ["account", "bank"]
    assert [column.name for column in mapper("accounts")(header).match.missing] == ["case_id"]
    assert mapper("accounts", constants={"case_id": "C1"})(header).match.missing == []
    assert mapper("accounts", constants={"case_id": "C1"})(header).described(header)["case_id"] == '"C1"'


def test_zone_dates_and_decimal_come_from_the_preset_where_nothing_is_said() -> None:
    header = HEADERS["amlworld-transactions pandas.csv"]
    assert (mapper("transfers")(header).source.dates, mapper("transfers")(header).source.zone) == ("ymd", "UTC")
    assert mapper("transfers", zone="Europe/Skopje")(header).source.zone == "Europe/Skopje"


def test_the_second_of_two_equal_headers_has_a_name() -> None:
    index = HeaderIndex.of(["Account", "To Bank", "ACCOUNT", "Tag#2"])
    assert [index.find(name) for name in ("Account", "Account#2", "account#3", "Tag#2", "Tag")] == [0, 2, None, 3, None]
