"""From pairs to persons: profiles are put together strongest first, and never so that two of them contradict.

What an analyst called the same comes first, whatever contradicts; what an analyst parted stays apart. A pair that would
put two contradicting profiles into one person is held back, with the reason, and joins nothing. The result does not
depend on the order of the rows: pairs of equal strength go by the fingerprints of their profiles.

What contradicted between two records that an analyst called the same is settled: a third record that agrees with one of
the two still comes to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAR, NEAR_DAYS = 2, 3
"""Characters in which two dates of birth may differ and still be one with slips.

And days, where year and month differ by one digit and one month at the most.
"""


Number = tuple[str, str]
"""The kind of a national or company number, and the number."""


@dataclass(slots=True)
class Person:
    """What the profiles put together so far say: what must not contradict, and what an analyst settled.

    ``settled_…`` are pairs that contradict and that an analyst accepted for one person;
    ``vouched``: an analyst called two of its records the same that have more against than for it.
    """

    profiles: list[int]
    numbers: set[Number] = field(default_factory=set)
    births: set[str] = field(default_factory=set)
    victim_in: frozenset[str] = frozenset()
    suspect_in: frozenset[str] = frozenset()
    parted: frozenset[int] = frozenset()
    unlike: frozenset[int] = frozenset()
    settled_births: set[tuple[str, str]] = field(default_factory=set)
    settled_numbers: set[tuple[Number, Number]] = field(default_factory=set)
    vouched: bool = False
    weakest: float = 1.0


def contradiction(one: Person, other: Person) -> str:
    """Return why two groups of profiles cannot be one person, "" where nothing says so."""
    for number, other_number in _two_numbers(one, other):
        return f"two different valid numbers, {number[1]} and {other_number[1]}"
    for born, other_born in _two_births(one, other):
        return f"two dates of birth, {min(born, other_born)} and {max(born, other_born)}"
    both = _both_roles(one, other) - _both_roles(one, one) - _both_roles(other, other)
    if both:
        return f"victim and suspect in case {min(both)}"
    if not one.parted.isdisjoint(other.profiles) or not other.parted.isdisjoint(one.profiles):
        return "an analyst parted them"
    if _unlike(one, other) and not one.vouched and not other.vouched:
        return "two of their records have more against than for being one, or may be relatives"
    return ""


def _two_numbers(one: Person, other: Person) -> list[tuple[Number, Number]]:
    """Return the numbers of one kind that differ, in order, but those that an analyst settled."""
    settled = one.settled_numbers | other.settled_numbers
    pairs = product(sorted(one.numbers), sorted(other.numbers))
    return [(x, y) for x, y in pairs if x[0] == y[0] and x != y and not {(x, y), (y, x)} & settled]


def _two_births(one: Person, other: Person) -> list[tuple[str, str]]:
    """Return the dates that cannot be one, in order, but those that are near two that an analyst settled."""
    settled = one.settled_births | other.settled_births
    ways = [way for pair in settled for way in (pair, pair[::-1])]
    return [
        (born, other_born)
        for born, other_born in product(sorted(one.births), sorted(other.births))
        if _far(born, other_born) and all(_far(born, known) or _far(other_born, also) for known, also in ways)
    ]


def _both_roles(one: Person, other: Person) -> frozenset[str]:
    """Return the cases in which one is victim and the other suspect; of a person with itself, what was accepted."""
    return (one.victim_in & other.suspect_in) | (one.suspect_in & other.victim_in)


def _unlike(one: Person, other: Person) -> bool:
    """Say whether a record of the one has more against than for being one with a record of the other."""
    return not one.unlike.isdisjoint(other.profiles) or not other.unlike.isdisjoint(one.profiles)


def _far(born: str, other: str) -> bool:
    """Say whether two full dates of birth are no slip of one another: day and month swapped, or two characters."""
    swapped = f"{other[:4]}-{other[8:]}-{other[5:7]}"
    if born in (other, swapped) or _differing(born, other) <= NEAR:
        return False
    months, days = (abs(int(born[part]) - int(other[part])) for part in (slice(5, 7), slice(8, 10)))
    return _differing(born[:4], other[:4]) > 1 or months > 1 or days > NEAR_DAYS


def _differing(one: str, other: str) -> int:
    """Return the number of places in which two texts of one length differ."""
    return sum(a != b for a, b in zip(one, other, strict=True))


def put_together(
    persons: Mapping[int, Person],
    pairs: Iterable[tuple[int, int, float]],
    decided: Iterable[tuple[int, int]] = (),
) -> tuple[list[Person], dict[tuple[int, int], str]]:
    """Return the persons (groups of profiles) and the pairs held back, with the reason.

    ``persons`` has one Person per profile; ``pairs`` are (profile, profile, strength), strongest first; ``decided``
    are pairs that an analyst called the same.
    """
    of = dict(persons)
    held: dict[tuple[int, int], str] = {}
    for left, right in decided:
        _settle(of[left], of[right])
        _join(of, left, right, 1.0)
    for left, right, strength in pairs:
        if of[left] is of[right]:
            continue
        if why := contradiction(of[left], of[right]):
            held[left, right] = why
        else:
            _join(of, left, right, strength)
    groups = {id(person): person for person in of.values()}
    return sorted(groups.values(), key=lambda person: min(person.profiles)), held


def _settle(one: Person, other: Person) -> None:
    """Write down what contradicts between two persons whom an analyst called the same."""
    if one is other:
        return
    one.settled_births.update(_two_births(one, other))
    one.settled_numbers.update(_two_numbers(one, other))
    one.vouched |= _unlike(one, other)


def _join(of: dict[int, Person], left: int, right: int, strength: float) -> None:
    """Make one person of those of two profiles; the smaller group is written over."""
    big, small = sorted((of[left], of[right]), key=lambda person: (-len(person.profiles), min(person.profiles)))
    if big is small:
        return
    big.profiles += small.profiles
    big.numbers |= small.numbers
    big.births |= small.births
    big.settled_births |= small.settled_births
    big.settled_numbers |= small.settled_numbers
    big.vouched |= small.vouched
    big.victim_in |= small.victim_in
    big.suspect_in |= small.suspect_in
    big.parted |= small.parted
    big.unlike |= small.unlike
    big.weakest = min(big.weakest, small.weakest, strength)
    for profile in small.profiles:
        of[profile] = big
