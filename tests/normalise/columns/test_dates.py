"""The grammar of dates and times: each form, each order, and that nothing else is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finlink.engine import literal
from finlink.normalise.columns.dates import FIGURES, DateReading, label, quick_label, split
from finlink.normalise.columns.types import Typed, typed_date, typed_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finlink.engine import DuckEngine


def run(engine: DuckEngine, texts: Sequence[str], typed: Typed) -> list[object]:
    """Return the typed value of each text."""
    rows = ", ".join(f"({n}, {literal(text)})" for n, text in enumerate(texts))
    source = f"(SELECT n, x FROM (VALUES {rows}) t(n, x))"
    for step in (typed.first, typed.then):
        if step:
            source = f"(SELECT *, {', '.join(f'{sql} AS {name}' for name, sql in step.items())} FROM {source})"
    return [value for (value,) in engine.rows(f"SELECT {typed.value} FROM {source} ORDER BY n")]


def as_date(engine: DuckEngine, text: str, **reading: object) -> object:
    return run(engine, [text], typed_date("x", DateReading(**reading)))[0]  # type: ignore[arg-type]


def as_time(engine: DuckEngine, text: str, **reading: object) -> object:
    return run(engine, [text], typed_time("x", DateReading(**reading)))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-07", date(2024, 5, 7)),
        ("2024-5-7", date(2024, 5, 7)),
        ("2024-02-29", date(2024, 2, 29)),
        ("07.05.2024", date(2024, 5, 7)),
        ("7.5.2024", date(2024, 5, 7)),
        ("07.05.2024.", date(2024, 5, 7)),
        ("7. 5. 2024", date(2024, 5, 7)),
        ("7. 5. 2024.", date(2024, 5, 7)),
        ("03.04.2024", date(2024, 4, 3)),
        ("07.05.24", date(2024, 5, 7)),
        ("07.05.70", date(1970, 5, 7)),
        ("07.05.69", date(2069, 5, 7)),
        ("2024/5/7", date(2024, 5, 7)),
        ("2024.05.07.", date(2024, 5, 7)),
        ("05/05/2024", date(2024, 5, 5)),
        ("3-Apr-2024", date(2024, 4, 3)),
        ("3 April 2024", date(2024, 4, 3)),
        ("Apr 3, 2024", date(2024, 4, 3)),
        ("Apr-03-2024", date(2024, 4, 3)),
        ("3. april 2024.", date(2024, 4, 3)),
        ("3. aprila 2024", date(2024, 4, 3)),
        ("7 Sep. 2024", date(2024, 9, 7)),
        ("1 JUNE 2024", date(2024, 6, 1)),
        ("03-APR-2024", date(2024, 4, 3)),
        ("2024-05-07T23:59:59Z", date(2024, 5, 7)),
        ("2024-05-07 10:15", date(2024, 5, 7)),
        ("2024-05-07T00:15:00+02:00", date(2024, 5, 7)),
        ("07.05.2024 00:15", date(2024, 5, 7)),
    ],
)
def test_days_that_say_their_own_order(text: str, expected: date, engine: DuckEngine) -> None:
    assert as_date(engine, text) == expected
    assert as_date(engine, text, order="mdy") == expected


NO_DATE = [
    "2024-02-30", "2023-02-29", "0000-00-00", "2024-13-01", "2024-05-07garbage", "2024-05", "2024", "20240507",
    "2024-W18-3", "45413", "45413.5", "1714521600", "1714521600000", "03/04/2024", "03/04/24", "3-4-2024", "31.4.2024",
    "yesterday", "-", "2024-05-07T25:00:00Z", "2024-05-07T24:00:00Z", "2024-05-07T10:61", "2024-05-07T10:15:60Z",
    "٢٠٢٤-٠٥-٠٧", "2024-5-7x", "infinity", "epoch", "-infinity", "2024-05/07", "07.05/2024", "07.05.2024 10", "7.5.224",
    "2024-05-07 13:15 PM", "2024-05-07 0:15 AM", "2024-05-07+02:00", "2024-05-07T10:15:00+15:00", "3-Foo-2024",
    "2024-05-07 10:15 CET", "1-2-3", "2024-05-07T10:15:00.1234567890Z", "Apr 31, 2024", "now",
    "5-Decoy-2024", "3-Marine-2024", "Maybe 7 2024", "3 marraskuu 2024",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATE, ids=ascii)
@pytest.mark.parametrize("general", [True, False])
def test_what_is_no_date(text: str, engine: DuckEngine, *, general: bool) -> None:
    assert as_date(engine, text, general=general) is None
    assert as_time(engine, text, general=general) is None


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("03/04/2024", "dmy", date(2024, 4, 3)),
        ("03/04/2024", "mdy", date(2024, 3, 4)),
        ("3-4-2024", "dmy", date(2024, 4, 3)),
        ("3-4-2024", "mdy", date(2024, 3, 4)),
        ("03/04/24", "dmy", date(2024, 4, 3)),
        ("03/04/24", "mdy", date(2024, 3, 4)),
        ("24/04/03", "ymd", date(2024, 4, 3)),
        ("24.04.03", "ymd", date(2024, 4, 3)),
        ("03.04.2024", "ymd", date(2024, 4, 3)),
        ("31/12/2024", "mdy", None),
        ("12/31/2024", "dmy", None),
        ("03/04/2024", "ymd", None),
    ],
)
def test_slashed_days_follow_the_order(text: str, order: str, expected: date | None, engine: DuckEngine) -> None:
    assert as_date(engine, text, order=order) == expected


def test_two_digits_are_no_year_of_birth(engine: DuckEngine) -> None:
    for text in ("03.04.58", "03/04/58", "3-4-58"):
        assert as_date(engine, text, order="dmy", two_digits=False) is None
    assert as_date(engine, "03.04.1958", two_digits=False) == date(1958, 4, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-07T10:15:00Z", "2024-05-07T10:15:00"),
        ("2024-05-07 10:15:00", "2024-05-07T10:15:00"),
        ("2024-05-07T10:15", "2024-05-07T10:15:00"),
        ("2024-05-07T10:15:00.123456Z", "2024-05-07T10:15:00.123456"),
        ("2024-05-07T10:15:00+02:00", "2024-05-07T08:15:00"),
        ("2024-05-07T00:15:00+0200", "2024-05-06T22:15:00"),
        ("2024-05-07T10:15:00+02", "2024-05-07T08:15:00"),
        ("2024-05-07T23:45:00-05:30", "2024-05-08T05:15:00"),
        ("2024-05-07 10:15+00:00", "2024-05-07T10:15:00"),
        ("2024-05-07 10:15:00 UTC", "2024-05-07T10:15:00"),
        ("Apr-29-2024 09:36:59 AM +UTC", "2024-04-29T09:36:59"),
        ("4/29/2024 9:36:59 PM", "2024-04-29T21:36:59"),
        ("4/29/2024 12:05 AM", "2024-04-29T00:05:00"),
        ("4/29/2024 12:05 p.m.", "2024-04-29T12:05:00"),
        ("07.05.2024 10:15", "2024-05-07T10:15:00"),
        ("07.05.2024. 9:05", "2024-05-07T09:05:00"),
        ("07.05.2024, 10:15:30", "2024-05-07T10:15:30"),
        ("07.05.2024 10:15:30 +02:00", "2024-05-07T08:15:30"),
        ("2024-05-07T10:15:00,5", "2024-05-07T10:15:00.5"),
        ("2024-05-07", "2024-05-07T00:00:00"),
        ("07.05.2024", "2024-05-07T00:00:00"),
    ],
)
def test_times_are_utc(text: str, expected: str, engine: DuckEngine) -> None:
    assert as_time(engine, text, order="mdy") == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("figure", "text", "expected"),
    [
        ("compact", "20240501", "2024-05-01T00:00:00"),
        ("serial", "45413", "2024-05-01T00:00:00"),
        ("serial", "45413.5", "2024-05-01T12:00:00"),
        ("serial", "45413,4583333333", "2024-05-01T11:00:00"),
        ("serial", "45413.999994", "2024-05-01T23:59:59"),
        ("epoch", "1714521600", "2024-05-01T00:00:00"),
        ("epoch_ms", "1714521600123", "2024-05-01T00:00:00.123"),
    ],
)
def test_bare_figures_where_the_whole_column_has_them(
    figure: str, text: str, expected: str, engine: DuckEngine
) -> None:
    assert as_time(engine, text, figure=figure) == datetime.fromisoformat(expected)
    assert as_date(engine, text, figure=figure) == datetime.fromisoformat(expected).date()


@pytest.mark.parametrize(
    ("figure", "text"),
    [("compact", "20240230"), ("compact", "18991231"), ("serial", "32873"), ("serial", "73416"), ("epoch", "631151999"),
     ("epoch", "4133980800"), ("epoch_ms", "631151999999"), ("serial", "454130"), ("epoch", "-1714521600")],
)  # fmt: skip
def test_figures_out_of_reason_are_refused(figure: str, text: str, engine: DuckEngine) -> None:
    assert as_time(engine, text, figure=figure) is None


def test_no_text_is_a_figure_in_two_ways() -> None:
    import re

    for text in ("20240501", "45413", "1714521600", "631152000", "1714521600123", "123456", "1234567", "12345678901"):
        assert sum(re.fullmatch(digits, text) is not None for digits in FIGURES.values()) <= 1


MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2068, 12, 31)).map(lambda t: t.replace(microsecond=0))  # noqa: DTZ001
FORMS = {
    "%d.%m.%Y %H:%M:%S": "", "%d.%m.%Y. %H:%M:%S": "", "%d.%m.%y %H:%M:%S": "", "%Y-%m-%d %H:%M:%S": "",
    "%Y-%m-%dT%H:%M:%SZ": "", "%Y/%m/%d %H:%M:%S": "", "%d/%m/%Y %H:%M:%S": "dmy", "%m/%d/%Y %H:%M:%S": "mdy",
    "%d-%m-%Y %H:%M:%S": "dmy", "%m/%d/%Y %I:%M:%S %p": "mdy", "%d/%m/%y %H:%M:%S": "dmy", "%d-%b-%Y %H:%M:%S": "",
    "%B %d, %Y %H:%M:%S": "", "%Y.%m.%d %H:%M:%S": "",
}  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(MOMENTS, min_size=1, max_size=10))
@pytest.mark.parametrize(("form", "order"), list(FORMS.items()))
def test_any_moment_in_any_form_comes_back(form: str, order: str, moments: list[datetime], engine: DuckEngine) -> None:
    texts = [moment.strftime(form) for moment in moments]
    assert run(engine, texts, typed_time("x", DateReading(order=order))) == moments
    assert run(engine, texts, typed_date("x", DateReading(order=order))) == [moment.date() for moment in moments]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(MOMENTS, min_size=1, max_size=10), minutes=st.integers(-14 * 60, 14 * 60))
def test_an_offset_is_taken_off(moments: list[datetime], minutes: int, engine: DuckEngine) -> None:
    sign = "-" if minutes < 0 else "+"
    ahead = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    texts = [f"{moment:%Y-%m-%dT%H:%M:%S}{ahead}" for moment in moments]
    assert run(engine, texts, typed_time("x", DateReading())) == [m - timedelta(minutes=minutes) for m in moments]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)), min_size=1, max_size=10))  # noqa: DTZ001
def test_excel_and_epoch_come_back_to_the_second(moments: list[datetime], engine: DuckEngine) -> None:
    moments = [moment.replace(microsecond=0) for moment in moments]
    serials = [repr((m - datetime(1899, 12, 30)) / timedelta(days=1)) for m in moments]  # noqa: DTZ001
    assert run(engine, serials, typed_time("x", DateReading(figure="serial"))) == moments
    seconds = [str(int(m.replace(tzinfo=UTC).timestamp())) for m in moments]
    assert run(engine, seconds, typed_time("x", DateReading(figure="epoch"))) == moments


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text("0123456789-/.:TZ +", max_size=22) | MOMENTS.map(str), min_size=1, max_size=20))
def test_the_quick_label_and_the_plain_reading_say_what_the_long_ones_say(texts: list[str], engine: DuckEngine) -> None:
    rows = ", ".join(f"({literal(text)})" for text in texts)
    source = f"(SELECT x, {split('x')} AS p FROM (VALUES {rows}) t(x))"
    found = engine.rows(f"SELECT x, {quick_label('x')}, {label('x', 'p')} FROM {source}")
    assert [row for row in found if row[1] not in ("other", row[2])] == []
    for kind in (typed_date, typed_time):
        plain = run(engine, texts, kind("x", DateReading(general=False)))
        general = run(engine, texts, kind("x", DateReading(general=True)))
        assert [(t, p, g) for t, p, g in zip(texts, plain, general, strict=True) if p is not None and p != g] == []
