"""Courses: their versions, what two of them have in common, publishing one, taking one out of the offer."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.curriculum import RetireCurriculum
from application.trainings import CurriculumRow, ListCurricula
from web.counsellor.shelves import shelf_of
from web.forms import BaseForm
from web.i18n import LANGUAGES, language
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor
from web.training.course_forms import OutlineForm, copied
from web.training.modules import module_title

courses = Blueprint("courses", __name__, url_prefix="/courses")
ONE = "/<uuid:curriculum_id>"


class RetireForm(BaseForm):
    """Asks once more."""

    def __init__(self, curriculum_id: UUID) -> None:
        super().__init__()
        self.curriculum_id = curriculum_id

    def to_command(self) -> RetireCurriculum:
        return RetireCurriculum(curriculum_id=self.curriculum_id)


@courses.get("")
def overview() -> ResponseReturnValue:
    rows = ask(ListCurricula())
    groups = [(code, list(versions)) for code, versions in groupby(rows, lambda row: row.code)]
    return render_template("training/courses.html", groups=groups, **_words())


@courses.get(ONE)
def one(curriculum_id: UUID) -> ResponseReturnValue:
    rows: tuple[CurriculumRow, ...] = ask(ListCurricula())
    row = _among(rows, curriculum_id)
    others = [each for each in rows if each.code == row.code and each is not row]
    return render_template("training/course.html", row=row, others=others, **_words())


@courses.get(f"{ONE}/compare/<uuid:second_id>")
def compare(curriculum_id: UUID, second_id: UUID) -> ResponseReturnValue:
    rows = ask(ListCurricula())
    pair = sorted((_among(rows, each) for each in (curriculum_id, second_id)), key=lambda row: row.revision)
    return render_template("training/compare.html", pair=pair, lines=_lines(*pair), **_words())


@courses.route("/new", methods=["GET", "POST"])
@form_page
def publish() -> ResponseReturnValue:
    begun: dict[str, Any] = {}
    if request.args.get("from"):
        rows = ask(ListCurricula())
        start = next((each for each in rows if str(each.curriculum_id) == request.args["from"]), None)
        begun = {"data": copied(start, rows)} if start else {}
    return page_post(
        OutlineForm(**begun),
        "training/publish.html",
        done=lambda _: url_for("courses.overview"),
        said=_l("The course was published. Sessions of it can be announced now."),
        back=url_for("courses.overview"),
    )


@courses.route(f"{ONE}/retire", methods=["GET", "POST"])
@form_page
def retire(curriculum_id: UUID) -> ResponseReturnValue:
    row = _among(ask(ListCurricula()), curriculum_id)
    return page_post(
        RetireForm(curriculum_id),
        "training/retire.html",
        done=lambda _: url_for("courses.one", curriculum_id=curriculum_id),
        said=_l("No session of this version can be announced any more."),
        row=row,
        back=url_for("courses.one", curriculum_id=curriculum_id),
        **_words(),
    )


def title_in(row: Any, tag: str = "") -> str:
    """The title in the language of the page, or in another one, or the one it was published under."""
    return row.titles.get(tag or language()) or row.title


def _among(rows: tuple[CurriculumRow, ...], curriculum_id: UUID) -> CurriculumRow:
    found = next((row for row in rows if row.curriculum_id == curriculum_id), None)
    if found is None:
        abort(404)
    return found


def _lines(first: CurriculumRow, second: CurriculumRow) -> list[tuple[str, Any, Any]]:
    """(title, module of the first or None, of the second or None) of every module of either."""
    sides = [{str(each["code"]): each for each in row.modules} for row in (first, second)]
    titles = {**first.module_titles, **second.module_titles}
    return [(module_title(code, titles), sides[0].get(code), sides[1].get(code)) for code in {**sides[0], **sides[1]}]


def _words() -> dict[str, Any]:
    roles = current_actor().roles
    return {
        "label": label,
        "module_title": module_title,
        "title_in": title_in,
        "languages": LANGUAGES,
        "shelf": shelf_of("trainings"),
        "can": lambda action: may(roles, action),
    }
