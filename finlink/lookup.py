"""Things by name: from what a person types (a case, a node, an identifier as written) to the node id of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.result import Build

_NODES = (
    "SELECT 'case:' || case_id AS node FROM cases",
    "SELECT node FROM identifiers WHERE node <> ''",
    "SELECT node FROM accounts WHERE node <> ''",
    "SELECT node FROM wallets WHERE node <> ''",
    "SELECT node FROM party_names",
    "SELECT node FROM identifier_use",
    "SELECT node FROM party_contacts WHERE node <> ''",
    "SELECT 'party:' || case_id || '/' || holder FROM accounts WHERE holder IS NOT NULL AND holder_key IS NULL",
    "SELECT 'investigation:' || investigation_id FROM coverage",
    "SELECT via FROM links WHERE via IS NOT NULL",
)
_WRITTEN = (
    "SELECT value, node FROM identifiers WHERE node <> ''",
    "SELECT value, node FROM party_contacts WHERE node <> ''",
)
_PLAIN = "regexp_replace(upper({}), '[^0-9A-Z]', '', 'g')"
"""SQL for an account number without what does not matter in it: blanks, points, hyphens, small letters."""

_NEAR = 0.75
_UNDECIDED = ("investigation:", "owner:")


def find_node(build: Build, text: str) -> str:
    """Return the node id of a case id, a node id, or an account or address as written.

    Raises FinlinkError, with the nearest names there are, where the build has nothing of that name or several things.
    """
    asked = text.strip()
    plain = "".join(sign for sign in asked.removeprefix("account:").upper() if sign.isalnum())
    for query in (
        f"SELECT 'case:' || case_id FROM cases WHERE case_id = {literal(asked)}",
        f"SELECT DISTINCT node FROM ({' UNION ALL '.join(_NODES)}) WHERE node = {literal(asked)}",
        f"SELECT DISTINCT node FROM ({' UNION ALL '.join(_WRITTEN)}) WHERE value = {literal(asked)} ORDER BY 1",
        _in_another_spelling(plain),
    ):
        found = [str(node) for (node,) in build.engine.rows(query)]
        if len(found) == 1:
            return found[0]
        if found:
            raise FinlinkError(f'"{text}" may be {" or ".join(found[:5])}; give one of these.')
    raise FinlinkError(f'"{text}" is no case and no node of {build.folder}; {_nearest(build, asked)}.')


def find_case(build: Build, text: str) -> str:
    """Return the id of a case as the build has it, from its id or its node id.

    Raises FinlinkError, with the nearest cases there are, for what is none.
    """
    asked = text.strip().removeprefix("case:")
    if build.engine.rows(f"SELECT 1 FROM cases WHERE case_id = {literal(asked)}"):
        return asked
    query = (
        "SELECT case_id FROM (SELECT case_id, "
        f"jaro_winkler_similarity(lower(case_id), lower({literal(asked)})) AS alike FROM cases) "
        f"WHERE alike >= {_NEAR} ORDER BY alike DESC, case_id LIMIT 3"
    )
    near = [str(case) for (case,) in build.engine.rows(query)]
    hint = f"the nearest are {', '.join(near)}" if near else "finlink gaps and finlink networks list cases"
    raise FinlinkError(f"There is no case {text} in {build.folder}; {hint}.")


def _in_another_spelling(plain: str) -> str:
    """Return SQL for the accounts whose number is ``plain`` without what does not matter in it."""
    same = f"{literal(plain)} IN ({_PLAIN.format('value')}, {_PLAIN.format('substr(node, 9)')})"
    enough = f"length({literal(plain)}) > 9"
    return (
        f"SELECT DISTINCT node FROM identifiers WHERE starts_with(node, 'account:') AND {enough} AND {same} ORDER BY 1"
    )


def find_decidable(build: Build, text: str) -> str:
    """Return the node id of something that a decision may name: a case, party, account, wallet or contact.

    Raises FinlinkError as ``find_node`` does, and for what is no one thing (an owner of wallets, a pair).
    """
    node = find_node(build, text)
    if node.startswith(_UNDECIDED) or " ~ " in node or " > " in node:
        raise FinlinkError(
            f"No decision can be about {node}; name two cases, two parties, accounts or wallets, or one of these and a "
            "case."
        )
    return node


def unknown_names(build: Build, names: Iterable[str]) -> set[str]:
    """Return those of many case ids and node ids that the build does not have."""
    asked = sorted(set(names))
    build.engine.table_from_columns("asked_names", {"name": asked}, {"name": "VARCHAR"})
    query = (
        "SELECT a.name FROM asked_names a LEFT JOIN (SELECT DISTINCT node FROM "
        f"({' UNION ALL '.join(_NODES)})) n ON n.node = a.name "
        "LEFT JOIN cases c ON c.case_id = a.name WHERE n.node IS NULL AND c.case_id IS NULL"
    )
    return {str(name) for (name,) in build.engine.rows(query)}


def as_written(node: str) -> str:
    """Return how a register writes a node: a case by its id, anything else by its node id."""
    return node.removeprefix("case:")


def _nearest(build: Build, asked: str) -> str:
    """Name the things most like what was asked for."""
    wanted = asked if ":" in asked else f"case:{asked}"
    alike = f"jaro_winkler_similarity(lower(node), lower({literal(wanted)}))"
    query = (
        f"SELECT node FROM (SELECT DISTINCT node, {alike} AS alike FROM ({' UNION ALL '.join(_NODES)})) "
        f"WHERE alike >= {_NEAR} ORDER BY alike DESC, node LIMIT 3"
    )
    near = [as_written(str(node)) for (node,) in build.engine.rows(query)]
    return f"the nearest are {', '.join(near)}" if near else "finlink links and finlink gaps list what there is"
