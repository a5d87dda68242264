"""Pages of the access log: who looked at which file, filtered by person, account and day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import DateField, SelectField, StringField
from wtforms.validators import Optional

from application.protection import AccessEntries, AccessPage
from web import dates
from web.fields import as_choices
from web.filters import FilterForm, whole
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.looked import looked
from web.pages import ask

access = Blueprint("access", __name__, url_prefix="/protection/access")
FIRST_DAY = date(2000, 1, 1)
class LogFilter(FilterForm):
    """Every condition that is stated holds."""

    number = StringField(_l("Number of the person"), [Optional()], render_kw={"autocapitalize": "characters"})
    account = SelectField(_l("Account"), [Optional()], choices=[], validate_choice=False)
    since = DateField(_l("From"), [Optional()])
    until = DateField(_l("Until"), [Optional()])


@access.context_processor
def words() -> dict[str, Any]:
    """What the templates of this area say codes with."""
    return {"label": label, "seen": looked}


@access.get("")
def index() -> ResponseReturnValue:
    form = LogFilter()
    page: AccessPage = ask(_question(form.chosen()))
    form.account.choices = as_choices([("", ""), *((str(account), name) for account, name in page.accounts)])
    kept = {name: value for name, value in request.args.items() if name != "before"}
    return render_template("protection/access.html", form=form, page=page, kept=kept)


def _question(chosen: dict[str, Any]) -> AccessEntries:
    since, until = chosen.get("since"), chosen.get("until")
    return AccessEntries(
        number=chosen.get("number", ""),
        person_id=_id(request.args.get("person")),
        account_id=_id(chosen.get("account")),
        since=_midnight(since) if since else None,
        until=_midnight(until + timedelta(days=1)) if until and until < date.max else None,
        before=whole(request.args.get("before")),
    )


def _midnight(day: date) -> datetime:
    """The first instant of a day at the reader's centre; nothing was logged before the year 2000."""
    return datetime.combine(max(day, FIRST_DAY), time.min, ZoneInfo(dates.zone.get())).astimezone(UTC)


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
