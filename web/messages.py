"""What a refusal says: rejection code -> words. Each area adds its lines; tests ask for every code."""

from __future__ import annotations

from collections.abc import Mapping

from web import (
    messages_import,
    messages_moving,
    messages_outside,
    messages_people,
    messages_referrals,
    messages_topics,
    messages_trainings,
)
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

# Placeholders are filled from the params of the verdict.
MESSAGES: dict[str, LazyText] = {
    # the door
    "command.malformed": _l("Something in this form cannot be read. Check what you typed and send it again."),
    "command.other_body": _l(
        "This form was already saved with other words. Look at the file before sending it again."
    ),
    "command.not_yours": _l("This form was already sent by somebody else."),
    "conflict": _l(
        "Somebody changed this file while you were typing. Look at what is new, then send it again."
    ),
    "policy.denied": _l("Your role does not allow this."),
    "occurred.future": _l("This lies in the future. Check the date and the time."),
    # accounts
    "account.sign_in_failed": _l(
        "The account name or the password is not right, or there were too many tries. Check both; after five tries wait"
        " a quarter of an hour."
    ),
    "account.password_wrong": _l("The present password is not right."),
    "account.password_short": _l("The new password needs at least 12 characters."),
    "account.password_long": _l("The new password is too long: 200 characters at most."),
    "account.password_common": _l("This password is known to many. Choose one that nobody would guess."),
    "account.password_same": _l("The new password must differ from the present one."),
    "account.password_characters": _l("The new password holds characters that cannot be typed again."),
    "account.login_taken": _l("Another account has this name. Choose another one."),
    # administration
    "centre.code": _l("The code needs two to eight capital Latin letters or digits, a letter first."),
    "centre.prefix": _l("The prefix needs two to eight capital Latin letters or digits, a letter first."),
    "centre.zone": _l("This clock is not known. Choose one of the list."),
    "centre.opened_already": _l("A centre of this code exists. Codes are never used again: choose another one."),
    "centre.closed_already": _l("The centre is closed already."),
    "centre.open_already": _l("The centre is open already."),
    "staff.unknown": _l("There is no such account."),
    "staff.invited_already": _l("This account is made already."),
    "staff.login": _l(
        "The account name needs three letters or digits or more, with single dots or dashes between them."
    ),
    "staff.own_account": _l("Nobody widens their own rights. Ask another administrator."),
    "staff.role_held": _l("The account has this role already."),
    "staff.role_not_held": _l("The account does not have this role."),
    "staff.role_elsewhere": _l("This role is not granted here: its accounts are kept elsewhere."),
    "staff.roles_apart": _l("Whoever administers accounts sees no files: this role needs an account of its own."),
    "staff.centre_assigned": _l("The account works at this centre already."),
    "staff.centre_not_assigned": _l("The account does not work at this centre."),
    "staff.suspended": _l("The account is suspended. Let it work again first."),
    "staff.not_suspended": _l("The account is not suspended."),
    "staff.last_administrator": _l("This is the last administrator. Make another one first."),
    # attachments
    "attachment.unknown": _l("There is no such attachment."),
    "attachment.added_already": _l("This file was added already."),
    "attachment.removed": _l("This attachment was removed meanwhile."),
    "attachment.some_refused": _l("Not every file could be taken. What is wrong stands beside its name."),
    "attachment.empty": _l("This file is empty."),
    "attachment.large": _l("This file is too large: %(megabytes)s MB at most. Photograph it in a smaller size."),
    "attachment.format": _l("Files of this kind are not taken. Use JPEG, PNG, WebP, HEIC or PDF."),
    "attachment.heic": _l(
        "This is a HEIC picture of a telephone. Save it as JPEG: in the camera's settings choose “most compatible”."
    ),
    "attachment.broken": _l("This file is damaged or not what its name says. Open it, save it anew and send that."),
    "attachment.pixels": _l("This picture has too many pixels: 80 million at most. Save it in a smaller size."),
    "attachment.pages": _l("This PDF has too many pages: 200 at most. Split it."),
    "attachment.locked": _l("This PDF is locked with a password. Save it without one and send that."),
    "consent.photo_missing": _l("There is no consent to photographs. Record the consent first."),
    # households
    "household.unknown": _l("There is no such household."),
    "household.formed_already": _l("This household is begun already."),
    "household.belongs_already": _l("This person belongs to a household already. Take them off its list first."),
    "household.has_head": _l("The household has a head. Name another head instead."),
    "household.head_already": _l("This person is the head already."),
    "household.head_without_file": _l("The head of a household needs a file of their own."),
    "household.name_missing": _l("Write the name."),
    "household.member_already": _l("This member is on the list already."),
    "household.no_member": _l("This person does not belong to the household."),
    "household.no_head": _l("The household has no head. Name one first."),
    "household.full": _l("A household has %(most)s members at most."),
    "household.assessed_later": _l("The household was assessed on a later day already. Check the date."),
    "household.month_ahead": _l("A month lies after the day on which this was said. Check the months."),
    "household.never_and_month": _l("Either a month or never: keep one of them."),
    "household.away_since": _l("Write since when he is away: without it nobody can say how long nothing came."),
    "membership.unknown": _l("This person does not belong to the household."),
    # releases
    "release.gives_away": _l("This draft would give somebody away and was refused. The cells are named below."),
    "release.failed": _l("The draft could not be made. The log of the server tells why."),
    "release.another_under_way": _l("Another draft is being made. Wait until it is done."),
    "release.not_by_calendar": _l("A release of the calendar is made as of the day that the calendar says."),
    "release.period_kind": _l("Figures are released for a quarter (2026-Q1) or a year (2026), nothing else."),
    "release.hour_past": _l("This hour is over. Leave day and hour empty to publish at once."),
    "release.hour_unreadable": _l("Write the hour as 10:00."),
    "release.hour_without_day": _l("Choose the day as well."),
    "release.past_changed": _l("What was published no longer counts the same. Rebuild the facts and ask for help."),
    "release.vintage_impossible": _l("The figures of that day cannot be known yet."),
    "release.vintage_not_newer": _l("A newer release of this period is published already."),
    "release.vintage_open": _l("The ledger is not yet past that instant. Try again in a minute."),
    "release.stage_published": _l("This release of the calendar is published already."),
    "release.stage_unknown": _l("There is no such release."),
    "release.reason_missing": _l("Write the reason: it is published with the revision, and needs an earlier release."),
    "release.overtaken": _l("Another release of this period was published meanwhile. Make the draft again."),
    "release.unknown": _l("There is no such release."),
    "release.not_proposed": _l("These figures were not proposed. Make the draft again."),
    "release.proposed_already": _l("This draft is on record already."),
    "release.published_already": _l("This release is published already, and never changes."),
    # what a field can hold
    "field.required": _l("Fill this in."),
    "field.type": _l("This cannot be read. Check it and type it again."),
    "field.code": _l("Choose one of the list."),
    "field.too_long": _l("This is too long: %(longest)s characters at most."),
    "field.range": _l("The number must lie between %(least)s and %(most)s."),
    "field.count": _l("Too many: %(most)s at most."),
    "field.twice": _l("The same stands here twice: keep one of them."),
    "field.date": _l("There is no such date here. Check the year."),
    "field.characters": _l(
        "The text holds characters that cannot be kept. Type it again rather than pasting it."
    ),
    "field.zone": _l("The time lacks its zone."),
    "field.list": _l("A list is expected here."),
    "field.object": _l("Something in this form cannot be read. Check what you typed and send it again."),
    "field.unknown": _l("The form sent a field that nobody knows. Open the page again."),
    # a person and the file
    "record.changed_meanwhile": _l(
        "Somebody changed this while you were typing. What you typed is kept: look at what is new, then send it again."
    ),
    "record.unknown": _l("There is no such file."),
    "money.currency_missing": _l("Choose the currency."),
    # consents and erasure
    # consultations
    "consultation.recorded_already": _l("This consultation is saved already: the form was sent before."),
    "consultation.unknown": _l("There is no such consultation."),
    "consultation.topic_missing": _l("Tick at least one topic."),
    "consultation.main_topic": _l("The main topic must be one of those that are ticked."),
    "consultation.no_contact": _l("A missed call is not a consultation: nobody was advised."),
    "consultation.follow_up_past": _l("The day to come back to it has passed: choose today or later."),
    "consultation.ban_missing": _l(
        "A day until which a ban holds needs “entry ban” among the document problems."
    ),
    "consultation.voided": _l("This consultation was declared void: it can no longer be changed."),
    "consultation.no_follow_up": _l("There is nothing to come back to: the follow-up was closed already."),
    "consultation.other_person": _l("This consultation belongs to another file."),
    "centre.closed": _l("This centre is closed: nothing new can be recorded there."),
    "centre.unknown": _l("There is no such centre."),
    "consultation.caller_known": _l("This consultation has its person already."),
    "consultation.not_linked": _l("This consultation was never linked to this file."),
    "consultation.has_companions": _l("Further persons stand in this consultation. Take them out of it first."),
    # calls
    "call.unknown": _l("There is no such call."),
    "call.logged_already": _l("This call is logged already: the form was sent before."),
    "call.consultation_missing": _l("An answered call leads to a consultation: log it as an answered call."),
    "call.answered": _l("This call was answered: it has its consultation, and nobody waits for a call back."),
    "call.returned_already": _l("The caller was called back already."),
    "call.before_it_rang": _l("This lies before the call came in. Check the date and the time."),
    "call.not_reached": _l("The caller was not reached yet: there is no consultation to connect."),
    "call.other_consultation": _l("This call goes with another consultation, or with none."),
    "call.other_centre": _l("The call and the consultation belong to different centres."),
    "call.caller_known": _l("It is known already who called."),
    "call.not_linked": _l("This call was never linked to this file."),
    "call.voided": _l("This call was declared void: it can no longer be changed."),
    "centre.line_code": _l("The code of a line needs one to eight capital Latin letters or digits."),
    "centre.line_open_already": _l("The centre has a line of this code already."),
    "centre.line_unknown": _l("The centre has no such line, or it was closed."),
    # notices
    "notices.address": _l("This is no e-mail address. Check it, or choose not to be written to."),
    "notices.address_elsewhere": _l("Mail is sent to addresses of the office only. Give such an address."),
    # cases
    "case.unknown": _l("There is no such case in this file."),
    "case.opened_already": _l("This case was opened already."),
    "case.closed": _l("This case is closed. Reopen it first."),
    "case.open_already": _l("This case is open."),
    "case.outcome_missing": _l("Choose what came of it: a case is closed with an outcome."),
    "case.task_open": _l(
        "Tasks of this case still wait: %(number)s. Say of each that it is done, or that it is dropped, then close it."
    ),
    "case.task_unknown": _l("There is no such task in this case."),
    "case.task_not_open": _l("This task was ended already."),
    "case.task_set_already": _l("This task was set already."),
    "case.task_same_day": _l("The task stands on this day already. Choose another one."),
    "case.task_too_many": _l("%(most)s tasks wait in this case. End some of them first."),
    "case.day_past": _l("This day has passed. Choose today or a later day."),
    "case.before_opening": _l("This lies before the day on which the case was opened."),
    "case.owner_same": _l("They look after it already."),
    "case.owner_elsewhere": _l("This account does not work with people at the centre of the file."),
    "case.owner_suspended": _l("This account is suspended: nothing can be given to it."),
    "case.file_of_colleague": _l(
        "The file belongs to another colleague, who alone can open it. Hand the whole file over instead."
    ),
    "case.claim_linked_already": _l("This claim belongs to the case already."),
    # two files of one person
    "link.same_file": _l("This is one and the same file."),
    "link.linked_already": _l("These two files are of one person already."),
    "link.not_linked": _l("These two files are not linked with each other."),
    "link.erased": _l("One of the two files was erased: there is nothing left to restore."),
    "link.apart_already": _l("These two were found to be two people already."),
    "link.other_network": _l("The two files belong to different networks: they cannot be linked."),
    # referrals
    "consent.referral_missing": _l(
        "The person has not agreed to sharing with another organisation, or no longer does. Record the consent first."
    ),
    "referral.unknown": _l("There is no such referral in this file."),
    "referral.drafted_already": _l("This draft was saved already."),
    "referral.sent_already": _l("This referral was sent already."),
    "referral.not_sent": _l("This referral has not been sent yet."),
    "referral.answered_already": _l("This referral was answered already."),
    "referral.not_waiting": _l("This referral is not waiting for an answer."),
    "referral.still_time": _l("The organisation still has time to answer."),
    "referral.not_accepted": _l("The organisation has not accepted this referral, or it is over."),
    "referral.closed": _l("This referral is closed."),
    "referral.not_closed": _l("This referral is still open."),
    "referral.before_sending": _l("This lies before the day the referral was sent. Check the date."),
    "referral.reason_of_other": _l("This reason does not go with who says no. Choose another."),
    # figures
    "report.period": _l("Write a period like 2026, 2026-Q1, 2026-03 or 2026-01-05..2026-02-10."),
    "report.stale": _l(
        "The figures are being put right after a fault. Reports are not shown until that is done;"
        " try again in some minutes."
    ),
}
MESSAGES |= messages_people.MESSAGES | messages_import.MESSAGES | messages_outside.MESSAGES | messages_topics.MESSAGES
MESSAGES |= messages_moving.MESSAGES | messages_referrals.MESSAGES | messages_trainings.MESSAGES
UNKNOWN = _l("This could not be saved (%(code)s).")


def message(code: str | None, params: Mapping[str, object] | None = None) -> str:
    """The words for a rejection code in the language in force; the code itself where nobody wrote words."""
    if code not in MESSAGES:
        return _("This could not be saved.") if code is None else UNKNOWN % {"code": code}
    return MESSAGES[code] % _Known(params or {})


class _Known(dict[str, object]):
    """Params of which one may be missing: a gap in a sentence is better than no page."""

    def __missing__(self, _name: str) -> str:
        return "…"
