"""What a session was worth: tests before and after, sheets that nobody signs, heads; trainers side by side."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.reviews import ReviewView, SessionReview, TrainersReviewed
from web.counsellor.desk import today
from web.counsellor.shelves import shelf_of
from web.filters import whole
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.pages import ask, form_page, page_post
from web.training.review_forms import EvaluationForm, HeadsForm, TestsForm
from web.training.rooms import SEATED, mean_text, room_context, room_of

reviews = Blueprint("reviews", __name__, url_prefix="/trainings")
ONE = "/<uuid:session_id>"
FIRST_YEAR = 2000


@reviews.route(f"{ONE}/tests", methods=["GET", "POST"])
@form_page
def tests(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    people = [person for person in room.people if person.status in SEATED]
    form = TestsForm(room.session, people, review_of(session_id).most)
    return _post(form, "training/tests.html", _l("The points were saved."), room_context(room))


@reviews.route(f"{ONE}/evaluation", methods=["GET", "POST"])
@form_page
def evaluation(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    form = EvaluationForm(room.session, review_of(session_id).answers)
    return _post(form, "training/evaluation.html", _l("The answers were saved."), room_context(room))


@reviews.get(f"{ONE}/evaluation/sheet")
def evaluation_sheet(session_id: UUID) -> ResponseReturnValue:
    return render_template("training/evaluation_sheet.html", **room_context(room_of(session_id)))


@reviews.route(f"{ONE}/heads", methods=["GET", "POST"])
@form_page
def heads(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    form = HeadsForm(room.session, review_of(session_id))
    said = _l("The heads were counted, and the session is over.")
    return _post(form, "training/heads.html", said, room_context(room))


@reviews.get("/trainers")
def trainers() -> ResponseReturnValue:
    year = whole(request.args.get("year")) or today().year
    year = min(max(year, FIRST_YEAR), today().year)
    rows = ask(TrainersReviewed(first=date(year, 1, 1), last=date(year, 12, 31)))
    words = {"label": label, "mean_text": mean_text, "questions": options("evaluation_question")}
    return render_template(
        "training/trainers.html", rows=rows, year=year, latest=today().year, shelf=shelf_of("trainings"), **words
    )


def review_of(session_id: UUID) -> ReviewView:
    """What is told of a session beside its list."""
    found: ReviewView = ask(SessionReview(session_id=session_id))
    return found


def _post(form: Any, template: str, said: Any, context: dict[str, Any]) -> ResponseReturnValue:
    goal = url_for("trainings.room", session_id=form.session.session_id)
    return page_post(form, template, done=lambda _: goal, said=said, **context)
