"""Consultations: log one, put one right, declare one void, close a follow-up; with a person or without a name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, flash, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, StringField, TextAreaField

from application.consultation import CloseFollowUp, VoidConsultation
from application.consultations import ConsultationById, ConsultationRow, ConsultationView
from application.people import Header
from application.verdict import Verdict
from web.counsellor import lately
from web.counsellor.colleagues import colleague_chosen, offer_colleagues
from web.counsellor.consultation_begun import begun_by
from web.counsellor.consultation_form import ConsultationForm, CorrectionForm, fresh
from web.counsellor.desk import header_of, person_context, person_page
from web.counsellor.differences import differences
from web.counsellor.feedback_form import FeedbackForm
from web.counsellor.further_words import answers_lines
from web.counsellor.person import file_of
from web.counsellor.story import history, story
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, NearDate, Optional, Required
from web.i18n import gettext as _
from web.i18n import language
from web.i18n import lazy_gettext as _l
from web.labels import topic_marked
from web.pages import ask, form_page, page_post
from web.sessions import current_actor

consultations = Blueprint("consultations", __name__)
# Told by the list of those who were there.
OTHERS = ("consultation.PersonIncluded", "consultation.PersonLeftOut")


class VoidForm(VersionedForm):
    """The record stays in the history and leaves the figures."""

    reason = CodeRadios(_l("Why it is void"), "void_reason", [Required(_l("Choose the reason."))])
    explanation = TextAreaField(_l("In words"), [Optional()])

    def __init__(self, record: ConsultationRow) -> None:
        super().__init__()
        self.record = record
        self.stands_at(record.version)

    def to_command(self) -> VoidConsultation:
        known = {"consultation_id": self.record.consultation_id, "person_id": self.record.person_id}
        reasons = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        return VoidConsultation(base_version=self.version, **known, **reasons)


class FollowUpForm(BaseForm):
    """How it ended, and perhaps the next day to come back to it."""

    fields_of = {
        "consultation.follow_up_past": "next_on",
        "consultation.task_without_day": "next_on",
        "case.file_of_colleague": "next_for",
    }

    outcome = CodeSelect(_l("What came of it"), "outcome", [Required()], default="ADVISED")
    note = TextAreaField(_l("Note"), [Optional()])
    next_on = NearDate(_l("Come back to it again on"), [Optional()])
    next_note = StringField(_l("What to come back to"), [Optional()])
    next_for = SelectField(_l("Colleague who does it"), [Optional()])

    def __init__(self, record: ConsultationRow) -> None:
        super().__init__()
        self.record = record
        offer_colleagues(self, "next_for", record.person_id)

    def to_command(self) -> CloseFollowUp:
        known = {"consultation_id": self.record.consultation_id, "person_id": self.record.person_id}
        said = {"outcome": str(self.outcome.data), "note": self.note.data or ""}
        again = {"next_on": self.next_on.data, "next_for": colleague_chosen(self.next_for)}
        return CloseFollowUp(next_note=self.next_note.data or "", **again, **known, **said)


@consultations.get("/people/<uuid:person_id>/consultations")
def of_person(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    return person_page("counsellor/consultations.html", file.header, story=story(file, "consultation."))


@consultations.route("/people/<uuid:person_id>/consultations/new", methods=["GET", "POST"])
@form_page
def record(person_id: UUID) -> ResponseReturnValue:
    return _record(header_of(person_id))


@consultations.route("/consultations/new", methods=["GET", "POST"])
@form_page
def record_anonymous() -> ResponseReturnValue:
    return _record(None)


@consultations.get("/consultations/<uuid:consultation_id>")
def show(consultation_id: UUID) -> ResponseReturnValue:
    found, header = _found(consultation_id)
    context = {
        "record": found.record,
        "view": found,
        "mine": found.through == found.record.person_id,
        "story": history([entry for entry in found.history if entry.topic not in OTHERS]),
        "corrections": differences(found.history),
        "answers": [line for line in answers_lines(found.answers) if line],
        "name": topic_marked(found.record.main_topic),
    }
    return person_page("counsellor/consultation_shown.html", header, **context)


@consultations.route("/consultations/<uuid:consultation_id>/correct", methods=["GET", "POST"])
@form_page
def correct(consultation_id: UUID) -> ResponseReturnValue:
    found, header = _own(consultation_id)
    form = CorrectionForm(header, found)
    said = _l("The consultation was corrected.")
    return _post(
        form,
        "counsellor/consultation.html",
        found.record,
        header,
        said,
    )


@consultations.route("/consultations/<uuid:consultation_id>/void", methods=["GET", "POST"])
@form_page
def void(consultation_id: UUID) -> ResponseReturnValue:
    found, header = _own(consultation_id)
    said = _l("The consultation was declared void.")
    return _post(VoidForm(found.record), "counsellor/void_consultation.html", found.record, header, said)


@consultations.route("/consultations/<uuid:consultation_id>/follow-up", methods=["GET", "POST"])
@form_page
def follow_up(consultation_id: UUID) -> ResponseReturnValue:
    found, header = _own(consultation_id)
    said = _l("The follow-up was closed.")
    form = FollowUpForm(found.record)
    # Whoever was only asked for this sees the file no longer when it is done.
    others = header is not None and header.owner_id not in (None, current_actor().account_id)
    goal = url_for("today.desk") if others else None
    return _post(form, "counsellor/follow_up.html", found.record, header, said, goal=goal)


@consultations.route("/consultations/<uuid:consultation_id>/feedback", methods=["GET", "POST"])
@form_page
def feedback(consultation_id: UUID) -> ResponseReturnValue:
    found, header = _own(consultation_id)
    said = _l("The answer was written down.")
    return _post(FeedbackForm(found.record), "counsellor/feedback.html", found.record, header, said)


def _record(header: Header | None) -> ResponseReturnValue:
    visit = lately.visit() if request.args.get("visit") else {}
    hotline = current_actor().has("HOTLINE") and not current_actor().has("COUNSELLOR")
    begun = fresh(header, hotline=hotline, visit=visit, spoken=language()) | begun_by(header)
    form = ConsultationForm(header, data=begun)
    draft = f"consultation.{header.person_id}" if header else "consultation"
    return page_post(
        form,
        "counsellor/consultation.html",
        done=lambda verdict: _go_on(form, verdict),
        draft=draft,
        back=_file(header),
        **person_context(header),
    )


def _go_on(form: ConsultationForm, _verdict: Verdict) -> str:
    lately.remember_topics(form.topics.data or ())
    flash(_("The consultation was saved."))
    if request.form.get("then") == "next":
        lately.go_on_visiting(request.form)
        return _next(form.person)
    return _file(form.person)


def _next(person: Header | None) -> str:
    """Where the same visit goes on: with somebody of the household, or with whoever is looked for."""
    if person and "household.next_person" in current_app.view_functions:
        return url_for("household.next_person", person_id=person.person_id)
    return url_for("people.search", visit=1)


def _found(consultation_id: UUID) -> tuple[ConsultationView, Header | None]:
    found: ConsultationView = ask(ConsultationById(consultation_id=consultation_id))
    return found, header_of(found.through) if found.through else None


def _own(consultation_id: UUID) -> tuple[ConsultationView, Header | None]:
    """The same for whoever changes it: a further person's file is no way to the record."""
    found, header = _found(consultation_id)
    if found.through != found.record.person_id:
        abort(404)
    return found, header


def _post(
    form: BaseForm,
    template: str,
    record: ConsultationRow,
    header: Header | None,
    said: Any,
    *,
    goal: str | None = None,
) -> ResponseReturnValue:
    shown = url_for("consultations.show", consultation_id=record.consultation_id)
    back = _file(header) if header else shown
    context = {
        "record": record,
        "name": topic_marked(record.main_topic),
        "back": back,
        **person_context(header),
    }
    return page_post(form, template, done=lambda _: goal or back, said=said, **context)


def _file(header: Header | None) -> str:
    return url_for("person.overview", person_id=header.person_id) if header else url_for("today.desk")
