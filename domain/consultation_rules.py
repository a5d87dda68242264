"""What must hold for the record of a contact and for its further answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.codes import code_list
from domain.kernel import Rejected

ENTRY_BAN = "ENTRY_BAN"
# Sums of money and the field that says in what.
MONEY = (("fee", "fee_currency"), ("monthly_wage", "wage_currency"))
HEADS = ("men", "women", "heads_unknown")


def record_stands(record: Mapping[str, Any], today: date) -> None:
    """Raises Rejected for a record that breaks a rule."""
    _topics(record["topics"], record["main_topic"])
    if record["channel"] in code_list("channel").marked("no_consultation"):
        raise Rejected("consultation.no_contact")
    if record["follow_up_on"] is not None and record["follow_up_on"] < today:
        raise Rejected("consultation.follow_up_past")
    if record["ban_until"] is not None and ENTRY_BAN not in record["document_problems"]:
        raise Rejected("consultation.ban_missing")
    if record["stage"] not in (None, "NONE") and not record["destination"]:
        raise Rejected("migrant.destination_missing")


def details_stand(details: Mapping[str, Any], problems: Iterable[str]) -> None:
    """Raises Rejected for a date without its problem, money without its currency, and bands above the head-count."""
    if not set(details["problem_dates"]) <= set(problems):
        raise Rejected("consultation.date_of_no_problem")
    if any(details[sum_] is not None and not details[currency] for sum_, currency in MONEY):
        raise Rejected("consultation.currency_missing")
    heads_stand(details)


def heads_stand(heads: Mapping[str, Any]) -> None:
    """Raises Rejected when more people stand in the age bands than were counted."""
    if sum(heads["age_bands"].values()) > sum(heads[name] for name in HEADS):
        raise Rejected("heads.age_bands")


def said_anything(details: Mapping[str, Any]) -> bool:
    """Whether any further answer was given."""
    return any(value not in (None, "", 0, [], {}) for value in details.values())


def _topics(topics: Iterable[str], main_topic: str) -> None:
    if not topics:
        raise Rejected("consultation.topic_missing")
    if main_topic not in topics:
        raise Rejected("consultation.main_topic")
