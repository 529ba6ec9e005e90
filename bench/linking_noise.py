"""Invented registers of the region with noise and a known truth: persons and companies in several cases.

A seed gives the same register everywhere. Persons and companies are drawn first (names with skewed frequencies,
namesakes with other birth dates, households that share a telephone and an address), then put into one to four cases,
and written anew in each of them, with the slips of whoever wrote it down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from linking_ids import company_id, person_id
from linking_names import GROUPS, POOLS, habits, her_surname, middle, plain_greek, written
from linking_sets import COLUMNS, LinkingSet, pairs_of
from linking_words import FIRM, FORMS, NEAR, NUMBERS, OCR, PHONES, PLACEHOLDERS, STREETS, TOWNS, TRADE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Noise:
    """How often a cell is left out, and how often each slip happens to one that is there."""

    foreign: float  # written by a habit other than the name's own
    typo: float
    ocr: float
    swapped: float  # surname first
    upper: float
    initial: float
    no_middle: float
    no_birth: float
    part_birth: float  # the year only
    wrong_birth: float  # day and month swapped, or a digit mistyped
    no_id: float
    wrong_id: float
    no_phone: float
    no_email: float
    no_address: float
    no_form: float  # a company's legal form
    placeholder: float


LEVELS = {
    "light": Noise(0.2, 0.04, 0.01, 0.1, 0.1, 0.02, 0.3, 0.15, 0.02, 0.02, 0.45, 0.01, 0.4, 0.65, 0.5, 0.1, 0.01),
    "heavy": Noise(0.45, 0.12, 0.04, 0.25, 0.2, 0.08, 0.5, 0.3, 0.05, 0.06, 0.65, 0.04, 0.55, 0.8, 0.6, 0.25, 0.02),
}
DRAWS = 40
"""Random figures for one row as it is written."""


@dataclass(frozen=True)
class Entity:
    """A person or company as it truly is; `given`, `middle`, `surname` in its own script."""

    number: int
    kind: str
    country: str
    group: str
    given: str
    middle: str
    surname: str
    born: date | None
    national_id: str
    phones: tuple[str, str]
    email: str
    address: tuple[str, int, str]


class Row:
    """The random figures of one row, handed out one after the other."""

    def __init__(self, figures: Sequence[float]) -> None:
        self.figures = iter(figures)

    def happens(self, share: float) -> bool:
        """Tell whether something that happens in this share of rows happens here."""
        return next(self.figures) < share

    def below(self, size: int) -> int:
        """Return a number from 0 to size - 1."""
        return int(next(self.figures) * size)


def skewed(rng: np.random.Generator, size: int, count: int) -> list[int]:
    """Draw `count` places of a list of `size` names, the first far oftener than the last."""
    weights = 1 / (np.arange(size) + 4.0)
    return rng.choice(size, count, p=weights / weights.sum()).tolist()


def entities(count: int, rng: np.random.Generator, companies: float = 0.2) -> list[Entity]:
    """Draw persons and companies; every 30th person is a namesake of the last, every 12th lives with the last."""
    countries = rng.choice(list(GROUPS), count).tolist()
    firm = (rng.random(count) < companies).tolist()
    born = (date(1946, 1, 1).toordinal() + rng.integers(0, 60 * 365, count)).tolist()
    figures = rng.random((count, 16)).tolist()
    picks = {key: [iter(skewed(rng, len(part), count)) for part in pool] for key, pool in POOLS.items()}
    firms, trades = skewed(rng, len(FIRM), count), skewed(rng, len(TRADE), count)
    found: list[Entity] = []
    used: set[str] = set()
    last: Entity | None = None
    for at, country in enumerate(countries):
        row = Row(figures[at])
        if firm[at]:
            name = f"{FIRM[firms[at]]} {TRADE[trades[at]]}"
            name = f"{name} {FIRM[row.below(len(FIRM))]}" if row.happens(0.3) else name
            found.append(
                _entity(at, "company", (country, ""), ("", "", name), (None, company_id(country, at + 1)), row=row)
            )
            continue
        one = _person(at, country, date.fromordinal(born[at]), row, picks, used=used)
        if last and row.happens(1 / 30):
            one = _changed(one, country=last.country, group=last.group, given=last.given, middle=last.middle,
                           surname=last.surname)  # fmt: skip
        elif last and row.happens(1 / 12):
            surname = her_surname(last.surname, last.group) if last.group == one.group else one.surname
            phones = (last.phones[0], one.phones[1])
            one = _changed(one, country=last.country, phones=phones, address=last.address, surname=surname)
        found.append(one)
        last = one
    return found


def _changed(entity: Entity, **changes: object) -> Entity:
    return Entity(**{**entity.__dict__, **changes})  # type: ignore[arg-type]


def _person(at: int, country: str, born: date, row: Row, picks: dict[str, Any], *, used: set[str]) -> Entity:
    group = GROUPS[country][row.below(len(GROUPS[country]))]
    pool, (men, women, surnames) = POOLS[group], picks[group]
    woman = row.happens(0.4)
    given = pool.women[next(women)] if woman else pool.men[next(men)]
    surname = pool.surnames[next(surnames)]
    father = middle(pool.men[next(men)], group, woman=woman)
    serial = at + 1
    while (number := person_id(country, born, woman, serial)) in used:
        serial += 1
    used.add(number)
    names = (given, father, her_surname(surname, group) if woman else surname)
    return _entity(at, "person", (country, group), names, (born, number), row=row)


def _entity(
    at: int, kind: str, place: tuple[str, str], names: tuple[str, str, str], known: tuple[date | None, str], *, row: Row
) -> Entity:
    (country, group), (born, number) = place, known
    phones = tuple((PHONES[country][1] + f"{row.below(10**9):09d}")[: PHONES[country][2]] for _ in range(2))
    user = "".join(written(part, group, habits(group)).lower() for part in (names[0], names[2])) if group else "office"
    plain = user.encode("ascii", "ignore").decode() or "user"
    email = f"{plain}{at}@{('mail', 'posta', 'inbox')[row.below(3)]}.example"
    towns = TOWNS[country]
    address = (STREETS[row.below(len(STREETS))], row.below(180) + 1, towns[row.below(len(towns))])
    return Entity(at, kind, country, group, *names, born, number, (phones[0], phones[1]), email, address)


def appear(wanted: int, rng: np.random.Generator) -> tuple[list[int], list[int], int]:
    """Return for each row its entity and its case, and how many entities there are; three rows a case on average."""
    times = rng.choice([1, 2, 3, 4], wanted, p=[0.7, 0.18, 0.08, 0.04])
    times = times[: int(np.searchsorted(np.cumsum(times), wanted)) + 1]
    entity = np.repeat(np.arange(len(times)), times)[:wanted]
    cases = rng.integers(0, max(wanted // 3, 5), wanted)
    return entity.tolist(), cases.tolist(), len(times)


def typed(text: str, row: Row, table: dict[str, str] | None = None) -> str:
    """Return a text with one slip: a letter left out, doubled, changed or swapped; or one letter of a table changed."""
    at, how = row.below(max(len(text) - 1, 1)), row.below(4)
    if len(text) < 3:
        return text
    if table is not None:
        places = [place for place, letter in enumerate(text) if letter in table]
        return _put(text, places[at % len(places)], table) if places else text
    if how == 0:
        return text[:at] + text[at + 1 :]
    if how == 1:
        return text[: at + 1] + text[at:]
    if how == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return _put(text, at, NEAR)


def _put(text: str, at: int, table: dict[str, str]) -> str:
    return text[:at] + table.get(text[at], text[at]) + text[at + 1 :]


def person_name(one: Entity, noise: Noise, row: Row) -> str:
    """Return a person's name as somebody wrote it."""
    habit = 1 + row.below(habits(one.group)) if row.happens(noise.foreign) else 0
    given, father, surname = (written(part, one.group, habit) for part in (one.given, one.middle, one.surname))
    slips = [row.happens(noise.typo), row.happens(noise.ocr)]
    which = row.happens(0.5)
    for slip, table in zip(slips, (None, OCR), strict=True):
        if slip:
            given, surname = (typed(given, row, table), surname) if which else (given, typed(surname, row, table))
    if row.happens(noise.initial):
        given = given[:1] + "."
    father = "" if row.happens(noise.no_middle) else father
    if row.happens(noise.swapped):
        comma = "," * row.happens(0.3)
        name = f"{surname}{comma} {given} {father}"
    else:
        name = f"{given} {father} {surname}"
    name = " ".join(name.split())
    return plain_greek(name).upper() if row.happens(noise.upper) else name


