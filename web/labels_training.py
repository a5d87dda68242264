"""English labels of codes: courses, certificates, outreach and trips."""

from __future__ import annotations

from web.labels_mark import mark as _c

LABELS: dict[str, dict[str, str]] = {
    "curriculum_kind": {
        "PDO": _c("Pre-departure orientation"),
        "LANGUAGE": _c("Language course"),
        "ENTREPRENEURSHIP": _c("Entrepreneurship"),
        "FAMILY_BUDGET": _c("Family budget planning"),
        "INITIATIVE_GROUP": _c("Household initiative group"),
        "SKILLS": _c("Vocational skills"),
        "OFFICIALS": _c("Officials and staff of agencies"),
        "OTHER": _c("Other course"),
    },
    "session_status": {
        "SCHEDULED": _c("Scheduled"),
        "FINISHED": _c("Finished"),
        "CANCELLED": _c("Cancelled"),
    },
    "enrolment_status": {
        "INVITED": _c("Invited"),
        "ENROLLED": _c("Enrolled"),
        "WAITLISTED": _c("On the waiting list"),
        "CANCELLED": _c("Enrolment cancelled"),
        "NO_SHOW": _c("Did not come"),
    },
    "attendance": {
        "PRESENT": _c("Present"),
        "EXCUSED": _c("Absent with reason"),
        "ABSENT": _c("Absent"),
    },
    "training_result": {
        "COMPLETED": _c("Course completed"),
        "PARTLY": _c("Course completed in part"),
        "NOT_COMPLETED": _c("Course not completed"),
    },
    "certificate_status": {
        "VALID": _c("Valid"),
        "REVOKED": _c("Revoked"),
    },
    "certificate_revoke_reason": {
        "ATTENDANCE_ERROR": _c("Attendance was entered wrongly"),
        "WRONG_PERSON": _c("Issued to the wrong person"),
        "MISPRINT": _c("Misprint"),
        "FRAUD": _c("Obtained by fraud"),
        "OTHER": _c("Other reason"),
    },
    "evaluation_question": {
        "CONTENT": _c("What was taught"),
        "USEFUL": _c("Of use to me"),
        "TRAINER": _c("The trainer"),
        "MATERIALS": _c("The materials"),
        "PLACE": _c("Place and organisation"),
    },
    "group_state": {
        "ACTIVE": _c("Group at work"),
        "CLOSED": _c("Group closed"),
    },
    "group_close_reason": {
        "GOALS_REACHED": _c("It reached what it wanted"),
        "NO_MEMBERS": _c("No households are left"),
        "NO_FUNDS": _c("The money ran out"),
        "MERGED": _c("Joined with another group"),
        "MISTAKE": _c("Entered by mistake"),
        "OTHER": _c("Other reason"),
    },
    "project_state": {
        "UNDER_WAY": _c("Project under way"),
        "COMPLETED": _c("Project completed"),
        "GIVEN_UP": _c("Project given up"),
    },
    "outreach_kind": {
        "TALK": _c("Talk or meeting"),
        "LEAFLETS": _c("Handing out leaflets"),
        "BROADCAST": _c("Radio or television"),
        "ONLINE": _c("Online"),
        "FAIR": _c("Job fair"),
        "OTHER": _c("Other"),
    },
    "leaflet": {
        "RIGHTS": _c("Rights of migrants"),
        "DOCUMENTS": _c("Documents and registration"),
        "SAFE_MIGRATION": _c("Safe migration"),
        "WAGES": _c("Wages and contracts"),
        "REMITTANCES": _c("Sending money home"),
        "HEALTH": _c("Health abroad"),
        "HOTLINE_CARD": _c("Card with the hotline number"),
        "COURSES": _c("Courses of the centre"),
        "RETURN": _c("Return and reintegration"),
        "OTHER": _c("Other material"),
    },
    "trip_status": {
        "STARTED": _c("Under way"),
        "CLOSED": _c("Trip closed"),
    },
}
