"""English labels of codes: how a contact came about and what came of it."""

from __future__ import annotations

from web.labels_mark import mark as _c

LABELS: dict[str, dict[str, str]] = {
    "channel_group": {
        "IN_PERSON": _c("In person"),
        "PHONE": _c("By phone"),
        "MOBILE": _c("Mobile consultation"),
        "WRITTEN_ONLINE": _c("Written and online"),
    },
    "channel": {
        "OFFICE": _c("At the centre"),
        "PHONE_IN": _c("Incoming call"),
        "PHONE_OUT": _c("Call made by the centre"),
        "MOBILE": _c("Mobile consultation"),
        "GROUP": _c("Group information session"),
        "BORDER": _c("Airport, station or border point"),
        "EMPLOYER_SITE": _c("At the workplace"),
        "DETENTION": _c("Place of detention"),
        "WRITTEN": _c("Letter or written request"),
        "MESSENGER": _c("Messenger"),
        "EMAIL": _c("E-mail"),
        "WEB": _c("Website"),
        "PHONE_MISSED": _c("Missed call"),
        "PHONE_ABANDONED": _c("Caller hung up"),
    },
    "call_state": {
        "ANSWERED": _c("Answered"),
        "MISSED": _c("Missed"),
        "ABANDONED": _c("Caller hung up"),
        "RETURNED": _c("Called back"),
    },
    "call_kind": {
        "PHONE_IN": _c("Answered"),
        "PHONE_MISSED": _c("Missed call"),
        "PHONE_ABANDONED": _c("Caller hung up"),
        "WRONG_NUMBER": _c("Wrong number"),
        "SPAM": _c("Unwanted call"),
    },
    "asked_by": {
        "SELF": _c("The person themselves"),
        "SPOUSE": _c("Husband or wife"),
        "PARENT": _c("Father or mother"),
        "CHILD": _c("Son or daughter"),
        "SIBLING": _c("Brother or sister"),
        "OTHER_RELATIVE": _c("Another relative"),
        "FRIEND": _c("Friend or acquaintance"),
        "EMPLOYER": _c("Employer"),
        "RECRUITER": _c("Recruiter"),
        "AUTHORITY": _c("Public authority"),
        "NGO": _c("Non-governmental organisation"),
        "ANONYMOUS": _c("Did not give a name"),
    },
    "outcome": {
        "ADVISED": _c("Advice given"),
        "REFERRED": _c("Referred"),
        "DOC_PREPARED": _c("Document prepared"),
        "APPLICATION_FILED": _c("Application filed"),
        "ENROLLED_TRAINING": _c("Enrolled in a course"),
        "MATERIAL_HELP": _c("Material help given"),
        "RETURN_ARRANGED": _c("Return arranged"),
        "PENDING": _c("Still open"),
        "NO_SOLUTION": _c("No solution found"),
        "DECLINED_BY_CLIENT": _c("Declined by the client"),
        "NOT_REACHED": _c("Could not be reached"),
        "WRONG_PERSON": _c("Wrong person"),
    },
    "urgency": {
        "EMERGENCY_24H": _c("Emergency: within 24 hours"),
        "URGENT_72H": _c("Urgent: within 72 hours"),
        "NORMAL": _c("Normal: within 14 days"),
    },
    "satisfaction": {
        "5": _c("Very satisfied"),
        "4": _c("Satisfied"),
        "3": _c("Neither satisfied nor dissatisfied"),
        "2": _c("Dissatisfied"),
        "1": _c("Very dissatisfied"),
    },
    "ban_check_result": {
        "NOT_BANNED": _c("No entry ban"),
        "BANNED": _c("Entry ban in force"),
        "NOT_ANSWERED": _c("Not answered"),
    },
}
