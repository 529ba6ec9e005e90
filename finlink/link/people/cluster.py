"""From pairs to persons: profiles are put together strongest first, and never so that two of them contradict.

What an analyst called the same comes first, whatever contradicts; what an analyst parted stays apart. A pair that would
put two contradicting profiles into one person is held back, with the reason, and joins nothing. The result does not
depend on the order of the rows: pairs of equal strength go by the fingerprints of their profiles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAR = 2
"""Characters in which two dates of birth may differ and still be one with slips."""


@dataclass(slots=True)
class Person:
    """What the profiles put together so far say: what must not contradict."""

    profiles: list[int]
    numbers: dict[str, str] = field(default_factory=dict)
    births: set[str] = field(default_factory=set)
    victim_in: frozenset[str] = frozenset()
    suspect_in: frozenset[str] = frozenset()
    parted: frozenset[int] = frozenset()
    unlike: frozenset[int] = frozenset()
    weakest: float = 1.0


def contradiction(one: Person, other: Person) -> str:
    """Return why two groups of profiles cannot be one person, "" where nothing says so."""
    for kind in sorted(one.numbers.keys() & other.numbers.keys()):
        if one.numbers[kind] != other.numbers[kind]:
            return f"two different valid numbers, {one.numbers[kind]} and {other.numbers[kind]}"
    for born in sorted(one.births):
        for other_born in sorted(other.births):
            if _far(born, other_born):
                return f"two dates of birth, {min(born, other_born)} and {max(born, other_born)}"
    both = (one.victim_in & other.suspect_in) | (one.suspect_in & other.victim_in)
    if both:
        return f"victim and suspect in case {min(both)}"
    if not one.parted.isdisjoint(other.profiles) or not other.parted.isdisjoint(one.profiles):
        return "an analyst parted them"
    if not one.unlike.isdisjoint(other.profiles) or not other.unlike.isdisjoint(one.profiles):
        return "two of their records have more against than for being one"
    return ""


def _far(born: str, other: str) -> bool:
    """Say whether two full dates of birth are no slip of one another: day and month swapped, or two characters."""
    swapped = f"{other[:4]}-{other[8:]}-{other[5:7]}"
    return born not in (other, swapped) and sum(a != b for a, b in zip(born, other, strict=True)) > NEAR


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


def _join(of: dict[int, Person], left: int, right: int, strength: float) -> None:
    """Make one person of those of two profiles; the smaller group is written over."""
    big, small = sorted((of[left], of[right]), key=lambda person: (-len(person.profiles), min(person.profiles)))
    if big is small:
        return
    big.profiles += small.profiles
    big.numbers = {**small.numbers, **big.numbers}
    big.births |= small.births
    big.victim_in |= small.victim_in
    big.suspect_in |= small.suspect_in
    big.parted |= small.parted
    big.unlike |= small.unlike
    big.weakest = min(big.weakest, small.weakest, strength)
    for profile in small.profiles:
        of[profile] = big
