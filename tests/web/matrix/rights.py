"""The words of the table: the letters of the roles, the states of a thing, and the lines that many endpoints share."""

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
    "E": "PARTNER",
}
EVERYBODY = "CFHTMOAPDE"
# Everybody but those of other organisations.
AT_WORK = "CFHTMOAPD"

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
CERTIFYING: Line = {"CT": "200 404 404"}
REVOKING: Line = {"TM": "200 404 404"}
# A place in the room of one's own centre, for a person in each state; then one's own person in a room elsewhere.
SEAT = (*PERSON, "crossed")
SEAT_SHOWN: Line = {"TC": "200 200 200 200 200 200 404"}
ACCOUNT = ("here", "absent")
OFFICE: Line = {"D": "200 404"}
REQUEST = ("asked", "unowned", "erased", "absent")
DECIDING: Line = {"P": "200 404 404 404"}
OBLIGED = ("obliged", "mine", "erased", "absent")
OBLIGING: Line = {"P": "200 404 404 404"}
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
# A topic that the centre added: its words sent as they stand, and whether it is offered.
ADDED: Line = {"M": "303 404 404", "D": "303 303 404"}
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
Table = Mapping[str, tuple[tuple[str, ...], Line | None, Line | None]]
