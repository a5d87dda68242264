"""Who gets what, written by hand from the design: endpoint → role → status for each state of what is asked for.

Roles are letters: C counsellor, F field counsellor, H hotline, T trainer, M manager, O coordinator, A analyst,
P protection officer, D administrator. A role that a line does not name is refused: 403. A stranger is sent to sign in.
"""

from __future__ import annotations

from collections.abc import Mapping

Line = Mapping[str, str]

LETTERS = {
    "C": "COUNSELLOR",
    "F": "FIELD_COUNSELLOR",
    "H": "HOTLINE",
    "T": "TRAINER",
    "M": "MANAGER",
    "O": "COORDINATOR",
    "A": "ANALYST",
    "P": "PROTECTION",
    "D": "ADMINISTRATOR",
}
EVERYBODY = "CFHTMOAPD"

# The states of a file stand in this order: at the desk of the centre; of counsellor C; of a colleague; of another
# centre; erased; nowhere.
PERSON = ("unowned", "mine", "other", "elsewhere", "erased", "absent")
FILE: Line = {
    "C": "200 200 404 404 404 404",
    "FH": "200 404 404 404 404 404",
    "M": "200 200 200 404 404 404",
    "O": "200 200 200 200 404 404",
}
CASEWORK: Line = {"C": "200 200 404 404 404 404", "F": "200 404 404 404 404 404"}
CONTACT: Line = {"C": "200 200 404 404 404 404", "FH": "200 404 404 404 404 404"}
ON_PAPER: Line = {
    "C": "200 200 404 404 404 404",
    "FH": "200 404 404 404 404 404",
    "M": "403 403 403 404 404 404",
    "O": "403 403 403 403 404 404",
}
OWNERS: Line = {"C": "200 200 404 404 404 404", "M": "200 200 200 404 404 404"}
PAIRS: Line = {**OWNERS, "O": "200 200 200 200 404 404"}
# A record is as its person is; then one of a caller without a name here, and at another centre.
RECORD = (*PERSON, "nobody", "nobody elsewhere")
SHOWN_RECORD: Line = {
    "C": "200 200 404 404 404 404 200 404",
    "FH": "200 404 404 404 404 404 200 404",
    "M": "200 200 200 404 404 404 200 404",
    "O": "200 200 200 200 404 404 200 200",
}
WRITTEN_RECORD: Line = {"C": "200 200 404 404 404 404 200 404", "FH": "200 404 404 404 404 404 200 404"}
# A referral is as its person is; "crossed" names a file that one may see and the referral of another.
REFERRAL = (*PERSON, "crossed")
SHOWN_REFERRAL: Line = {
    "C": "200 200 404 404 404 404 404",
    "FH": "200 404 404 404 404 404 404",
    "M": "200 200 200 404 404 404 404",
    "O": "200 200 200 200 404 404 404",
}
STEP: Line = {"C": "200 200 404 404 404 404 404", "F": "200 404 404 404 404 404 404"}
CONTACT_STEP: Line = {"C": "200 200 404 404 404 404 404", "FH": "200 404 404 404 404 404 404"}
OUTSIDE: Line = {"CFM": "200 404 404"}
ATTACHED: Line = {"C": "200 200 404 404 404 404 404", "FH": "200 404 404 404 404 404 404"}
OPENED: Line = {**ATTACHED, "MO": "404 404 404 404 404 404 404"}
# A manager gives cases away, and writes nothing into them.
NOTED: Line = {**STEP, "M": "403 403 403 404 404 404 404"}
ROOM = ("here", "elsewhere", "absent")
SEEN_ROOM: Line = {"TCM": "200 404 404"}
KEPT_ROOM: Line = {"TC": "200 404 404"}
CERTIFYING: Line = {"T": "200 404 404"}
REVOKING: Line = {"TM": "200 404 404"}
# A place in the room of one's own centre, for a person in each state; then one's own person in a room elsewhere.
SEAT = (*PERSON, "crossed")
SEAT_SHOWN: Line = {"TC": "200 200 200 200 200 200 404"}
ACCOUNT = ("here", "absent")
OFFICE: Line = {"D": "200 404"}
REQUEST = ("asked", "unowned", "erased", "absent")
DECIDING: Line = {"P": "200 404 404 404"}
LINKING: Line = {**CONTACT, "O": "200 200 200 200 404 404"}
UNLINKING: Line = {
    "C": "200 200 404 404 404 404 404 404",
    "FH": "200 404 404 404 404 404 404 404",
    "O": "200 200 200 200 404 404 404 404",
}
# A call at one's own centre.
CALL = ("here", "elsewhere", "absent")
SEEN_CALL: Line = {"CFH": "200 404 404"}
LINES: Line = {"M": "200 404 404", "D": "200 200 404"}
# An offer of the other centre to one's own; one of nobody.
OFFER = ("offered", "absent")
ANSWERING: Line = {"CM": "200 404"}
# What was answered about danger is for whoever looks after the person.
IN_DANGER: Line = {**CASEWORK, "M": "404 404 404 404 404 404"}
RESTRICTING: Line = {**CONTACT, "M": "200 200 200 404 404 404"}
PLAIN = ("plain",)
# A filter with a name that a colleague shares with the centre; one of nobody.
SAVED = ("here", "absent")
# A register whose columns are not matched yet.
BATCH = ("here", "elsewhere", "absent")