def company_name(one: Entity, noise: Noise, row: Row) -> str:
    """Return a company's name as somebody wrote it, with one of the spellings of its legal form."""
    name = typed(one.surname, row) if row.happens(noise.typo) else one.surname
    forms = FORMS[one.country]
    form = "" if row.happens(noise.no_form) else forms[row.below(3 if row.happens(noise.foreign) else 1)]
    name = f'"{name}" {form}' if row.happens(0.1) else f"{name} {form}"
    return (name.upper() if row.happens(noise.upper) else name).strip()


def birth_date(one: Entity, noise: Noise, row: Row) -> str:
    """Return a birth date as somebody wrote it; day and month are swapped only where that makes another date."""
    born = one.born
    if born is None or row.happens(noise.no_birth):
        return ""
    if row.happens(noise.part_birth):
        return str(born.year)
    if row.happens(noise.wrong_birth):
        if born.day <= 12 and row.happens(0.6):
            return date(born.year, born.day, born.month).isoformat()
        return (born + timedelta(days=(1, 10, 365, 3652)[row.below(4)])).isoformat()
    return born.isoformat()


def phone(one: Entity, noise: Noise, row: Row) -> str:
    """Return one of the entity's numbers, with or without the country's prefix, or a placeholder."""
    if row.happens(noise.no_phone):
        return ""
    if row.happens(noise.placeholder):
        return "000000"
    number, code = one.phones[row.happens(0.25)], PHONES[one.country][0]
    trunk = "" if one.country in {"GR"} else "0"
    spaced = f"{number[:2]} {number[2:5]} {number[5:]}"
    return (f"+{code} {spaced}", f"+{code}{number}", f"00{code}{number}", f"{trunk}{number}",
            f"{trunk}{number[:2]}/{number[2:5]}-{number[5:]}")[row.below(5)]  # fmt: skip


