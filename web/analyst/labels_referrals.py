"""Words for the reports about referrals; part of `web/analyst/labels.py`."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

STEPS: dict[str, LazyText] = {
    "answer_median": _l("Days to the answer: median"),
    "answer_p90": _l("Days to the answer: nine of ten within"),
    "completion_median": _l("Days to completion: median"),
    "completion_p90": _l("Days to completion: nine of ten within"),
    "completed_of_sent": _l("Completed of those sent, per cent"),
    "completed_of_accepted": _l("Completed of those accepted, per cent"),
}
NOTES: dict[str, LazyText] = {
    "days_from_sending": _l("Days count from sending; a referral without an answer, or not completed, has none yet."),
    "ninth_of_ten": _l("A median that ends in a half is rounded up. Nine of ten took as many days or fewer."),
    "both_denominators": _l("Both shares are shown: of all that were sent, and of those that were accepted."),
}
