"""What an event is called: a title for each topic, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from application.people import TimelineEntry
from web.counsellor import further_words, group_words, help_words, moving_words, told_words
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_marked, topic_path

Summary = Mapping[str, Any]
NOT_SAID = _l("An event of another kind (%(topic)s)")

# Topic → its title.
TITLES: Mapping[str, Callable[[Summary], str]] = {
    "migrant.Registered": lambda s: _("Registered as %(number)s", number=s["number"]),
    "migrant.DetailsCorrected": lambda s: _("Details corrected"),
    "migrant.ContactChanged": lambda s: _("Address and phones changed"),
    "migrant.StageChanged": lambda s: _("Stage: %(stage)s", stage=_stage(s)),
    **told_words.TITLES,
    **moving_words.TITLES,
    **further_words.TITLES,
    **help_words.TITLES,
    **group_words.TITLES,
    "migrant.ConsentGiven": lambda s: _(
        "Agreed: %(purpose)s", purpose=label("consent_purpose", s["purpose"])
    ),
    "migrant.ConsentWithdrawn": lambda s: _(
        "Consent withdrawn: %(purpose)s", purpose=label("consent_purpose", s["purpose"])
    ),
    "migrant.SharingWithdrawn": lambda s: _("Consent withdrawn: sharing with one organisation"),
    "migrant.ConsentRefused": lambda s: _(
        "Did not agree: %(purpose)s", purpose=label("consent_purpose", s["purpose"])
    ),
    "migrant.Assigned": lambda s: (
        _("File taken by a counsellor") if s["owner_id"] else _("File given back to the desk")
    ),
    "migrant.ColleagueAsked": lambda s: _("A colleague was asked to do what was promised"),
    "migrant.ColleagueDone": lambda s: _("The colleague's part is done"),
    "migrant.ErasureRequested": lambda s: _(
        "Erasure requested: %(ground)s", ground=label("erasure_ground", s["ground"])
    ),
    "migrant.ErasureDeclined": lambda s: _("Erasure declined"),
    "migrant.LinkedAsSamePerson": lambda s: _("Linked with another file of the same person"),
    "migrant.LinkUndone": lambda s: _("Link with another file undone: two people"),
    "migrant.PairDismissed": lambda s: _("Compared with another file: two people"),
    "consultation.Held": lambda s: topic_marked(s["main_topic"]),
    "consultation.Corrected": lambda s: topic_marked(s["main_topic"]),
    "consultation.Voided": lambda s: _("Consultation declared void"),
    "consultation.FollowUpAgreed": lambda s: _("To come back to on %(day)s", day=day_text(s["follow_up_on"])),
    "consultation.FollowUpClosed": lambda s: _(
        "Follow-up closed: %(outcome)s", outcome=label("outcome", s["outcome"])
    ),
    "consultation.CallerLinked": lambda s: _("Caller linked to this file"),
    "consultation.CallerUnlinked": lambda s: _("Link to this file undone"),
    "call.Logged": lambda s: _("Call: %(kind)s", kind=label("call_kind", s["kind"])),
    "call.NumberNoted": lambda s: _("Number of the caller noted"),
    "call.Returned": lambda s: (
        _("Called back: reached") if s["reached"] else _("Called back: not reached")
    ),
    "call.LedTo": lambda s: _("Advice was given when called back"),
    "call.Corrected": lambda s: _("Call: %(kind)s", kind=label("call_kind", s["kind"])),
    "call.Voided": lambda s: _("Call declared void"),
    "call.CallerLinked": lambda s: _("Caller linked to this file"),
    "call.CallerUnlinked": lambda s: _("Link to this file undone"),
    "case.Opened": lambda s: _("Case opened: %(topic)s", topic=topic_path(s["topic"])),
    "case.Assigned": lambda s: _("Case given to a colleague"),
    "case.PlanAgreed": lambda s: _("Plan agreed"),
    "case.TaskSet": lambda s: _("Task: %(kind)s", kind=label("task_kind", s["kind"])),
    "case.TaskMoved": lambda s: _("Task moved to %(day)s", day=day_text(s["due_on"])),
    "case.TaskDone": lambda s: _("Task done"),
    "case.TaskDropped": lambda s: _("Task dropped"),
    "case.Noted": lambda s: _("Spoken with, in the case") if s["contacted"] else _("Note in the case"),
    "case.ClaimLinked": lambda s: _("Wage claim added to the case"),
    "case.Closed": lambda s: _("Case closed: %(outcomes)s", outcomes=_outcomes(s)),
    "case.Reopened": lambda s: _("Case reopened"),
    "referral.Drafted": lambda s: _("Referral drafted: %(service)s", service=_service(s)),
    "referral.Rewritten": lambda s: _("Draft of a referral rewritten: %(service)s", service=_service(s)),
    "referral.Replaced": lambda s: _("Sent on to another organisation"),
    "referral.Sent": lambda s: _("Referral sent: %(service)s", service=_service(s)),
    "referral.Accepted": lambda s: _("Referral accepted"),
    "referral.OverrideAsked": lambda s: _("Asked to send a referral without consent"),
    "referral.OverrideDecided": lambda s: (
        _("Referral may be sent without consent") if s["approved"] else _("Referral may not be sent without consent")
    ),
    "referral.Declined": lambda s: (
        _("Referral declined by the organisation")
        if s["by"] == "PROVIDER"
        else _("Referral declined by the client")
    ),
    "referral.Unanswered": lambda s: _("Referral not answered in time"),
    "referral.Started": lambda s: _("Referral: work began"),
    "referral.Completed": lambda s: _(
        "Referral completed: %(result)s", result=label("referral_result", s["result"])
    ),
    "referral.NotCompleted": lambda s: _(
        "Referral ended without the service: %(result)s", result=label("referral_result", s["result"])
    ),
    "referral.Cancelled": lambda s: _("Referral cancelled"),
    "referral.Reopened": lambda s: _("Referral reopened"),
    "attachment.Added": lambda s: _("Added: %(what)s", what=_attached(s)),
    "attachment.Described": lambda s: _("Attachment described as: %(what)s", what=_attached(s)),
    "attachment.Removed": lambda s: _("Attachment removed"),
    "household.Formed": lambda s: _("Household begun, as: %(role)s", role=_role(s)),
    "household.MemberAdded": lambda s: _("Added to a household, as: %(role)s", role=_role(s)),
    "household.RelativeNamed": lambda s: _("Somebody added to the household: %(role)s", role=_role(s)),
    "household.MemberLeft": lambda s: _(
        "No longer in the household: %(reason)s", reason=label("household_left_reason", s["reason"])
    ),
    "household.RelativeLeft": lambda s: _(
        "Somebody is no longer in the household: %(reason)s", reason=label("household_left_reason", s["reason"])
    ),
    "household.HeadChanged": lambda s: _("Became head of the household"),
    "household.Assessed": lambda s: _("Household assessed: %(types)s", types=_types(s)),
    "training.SeatTaken": lambda s: _("Seat in a course taken: %(course)s", course=s["curriculum"]),
    "training.Waitlisted": lambda s: _("On the waiting list of a course: %(course)s", course=s["curriculum"]),
    "training.MovedUp": lambda s: _("Moved up from the waiting list"),
    "training.SeatGivenUp": lambda s: _("Seat in a course given up"),
    "training.AttendanceCorrected": lambda s: _("Attendance corrected"),
    "training.CertificateIssued": lambda s: _("Certificate %(number)s issued", number=s["number"]),
    "training.CertificateRevoked": lambda s: _("Certificate %(number)s revoked", number=s["number"]),
}


# What of another file is told to whoever may not open it; topics that are not here are told as in one's own file.
FROM_OUTSIDE: Mapping[str, LazyText] = {
    "consultation.Held": _l("Advised, in another file of this person"),
    "referral.Sent": _l("Referred, in another file of this person"),
    "referral.Completed": _l("A referral was completed, in another file of this person"),
}


def title_of(entry: TimelineEntry) -> str:
    """The title of an entry; of a topic that nobody wrote words for, the topic."""
    if entry.closed and entry.topic in FROM_OUTSIDE:
        return str(FROM_OUTSIDE[entry.topic])
    known = TITLES.get(entry.topic)
    return known(entry.summary) if known else NOT_SAID % {"topic": entry.topic}


def day_text(iso: Any) -> str:
    """31.12.2026 for an ISO date."""
    year, month, day = str(iso)[:10].split("-")
    return f"{day}.{month}.{year}"


def _stage(summary: Summary) -> str:
    words = label("stage", summary["stage"])
    return f"{words}, {label('country', summary['destination'])}" if summary.get("destination") else words


def _attached(summary: Summary) -> str:
    if summary.get("document"):
        return label("document_type", summary["document"])
    return label("attachment_kind", summary["kind"])


def _role(summary: Summary) -> str:
    return label("household_role", summary["role"])


def _types(summary: Summary) -> str:
    return ", ".join(label("household_type", code) for code in summary["types"]) or _("none of the three kinds")


def _outcomes(summary: Summary) -> str:
    return ", ".join(label("case_outcome", code) for code in summary["outcomes"])


def _service(summary: Summary) -> str:
    return label("referral_service", summary["service"])
