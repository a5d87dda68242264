"""What is asked to find out who is in danger, and what an answer suggests. Nothing here decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from domain.dimensions import Dimensions
from domain.kernel import Clear, Personal, Rejected
from domain.restriction import living

if TYPE_CHECKING:
    from domain.migrant import Migrant

YES = "YES"
# Washington Group short set: a disability is "a lot of difficulty" or worse in at least one of the six domains.
DISABLING = frozenset({"A_LOT", "CANNOT"})

# What may follow from the answers; whoever asked decides.
REFER_ANTI_TRAFFICKING, REFER_SHELTER = "REFER_ANTI_TRAFFICKING", "REFER_SHELTER"
REFER_CHILD_PROT, RESTRICT_FILE = "REFER_CHILD_PROT", "RESTRICT_FILE"
SUGGESTIONS = (REFER_ANTI_TRAFFICKING, REFER_SHELTER, REFER_CHILD_PROT, RESTRICT_FILE)

# Suggestion → categories and indicators of which one is enough.
SUGGESTED_BY: Mapping[str, frozenset[str]] = {
    REFER_ANTI_TRAFFICKING: frozenset(
        {"VICTIM_TRAFFICKING", "FORCED_LABOUR", "FL03", "FL05", "FL07", "FL09"}
    ),
    REFER_SHELTER: frozenset({"VICTIM_VIOLENCE", "HOMELESS", "FL05"}),
    REFER_CHILD_PROT: frozenset({"CHILD_UNACCOMP"}),
    RESTRICT_FILE: frozenset(
        {"VICTIM_TRAFFICKING", "VICTIM_VIOLENCE", "FORCED_LABOUR", "CHILD_UNACCOMP", "FL03", "FL05", "FL06"}
    ),
}
# A single sign among the others can be bad luck; so many together are a pattern.
PATTERN = 3


class Assessed(Dimensions):
    """Questions were answered. In clear stands only whether a sign was seen (T20); what was answered is sealed."""

    TOPIC = "migrant.Assessed"
    marked: Clear[bool]
    levels: Personal[list[str]]
    categories: Personal[list[str]]
    indicators: Personal[dict[str, str]]
    difficulties: Personal[dict[str, str]]
    note: Personal[str]


def assess(migrant: Migrant, *, origin: Mapping[str, Any], **answers: Any) -> None:
    """Answers may be partial; one at least is needed. Raises Rejected without any, and for an erased person."""
    living(migrant)
    if not any(answers.values()):
        raise Rejected("screening.empty")
    marked = bool(signs(answers["indicators"]))
    migrant.trigger_event(migrant.Assessed, marked=marked, **origin, **answers)


def signs(indicators: Mapping[str, str]) -> tuple[str, ...]:
    """The indicators that were answered with yes, in their order."""
    return tuple(sorted(code for code, said in indicators.items() if said == YES))


def is_disability(difficulties: Mapping[str, str]) -> bool:
    """By the Washington Group short set; domains that were not asked say nothing."""
    return not DISABLING.isdisjoint(difficulties.values())


def suggestions(categories: Collection[str], indicators: Mapping[str, str]) -> tuple[str, ...]:
    """What to consider, in the order of SUGGESTIONS."""
    seen = {*categories, *signs(indicators)}
    found = {code for code, any_of in SUGGESTED_BY.items() if not any_of.isdisjoint(seen)}
    if len(signs(indicators)) >= PATTERN:
        found |= {REFER_ANTI_TRAFFICKING, RESTRICT_FILE}
    return tuple(code for code in SUGGESTIONS if code in found)
