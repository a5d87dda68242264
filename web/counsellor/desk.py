"""What all pages of one person's file share: who it is about, where one may go from here, what one may do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.links import ReadCircle
from application.people import Header, PersonHeader
from application.policy import Decision, policy
from web import dates, phones
from web.counsellor.tabs import PAGES, STEPS
from web.counsellor.words import year_of_birth
from web.i18n import gettext as _
from web.labels import label, options
from web.pages import ask
from web.routes import ROUTES, may
from web.sessions import current_actor

# Pages that show what stands in one file; where the person has another one, they lead to the same page of it.
OWN_FILE_ONLY = frozenset(
    f"{area}.of_person"
    for area in ("cases", "referrals", "claims", "material", "household", "journey", "attachments")
)


def header_of(person_id: UUID) -> Header:
    """Identity and safe contact for the bar of a page; the look is logged."""
    found: Header = ask(PersonHeader(person_id=person_id))
    return found


def can(header: Header, action: str) -> bool:
    """Whether this reader may send a command about this person; pages hide what would be refused."""
    return policy(current_actor(), action, header.thing) is Decision.WRITE


def today() -> Any:
    """The day it is at the centre."""
    return dates.day_text(datetime.now(UTC))


def display_name(header: Header) -> str:
    """The name, or what the person is called, or the printed number."""
    return header.name or header.latin or header.alias or header.number


def person_context(header: Header | None, here: str = "") -> dict[str, Any]:
    """What `counsellor/_person.html` needs; for a caller without a name there is no bar and no file."""
    if header is None:
        return {"person": None, "can": lambda action: may(current_actor().roles, action)}
    return {
        "person": header,
        "person_name": display_name(header),
        "facts": facts(header),
        "born": born(header),
        "stage_text": stage(header.stage, header.destination),
        "language_text": language_spoken(header),
        "tags": tags(header),
        "safe": safe_contact(header),
        "pages": pages(header, here),
        "can": lambda action: can(header, action),
    }


def person_page(template: str, header: Header | None, here: str = "", **context: Any) -> ResponseReturnValue:
    """A page of a file, or of a record without a person; `here` is the endpoint that its navigation marks."""
    files = _other_files(header) if header and request.endpoint in OWN_FILE_ONLY else []
    return render_template(template, **person_context(header, here), other_files=files, **context)


def _other_files(header: Header) -> list[tuple[str, str]]:
    """(number, address) of the same page in other files of the person."""
    parts = ask(ReadCircle(person_id=header.person_id)).parts
    others = (part for part in parts if part.open and part.person_id != header.person_id)
    return [(part.number, url_for(str(request.endpoint), person_id=part.person_id)) for part in others]


def pages(header: Header, here: str) -> list[tuple[str, str, bool, None]]:
    """The navigation of a file: (address, words, whether it is this page, no count)."""
    roles, here = current_actor().roles, here or str(request.endpoint)
    known = [page for page in PAGES if page.endpoint in current_app.view_functions]
    return [
        (url_for(page.endpoint, person_id=header.person_id), str(page.text), page.endpoint == here, None)
        for page in known
        if may(roles, ROUTES.get(page.endpoint, ""))
    ]


def steps(header: Header) -> list[tuple[str, str]]:
    """(address, words) of what this reader may do with the file; nothing while narratives are kept from them."""
    roles = current_actor().roles
    return [
        (url_for(step.endpoint, person_id=header.person_id), str(step.text))
        for step in STEPS
        if (step.masked or not header.masked)
        and step.when(header)
        and _open(header, ROUTES.get(step.endpoint, ""), roles)
    ]


def _open(header: Header, action: str, roles: frozenset[str]) -> bool:
    """A command is weighed with this file, a page by the roles alone."""
    return can(header, action) if action[:1].isupper() else may(roles, action)


def facts(header: Header) -> list[str]:
    """The bar in words: number, year and sex, stage with destination, language, phones."""
    return [
        header.number,
        born(header),
        label("sex", header.sex) if header.sex != "UNKNOWN" else "",
        stage(header.stage, header.destination),
        language_spoken(header),
        *(phones.shown(phone["number"]) for phone in header.phones),
    ]


def born(header: Header) -> str:
    """When the person was born, as well as it is known: a day, a year, a year or an age that was guessed."""
    if header.birth_date:
        return dates.date_text(header.birth_date)
    if header.birth_year is None:
        return _("year of birth not known")
    if header.age is not None and header.age_as_of:
        said = {"age": header.age, "day": dates.date_text(header.age_as_of), "year": header.birth_year}
        return _("about %(age)s years old on %(day)s (born about %(year)s)", **said)
    return year_of_birth(header.birth_year, header.birth_precision)


def is_minor(header: Header) -> bool:
    """Whether the person is known to be under 18 today."""
    if header.birth_year is None:
        return False
    day, born_on = today(), header.birth_date
    before = born_on is not None and (day.month, day.day) < (born_on.month, born_on.day)
    return bool(day.year - header.birth_year - before < 18)


def stage(code: str, destination: str | None) -> str:
    """A stage and the country it is about."""
    return f"{label('stage', code)}: {label('country', destination)}" if destination else label("stage", code)


def language_spoken(header: Header) -> str:
    """The language, and whether somebody must translate."""
    spoken = label("language", header.language)
    return _("%(language)s, needs an interpreter", language=spoken) if header.interpreter else spoken


def tags(header: Header) -> list[tuple[str, str]]:
    """(kind, words) of what nobody may overlook."""
    found = []
    if header.erasure_asked:
        found.append(("waiting", _("Erasure requested")))
    if header.masked:
        found.append(("info", _("Without narratives")))
    if header.owner_id == current_actor().account_id:
        found.append(("done", _("My file")))
    if header.thing.restricted:
        found.append(("waiting", _("For named colleagues only")))
    if header.thing.offered_to:
        found.append(("info", _("Offered to %(centre)s", centre=label("centre", header.thing.offered_to))))
    if any(former.centre in current_actor().centres for former in header.thing.formers):
        found.append(("info", _("Given away, to be read for a time")))
    return found


def safe_contact(header: Header) -> str:
    """How the person may be reached without harm; phones that must not be called are named."""
    unsafe = [phones.shown(phone["number"]) for phone in header.phones if phone.get("safe") == "no"]
    warning = _("Do not call %(phones)s.", phones=", ".join(unsafe)) if unsafe else ""
    unasked = [phones.shown(phone["number"]) for phone in header.phones if not phone.get("safe")]
    ask = f"{_('Not asked whether it is safe to call')}: {', '.join(unasked)}" if unasked else ""
    when = [_when(phone) for phone in header.phones if phone.get("when")]
    return " ".join(_ended(part) for part in (header.safe_contact, warning, ask, *when) if part)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _when(phone: Mapping[str, str]) -> str:
    return _("Call %(phone)s: %(when)s.", phone=phones.shown(phone["number"]), when=phone["when"].rstrip("."))


def centres() -> list[tuple[str, str]]:
    """(code, name) of the centres where the reader works."""
    return options("centre", sorted(current_actor().centres))
