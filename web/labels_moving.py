"""English labels of codes: files that move between centres, and files for named persons only."""

from __future__ import annotations

from web.labels_mark import mark as _c

LABELS: dict[str, dict[str, str]] = {
    "transfer_state": {
        "OPEN": _c("Waits for an answer"),
        "ACCEPTED": _c("Taken over"),
        "DECLINED": _c("Declined"),
        "WITHDRAWN": _c("Withdrawn"),
    },
    "transfer_decline_reason": {
        "NO_CAPACITY": _c("No capacity at present"),
        "WRONG_CENTRE": _c("Another centre is meant"),
        "NOT_REACHED": _c("Could not be reached"),
        "STAYS_AWAY": _c("The person does not come here"),
        "OTHER": _c("Other reason"),
    },
    "transfer_withdraw_reason": {
        "STAYS": _c("The person stays where they are"),
        "CHANGED_MIND": _c("The person changed their mind"),
        "SENT_IN_ERROR": _c("Sent in error"),
        "OTHER": _c("Other reason"),
    },
    "reading_end_reason": {
        "EXPIRED": _c("The time is over"),
        "NOT_NEEDED": _c("No longer needed"),
    },
    "restriction_reason": {
        "MINOR": _c("Under 18"),
        "SAFETY": _c("Their safety"),
        "CLIENT_REQUEST": _c("At the person's request"),
        "KNOWN_TO_STAFF": _c("Known to somebody who works here"),
        "COURT": _c("A court or a prosecutor asks for it"),
        "OTHER": _c("Other reason"),
    },
}