def only(roles: str, status: int = 200) -> Line:
    """A page that is about nothing in particular."""
    return {roles: str(status)}


def sends(line: Line, status: int) -> Line:
    """The same right, where an empty form that arrives is answered with `status`: 422 asks for more, 303 is done."""
    return {roles: statuses.replace("200", str(status)) for roles, statuses in line.items()}


# endpoint → (states, line of GET, line of POST without anything filled in)
TABLE: Mapping[str, tuple[tuple[str, ...], Line | None, Line | None]] = {
    # the frame; what strangers may do is written in OPEN
    "health.alive": (PLAIN, only(EVERYBODY), None),
    "choices.language": (PLAIN, None, only(EVERYBODY, 303)),
    "choices.look": (PLAIN, None, only(EVERYBODY, 303)),
    "auth.sign_in": (PLAIN, only(EVERYBODY, 303), only(EVERYBODY, 422)),
    "auth.sign_out": (PLAIN, None, only(EVERYBODY, 303)),
    "auth.session_left": (PLAIN, only(EVERYBODY), None),
    "auth.session_keep": (PLAIN, None, only(EVERYBODY)),
    "auth.password": (PLAIN, only(EVERYBODY), only(EVERYBODY, 422)),
    "home.start": (PLAIN, only(EVERYBODY, 303), None),
    "drafts.save": (PLAIN, None, only(EVERYBODY, 415)),
    "drafts.discard": (PLAIN, None, only(EVERYBODY, 303)),
    # administration
    "centres.index": (PLAIN, only("D"), None),
    "centres.new": (PLAIN, only("D"), only("D", 422)),
    "centres.one": (ACCOUNT, OFFICE, sends(OFFICE, 303)),
    "centres.close": (ACCOUNT, None, sends(OFFICE, 303)),
    "centres.reopen": (ACCOUNT, None, sends(OFFICE, 422)),
    "accounts.index": (PLAIN, only("D"), None),
    "accounts.invite": (PLAIN, only("D"), only("D", 422)),
    "accounts.one": (ACCOUNT, OFFICE, None),
    "accounts.grant": (ACCOUNT, None, sends(OFFICE, 422)),
    "accounts.revoke": (ACCOUNT, None, sends(OFFICE, 422)),
    "accounts.assign": (ACCOUNT, None, sends(OFFICE, 422)),
    "accounts.leave": (ACCOUNT, None, sends(OFFICE, 422)),
    "accounts.suspend": (ACCOUNT, None, sends(OFFICE, 303)),
    "accounts.reinstate": (ACCOUNT, None, sends(OFFICE, 422)),
    "accounts.end_sessions": (ACCOUNT, None, sends(OFFICE, 303)),
    "accounts.new_password": (ACCOUNT, None, OFFICE),
    # figures
    "month.of_centre": (("here", "elsewhere", "absent"), {"M": "200 404 404"}, None),
    "reports.index": (PLAIN, only("A", 303), None),
    "reports.one": (("here", "absent"), {"A": "200 404"}, None),
    "reports.file": (("here", "absent"), {"A": "200 404"}, None),
    # protection
    "erasures.index": (PLAIN, only("P"), None),
    "erasures.approve": (REQUEST, DECIDING, sends(DECIDING, 422)),
    "erasures.decline": (REQUEST, DECIDING, sends(DECIDING, 422)),
    "access.index": (PLAIN, only("P"), None),
    # a counsellor's day and the file of a person
    "today.desk": (PLAIN, only("CFHTMO"), None),
    "people.search": (PLAIN, only("CFHMO"), None),
    "people.register": (PLAIN, only("CFH"), only("CFH", 422)),
    "people.alike": (PLAIN, None, only("CFH")),
    "person.overview": (PERSON, FILE, None),
    "person.details": (PERSON, FILE, None),
    "person.correct": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "person.take": (PERSON, OWNERS, sends(OWNERS, 303)),
    "person.give_back": (PERSON, OWNERS, sends(OWNERS, 303)),
    "person.readers": (PERSON, {**OWNERS, "P": "303 303 303 303 303 303"}, None),
    "screening.of_person": (PERSON, IN_DANGER, None),
    "screening.questions": (PERSON, IN_DANGER, sends(IN_DANGER, 422)),
    "restricted.change": (PERSON, RESTRICTING, sends(RESTRICTING, 422)),
    "restricted.lift": (PERSON, OWNERS, sends(OWNERS, 422)),
    "transfers.index": (PLAIN, only("CMO"), None),
    "transfers.accept": (OFFER, ANSWERING, sends(ANSWERING, 303)),
    "transfers.decline": (OFFER, ANSWERING, sends(ANSWERING, 422)),
    "transfers.propose": (PERSON, PAIRS, sends(PAIRS, 422)),
    "transfers.withdraw": (PERSON, PAIRS, sends(PAIRS, 422)),
    "transfers.end_reading": (PERSON, OWNERS, sends(OWNERS, 422)),
    "contact.change": (PERSON, CONTACT, sends(CONTACT, 303)),
    "stage.change": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "sections.tell": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "journey.of_person": (PERSON, FILE, None),
    "journey.departure": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "journey.came_back": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "journey.past": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "journey.cost": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "journey.strike": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "consents.of_person": (PERSON, FILE, None),
    "consents.give": (PERSON, CONTACT, sends(CONTACT, 422)),
    "consents.withdraw": (PERSON, CONTACT, sends(CONTACT, 303)),
    "erasure.request_erasure": (PERSON, OWNERS, sends(OWNERS, 422)),
    "same_person.candidates": (PLAIN, only("CMO"), None),
    "same_person.compare": (PERSON, PAIRS, sends(PAIRS, 422)),
    "same_person.with_another": (PERSON, PAIRS, None),
    "printed.file": (PERSON, ON_PAPER, None),
    "printed.copy": (PERSON, ON_PAPER, None),
    "printed.data": (PERSON, ON_PAPER, None),
    "printed.intake": (PERSON, ON_PAPER, None),
    "intake.blank": (PLAIN, only("CFH"), None),
    "consultations.of_person": (PERSON, FILE, None),
    "consultations.record": (PERSON, CONTACT, sends(CONTACT, 422)),
    "consultations.record_anonymous": (PLAIN, only("CFH"), only("CFH", 422)),
    "consultations.show": (RECORD, SHOWN_RECORD, None),
    "consultations.correct": (RECORD, WRITTEN_RECORD, sends(WRITTEN_RECORD, 422)),
    "consultations.void": (RECORD, WRITTEN_RECORD, sends(WRITTEN_RECORD, 422)),
    "consultations.feedback": (RECORD, WRITTEN_RECORD, sends(WRITTEN_RECORD, 422)),
    "consultations.follow_up": (
        RECORD,
        WRITTEN_RECORD,
        {"C": "303 303 404 404 404 404 422 404", "FH": "303 404 404 404 404 404 422 404"},
    ),
    # lists, and what is taken out of them
    "lists.people": (PLAIN, only("CFMO"), None),
    "lists.consultations": (PLAIN, only("CFMO"), None),
    "lists.referrals": (PLAIN, only("CFM"), None),
    "lists.save": (PLAIN, None, only("CFMO", 303)),
    "lists.open_saved": (SAVED, {"CFM": "303 404", "O": "303 404"}, None),
    "lists.forget": (SAVED, None, {"CFMO": "404 404"}),
    "exports.begin": (PLAIN, only("CMO"), only("CMO", 422)),
    "exports.index": (PLAIN, only("P"), None),
    "imports.index": (PLAIN, only("CM"), None),
    "imports.template": (PLAIN, only("CM"), None),
    "imports.one": (BATCH, {"CM": "303 404 404"}, None),
    "imports.refused": (BATCH, {"CM": "200 404 404"}, None),
    "imports.upload": (PLAIN, only("C"), only("C", 422)),
    "imports.columns": (BATCH, {"C": "200 404 404"}, {"C": "422 404 404"}),
    "imports.words": (BATCH, {"C": "303 404 404"}, {"C": "422 404 404"}),
    "imports.start": (BATCH, None, {"C": "303 404 404"}),
    "imports.undo": (BATCH, None, {"C": "303 404 404"}),
    "imports.discard": (BATCH, None, {"C": "303 404 404"}),
    # attachments; whoever reads without narratives opens none
    "attachments.of_person": (PERSON, FILE, None),
    "attachments.add": (PERSON, CONTACT, sends(CONTACT, 422)),
    "attachments.show": (REFERRAL, SHOWN_REFERRAL, None),
    "attachments.describe": (REFERRAL, ATTACHED, sends(ATTACHED, 422)),
    "attachments.remove": (REFERRAL, STEP, sends(STEP, 422)),
    "attachments.preview": (REFERRAL, OPENED, None),
    "attachments.picture": (REFERRAL, OPENED, None),
    "attachments.file": (REFERRAL, OPENED, None),
    # households: everybody in the village is the head of their own
    "household.of_person": (PERSON, FILE, None),
    "household.begin": (PERSON, CONTACT, sends(CONTACT, 422)),
    "household.add": (PERSON, CONTACT, sends(CONTACT, 422)),
    "household.name": (PERSON, CONTACT, sends(CONTACT, 422)),
    "household.leave": (PERSON, CONTACT, sends(CONTACT, 422)),
    "household.head": (PERSON, CONTACT, sends(CONTACT, 422)),
    "household.assess": (PERSON, CONTACT, sends(CONTACT, 422)),
    "household.next_person": (PERSON, CONTACT, None),
    "household_rule.change": (PLAIN, only("D"), only("D", 422)),
    # calls
    "hotline.desk": (PLAIN, only("CFH"), None),
    "hotline.log": (PLAIN, None, only("CFH", 422)),
    "hotline.answered": (PLAIN, only("CFH"), only("CFH", 422)),
    "hotline.show": (CALL, SEEN_CALL, None),
    "hotline.number": (CALL, SEEN_CALL, sends(SEEN_CALL, 422)),
    "hotline.returned": (CALL, SEEN_CALL, sends(SEEN_CALL, 422)),
    "hotline.advice": (CALL, SEEN_CALL, sends(SEEN_CALL, 422)),
    "hotline.correct": (CALL, SEEN_CALL, sends(SEEN_CALL, 422)),
    "hotline.void": (CALL, SEEN_CALL, sends(SEEN_CALL, 422)),
    "callers.find": (
        RECORD,
        {
            "C": "200 200 404 404 404 404 200 404",
            "FH": "200 404 404 404 404 404 200 404",
            "O": "200 200 200 200 404 404 200 200",
        },
        None,
    ),
    # The record of a caller without a name here, and a person in each state.
    "callers.link": (PERSON, LINKING, sends(LINKING, 303)),
    "callers.unlink": (RECORD, UNLINKING, sends(UNLINKING, 422)),
    "lines.index": (PLAIN, only("MD"), None),
    "lines.of_centre": (CALL, LINES, sends(LINES, 422)),
    "lines.close": (CALL, None, sends(LINES, 422)),
    # entry bans and wages
    "ban_checks.overview": (PLAIN, only("CFHM"), None),
    "ban_checks.ask": (PERSON, CONTACT, sends(CONTACT, 422)),
    "ban_checks.answer": (REFERRAL, CONTACT_STEP, sends(CONTACT_STEP, 422)),
    "claims.overview": (PLAIN, only("CFM"), None),
    "claims.of_person": (PERSON, FILE, None),
    "claims.state": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "claims.show": (REFERRAL, SHOWN_REFERRAL, None),
    "claims.take_step": (REFERRAL, STEP, sends(STEP, 422)),
    # outside the centre
    "outreach.overview": (PLAIN, only("CFTM"), None),
    "outreach.plan": (PLAIN, only("CFM"), only("CFM", 422)),
    "outreach.record": (PLAIN, only("CFM"), only("CFM", 422)),
    "outreach.show": (ROOM, {"CFTM": "200 404 404"}, None),
    "outreach.hold": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "outreach.correct": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "outreach.cancel": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "trips.overview": (PLAIN, only("CFM"), None),
    "trips.start": (PLAIN, only("CFM"), only("CFM", 422)),
    "trips.sheet": (ROOM, OUTSIDE, None),
    "trips.change": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "trips.village": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    "trips.close": (ROOM, OUTSIDE, sends(OUTSIDE, 422)),
    # referrals
    "referrals.overview": (PLAIN, only("CFM"), None),
    "referrals.of_person": (PERSON, FILE, None),
    "referrals.draft": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "referrals.show": (REFERRAL, SHOWN_REFERRAL, None),
    "referrals.take_step": (REFERRAL, STEP, sends(STEP, 422)),
    # cases, and what is due
    "cases.overview": (PLAIN, only("CFMO"), None),
    "cases.of_person": (PERSON, FILE, None),
    "cases.open_one": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "cases.show": (REFERRAL, SHOWN_REFERRAL, None),
    "cases.take_step": (REFERRAL, NOTED, sends(NOTED, 422)),
    "cases.task_step": (REFERRAL, STEP, sends(STEP, 303)),
    "cases.hand_over": (PERSON, OWNERS, sends(OWNERS, 422)),
    "due.follow_ups": (PLAIN, only("CFHTMO"), None),
    "due.tasks": (PLAIN, only("CFMO"), None),
    "due.referrals": (PLAIN, only("CFM"), None),
    "calendar.show": (PLAIN, only("CFHTMO"), None),
    "caseload.of_centre": (PLAIN, only("M"), None),
    "caseload.files": (("here", "elsewhere", "absent"), {"M": "200 404 404"}, {"M": "422 404 404"}),
    "notices.index": (PLAIN, only(EVERYBODY), None),
    "notices.mark": (PLAIN, None, only(EVERYBODY, 303)),
    "notices.mail": (PLAIN, only(EVERYBODY), only(EVERYBODY, 303)),
    # trainings
    "courses.overview": (PLAIN, only("OD"), None),
    "courses.publish": (PLAIN, only("OD"), only("OD", 422)),
    "trainings.overview": (PLAIN, only("TCFM"), None),
    "trainings.schedule": (PLAIN, only("TC"), only("TC", 422)),
    "trainings.room": (ROOM, SEEN_ROOM, None),
    "trainings.find": (ROOM, KEPT_ROOM, None),
    "trainings.enrol": (SEAT, SEAT_SHOWN, {"T": "303 422 303 404 422 404 404", "C": "303 422 404 404 422 404 404"}),
    "trainings.leave": (SEAT, SEAT_SHOWN, {"T": "422 422 422 404 422 404 404", "C": "422 422 404 404 422 404 404"}),
    "trainings.capacity": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 422)),
    "trainings.cancel": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 303)),
    "trainings.of_person": (PERSON, FILE, None),
    "trainings.enrol_in": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "attendance.mark": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 303)),
    "attendance.sheet": (ROOM, SEEN_ROOM, None),
    "attendance.results": (ROOM, KEPT_ROOM, sends(KEPT_ROOM, 303)),
    "attendance.correct": (SEAT, SEAT_SHOWN, sends(SEAT_SHOWN, 422)),
    "certificates.issue": (ROOM, CERTIFYING, sends(CERTIFYING, 422)),
    "certificates.show": (ROOM, SEEN_ROOM, None),
    "certificates.revoke": (SEAT, {"TM": "200 200 200 200 200 200 404"}, {"TM": "422 422 422 422 422 422 404"}),
}

# What a stranger gets where there is no sign-in page in between.
OPEN: Mapping[tuple[str, str], int] = {
    ("GET", "health.alive"): 200,
    ("POST", "choices.language"): 303,
    ("POST", "choices.look"): 303,
    ("GET", "auth.sign_in"): 200,
    ("POST", "auth.sign_in"): 422,
    ("POST", "auth.sign_out"): 303,
    ("GET", "auth.session_left"): 200,
}
# A form of a stranger is kept in the sign-in page; a page is asked for again after signing in.
SENT_TO_SIGN_IN = {"GET": 303, "POST": 401}

# Whose pages never show a name, and who reads names without narratives.
NAMELESS = "APD"
MASKED = "TMOAPD"
