"""The day of a counsellor: search, follow-ups that are due, referrals that were answered, what is half typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from application.calls import CallsWaiting
from application.cases import QUIET_DAYS
from application.desk import Desk, Today
from application.transfers import TransfersToAnswer
from web import labels
from web.counsellor.words import WORDS
from web.drafts import page_of_key
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import topic_marked
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
# Forms whose draft is named by their address, in the words of their page.
A_FORM = _l("A form")
PAGES: dict[str, LazyText] = {
    "claims.state": _l("State a claim"),
    "consents.give": _l("Record a consent"),
    "consents.withdraw": _l("Withdraw a consent"),
    "consultations.correct": _l("Correct a consultation"),
    "consultations.void": _l("Declare a consultation void"),
    "consultations.follow_up": _l("Close the follow-up"),
    "cases.take_step": _l("A case"),
    "cases.task_step": _l("A case"),
    "transfers.propose": _l("Transfer to another centre"),
    "household.assess": _l("How the household stands"),
    "household.name": _l("Somebody without a file"),
    "journey.departure": _l("A departure"),
    "journey.came_back": _l("A return"),
    "journey.cost": _l("Costs and wage of a job abroad"),
    "journey.past": _l("A stage that is over"),
    "stage.change": _l("Change the stage of migration"),
    "ban_checks.ask": _l("Ask about an entry ban"),
    "material.hand_out": _l("Hand something out"),
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
        "topic_path": topic_marked,
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
        if page := page_of_key(key):
            yield from _page(page, saved_at)
        found = KEY.fullmatch(key)
        form, person = found.groups() if found else ("", None)
        if form in DRAFTS and form.endswith(".") == bool(person):
            endpoint, words = DRAFTS[form]
            yield HalfTyped(url_for(endpoint, person_id=person, draft=1), str(words), saved_at)


def _page(page: str, saved_at: datetime) -> Iterator[HalfTyped]:
    """The form of a page that is still there; what was typed into no longer existing pages is not offered."""
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return
    try:
        endpoint, _parts = adapter.match(page, method="GET")
    except (HTTPException, RequestRedirect):
        return
    yield HalfTyped(f"{page}?draft=1", str(PAGES.get(str(endpoint), A_FORM)), saved_at)
