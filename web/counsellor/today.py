"""The day of a counsellor: search, follow-ups that are due, referrals that were answered, what is half typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from application.consultations import Desk, Today
from application.referrals import ListReferrals, ReferralList
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

# Drafts that belong to no file, and the page on which each goes on.
DRAFTS: tuple[tuple[str, str, LazyText], ...] = (
    ("person", "people.register", _l("A registration")),
    ("consultation", "consultations.record_anonymous", _l("A consultation without a name")),
)
ANSWERED = ("ACCEPTED", "DECLINED_PROVIDER", "DECLINED_CLIENT", "NO_ANSWER")


class HalfTyped(NamedTuple):
    """A draft, and where it goes on."""

    href: str
    text: str
    saved_at: datetime


@today.get("/today")
def desk() -> ResponseReturnValue:
    found: Desk = ask(Today())
    roles = current_actor().roles
    parts: dict[str, Any] = {
        "desk": found,
        "drafts": list(_drafts()),
        "referrals": _answered(),
        "topic_path": topic_path,
    }
    parts |= {"show_referrals": may(roles, "referrals.list"), "may_record": may(roles, "RecordConsultation")}
    return render_template("counsellor/today.html", wanted={"q": ""}, **parts)


def _answered() -> list[Any]:
    if not may(current_actor().roles, "referrals.list"):
        return []
    found: ReferralList = ask(ListReferrals(show="open"))
    return [row for row in found.rows if row.status in ANSWERED or row.overdue]


def _drafts() -> Iterator[HalfTyped]:
    for key, endpoint, words in DRAFTS:
        kept = system().drafts.load(current_actor(), key)
        if kept:
            yield HalfTyped(url_for(endpoint, draft=1), str(words), kept.saved_at)
