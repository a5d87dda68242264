"""Taking a list out as a file: what for, how much, then the file itself, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, StringField

from application.exporting import CSV, MOST, XLSX, BeginExport, Export, ExportEntry, ExportRows, ListExports
from application.lists import AREAS, QUESTIONS, Column, Page
from web.counsellor.list_file import header, wording
from web.counsellor.list_filter import ListFilter, kept_address
from web.counsellor.list_words import COLUMNS, TITLES, columns_of
from web.dates import day_text
from web.fields import CodeSelect, as_choices
from web.filters import whole
from web.forms import BaseForm, Optional, Required
from web.i18n import gettext as _
from web.i18n import language, using
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import REFUSED, ask, form_page

exports = Blueprint("exports", __name__)
MEDIA = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KINDS = {
    "csv;": _l("CSV, columns parted by semicolons (spreadsheets of the region)"),
    "csv,": _l("CSV, columns parted by commas"),
    XLSX: _l("XLSX workbook"),
}


class ExportForm(BaseForm):
    reason = CodeSelect(_l("What the file is for"), "export_reason", [Required(_l("Say what the file is for."))])
    note = StringField(
        _l("In words"), [Optional()], description=_l("Kept sealed; read by the data protection officer.")
    )
    kind = SelectField(_l("Kind of file"), choices=lambda: as_choices(KINDS.items()), default="csv;")


@exports.route("/lists/<area>/export", methods=["GET", "POST"])
@form_page
def begin(area: str) -> ResponseReturnValue:
    if area not in AREAS:
        abort(404)
    chosen, form = ListFilter(area), ExportForm()
    columns = columns_of(area, chosen.col.data or ())
    names = tuple(column.name for column in columns)
    asked: dict[str, Any] = {"area": area, "wanted": chosen.wanted(), "language": language()}
    asked |= {"sort": chosen.sort.data or "", "down": bool(chosen.down.data)}
    back = url_for(f"lists.{area}", **kept_address())
    parts: dict[str, Any] = {"form": form, "page_form": form, "title": _l("Take a list out as a file"), "back": back}
    parts |= {"over": TITLES[area], "columns": [COLUMNS[name] for name in names], "most": MOST}
    if request.method == "POST":
        g.form_checked = True
        if not g.get("new_language") and form.validate():
            export = _begun(form, asked, names)
            if export.ids:
                return _file(form, export, area, columns)
            form.summary.append(_too_long(export) if export.count else _("There is no line under these conditions."))
            return render_template("counsellor/export.html", **parts, count=export.count), REFUSED
    page: Page = ask(QUESTIONS[area](**asked))
    status = REFUSED if form.errors or form.summary else 200
    return render_template("counsellor/export.html", **parts, count=page.count), status


@exports.get("/protection/exports")
def index() -> ResponseReturnValue:
    entries: tuple[ExportEntry, ...] = ask(ListExports(before=whole(request.args.get("before"))))
    words = {"label": label, "list_titles": TITLES, "condition": _condition}
    return render_template("protection/exports.html", entries=entries, **words)


def _begun(form: ExportForm, asked: dict[str, Any], names: tuple[str, ...]) -> Export:
    more = {"columns": names, "reason": form.reason.data, "note": form.note.data or ""}
    found: Export = ask(BeginExport(**asked, **more, kind=form.kind.data[:4].rstrip(";,")), purpose=form.reason.data)
    return found


def _too_long(export: Export) -> str:
    return _(
        "The list has %(count)s lines: a CSV file holds %(csv)s, a workbook %(xlsx)s. Narrow it.",
        count=export.count,
        csv=MOST[CSV],
        xlsx=MOST[XLSX],
    )


def _file(form: ExportForm, export: Export, area: str, columns: list[Column]) -> Response:
    names = tuple(column.name for column in columns)
    usual: dict[str, Any] = {"export_id": export.export_id, "area": area, "columns": names, "wording": wording(columns)}
    if form.kind.data == XLSX:
        whole_file = ExportRows(**usual, ids=export.ids, header=header(columns), title=str(TITLES[area]))
        return _sent(ask(whole_file), area, XLSX)
    parts = _parts(usual | {"separator": form.kind.data[-1]}, export, header(columns))
    return _sent(stream_with_context(parts), area, CSV)


def _parts(usual: dict[str, Any], export: Export, first: tuple[str, ...]) -> Iterator[bytes]:
    """Portion by portion, each in the language of the request: the server asks for them after the view has ended."""
    tag = language()
    for at, ids in enumerate(export.chunks()):
        with using(tag):
            part = ask(ExportRows(**usual, ids=ids, header=() if at else first))
        yield part


def _sent(body: Any, area: str, kind: str) -> Response:
    response = Response(body, content_type=MEDIA[kind])
    name = f"safar-{area}-{day_text(datetime.now(UTC)).isoformat()}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _condition(name: str, value: str) -> str:
    """A condition of the past in words: the label of its code where it has one."""
    lists = {"topic": "topic", "channel": "channel", "outcome": "outcome", "stage": "stage", "sex": "sex"}
    lists |= {"age_band": "age_band", "service": "referral_service", "status": "referral_status", "centre": "centre"}
    return label(lists[name], value) if name in lists else value
