"""What an organisation is told of a person, in words: the same on the desk, on the slip and behind the code."""

from __future__ import annotations

from application.answering import Shared
from web import dates, phones
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label

# What the agency may be told.
SHARED: dict[str, LazyText] = {
    "NAME": _l("Name"),
    "CONTACT": _l("Phone and how to call safely"),
    "BIRTH": _l("Date of birth"),
    "DOCUMENTS": _l("Documents"),
    "FAMILY": _l("Family and children"),
    "SITUATION": _l("What happened"),
    "SAFETY": _l("Risks to safety"),
}


def lines(shared: Shared) -> list[tuple[str, str]]:
    """(what it is, what is told) of everything that was ticked; a dash where nothing is known."""
    told = {
        "NAME": shared.name,
        "CONTACT": _contact(shared),
        "BIRTH": _birth(shared),
        "DOCUMENTS": ", ".join(f"{label('document_type', d['kind'])} {d['number']}".strip() for d in shared.documents),
        "FAMILY": _family(shared),
        "SITUATION": shared.situation,
        "SAFETY": shared.safety,
    }
    return [(str(words), told[code] or "–") for code, words in SHARED.items() if code in shared.ticked]


def _contact(shared: Shared) -> str:
    numbers = [
        f"{phones.shown(phone['number'])}{' (' + phone['when'] + ')' if phone.get('when') else ''}"
        for phone in shared.phones
    ]
    return ". ".join(part for part in (", ".join(numbers), shared.safe_contact) if part)


def _birth(shared: Shared) -> str:
    return dates.date_text(shared.birth_date) if shared.birth_date else str(shared.birth_year or "")


def _family(shared: Shared) -> str:
    known = shared.family
    size, children = _number(known.get("household_size")), _number(known.get("dependants"))
    found = [
        label("marital_status", str(known["marital_status"])) if known.get("marital_status") else "",
        ngettext("%(num)s person at home", "%(num)s people at home", size) if size is not None else "",
        _("children: %(number)s", number=children) if children is not None else "",
    ]
    return ", ".join(part for part in found if part)


def _number(value: object) -> int | None:
    return int(str(value)) if value not in (None, "") else None
