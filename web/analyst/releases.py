"""Releases, for the analyst: what the calendar asks for, a draft with its audit, a preview, publishing, the history."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField, TextAreaField, ValidationError

from application.reports.periods import BadPeriod, parse_period
from application.reports.release_calendar import vintage_of
from application.reports.released import EXTRAORDINARY, STAGES, Release, ReleasedTable
from application.verdict import ACCEPTED, REJECTED, Verdict
from web.analyst.labels_releases import STAGE_NAMES, STATUS_NAMES
from web.dates import date_text, number_text
from web.forms import BaseForm, NearDate, Optional
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.ministry.labels import category
from web.ministry.words import dimension_text, origin_lines, quarter_text, table_title
from web.pages import form_page, page_post
from web.sessions import current_actor, system

releases = Blueprint("releases", __name__, url_prefix="/releases")
# Most drafts are made within this time; a longer one goes on while a page says so (seconds).
PATIENCE = 5.0
TEMPLATE = "analyst/release.html"
MIDNIGHT = "00:00"


class DraftForm(BaseForm):
    """Asks for a draft; only a revision outside the calendar needs words."""

    reason = TextAreaField(_l("Reason of the revision; it is published"))

    def validate_reason(self, field: Any) -> None:
        """Nothing that was published is revised outside the calendar without a reason."""
        if self.extraordinary and not (field.data or "").strip():
            raise ValidationError(message("release.reason_missing"))

    extraordinary = False


class PublishForm(BaseForm):
    """When readers see it."""

    day = NearDate(_l("Published from this day on"), [Optional()], description=_l("Empty: at once"))
    hour = StringField(_l("Hour"), [Optional()], description=_l("For example 10:00, on the office's clock"))

    def validate_hour(self, field: Any) -> None:
        """An hour needs a day."""
        try:
            found = time.fromisoformat(field.data) if field.data else None
        except ValueError:
            raise ValidationError(message("release.hour_unreadable")) from None
        if found and not self.day.data:
            raise ValidationError(message("release.hour_without_day"))

    def visible_from(self, zone: str) -> datetime | None:
        """The instant, or None for at once."""
        if not self.day.data:
            return None
        hour = time.fromisoformat(self.hour.data) if self.hour.data else time()
        return datetime.combine(self.day.data, hour, ZoneInfo(zone))


@releases.get("")
def index() -> ResponseReturnValue:
    """What is due, and what was released."""
    desk, now = system().releases, datetime.now(UTC)
    today = now.astimezone(ZoneInfo(desk.zone)).date()
    due = [(each.period, each.stage, date_text(each.day), each.day < today) for each in desk.calendar(now)]
    history = desk.history()
    revisable = list(dict.fromkeys(row["period"] for row in history if row["status"] == "PUBLISHED"))
    page = {"history": [_row(row, now) for row in history], "revisable": revisable, "extraordinary": EXTRAORDINARY}
    return render_template("analyst/releases.html", due=due, stages=STAGE_NAMES, **page)


@releases.get("/<period>/<stage>")
def one(period: str, stage: str) -> ResponseReturnValue:
    """How far one release is."""
    _known(period, stage)
    system().releases.settle(PATIENCE)
    return render_template(TEMPLATE, **_page(period, stage), page_form=None)


@releases.post("/<period>/<stage>/draft")
@form_page
def build(period: str, stage: str) -> ResponseReturnValue:
    """Make a draft, aside."""
    _known(period, stage)
    form = DraftForm()
    form.extraordinary = stage == EXTRAORDINARY

    def send(_form: BaseForm) -> Verdict:
        begun = system().releases.build(current_actor(), period, stage, (form.reason.data or "").strip() or None)
        return Verdict(ACCEPTED) if begun else Verdict(REJECTED, "release.another_under_way")

    page = _page(period, stage) | {"draft_form": form}
    return page_post(form, TEMPLATE, done=lambda _verdict: _address(period, stage), send=send, **page)


@releases.post("/<period>/<stage>/publish")
@form_page
def publish(period: str, stage: str) -> ResponseReturnValue:
    """Make the newest draft public, at once or from an hour on."""
    _known(period, stage)
    desk, form = system().releases, PublishForm()
    row = desk.of(period, stage)

    def send(_form: BaseForm) -> Verdict:
        if row is None:
            return Verdict(REJECTED, "release.unknown")
        code = desk.publish(current_actor(), row["release_id"], form.visible_from(desk.zone))
        return Verdict(REJECTED, code) if code else Verdict(ACCEPTED)

    said = _("The release is published. Its figures never change.")
    if form.day.data:
        moment = f"{date_text(form.day.data)}, {form.hour.data or MIDNIGHT}"
        words = {"quarter": quarter_text(period), "stage": STAGE_NAMES[stage], "moment": moment}
        said = _("%(quarter)s, %(stage)s: to be released at %(moment)s", **words)
    page = _page(period, stage) | {"publish_form": form}
    return page_post(form, TEMPLATE, done=lambda _verdict: url_for("releases.index"), send=send, said=said, **page)


def _address(period: str, stage: str) -> str:
    return url_for("releases.one", period=period, stage=stage)


def _known(period: str, stage: str) -> None:
    """404 for what the calendar does not know, or whose day is not over."""
    try:
        parse_period(period)
    except BadPeriod:
        abort(404)
    quarter_or_year = "-Q" in period or period.isdigit()
    if stage not in (*STAGES, EXTRAORDINARY) or not quarter_or_year:
        abort(404)
    if stage != EXTRAORDINARY and vintage_of(period, stage, system().releases.zone) > datetime.now(UTC):
        abort(404)


def _page(period: str, stage: str) -> dict[str, Any]:
    desk = system().releases
    row, attempt = desk.of(period, stage), desk.attempt(period, stage)
    release = desk.shown(row["release_id"]) if row else None
    page: dict[str, Any] = {"period": period, "stage": stage, "stages": STAGE_NAMES, "attempt": attempt, "row": row}
    again = DraftForm(data={"reason": release.reason if release else ""})
    page |= {"needs_reason": stage == EXTRAORDINARY, "draft_form": again, "publish_form": PublishForm()}
    page["period_words"] = quarter_text(period)
    page["refusal"] = message(attempt.code) if attempt and attempt.code else ""
    page["faults"] = [_fault(fault) for fault in attempt.faults] if attempt else []
    page["tables"] = [_table(release, table) for table in release.tables] if release else []
    page["origin"] = origin_lines(release) if release else []
    return page | {"release": release, "status": STATUS_NAMES}


def _row(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    waits = row["status"] == "PUBLISHED" and row["published_at"] > now
    return {**row, "state": STATUS_NAMES["WAITING" if waits else row["status"]]}


def _fault(fault: Any) -> list[str]:
    """The tables that print a cell at fault, the cell, and what a reader would know."""
    where = " · ".join(f"{dimension_text(name)}: {code}" for name, code in fault.cell[1]) or _("Total")
    low, high = number_text(fault.low), number_text(fault.high)
    return [", ".join(fault.tables), where, low if low == high else f"{low}–{high}"]


def _table(release: Release, table: ReleasedTable) -> dict[str, Any]:
    """A table as readers would see it, its last dimension across."""
    last = len(table.dims) - 1
    across, down = table.shown(last), list(product(*(table.shown(i) for i in range(last))))
    heads = [" · ".join(dimension_text(dim) for dim in table.dims[:last])]
    columns: list[Any] = [*heads]
    columns += [{"text": category(release, table.dims[last], code), "numeric": True} for code in across]
    rows = [
        [_named(release, table, row), *(_figure(table.cells.get((*row, code))) for code in across)] for row in down
    ]
    return {"code": table.code, "title": table_title(table), "columns": columns, "rows": rows, "exact": table.exact}


def _named(release: Release, table: ReleasedTable, row: tuple[str, ...]) -> str:
    return " · ".join(category(release, table.dims[i], code) for i, code in enumerate(row))


def _figure(value: int | None) -> str:
    return "[c]" if value is None else number_text(value)


