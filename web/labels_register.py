"""English labels of codes: roles, corrections and what figures count."""

from __future__ import annotations

from web.labels_mark import mark as _c

LABELS: dict[str, dict[str, str]] = {
    "role": {
        "COUNSELLOR": _c("Counsellor"),
        "FIELD_COUNSELLOR": _c("Mobile team counsellor"),
        "HOTLINE": _c("Hotline operator"),
        "TRAINER": _c("Trainer"),
        "MANAGER": _c("Centre manager"),
        "COORDINATOR": _c("Network coordinator"),
        "ANALYST": _c("Analyst"),
        "PROTECTION": _c("Data protection officer"),
        "ADMINISTRATOR": _c("Administrator"),
        "MINISTRY_READER": _c("Ministry official"),
        "PARTNER": _c("Partner organisation"),
    },
    "account_status": {
        "INVITED": _c("Invitation sent"),
        "ACTIVE": _c("Active"),
        "SUSPENDED": _c("Suspended"),
    },
    "void_reason": {
        "DUPLICATE": _c("Entered twice"),
        "WRONG_PERSON": _c("Entered on the wrong person"),
        "NEVER_HAPPENED": _c("Did not take place"),
        "TEST_ENTRY": _c("Test entry"),
        "OTHER": _c("Other reason"),
    },
    "correction_reason": {
        "TYPING_ERROR": _c("Typing error"),
        "MISUNDERSTOOD": _c("Misunderstood"),
        "NEW_INFORMATION": _c("New information"),
        "WRONG_CODE": _c("Wrong code chosen"),
        "WRONG_CENTRE": _c("Wrong centre"),
        "CLIENT_REQUEST": _c("At the person's request"),
        "OTHER": _c("Other reason"),
    },
    "link_reason": {
        "SAME_DOCUMENT": _c("Same document number"),
        "SAME_PHONE": _c("Same phone number"),
        "SAME_NAME_AND_BIRTH": _c("Same name and birth"),
        "CLIENT_SAID": _c("The person said so"),
        "OTHER": _c("Other reason"),
    },
    "transfer_reason": {
        "MOVED": _c("Moved to another place"),
        "CLOSER_CENTRE": _c("Another centre is nearer"),
        "SPECIALIST": _c("Needs a specialist there"),
        "CLIENT_REQUEST": _c("At the person's request"),
        "OTHER": _c("Other reason"),
    },
    "unit": {
        "PERSON": _c("Persons"),
        "CONTACT": _c("Contacts"),
        "CONSULTATION": _c("Consultations"),
        "TOPIC": _c("Topics"),
        "HEAD": _c("People reached"),
        "TRIP": _c("Mobile team trips"),
        "REFERRAL": _c("Referrals"),
        "ENROLMENT": _c("Enrolments"),
        "CASE": _c("Cases"),
        "HOUSEHOLD": _c("Households"),
        "CLAIM": _c("Wage claims"),
        "CALL": _c("Calls"),
        "RECORD": _c("Records"),
    },
    "margin": {
        "_T": _c("Total"),
        "_O": _c("Other"),
        "_U": _c("Not recorded"),
    },
    "revision_cause": {
        "LATE_ENTRY": _c("Late entry"),
        "CORRECTION": _c("Correction"),
        "VOID": _c("Annulment"),
        "LINK": _c("Found to be the same person"),
        "LINK_UNDONE": _c("Found to be different persons"),
        "MOVED_CENTRE": _c("Moved to another centre"),
        "ERASURE": _c("Erasure of data"),
    },
    "release_stage": {
        "FIRST": _c("First release (provisional)"),
        "SECOND": _c("Second release (revised)"),
        "FINAL": _c("Final release"),
        "EXTRAORDINARY": _c("Extraordinary revision"),
    },
}
