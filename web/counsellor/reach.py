"""How somebody may be reached, as `_safe.html: safe_contact` and files show it wherever somebody could be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from application.people import Header
from application.reaching import Reach, ReachPeople
from web.i18n import gettext as _
from web.labels import label
from web.pages import ask
from web.routes import may
from web.sessions import current_actor

CALL, MESSAGE = "CONTACT", "SMS"


def reach_of(header: Header) -> Reach:
    """From the bar of a file: whoever opened it sees the numbers, and whether they may be used."""
    held = header.consents
    return Reach(header.safe_contact, header.phones, CALL in held, MESSAGE in held)


def reach_text(reach: Reach | None) -> str:
    """The numbers as a text that may leave the page, each with its conditions; one that must not be called stays.

    Empty for those whom the reader may not reach.
    """
    if reach is None:
        return ""
    if not reach.may_call:
        return _("Has not agreed to be called back.")
    return "; ".join(_number_text(phone) for phone in reach.phones)


def _number_text(phone: Mapping[str, str]) -> str:
    if phone["safe"] == "no":
        return _("do not call")
    owner = phone["owner"]
    whose = label("phone_owner", owner) if owner and owner != "OWN" else ""
    left = _("a message may be left") if phone["message"] == "yes" else _("leave no message")
    asked = "" if phone["safe"] else _("Not asked whether it is safe to call")
    return " · ".join(part for part in (phone["number"], asked, whose, phone["when"], left) if part)


def reaches(person_ids: Iterable[UUID | None]) -> Mapping[UUID, Reach]:
    """For the lines of a list: numbers only of those who agreed to be called back. The look is logged."""
    wanted = tuple(dict.fromkeys(each for each in person_ids if each))
    if not wanted or not may(current_actor().roles, "people.reach"):
        return {}
    found: Mapping[UUID, Reach] = ask(ReachPeople(person_ids=wanted))
    return found
