"""English labels of codes: courses, certificates, outreach and trips."""

from __future__ import annotations

LABELS: dict[str, dict[str, str]] = {
    "curriculum_kind": {
        "PDO": "Pre-departure orientation",
        "LANGUAGE": "Language course",
        "ENTREPRENEURSHIP": "Entrepreneurship",
        "FAMILY_BUDGET": "Family budget planning",
        "INITIATIVE_GROUP": "Household initiative group",
        "SKILLS": "Vocational skills",
        "OTHER": "Other course",
    },
    "session_status": {
        "SCHEDULED": "Scheduled",
        "FINISHED": "Finished",
        "CANCELLED": "Cancelled",
    },
    "enrolment_status": {
        "INVITED": "Invited",
        "ENROLLED": "Enrolled",
        "WAITLISTED": "On the waiting list",
        "CANCELLED": "Enrolment cancelled",
        "NO_SHOW": "Did not come",
    },
    "attendance": {
        "PRESENT": "Present",
        "EXCUSED": "Absent with reason",
        "ABSENT": "Absent",
    },
    "training_result": {
        "COMPLETED": "Course completed",
        "PARTLY": "Course completed in part",
        "NOT_COMPLETED": "Course not completed",
    },
    "certificate_status": {
        "VALID": "Valid",
        "REVOKED": "Revoked",
    },
    "certificate_revoke_reason": {
        "ATTENDANCE_ERROR": "Attendance was entered wrongly",
        "WRONG_PERSON": "Issued to the wrong person",
        "MISPRINT": "Misprint",
        "FRAUD": "Obtained by fraud",
        "OTHER": "Other reason",
    },
    "outreach_kind": {
        "TALK": "Talk or meeting",
        "LEAFLETS": "Handing out leaflets",
        "BROADCAST": "Radio or television",
        "ONLINE": "Online",
        "FAIR": "Job fair",
        "OTHER": "Other",
    },
    "trip_status": {
        "STARTED": "Under way",
        "CLOSED": "Trip closed",
    },
}
