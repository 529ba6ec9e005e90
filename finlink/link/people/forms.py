"""The names and addresses of a register as they are compared; Python sees each distinct one once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.identifiers.placeholders import is_placeholder_name
from finlink.names import NameForm, fold, form_of, skeleton
from finlink.names.forms import words_of

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

_NAMES = {
    "words": "VARCHAR", "skeletons": "VARCHAR", "initials": "VARCHAR", "joined": "VARCHAR",
    "aside": "VARCHAR", "sort": "VARCHAR", "legal_form": "VARCHAR",
}  # fmt: skip
_HOUSE = 4  # digits that a house number has at the most
_SORTS = {True: "company", False: "person", None: ""}


def make_forms(engine: DuckEngine) -> None:
    """Make ``name_forms`` (by name and kind) and ``address_forms`` from ``person_records``.

    ``words`` are the folded words in the order written, "" for a placeholder (UNKNOWN, N/N) or nothing but titles;
    ``skeletons`` their sounds, ``initials`` their first letters; ``joined`` the sound of all words written as one;
    ``sort`` person, company or "" where nothing says.
    """
    engine.table("names_said", "SELECT DISTINCT name, kind FROM person_records ORDER BY 1, 2")
    said = engine.columns("SELECT name, kind FROM names_said ORDER BY rowid")
    cells: dict[str, list[str]] = {column: [] for column in _NAMES}
    for name, kind in zip(said["name"], said["kind"], strict=True):
        form = form_of(name, kind)
        nobody = is_placeholder_name(name) or words_of("titles").issuperset(form.words)
        words = () if nobody else form.words
        cells["words"].append(" ".join(words))
        cells["skeletons"].append(" ".join(map(skeleton, words)))
        cells["initials"].append(" ".join(word[0] for word in words))
        cells["joined"].append(skeleton("".join(words)))
        cells["aside"].append(" ".join(form.aside))
        cells["sort"].append(_SORTS[form.company])
        cells["legal_form"].append(form.legal_form)
    engine.table_from_columns("names_found", cells, _NAMES)
    engine.table("name_forms", "SELECT * FROM names_said POSITIONAL JOIN names_found")
    _words(engine, sorted(set(cells["words"])))
    _addresses(engine)
    for name in ("names_said", "names_found"):
        engine.run(f"DROP TABLE {name}")


def _words(engine: DuckEngine, names: list[str]) -> None:
    """Make ``name_words``: the words of each folded name, numbered, with their sounds."""
    rows = [(name, n, word, skeleton(word)) for name in names for n, word in enumerate(name.split(), 1)]
    types = {"words": "VARCHAR", "n": "INTEGER", "word": "VARCHAR", "sound": "VARCHAR"}
    engine.table_from_columns("name_words", {name: [row[n] for row in rows] for n, name in enumerate(types)}, types)


def _addresses(engine: DuckEngine) -> None:
    """Make ``address_forms``: house number, and distinct words of street and place of each address in text order.

    ``address_letters`` are these words in the order written, without the gaps between them. Words for the sort of
    street are left out, and so are figures of five digits and more, which are post codes.
    """
    addresses = engine.columns("SELECT DISTINCT address FROM person_records ORDER BY 1")["address"]
    cells: dict[str, list[str]] = {"address": addresses, "house": [], "words": [], "address_letters": []}
    for address in addresses:
        words = fold(address).split()
        numbers = [word for word in words if word[0].isdigit() and sum(map(str.isdigit, word)) <= _HOUSE]
        cells["house"].append(numbers[0] if numbers else "")
        told = [one for one in words if not one[0].isdigit() and one not in words_of("streets")]
        cells["words"].append(" ".join(sorted({one for one in told if len(one) > 1})))
        cells["address_letters"].append("".join(told))
    engine.table_from_columns("addresses_said", cells, dict.fromkeys(cells, "VARCHAR"))
    split = "CASE WHEN words = '' THEN [] ELSE string_split(words, ' ') END"
    engine.table(
        "address_forms",
        f"SELECT address, house, {split} AS streets, address_letters FROM addresses_said ORDER BY address",
    )
    engine.run("DROP TABLE addresses_said")


def as_form(words: str, aside: str, sort: str, legal_form: str) -> NameForm:
    """Return the form of a name from the columns of a profile."""
    company = {"company": True, "person": False, "": None}[sort]
    return NameForm(tuple(words.split()), company, legal_form, tuple(aside.split()))
