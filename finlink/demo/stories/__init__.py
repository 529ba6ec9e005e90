"""The stories of the training scenario, each a function that plants rows and notes the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo.stories import decided, duties, files, groups, identity, money, owners, people, route, timing

if TYPE_CHECKING:
    from collections.abc import Callable

    from finlink.demo.world import World

STORIES: tuple[Callable[[World], None], ...] = (
    groups.mule_network,
    groups.small_cases,
    groups.just_too_small,
    groups.closed_next_door,
    groups.exchange,
    groups.waived_in_a_group,
    groups.duplicate,
    people.two_scripts,
    people.company,
    people.one_investigation,
    people.same_victim,
    people.open_next_door,
    people.typing_error,
    timing.late,
    timing.waived,
    timing.stalled,
    timing.partial,
    timing.post_hoc,
    timing.not_yet_due,
    files.undetermined,
    files.orphan,
    files.closed_without,
    files.impossible_dates,
    files.own_columns,
    money.trail,
    identity.three_spellings,
    identity.two_forms,
    identity.household,
    identity.no_glue,
    owners.one_owner,
    owners.direct,
    owners.counterparty,
    decided.declared,
    decided.decisions,
    route.route,
    duties.running_out,
    duties.reported,
    duties.laundering,
    duties.frozen,
)
"""Every story, in the order of STORIES.md."""