def national_id(one: Entity, noise: Noise, row: Row) -> str:
    """Return the number, a mistyped one, or a placeholder."""
    if row.happens(noise.no_id):
        return ""
    if row.happens(noise.placeholder):
        return NUMBERS[row.below(len(NUMBERS))]
    number = one.national_id
    if row.happens(noise.wrong_id):
        at = row.below(len(number))
        return number[:at] + str(row.below(10)) + number[at + 1 :]
    return number


def party(one: Entity, noise: Noise, row: Row) -> tuple[str, ...]:
    """Return one row of the register: COLUMNS."""
    name = person_name(one, noise, row) if one.kind == "person" else company_name(one, noise, row)
    born, number, called = birth_date(one, noise, row), national_id(one, noise, row), phone(one, noise, row)
    email = "" if row.happens(noise.no_email) else one.email
    street, house, town = one.address
    lived = (
        ""
        if row.happens(noise.no_address)
        else (f"{street} {house}, {town}", f"{town}, {street} {house}")[row.below(2)]
    )
    country = one.country if row.happens(0.8) else ""
    return name, one.kind, born, number, country, called, email, lived


def noisy(size: int, level: str = "light", seed: int = 1) -> LinkingSet:
    """Return a register of `size` parties in a third as many cases; its truth: pairs of cases that share an entity."""
    rng = np.random.default_rng([seed, size, sorted(LEVELS).index(level)])
    noise = LEVELS[level]
    entity, case, many = appear(size, rng)
    known = entities(many, rng)
    unnamed = rng.random(size) < noise.placeholder
    order = rng.permutation(size).tolist()
    rows: list[tuple[str, ...]] = []
    for at, figures in zip(order, _figures(rng, size), strict=True):
        row = Row(figures)
        cells = party(known[entity[at]], noise, row)
        if unnamed[at]:
            cells = (PLACEHOLDERS[row.below(len(PLACEHOLDERS))], cells[1], *("",) * 6)
        rows.append(cells)
    records = pd.DataFrame(rows, columns=list(COLUMNS))
    records.insert(0, "record_id", [f"p{number}" for number in range(size)])
    records.insert(1, "case_id", [f"KT-{case[at] + 1}" for at in order])
    records["entity"] = ["" if unnamed[at] else str(entity[at]) for at in order]
    named = records[records["entity"] != ""]
    truth = pairs_of(group for _, group in named.groupby("entity")["case_id"] if len(group) > 1)
    return LinkingSet(f"noisy{size}-{level}", f"{size:,} parties, {level} noise", records, truth)


def _figures(rng: np.random.Generator, size: int, block: int = 20_000) -> Iterator[list[float]]:
    for start in range(0, size, block):
        yield from rng.random((min(block, size - start), DRAWS)).tolist()
