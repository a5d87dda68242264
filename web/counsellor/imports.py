"""Taking in an existing register: file, columns, words, preview, progress, what was refused, undo."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.importing_fields import MOST_VALUES, TARGETS, Reading
from application.verdict import ACCEPTED, REJECTED, Verdict
from web.counsellor.import_forms import (
    DUPLICATES,
    LEAVE_OUT,
    ColumnsForm,
    StartForm,
    UploadForm,
    chosen_columns,
    field_groups,
    first_values,
    open_words,
    sent_values,
    usual_data,
    whole,
)
from web.counsellor.import_shown import PHASES, SHOWN, may_import, parts, preview, reading_of, said
from web.counsellor.import_words import FIELDS, choices_of, template_header
from web.filters import whole as number
from web.forms import BaseForm
from web.i18n import gettext as _
from web.messages import message
from web.pages import form_page, page_post
from web.sessions import current_actor, system
from web.shell import safe_next

imports = Blueprint("imports", __name__, url_prefix="/imports")
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OPEN = ("UPLOADED", "CHECKED")
WORKING = ("CHECKING", "RUNNING", "UNDOING")
PATIENCE = 1.5  # seconds; a small file is done before the page is shown


@imports.context_processor
def rights() -> dict[str, Any]:
    return {"may_import": may_import()}


@imports.get("")
def index() -> ResponseReturnValue:
    return render_template("counsellor/imports.html", batches=system().imports.of(current_actor()), phases=PHASES)


@imports.get("/template.<kind>")
def template(kind: str) -> ResponseReturnValue:
    """An empty register in the reader's language; the workbook also lists the codes."""
    if kind not in MEDIA:
        abort(404)
    codes = [
        [str(FIELDS[target.name]), code, words]
        for target in TARGETS
        if target.coded
        for code, words in choices_of(target.name)
    ]
    sheets = [(_("Register"), template_header(), []), (_("Codes"), [_("Column"), _("Code"), _("In words")], codes)]
    return _file(system().imports.table(kind, sheets), f"safar-register.{kind}", kind)


@imports.route("/new", methods=["GET", "POST"])
@form_page
def upload() -> ResponseReturnValue:
    form = UploadForm()
    return page_post(
        form,
        "counsellor/import_upload.html",
        done=lambda _verdict: url_for("imports.one", batch_id=form.batch_id.data),
        send=_upload,
        back=url_for("imports.index"),
    )


def _upload(form: Any) -> Verdict:
    file = request.files.get("file")
    if file is None or not file.filename:
        return Verdict(REJECTED, "import.no_file")
    name = "".join(sign for sign in file.filename if sign.isprintable())[-120:]
    ids = {"batch_id": UUID(form.batch_id.data), "command_id": form.command_uuid}
    verdict: Verdict = system().imports.upload(current_actor(), form.centre.data or "", name, file.read(), **ids)
    return verdict


@imports.get("/<uuid:batch_id>")
def one(batch_id: UUID) -> ResponseReturnValue:
    """Where the import stands."""
    system().imports.settle(0 if "waited" in request.args else PATIENCE)
    batch = _batch(batch_id)
    if batch.phase == "UPLOADED" and may_import():
        return redirect(url_for("imports.columns", batch_id=batch_id), 303)
    if batch.phase == "CHECKED":
        return preview(batch, StartForm())
    counts = system().imports.counts(batch)
    if batch.phase in WORKING:
        return render_template("counsellor/import_progress.html", **parts(batch), counts=counts)
    kept = system().imports.noted(batch, "KEPT", most=SHOWN)
    return render_template(
        "counsellor/import_result.html", **parts(batch), counts=counts, kept=kept, form=BaseForm(), said=said
    )


@imports.route("/<uuid:batch_id>/columns", methods=["GET", "POST"])
@form_page
def columns(batch_id: UUID) -> ResponseReturnValue:
    batch = _batch(batch_id, *OPEN)
    before = reading_of(batch) or system().imports.remembered(batch)
    form = ColumnsForm(data=None if request.method == "POST" else usual_data(before))
    chosen = chosen_columns(batch.about["header"], before)
    return page_post(
        form,
        "counsellor/import_columns.html",
        done=lambda verdict: verdict.result["goal"],
        send=lambda _form: _read(batch, form, chosen, before),
        chosen=chosen,
        sample=system().imports.sample(batch),
        groups=field_groups(),
        **parts(batch),
    )


