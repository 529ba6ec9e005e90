from __future__ import annotations

import pytest

from finlink.export.chart.edges import Bundle
from finlink.export.chart.filtered import MOST_PAYMENTS, day_of, edge_facts, node_facts
from finlink.export.chart.writer import Writer

IDS = {"A": "n0", "B": "n1"}


def _facts(relation: str, *members: dict[str, object], variant: str = "EUR") -> dict[str, object]:
    return edge_facts(Bundle("x", "y", relation, variant, members), IDS, Writer())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1970-01-01", 0),
        ("1970-02-01T23:59:59Z", 31),
        ("1969-12-31", -1),
        ("2024-02-30", None),
        ("", None),
        (None, None),
    ],
)
def test_days(text: object, day: int | None) -> None:
    assert day_of(text) == day


def test_a_case_of_unknown_day_has_none() -> None:
    assert node_facts({"opened": "1970-01-11"}) == {"at": 10}
    assert node_facts({"opened": ""}) == {} == node_facts({})


def test_a_payment_each_with_its_day_and_its_exact_amount() -> None:
    exact = "0.000000000000000001"
    told = _facts(
        "transfer",
        {"time": "1970-01-02T10:00:00Z", "amount": exact, "currency": "ETH"},
        {"amount": "ten"},
        {"time": "?"},
    )
    assert told == {"pays": [[1, 1, exact], [None, None, ""], [None, None, ""]], "currency": "ETH"}


def test_traced_money_has_its_span_and_its_cases() -> None:
    told = _facts(
        "proceeds",
        {"first_at": "1970-01-02", "last_at": "1970-01-05", "amount": "1.50", "currency": "EUR", "case_id": "B"},
        {"first_at": "1970-01-03", "amount": "2", "case_id": "elsewhere"},
    )
    assert told == {"pays": [[1, 4, "1.50"], [2, 2, "2"]], "currency": "EUR", "of": ["n1"]}


def test_very_many_payments_are_one_span() -> None:
    members: list[dict[str, object]] = [
        {"time": f"1970-01-0{1 + n % 9}", "amount": "1", "currency": "EUR"} for n in range(MOST_PAYMENTS + 1)
    ]
    told = _facts("transfer", *members)
    assert (told["pays"], told["span"]) == ([[0, 8, ""]], MOST_PAYMENTS + 1)


def test_only_a_rejected_link_says_so() -> None:
    assert _facts("link", {}, variant="rejected") == {"rejected": True}
    assert _facts("link", {}, variant="confirmed") == {} == _facts("holds", {})
