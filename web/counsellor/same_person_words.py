"""Two files side by side in words: what each holds, what is the same, what there will be afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from application.links import Counts, Face, PairView, Reason, Said, Side
from application.trainings import PersonTraining
from web import dates, phones
from web.counsellor.desk import born, language_spoken, stage
from web.counsellor.places import place_text
from web.counsellor.same_person_records import DONE, SECTIONS
from web.counsellor.words import NOTHING, consents, countries
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path

PASSPORTS = ("INT_PASSPORT", "NAT_PASSPORT")
REASONS: dict[str, LazyText] = {
    "phone": _l("same phone"),
    "name_scripts": _l("name equal in both scripts"),
    "name_equal": _l("same name"),
    "name_alike": _l("name sounds the same"),
    "birth_date": _l("same date of birth"),
    "birth_year": _l("same year of birth"),
}
SAID: dict[str, LazyText] = {
    "LINKED": _l("Linked on %(day)s by %(name)s: %(reason)s"),
    "UNDONE": _l("The link was undone on %(day)s by %(name)s: %(reason)s"),
    "DISMISSED": _l("Found to be two people on %(day)s by %(name)s: %(reason)s"),
}


def reason_words(reasons: Iterable[Reason]) -> str:
    """Why two files are alike."""
    return "; ".join(_reason(each) for each in reasons)


def said_text(said: Said | None) -> str:
    """What a user said last about two files."""
    if said is None:
        return ""
    day = dates.day_text(said.occurred_at)
    words = {"day": dates.date_text(day), "name": said.actor or NOTHING, "reason": said.reason}
    return str(SAID[said.state]) % words


def faces(face: Face) -> str:
    """Who somebody is, in one line of a list."""
    year = str(face.birth_year) if face.birth_year else _("year of birth not known")
    return " · ".join((face.number, year, label("centre", face.centre)))


def afterwards(view: PairView) -> list[str]:
    """The consequence in numbers: one line when the files are linked, one for each person when a link is undone."""
    if not view.linked:
        return [counted(view.after[0], persons=1)]
    numbers = [side.file.header.number for side in (view.one, view.other)]
    lines = [f"{number}: {counted(each)}" for number, each in zip(numbers, view.after, strict=True)]
    return [ngettext("%(num)s person", "%(num)s persons", 2), *lines]


def counted(counts: Counts, persons: int = 0) -> str:
    """1 person, 3 consultations, 1 referral, 1 certificate."""
    parts = [ngettext("%(num)s person", "%(num)s persons", persons)] if persons else []
    parts += [
        ngettext("%(num)s consultation", "%(num)s consultations", counts.consultations),
        ngettext("%(num)s referral", "%(num)s referrals", counts.referrals),
        ngettext("%(num)s place in a course", "%(num)s places in courses", counts.trainings),
        ngettext("%(num)s certificate", "%(num)s certificates", counts.certificates),
    ]
    return ", ".join(parts)


def rows_of(view: PairView) -> list[list[Any]]:
    """(heading, one file, the other, whether they say the same) for each thing that stands in one of them."""
    found = []
    for words, shown in SHOWN:
        one, other = shown(view.one), shown(view.other)
        if one or other or not found:
            compared = "" if shown in ADD_UP else _compared(one, other)
            found.append([str(words), _cell(one), _cell(other), compared])
    if any(reason.code == "name_scripts" for reason in view.reasons):
        found[0][-1] = _("the same in the other script")
    return found


def _reason(reason: Reason) -> str:
    if reason.code != "document":
        return str(REASONS[reason.code])
    if reason.kind in PASSPORTS:
        return _("same passport number")
    return _("same number: %(document)s", document=label("document_type", reason.kind))


def _compared(one: Sequence[str], other: Sequence[str]) -> Any:
    if not one or not other:
        return _("in one file only")
    return _("the same") if sorted(one) == sorted(other) else Markup("<strong>%s</strong>") % _("different")


def _cell(lines: Sequence[str]) -> Any:
    if not lines:
        return NOTHING
    return lines[0] if len(lines) == 1 else Markup("<br>").join(lines)


def _some(*texts: Any) -> list[str]:
    return [str(text) for text in texts if text not in (None, "", NOTHING)]


def _documents(side: Side) -> list[str]:
    held = side.file.details.get("documents") or ()
    return [" ".join((label("document_type", each["kind"]), each.get("number") or "")).strip() for each in held]


def _phones(side: Side) -> list[str]:
    return [phones.shown(each["number"]) for each in side.file.header.phones]


def _place(side: Side) -> list[str]:
    kept = side.file.details
    return _some(place_text(kept["country"], kept["region"], kept["district"]), kept.get("village"))


def _consultations(side: Side) -> list[str]:
    void = _("void")
    return [
        f"{dates.date_text(row.occurred_on)}, {label('channel', row.channel)}: {topic_path(row.main_topic)}"
        + (f" ({void})" if row.voided else "")
        for row in side.consultations
    ]


def _referrals(side: Side) -> list[str]:
    return [
        f"{dates.date_text(row.drafted_on)}: {label('referral_service', row.service)},"
        f" {label('referral_status', row.status)}"
        for row in side.referrals
    ]


def _trainings(side: Side) -> list[str]:
    return [", ".join(filter(None, (_course(row), _certificate(row)))) for row in side.trainings]


def _course(row: PersonTraining) -> str:
    return f"{dates.date_text(row.session.starts_on)}: {row.session.title or row.session.curriculum}"


def _certificate(row: PersonTraining) -> str:
    return _("certificate %(number)s", number=row.certificate) if row.certificate else ""


def _detail(list_name: str, name: str) -> Callable[[Side], list[str]]:
    def shown(side: Side) -> list[str]:
        code = side.file.details.get(name)
        return [label(list_name, code)] if code else []

    return shown


# What was done is in both files afterwards: that it differs says nothing.
ADD_UP = (_consultations, _referrals, _trainings, *(shown for _words, shown in DONE))
# The name leads: see `rows_of`.
SHOWN: tuple[tuple[LazyText, Callable[[Side], list[str]]], ...] = (
    (_l("Name"), lambda side: _some(side.file.header.name)),
    (_l("In Latin script"), lambda side: _some(side.file.header.latin)),
    (_l("Name they go by"), lambda side: _some(side.file.header.alias)),
    (_l("Sex"), lambda side: [label("sex", side.file.header.sex)]),
    (_l("Born"), lambda side: [born(side.file.header)]),
    (_l("Documents"), _documents),
    (_l("Phones"), _phones),
    (_l("Safe contact"), lambda side: _some(side.file.header.safe_contact)),
    (_l("Lives in"), _place),
    (_l("Citizenship"), lambda side: _some(countries(side.file.details["citizenships"]))),
    (_l("Language"), lambda side: [language_spoken(side.file.header)]),
    (_l("Education"), _detail("education", "education")),
    (_l("Occupation"), _detail("occupation", "occupation")),
    *SECTIONS,
    (_l("Stage of migration"), lambda side: [stage(side.file.header.stage, side.file.header.destination)]),
    (_l("Consents"), lambda side: _some(consents(side.file.header.consents))),
    (_l("Centre"), lambda side: [label("centre", side.file.header.centre)]),
    (_l("Looked after by"), lambda side: _some(side.owner or _("the desk"))),
    (_l("Registered on"), lambda side: [dates.date_text(side.file.details["registered_on"])]),
    (_l("Consultations"), _consultations),
    (_l("Referrals"), _referrals),
    (_l("Courses"), _trainings),
    *DONE,
)
