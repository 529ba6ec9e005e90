"""How finlink words what stands over and in a chart, as texts with blanks (`finlink.i18n.sentences`).

The reasons and next steps of cases are those of every report (`finlink.export.sentences`); a chart goes to those who
hold the register, so it leaves out nothing of them.
"""

from __future__ import annotations

from finlink.export.sentences import FOUND, NEXT_STEPS, STATUS_REASONS
from finlink.export.sentences import WITHIN as IN_REASONS
from finlink.i18n import N_
from finlink.trace.methods import METHODS
from finlink.trace.notes import CHOSEN

_WHOLE = (
    (N_("Waived by {by}: {reason}."), ()),
    (N_("Have {place} frozen or suspended (channel: {channel}); finlink freeze drafts the request."), ()),
    (N_("Have {place} frozen or suspended; finlink freeze drafts the request."), ()),
    (N_("Have the order on {place} extended to what was traced; finlink freeze says how much."), ()),
    (
        N_(
            "Ask {countries} for information, and to hold what is there, by the fastest channel; finlink freeze names "
            "it."
        ),
        (),
    ),
)
"""What a report says in fewer words."""

AS_OF = (
    (N_("As of {as_of_day} (given)."), ()),
    (N_("As of {as_of_day} (from {row})."), ()),
    (N_("As of {as_of_day}."), ()),
    (N_("As of an unknown date ({why})."), ()),
    (N_("As of an unknown date."), ()),
)

TRACED = (
    (N_("Entered: {entered_exact} {currency} by {n} payments (marked proceeds_of; {rows})."), ()),
    (N_("Entered: {entered_exact} {currency} by {n} payment (marked proceeds_of; {rows})."), ()),
    (
        N_(
            "Entered: {entered_exact} {currency} by {n} payments (a victim of the case pays one of its accounts; "
            "{rows})."
        ),
        (),
    ),
    (
        N_(
            "Entered: {entered_exact} {currency} by {n} payment (a victim of the case pays one of its accounts; "
            "{rows})."
        ),
        (),
    ),
    (N_("No money of this case was traced; finlink trace BUILD {case} says why."), ()),
    (N_("{n} more notes: finlink trace BUILD {case}."), ()),
    (
        N_(
            "The loss of the case is {loss_exact} {currency}, and {entered_exact} {currency} entered: find the rest, "
            "or correct it."
        ),
        (),
    ),
    (N_("Method: {method}; {chosen}."), ()),
    (N_("Low and high: the least and most by FIFO, LIFO, pro rata and LIBR."), ()),
    (
        N_(
            "The order of payments of one instant is not given and matters: {place} gets {amount} where money comes in "
            "first, {other} where it goes out first."
        ),
        (),
    ),
    (
        N_(
            "{place} paid out {amount} more than it received as far as the register shows: money of unknown origin; "
            "its opening balance is taken as 0."
        ),
        (),
    ),
    (N_("{place} holds other cases' money too: {others}."), ()),
    (N_("{amount} lay on {place} before its first row: the balance after {row} is {stated}."), ()),
    (N_("{amount} came to {place} without a row: the balance after {row} is {stated}."), ()),
    (N_("{amount} left {place} without a row: the balance after {row} is {stated}."), ()),
    (N_("{amount} were lent to {place} by its bank: the balance after {row} is {stated}."), ()),
    (N_("{amount} of {row} paid off the overdraft of {place}: the balance after it is {stated}."), ()),
    (N_("{row} may be the proceeds of {cases}: it enters for none; say proceeds_of."), ()),
    (
        N_(
            "Nothing enters: no transfer is marked proceeds_of this case, and no account or wallet of a victim pays "
            "another one of the case."
        ),
        (),
    ),
)
"""What belongs under traced money (`finlink.trace.notes`)."""

NOTES = (
    (N_("The notes were written on a page of another build."), ()),
    (N_("1 note is on a node that this page does not show; they stay in the notes that it saves."), ()),
    (N_("{n} notes are on nodes that this page does not show; they stay in the notes that it saves."), ()),
)
"""What a page says of the notes that it was given (`finlink.export.notes`)."""

TEXTS = (*_WHOLE, *AS_OF, *TRACED, *NOTES, *STATUS_REASONS, *FOUND, *NEXT_STEPS)
"""All of these; the first that fits wins."""

WITHIN = IN_REASONS | {
    "method": tuple((method.says, ()) for method in METHODS.values()),
    "chosen": tuple((who, ()) for who in CHOSEN.values()),
}
"""The words that stand in a blank of this name."""
