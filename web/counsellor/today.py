"""The day of a counsellor: search, follow-ups that are due, referrals that were answered, what is half typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from application.calls import CallsWaiting
from application.cases import QUIET_DAYS
from application.desk import Desk, Today
from application.transfers import TransfersToAnswer
from web import labels
from web.counsellor.words import WORDS
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import topic_path
from web.pages import ask
from web.routes import may
from web.sessions import current_actor, system

today = Blueprint("today", __name__)
today.add_app_template_global(labels.label, "label")
for _name, _function in WORDS.items():
    today.add_app_template_global(_function, _name)

# What is half typed, by the first part of its key: the page on which it goes on. The rest names the file it is about.
DRAFTS: dict[str, tuple[str, LazyText]] = {
    "person": ("people.register", _l("A registration")),
    "consultation": ("consultations.record_anonymous", _l("A consultation without a name")),
    "call": ("hotline.answered", _l("An answered call")),
    "consultation.": ("consultations.record", _l("A consultation")),
    "contact.": ("contact.change", _l("Address and phones")),
    "details.": ("person.correct", _l("A correction of details")),
    "referral.": ("referrals.draft", _l("A referral")),
    "screening.": ("screening.questions", _l("Questions about situation and needs")),
    "case.": ("cases.open_one", _l("A case")),
}
KEY = re.compile(r"([a-z]+\.?)([0-9a-f-]{36})?", re.ASCII)
# What of the page is shown to whom: the word in the template, and the action that it needs.
SHOWN = {
    "record": "RecordConsultation",
    "close": "CloseFollowUp",
    "cases": "cases.list",
    "finish": "FinishTask",
    "referrals": "referrals.list",
    "calls": "calls.list",
    "answer": "transfers.offer",
    "people": "people.list",
}
# What the list of ending consents shows: whom to ask, and what ends when; how to reach them safely stands in the file.
CONSENT_COLUMNS = ("name", "number", "owner_id", "last_contact", "consent_ends")


class HalfTyped(NamedTuple):
    """A draft, and where it goes on."""

    href: str
    text: str
    saved_at: datetime


@today.get("/today")
def desk() -> ResponseReturnValue:
    """What waits, in few lines; every count leads to its list."""
    found: Desk = ask(Today())
    roles = current_actor().roles
    parts: dict[str, Any] = {
        "desk": found,
        "drafts": list(_drafts()),
        "topic_path": topic_path,
        "today": found.today,
        "quiet_after": QUIET_DAYS,
        "consent_columns": CONSENT_COLUMNS,
        "whose": len({each.centre for each in found.follow_ups}) > 1,
    }
    parts |= {f"may_{word}": may(roles, action) for word, action in SHOWN.items()}
    parts["calls_waiting"] = ask(CallsWaiting()) if parts["may_calls"] else 0
    parts["transfers_waiting"] = len(ask(TransfersToAnswer())) if parts["may_answer"] else 0
    return render_template("counsellor/today.html", wanted={"q": ""}, **parts)


def _drafts() -> Iterator[HalfTyped]:
    for key, saved_at in system().drafts.keys(current_actor()):
        found = KEY.fullmatch(key)
        form, person = found.groups() if found else ("", None)
        if form in DRAFTS and form.endswith(".") == bool(person):
            endpoint, words = DRAFTS[form]
            yield HalfTyped(url_for(endpoint, person_id=person, draft=1), str(words), saved_at)
