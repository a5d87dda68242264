"""Every endpoint with the policy action it needs. An endpoint without a line is refused, and fails the tests."""

from __future__ import annotations

from flask import Flask, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from application.policy_lines import LINES
from web import routes_figures, routes_outside, routes_referrals, routes_trainings
from web.auth import sign_in_page
from web.kept import kept_fields
from web.sessions import signed_in
from web.shell import here

OPEN = "open"  # strangers may come in
MEMBER = "signed in"  # whoever has signed in, in any role

ROUTES: dict[str, str] = {
    **routes_figures.ROUTES,
    **routes_outside.ROUTES,
    **routes_referrals.ROUTES,
    **routes_trainings.ROUTES,
    # the frame
    "choices.language": OPEN,
    "choices.look": OPEN,
    "health.alive": OPEN,
    "auth.sign_in": OPEN,
    "auth.sign_out": OPEN,
    "auth.session_left": OPEN,
    "auth.session_keep": MEMBER,
    "auth.password": MEMBER,
    "drafts.save": MEMBER,
    "drafts.discard": MEMBER,
    "home.start": MEMBER,
    "codebook.index": MEMBER,
    "codebook.file": MEMBER,
    "notices.index": "notices.read",
    "notices.mark": "notices.read",
    "notices.mail": "notices.read",
    # administration
    "centres.index": "administration.centres",
    "centres.new": "OpenCentre",
    "centres.one": "ChangeCentre",
    "centres.close": "CloseCentre",
    "centres.reopen": "ReopenCentre",
    "accounts.index": "administration.accounts",
    "accounts.one": "administration.accounts",
    "accounts.invite": "InviteStaff",
    "accounts.grant": "GrantRole",
    "accounts.revoke": "RevokeRole",
    "accounts.assign": "AssignCentre",
    "accounts.leave": "LeaveCentre",
    "accounts.suspend": "SuspendStaff",
    "accounts.reinstate": "ReinstateStaff",
    "accounts.end_sessions": "SuspendStaff",
    "accounts.new_password": "ResetAccess",
    # protection
    "erasures.index": "protection.erasures",
    "erasures.approve": "EraseMigrant",
    "erasures.decline": "DeclineErasure",
    "overrides.index": "protection.overrides",
    "overrides.decide": "DecideOverride",
    "access.index": "protection.access",
    # a counsellor's day and the file of a person
    "today.desk": "desk.today",
    "people.search": "people.search",
    "people.register": "RegisterMigrant",
    "people.alike": "RegisterMigrant",
    "person.overview": "people.file",
    "person.details": "people.file",
    "person.correct": "CorrectMigrantDetails",
    "person.take": "AssignMigrant",
    "person.give_back": "AssignMigrant",
    "person.readers": "people.readers",
    "screening.of_person": "people.screening",
    "screening.questions": "AssessMigrant",
    "restricted.change": "RestrictMigrant",
    "restricted.lift": "LiftRestriction",
    "transfers.index": "transfers.list",
    "transfers.accept": "AcceptTransfer",
    "transfers.decline": "DeclineTransfer",
    "transfers.propose": "ProposeTransfer",
    "transfers.withdraw": "WithdrawTransfer",
    "transfers.end_reading": "EndReading",
    "contact.change": "ChangeMigrantContact",
    "stage.change": "ChangeMigrantStage",
    "sections.tell": "TellLanguages",
    "journey.of_person": "people.file",
    "journey.departure": "RecordDeparture",
    "journey.came_back": "RecordReturn",
    "journey.past": "RecallStage",
    "journey.cost": "StateCost",
    "journey.strike": "StrikeEntry",
    "consents.of_person": "people.file",
    "consents.give": "GiveConsent",
    "consents.withdraw": "WithdrawConsent",
    "erasure.request_erasure": "RequestErasure",
    "same_person.candidates": "links.candidates",
    "same_person.compare": "LinkAsSamePerson",
    "same_person.with_another": "LinkAsSamePerson",
    "printed.file": "people.copy",
    "printed.copy": "people.copy",
    "printed.data": "people.copy",
    "printed.intake": "people.copy",
    "intake.blank": "RegisterMigrant",
    "consultations.of_person": "people.file",
    "consultations.record": "RecordConsultation",
    "consultations.record_anonymous": "RecordConsultation",
    "consultations.show": "people.file",
    "consultations.correct": "CorrectConsultation",
    "consultations.void": "VoidConsultation",
    "consultations.follow_up": "CloseFollowUp",
    "consultations.feedback": "GiveFeedback",
    # lists, and what is taken out of them
    "lists.people": "people.list",
    "lists.consultations": "consultations.list",
    "lists.referrals": "referrals.list",
    "lists.save": "people.list",
    "lists.open_saved": "people.list",
    "lists.forget": "people.list",
    "exports.begin": "lists.export",
    "exports.index": "protection.access",
    "imports.index": "imports.list",
    "imports.template": "imports.list",
    "imports.one": "imports.list",
    "imports.refused": "imports.list",
    "imports.upload": "UploadRegister",
    "imports.columns": "MapRegister",
    "imports.words": "MapRegister",
    "imports.start": "StartImport",
    "imports.undo": "UndoImport",
    "imports.discard": "DiscardImport",
    # households
    "household.of_person": "people.file",
    "household.begin": "FormHousehold",
    "household.add": "AddHouseholdMember",
    "household.name": "NameRelative",
    "household.leave": "LeaveHousehold",
    "household.head": "ChangeHouseholdHead",
    "household.assess": "AssessHousehold",
    "household.next_person": "RecordConsultation",
    "household_rule.change": "SetHouseholdRule",
    "population.of_year": "StatePopulation",
    # calls
    "hotline.desk": "calls.list",
    "hotline.log": "LogCall",
    "hotline.answered": "LogCall",
    "hotline.show": "calls.list",
    "hotline.number": "NoteNumber",
    "hotline.returned": "ReturnCall",
    "hotline.advice": "ConnectCall",
    "hotline.correct": "CorrectCall",
    "hotline.void": "VoidCall",
    "callers.find": "LinkCaller",
    "callers.link": "LinkCaller",
    "callers.unlink": "UnlinkCaller",
    "own_topics.index": "topics.list",
    "own_topics.of_centre": "AddTopic",
    "own_topics.one": "RewordTopic",
    "own_topics.turn": "WithdrawTopic",
    "lines.index": "lines.list",
    "lines.of_centre": "OpenLine",
    "lines.close": "CloseLine",
    # attachments
    "attachments.of_person": "people.file",
    "attachments.add": "AddAttachment",
    "attachments.show": "people.file",
    "attachments.describe": "DescribeAttachment",
    "attachments.remove": "RemoveAttachment",
    "attachments.preview": "attachments.open",
    "attachments.picture": "attachments.open",
    "attachments.file": "attachments.open",
    # cases, and what is due
    "cases.overview": "cases.list",
    "cases.of_person": "people.file",
    "cases.open_one": "OpenCase",
    "cases.show": "people.file",
    "cases.take_step": "AssignCase",
    "cases.task_step": "FinishTask",
    "cases.hand_over": "HandOverFile",
    "due.follow_ups": "desk.today",
    "due.tasks": "cases.list",
    "due.referrals": "referrals.list",
    "calendar.show": "desk.today",
}

