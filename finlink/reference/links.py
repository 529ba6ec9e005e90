"""The page of the kinds of links: what each means, how strong it is, where it is wrong, and its query."""

from __future__ import annotations

from finlink.link.people.model import model
from finlink.link.rules import Rule, rules
from finlink.reference.markdown import page, table


def render() -> str:
    """Return the page, made from rules.toml and model.toml."""
    kinds = [part for rule in rules().values() for part in _kind(rule)]
    levels = [
        (one.says, level.says, f"{level.m:g}", f"{level.u:g}", f"{level.bits:+.1f}")
        for one in model().comparisons
        for level in one.levels
    ]
    return page(
        "The kinds of links",
        "finlink/link/rules.toml and finlink/link/people/model.toml",
        "`finlink links` lists them, `finlink why BUILD CASE..CASE` explains them. Why they are as they are: "
        "[How finlink links, and when it is wrong](../explanation/how-finlink-links.md).",
        *kinds,
        "## How two records of a person or company are weighed",
        "The levels of each comparison, in order; the first that holds counts, and none where one side says nothing. "
        "m = how often two records of one person are at the level, u = how often those of two people are; the weight "
        "is log2(m / u) bits. Names are weighed word by word.",
        table(("compared", "level", "m", "u", "bits"), levels),
    )


def _kind(rule: Rule) -> tuple[str, str]:
    """Return the heading and the text of one kind."""
    return f"## {rule.kind}", (
        f"{rule.title[0].upper()}{rule.title[1:]}. *{rule.says}*\n\n- **Strength:** {rule.strength}\n"
        f"- **Where it is wrong:** {rule.limits}\n- **Made by:** `finlink/link/{rule.query}`"
    )
