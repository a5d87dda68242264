"""What happened to a person, told in the reader's words: newest first, corrections with their reason, voids struck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import current_app, url_for
from markupsafe import Markup, escape

from application.people import FileView, TimelineEntry
from application.told import STRUCK
from web import dates
from web.counsellor import group_words, help_words, moving_words
from web.counsellor.account import account
from web.counsellor.titles import day_text, title_of
from web.i18n import gettext as _
from web.labels import label
from web.routes import ROUTES, may
from web.sessions import current_actor

HELD, CORRECTED, VOIDED = "consultation.Held", "consultation.Corrected", "consultation.Voided"
CLOSED = "consultation.FollowUpClosed"
DETAILS, INCLUDED = "consultation.DetailsTaken", "consultation.PersonIncluded"
CONSULTATION = "consultation."
LINKED = ("consultation.CallerLinked", "call.CallerLinked")
Summary = Mapping[str, Any]
# Of which events the newest one stands, and under which name a fate keeps it.
NEWEST = {HELD: "newest", CORRECTED: "newest", DETAILS: "details", INCLUDED: "included", CLOSED: "closed"}

# The list that gives the words for `reason`, by topic.
REASONS = {
    "migrant.DetailsCorrected": "correction_reason",
    **moving_words.REASONS,
    **help_words.REASONS,
    **group_words.REASONS,
    CORRECTED: "correction_reason",
    "claim.Restated": "correction_reason",
    "claim.RecoveryStruck": "correction_reason",
    "claim.Reopened": "correction_reason",
    "claim.Voided": "void_reason",
    "ban_check.Voided": "void_reason",
    VOIDED: "void_reason",
    "consultation.CallerUnlinked": "correction_reason",
    "call.Corrected": "correction_reason",
    "call.Voided": "void_reason",
    "call.CallerUnlinked": "correction_reason",
    "referral.OverrideAsked": "report_duty",
    "referral.Cancelled": "referral_cancel_reason",
    "case.Reopened": "case_reopen_reason",
    "training.CertificateRevoked": "certificate_revoke_reason",
    "attachment.Removed": "attachment_remove_reason",
}
# Who declined decides on which list the reason stands.
DECLINED = {"PROVIDER": "provider_decline_reason", "CLIENT": "client_decline_reason"}


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
    # The newest further answers, and the newest word that somebody was there too.
    details: int = 0
    included: int = 0
    closed: int = 0
    linked_on: str = ""
    # Entries in the story of migration that were wrong, by their versions.
    struck: set[int] = field(default_factory=set)
    voided: bool = False
    why_void: str = ""


def story(file: FileView, only: str = "") -> list[Entry]:
    """The timeline in words; `only` leaves events whose topic begins so."""
    wanted = [each for each in file.timeline if each.topic.startswith(only) and not _told_elsewhere(each)]
    return _told(wanted, _fates(file.timeline), links=not file.header.masked)


def on_paper(file: FileView) -> list[Entry]:
    """The whole timeline without anything to press: what stood before a correction is written out."""
    return _told(file.timeline, _fates(file.timeline), links=False, folds=False)


def history(happenings: Sequence[TimelineEntry]) -> list[Entry]:
    """The life of one record, newest first, without ways to change it."""
    return _told(tuple(reversed(happenings)), _fates(happenings), links=False)


def _told(
    happenings: Iterable[TimelineEntry], fates: Mapping[UUID, _Fate], *, links: bool, folds: bool = True
) -> list[Entry]:
    return [_entry(each, fates[each.originator_id], links, folds) for each in happenings]


def _told_elsewhere(entry: TimelineEntry) -> bool:
    """An answered call is told by its consultation, the link of a call by the call itself."""
    answered = entry.topic == "call.Logged" and entry.summary.get("consultation_id")
    return bool(answered) or entry.topic == "call.CallerLinked"


def _fates(entries: Iterable[TimelineEntry]) -> dict[UUID, _Fate]:
    fates: dict[UUID, _Fate] = {}
    for entry in entries:
        fate = fates.setdefault(entry.originator_id, _Fate())
        if entry.topic == VOIDED:
            fate.voided, fate.why_void = True, _reason(entry)
        if entry.topic in NEWEST:
            name = NEWEST[entry.topic]
            setattr(fate, name, max(getattr(fate, name), entry.version))
        if entry.topic in LINKED:
            fate.linked_on = dates.date_text(entry.occurred_at.date())
        if entry.topic == STRUCK:
            fate.struck.add(entry.summary["entry"])
    return fates


def _entry(entry: TimelineEntry, fate: _Fate, links: bool, folds: bool) -> Entry:
    record = entry.topic in (HELD, CORRECTED)
    links = links and not entry.closed
    replaced = entry.version < _newest(entry, fate)
    return Entry(
        title=title_of(entry),
        when=_when(entry),
        iso=entry.occurred_at.isoformat(),
        by=" · ".join(part for part in (entry.actor, entry.number) if part),
        body=_was(entry, folds) if replaced else _body(entry, links and record and not fate.voided),
        href=_address(entry) if links and (record or entry.topic == INCLUDED) and not replaced else None,
        reason=fate.why_void if record and fate.voided and not replaced else _reason(entry),
        tag=_tag(entry, fate, replaced),
        struck=replaced or (record and fate.voided) or entry.version in fate.struck,
    )


def _newest(entry: TimelineEntry, fate: _Fate) -> int:
    """The version that stands in place of this one, where there is one."""
    found = {HELD: fate.newest, CORRECTED: fate.newest, DETAILS: fate.details, INCLUDED: fate.included}
    return found.get(entry.topic, 0)


def _when(entry: TimelineEntry) -> str:
    said = f"{entry.occurred_at:%d.%m.%Y, %H:%M}"
    recorded = entry.recorded.astimezone(entry.occurred_at.tzinfo)  # before dawn the day in UTC is another
    late = recorded.date() != entry.occurred_at.date()
    return (
        _("%(when)s, written down on %(day)s", when=said, day=dates.moment_text(entry.recorded))
        if late
        else said
    )


def _tag(entry: TimelineEntry, fate: _Fate, replaced: bool) -> tuple[str, str] | None:
    if entry.topic in (HELD, CORRECTED) and fate.voided:
        return ("plain", _("void"))
    if entry.version in fate.struck:
        return ("plain", _("struck"))
    if replaced:
        return ("plain", _("before the correction"))
    if entry.topic == CORRECTED:
        return ("info", _("corrected"))
    if entry.version == 1 and fate.linked_on:
        return ("info", _("linked %(day)s", day=fate.linked_on))
    due = entry.summary.get("follow_up_on") if entry.topic == HELD and not fate.closed else None
    return ("waiting", _("come back on %(day)s", day=day_text(due))) if due else None


def _reason(entry: TimelineEntry) -> str:
    if entry.closed:
        return ""
    kind = DECLINED.get(str(entry.summary.get("by"))) or REASONS.get(entry.topic)
    words = label(kind, entry.summary["reason"]) if kind else ""
    if entry.topic == "migrant.ErasureDeclined":
        return str(entry.texts.get("reason", ""))
    words = words or moving_words.sealed_reason(entry)
    return ". ".join(part for part in (words, str(entry.texts.get("explanation", ""))) if part)


def _body(entry: TimelineEntry, links: bool) -> Markup:
    lines: Sequence[str] = account(entry)
    text = Markup("").join(Markup("<p>%s</p>") % line for line in lines)
    return text + _links(entry) if links else text


def _was(entry: TimelineEntry, folds: bool) -> Markup:
    """What stood before a correction, folded on a screen: it is there for whoever asks."""
    text = _body(entry, links=False)
    if not folds:
        return text
    summary = Markup(
        '<summary class="govuk-details__summary"><span class="govuk-details__summary-text">%s</span></summary>'
    )
    shown = Markup(
        '<details class="govuk-details sf-was">%s<div class="govuk-details__text">%s</div></details>'
    )
    return shown % (summary % _("What stood here"), text)


def _address(entry: TimelineEntry) -> str:
    return url_for("consultations.show", consultation_id=entry.originator_id)


def _links(entry: TimelineEntry) -> Markup:
    """Correct and void, where the record stands and the reader may."""
    wanted = (("consultations.correct", _("Correct")), ("consultations.void", _("Declare void")))
    roles = current_actor().roles
    shown = [pair for pair in wanted if pair[0] in current_app.view_functions and may(roles, ROUTES[pair[0]])]
    if not shown:
        return Markup("")
    what = escape(title_of(entry))
    hidden = Markup('<span class="govuk-visually-hidden"> (%s)</span>') % what
    links = [
        Markup('<a class="govuk-link" href="%s">%s%s</a>')
        % (url_for(endpoint, consultation_id=entry.originator_id), words, hidden)
        for endpoint, words in shown
    ]
    return Markup('<p class="sf-timeline__links">%s</p>') % Markup(" ").join(links)