def _read(batch: Any, form: ColumnsForm, chosen: dict[int, str], before: Reading | None) -> Verdict:
    verdict = whole(chosen, form) if batch.phase in OPEN else Verdict(REJECTED, "import.phase")
    if not verdict.accepted:
        return verdict
    words = system().imports.words(batch, chosen)
    long = next((name for name, counted in words.items() if len(counted) > MOST_VALUES), None)
    if long:
        return Verdict(REJECTED, "import.many_values", {"field": str(FIELDS[long]), "most": MOST_VALUES})
    reading = Reading(chosen, first_values(words, before), form.usual())
    if open_words(words, reading.values):
        system().imports.keep_reading(batch, reading)
        return Verdict(ACCEPTED, result={"goal": url_for("imports.words", batch_id=batch.batch_id)})
    return _mapped(batch, reading, form)


def _mapped(batch: Any, reading: Reading, form: Any) -> Verdict:
    verdict: Verdict = system().imports.map(current_actor(), batch, reading, form.command_uuid)
    goal = url_for("imports.one", batch_id=batch.batch_id)
    return Verdict(ACCEPTED, result={"goal": goal}) if verdict.accepted else verdict


@imports.route("/<uuid:batch_id>/words", methods=["GET", "POST"])
@form_page
def words(batch_id: UUID) -> ResponseReturnValue:
    batch = _batch(batch_id, *OPEN)
    reading = reading_of(batch) or Reading()
    if not reading.columns and request.method == "GET":
        return redirect(url_for("imports.one", batch_id=batch_id), 303)
    counted = system().imports.words(batch, reading.columns)
    missing = open_words(counted, reading.values)
    offered = {name: choices_of(name) for name in missing}
    form = BaseForm()

    def send(_form: Any) -> Verdict:
        if not reading.columns:
            return Verdict(REJECTED, "import.no_name")
        sent = sent_values(missing, {name: {code for code, _words in rows} for name, rows in offered.items()})
        values = {name: {**reading.values.get(name, {}), **sent.get(name, {})} for name in counted}
        return _mapped(batch, Reading(reading.columns, values, reading.usual, reading.duplicates), form)

    return page_post(
        form,
        "counsellor/import_words.html",
        done=lambda verdict: verdict.result["goal"],
        send=send,
        missing=missing,
        counted=counted,
        offered=offered,
        leave_out=LEAVE_OUT,
        **parts(batch),
    )


@imports.post("/<uuid:batch_id>/start")
@form_page
def start(batch_id: UUID) -> ResponseReturnValue:
    batch, form = _batch(batch_id), StartForm()
    g.form_checked = True
    if g.get("new_language"):
        return redirect(url_for("imports.one", batch_id=batch_id), 303)
    if not form.validate():
        return preview(batch, form), 422
    choices = {
        int(name[7:]): value
        for name, value in request.form.items()
        if name.startswith("choice-") and number(name[7:]) is not None and value in ("", *DUPLICATES)
    }
    if request.form.get("then") == "save":
        system().imports.keep_choices(batch, choices)
        return redirect(safe_next(request.form.get("further"), url_for("imports.one", batch_id=batch_id)), 303)
    verdict = system().imports.start(current_actor(), batch, duplicates=form.duplicates.data, choices=choices)
    return _after(batch_id, verdict)


@imports.post("/<uuid:batch_id>/undo")
def undo(batch_id: UUID) -> ResponseReturnValue:
    form, batch = BaseForm(), _batch(batch_id)
    return _after(batch_id, system().imports.undo(current_actor(), batch, form.command_uuid))


@imports.post("/<uuid:batch_id>/discard")
def discard(batch_id: UUID) -> ResponseReturnValue:
    form, batch = BaseForm(), _batch(batch_id)
    return _after(batch_id, system().imports.discard(current_actor(), batch, form.command_uuid))


@imports.get("/<uuid:batch_id>/refused.<kind>")
def refused(batch_id: UUID, kind: str) -> ResponseReturnValue:
    """The lines that were not taken in, in their own columns, with the reason."""
    if kind not in MEDIA:
        abort(404)
    batch = _batch(batch_id)
    rows = system().imports.refused(batch)
    twin = _("Very like somebody who is known")
    lines = [[*cells, str(at + 2), " ".join(map(said, why)) or twin] for at, cells, why in rows if cells]
    header = [*batch.about["header"], _("Row"), _("Reason")]
    return _file(system().imports.table(kind, [(_("Refused"), header, lines)]), f"safar-refused.{kind}", kind)


def _batch(batch_id: UUID, *phases: str) -> Any:
    batch = system().imports.find(current_actor(), batch_id)
    if phases and batch.phase not in phases and request.method == "GET":
        abort(404)
    return batch


def _after(batch_id: UUID, verdict: Verdict) -> ResponseReturnValue:
    if not verdict.accepted:
        flash(message(verdict.code, verdict.params), "error")
    return redirect(url_for("imports.one", batch_id=batch_id), 303)


def _file(content: bytes, name: str, kind: str) -> Response:
    response = Response(content, content_type=MEDIA[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