# Where somebody whose password must be changed may still go.
BEFORE_NEW_PASSWORD = {"auth.password", "auth.session_keep"}


def may(roles: frozenset[str], action: str) -> bool:
    """Whether one of the roles has a line for this action; menus hide what would be refused."""
    return action in (OPEN, MEMBER) or not roles.isdisjoint(LINES.get(action, {}))


def guard_routes(app: Flask) -> None:
    """Enforce sign-in and roles before any view runs."""
    app.before_request(_enforce)


def _enforce() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such address: the error page follows
    action = ROUTES.get(request.endpoint)
    if action == OPEN:
        return None
    session = signed_in(touch=request.endpoint != "auth.session_left")
    if session is None:
        return ask_to_sign_in()
    if session.must_change and request.endpoint not in BEFORE_NEW_PASSWORD:
        return redirect(url_for("auth.password"), 303)
    if action is None or not may(session.actor.roles, action):
        abort(403)
    return None


def ask_to_sign_in() -> ResponseReturnValue:
    """To the sign-in page; a form that came too late is kept in it and can be sent after signing in."""
    if request.is_json:
        abort(401)
    if request.method == "POST" and g.get("csrf_valid"):
        return sign_in_page(here(), kept_fields(request.form)), 401
    return redirect(url_for("auth.sign_in", next=here() if request.method == "GET" else "/"), 303)
