"""The pages of a file and the steps offered on its overview: a literal line for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from application.people import Header
from application.policy import Decision, policy
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.sessions import current_actor


class FilePage(NamedTuple):
    """A page in the navigation of a file; it is shown to those who may read it (`web/routes.py`)."""

    endpoint: str
    text: LazyText


class FileStep(NamedTuple):
    """A link on the overview; it is shown to those who may send the command about this person, or read the page."""

    endpoint: str
    text: LazyText
    when: Callable[[Header], bool] = lambda _header: True
    # Whether it is offered to those, too, from whom narratives are kept.
    masked: bool = False


def _mine(header: Header) -> bool:
    return header.owner_id == current_actor().account_id


def _may_ask(header: Header) -> bool:
    return policy(current_actor(), "AssessMigrant", header.thing) > Decision.DENY


# Endpoints take `person_id` and nothing else.
PAGES: tuple[FilePage, ...] = (
    FilePage("person.overview", _l("Overview")),
    FilePage("consultations.of_person", _l("Consultations")),
    FilePage("cases.of_person", _l("Cases")),
    FilePage("referrals.of_person", _l("Referrals")),
    FilePage("claims.of_person", _l("Wages and bans")),
    FilePage("material.of_person", _l("Help given")),
    FilePage("trainings.of_person", _l("Courses")),
    FilePage("household.of_person", _l("Household")),
    FilePage("journey.of_person", _l("Migration")),
    FilePage("attachments.of_person", _l("Documents")),
    FilePage("consents.of_person", _l("Consents")),
    FilePage("person.details", _l("Details")),
    FilePage("person.readers", _l("Who has looked")),
)

STEPS: tuple[FileStep, ...] = (
    FileStep("contact.change", _l("Change address, phones, safe contact")),
    FileStep("stage.change", _l("Change the stage of migration")),
    FileStep("consents.give", _l("Record a consent")),
    FileStep("person.give_back", _l("Give the file back to the desk"), _mine),
    FileStep("person.take", _l("Take the file: I look after this person"), lambda header: not _mine(header)),
    FileStep("same_person.with_another", _l("Same person as another file")),
    FileStep("cases.open_one", _l("Open a case")),
    FileStep("cases.hand_over", _l("Hand the file over to a colleague")),
    FileStep("screening.of_person", _l("Situation and needs"), _may_ask),
    FileStep("restricted.change", _l("Who may see this file"), masked=True),
    FileStep("transfers.propose", _l("Transfer to another centre"), masked=True),
    FileStep("printed.file", _l("Print the file")),
    FileStep("printed.copy", _l("Copy of their own data")),
    FileStep("printed.intake", _l("Intake sheet in their language")),
    FileStep("erasure.request_erasure", _l("Request erasure"), lambda header: not header.erasure_asked),
)
