"""What a refusal says about ban checks, claims, further persons, outreach and journeys."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

VOID = _l("This was declared void: it can no longer be changed.")
MESSAGES: dict[str, LazyText] = {
    # consultations
    "consultation.date_of_no_problem": _l("A date stands beside a document problem that is not ticked."),
    "consultation.currency_missing": _l("A sum of money needs its currency: choose it."),
    "consultation.person_twice": _l("This person is named first already: leave their number out below."),
    "consultation.task_without_day": _l("A colleague is asked for a day: say by when."),
    "consultation.first_person": _l(
        "Further persons, a ban check and a claim belong to somebody with a file: log the consultation in the file of"
        " one of them."
    ),
    "consultation.feedback_given": _l("Feedback on this consultation is written down already."),
    "heads.age_bands": _l("More people stand in the age bands than were counted."),
    # entry bans
    "ban_check.unknown": _l("There is no such check in this file."),
    "ban_check.asked_already": _l("This check is written down already: the form was sent before."),
    "ban_check.no_answer": _l(
        "Silence is no answer. Choose whether there is a ban or not, or go on waiting."
    ),
    "ban_check.until_without_ban": _l(
        "A day until which a ban holds needs a ban: leave it out, or change the answer."
    ),
    "ban_check.until_past": _l("This ban has ended already: check the day, or answer that there is none."),
    "ban_check.answered_same": _l("This is what stands there already."),
    "ban_check.not_waiting": _l("Nobody waits for this answer any longer."),
    # wages
    "claim.unknown": _l("There is no such claim in this file."),
    "claim.stated_already": _l("This claim is written down already: the form was sent before."),
    "claim.amount": _l("Write a sum above nothing."),
    "claim.period": _l("The last day of the work lies before the first."),
    "claim.more_than_claimed": _l(
        "This is more than is still owed. Check the sum, or put the claim right first."
    ),
    "claim.still_owed": _l(
        "Something is still owed. Write down first what was paid, or choose “paid in part”."
    ),
    "claim.nothing_paid": _l("Nothing was paid so far. Write down first what was paid, or choose another end."),
    "claim.not_closed": _l("This claim is open."),
    "claim.voided": VOID,
    "ban_check.voided": VOID,
    "claim.payment_unknown": _l("There is no such payment in this claim: it may be struck already."),
    "claim.closed": _l("This claim is closed: nothing more can be written down in it."),
    # outside the centre
    "outreach.unknown": _l("There is no such event."),
    "outreach.planned_already": _l("This is written down already: the form was sent before."),
    "outreach.held_already": _l("It is written down already that this took place. Correct it instead."),
    "outreach.not_held": _l("This has not taken place: nothing can be corrected."),
    "outreach.cancelled": _l("This was cancelled."),
    "trip.unknown": _l("There is no such journey of this centre."),
    "trip.started_already": _l("This journey is written down already: the form was sent before."),
    "trip.days": _l("The last day lies before the first."),
    "trip.other_days": _l("The team was not away on this day. Check the day, or choose another journey."),
    "trip.stop_unknown": _l("There is no such stop on this sheet: it may be struck already."),
    "trip.closed": _l("This journey is over: its sheet is closed."),
    # the monthly return
    "monthly.not_over": _l("The month is not over yet. Sign it from the first day of the next one."),
    "monthly.signed": _l("The month is signed already."),
    "monthly.not_signed": _l("The month is not signed."),
    "monthly.month": _l("This month cannot be signed."),
}
