"""What happened to a person, told in the reader's words: newest first, corrections with their reason, voids struck."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import current_app, url_for
from markupsafe import Markup, escape

from application.people import FileView, TimelineEntry
from web import dates
from web.counsellor.account import account
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path
from web.routes import ROUTES, may
from web.sessions import current_actor

HELD, CORRECTED, VOIDED = "consultation.Held", "consultation.Corrected", "consultation.Voided"
CONSULTATION = "consultation."
Summary = Mapping[str, Any]

# Topic → its title; areas that tell more than a title stand in `account.BODIES`.
TITLES: Mapping[str, Callable[[Summary], str]] = {
    "migrant.Registered": lambda s: _("Registered as %(number)s", number=s["number"]),
    "migrant.DetailsCorrected": lambda s: _("Details corrected"),
    "migrant.ContactChanged": lambda s: _("Address and phones changed"),
    "migrant.StageChanged": lambda s: _("Stage: %(stage)s", stage=_stage(s)),
    "migrant.ConsentGiven": lambda s: _(
        "Agreed: %(purpose)s", purpose=label("consent_purpose", s["purpose"])
    ),
    "migrant.ConsentWithdrawn": lambda s: _(
        "Consent withdrawn: %(purpose)s", purpose=label("consent_purpose", s["purpose"])
    ),
    "migrant.Assigned": lambda s: (
        _("File taken by a counsellor") if s["owner_id"] else _("File given back to the desk")
    ),
    "migrant.ErasureRequested": lambda s: _(
        "Erasure requested: %(ground)s", ground=label("erasure_ground", s["ground"])
    ),
    "migrant.ErasureDeclined": lambda s: _("Erasure declined"),
    HELD: lambda s: topic_path(s["main_topic"]),
    CORRECTED: lambda s: topic_path(s["main_topic"]),
    VOIDED: lambda s: _("Consultation declared void"),
    "consultation.FollowUpAgreed": lambda s: _("To come back to on %(day)s", day=_day(s["follow_up_on"])),
    "consultation.FollowUpClosed": lambda s: _(
        "Follow-up closed: %(outcome)s", outcome=label("outcome", s["outcome"])
    ),
    "referral.Drafted": lambda s: _(
        "Referral drafted: %(service)s", service=label("referral_service", s.get("service", ""))
    ),
    "referral.Sent": lambda s: _("Referral sent"),
    "referral.Accepted": lambda s: _("Referral accepted"),
    "referral.Declined": lambda s: _("Referral declined"),
    "referral.Started": lambda s: _("Referral: work began"),
    "referral.Completed": lambda s: _(
        "Referral completed: %(result)s", result=label("referral_result", s.get("result", ""))
    ),
    "referral.NotCompleted": lambda s: _("Referral ended without the service"),
    "referral.Cancelled": lambda s: _("Referral cancelled"),
    "referral.Recalled": lambda s: _("Referral recalled"),
    "training.Enrolled": lambda s: _("Enrolled in a course"),
    "training.Waitlisted": lambda s: _("On the waiting list of a course"),
    "training.SeatTaken": lambda s: _("Seat in a course taken"),
    "training.SeatGivenUp": lambda s: _("Seat in a course given up"),
    "training.AttendanceMarked": lambda s: _("Attendance marked"),
    "training.ResultSet": lambda s: _(
        "Course: %(result)s", result=label("training_result", s.get("result", ""))
    ),
    "training.CertificateIssued": lambda s: _("Certificate issued"),
    "training.CertificateRevoked": lambda s: _("Certificate revoked"),
}
# The list that gives the words for `reason`, by topic.
REASONS = {
    "migrant.DetailsCorrected": "correction_reason",
    CORRECTED: "correction_reason",
    VOIDED: "void_reason",
}
NOT_SAID = _l("An event of another kind (%(topic)s)")


@dataclass(frozen=True)
class Entry:
    """One line of a timeline, as `_macros.html: timeline` draws it."""

    title: str
    when: str
    iso: str
    by: str = ""
    body: Any = ""
    reason: str = ""
    href: str | None = None
    tag: tuple[str, str] | None = None
    struck: bool = False


@dataclass
class _Fate:
    """How a record ended up: its newest form, and whether it was declared void."""

    newest: int = 0
    voided: bool = False
    why_void: str = ""


def story(file: FileView, only: str = "") -> list[Entry]:
    """The timeline in words; `only` leaves events whose topic begins so."""
    wanted = [each for each in file.timeline if each.topic.startswith(only)]
    return _told(wanted, _fates(file.timeline), links=not file.header.masked)


def history(happenings: Sequence[TimelineEntry]) -> list[Entry]:
    """The life of one record, newest first, without ways to change it."""
    return _told(tuple(reversed(happenings)), _fates(happenings), links=False)


def _told(happenings: Iterable[TimelineEntry], fates: Mapping[UUID, _Fate], *, links: bool) -> list[Entry]:
    return [_entry(each, fates[each.originator_id], links) for each in happenings]


def _fates(entries: Iterable[TimelineEntry]) -> dict[UUID, _Fate]:
    fates: dict[UUID, _Fate] = {}
    for entry in entries:
        fate = fates.setdefault(entry.originator_id, _Fate())
        if entry.topic == VOIDED:
            fate.voided, fate.why_void = True, _reason(entry)
        if entry.topic in (HELD, CORRECTED):
            fate.newest = max(fate.newest, entry.version)
    return fates


def _entry(entry: TimelineEntry, fate: _Fate, links: bool) -> Entry:
    record = entry.topic in (HELD, CORRECTED)
    replaced = record and entry.version < fate.newest
    return Entry(
        title=_title(entry),
        when=_when(entry),
        iso=entry.occurred_at.isoformat(),
        by=entry.actor,
        body=_was(_body(entry, links=False))
        if replaced
        else _body(entry, links and record and not fate.voided),
        reason=fate.why_void if record and fate.voided and not replaced else _reason(entry),
        tag=_tag(entry, fate, replaced),
        struck=replaced or (record and fate.voided),
    )


def _title(entry: TimelineEntry) -> str:
    known = TITLES.get(entry.topic)
    return known(entry.summary) if known else NOT_SAID % {"topic": entry.topic}


def _when(entry: TimelineEntry) -> str:
    said = f"{entry.occurred_at:%d.%m.%Y, %H:%M}"
    late = entry.recorded.date() != entry.occurred_at.date()
    return (
        _("%(when)s, written down on %(day)s", when=said, day=dates.moment_text(entry.recorded))
        if late
        else said
    )


def _tag(entry: TimelineEntry, fate: _Fate, replaced: bool) -> tuple[str, str] | None:
    if entry.topic in (HELD, CORRECTED) and fate.voided:
        return ("plain", _("void"))
    if replaced:
        return ("plain", _("before the correction"))
    if entry.topic == CORRECTED:
        return ("info", _("corrected"))
    due = entry.summary.get("follow_up_on") if entry.topic == HELD else None
    return ("waiting", _("come back on %(day)s", day=_day(due))) if due else None


def _reason(entry: TimelineEntry) -> str:
    words = label(REASONS[entry.topic], entry.summary["reason"]) if entry.topic in REASONS else ""
    if entry.topic == "migrant.ErasureDeclined":
        return str(entry.texts.get("reason", ""))
    return ". ".join(part for part in (words, str(entry.texts.get("explanation", ""))) if part)


def _body(entry: TimelineEntry, links: bool) -> Markup:
    lines: Sequence[str] = account(entry)
    text = Markup("").join(Markup("<p>%s</p>") % line for line in lines)
    return text + _links(entry) if links else text


def _was(text: Markup) -> Markup:
    """What stood before a correction, folded: it is there for whoever asks."""
    summary = Markup(
        '<summary class="govuk-details__summary"><span class="govuk-details__summary-text">%s</span></summary>'
    )
    shown = Markup(
        '<details class="govuk-details sf-was">%s<div class="govuk-details__text">%s</div></details>'
    )
    return shown % (summary % _("What stood here"), text)


def _links(entry: TimelineEntry) -> Markup:
    """Correct and void, where the record stands and the reader may."""
    wanted = (("consultations.correct", _("Correct")), ("consultations.void", _("Declare void")))
    roles = current_actor().roles
    shown = [pair for pair in wanted if pair[0] in current_app.view_functions and may(roles, ROUTES[pair[0]])]
    if not shown:
        return Markup("")
    what = escape(_title(entry))
    hidden = Markup('<span class="govuk-visually-hidden"> (%s)</span>') % what
    links = [
        Markup('<a class="govuk-link" href="%s">%s%s</a>')
        % (url_for(endpoint, consultation_id=entry.originator_id), words, hidden)
        for endpoint, words in shown
    ]
    return Markup('<p class="sf-timeline__links">%s</p>') % Markup(" ").join(links)


def _day(iso: Any) -> str:
    year, month, day = str(iso)[:10].split("-")
    return f"{day}.{month}.{year}"


def _stage(summary: Summary) -> str:
    words = label("stage", summary["stage"])
    return f"{words}, {label('country', summary['destination'])}" if summary.get("destination") else words
