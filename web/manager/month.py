"""A manager's month: six figures, channels, topics, caseload, what is open and overdue, what is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.month import Figure, Month, MonthOfCentre, Quality
from application.providers import ListProviders
from application.reports.periods import EARLIEST, LATEST, BadPeriod, Period, month_of, parse_period
from application.reports.table import ReportStale
from web.analyst.pictures import picture
from web.analyst.words import instant_text, worded_table
from web.counsellor.list_words import LACKS
from web.dates import day_text, month_text, number_text, percent_text
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options
from web.messages import message
from web.pages import ask
from web.sessions import current_actor

month = Blueprint("month", __name__, url_prefix="/month")

FIGURES: dict[str, LazyText] = {
    "contacts": _l("contacts"),
    "persons": _l("persons"),
    "new_persons": _l("persons for the first time"),
    "referrals_sent": _l("referrals sent"),
    "course_completed": _l("courses completed"),
    "hand_outs": _l("hand-outs"),
}
# No change in per cent is told where either figure is smaller.
SMALLEST_FOR_CHANGE = 50


@month.get("/")
def of_centre() -> ResponseReturnValue:
    """The month of one of the manager's centres."""
    centres = options("centre", sorted(current_actor().centres))
    if not centres:
        return render_template("manager/month.html", title=_("Month"), found=None, centres=centres)
    period, centre = _period(), request.args.get("centre") or centres[0][0]
    page: dict[str, Any] = {"centres": centres, "centre": centre, "period": period, "title": month_text(period.first)}
    page |= {"months": _months(period, centre), "over": dict(centres).get(centre, centre)}
    try:
        found: Month = ask(MonthOfCentre(centre=centre, period=period))
    except ReportStale as stale:
        page |= {"found": None, "stale": message(ReportStale.code)}
        return render_template("manager/month.html", **page), 503, {"Retry-After": str(stale.retry_after)}
    unverified = ask(ListProviders(show="unverified"))
    return render_template("manager/month.html", **page, **_shown(found), unverified=unverified)


def _period() -> Period:
    try:
        found = parse_period(request.args.get("month") or f"{day_text(datetime.now(UTC)):%Y-%m}")
    except BadPeriod:
        abort(404)
    # The month is set beside that of the year before.
    if found != month_of(found.first) or not EARLIEST < found.first.year < LATEST:
        abort(404)
    return found


def _months(period: Period, centre: str) -> tuple[str, str | None]:
    """The addresses of the month before, and of the next one when it has begun."""
    before, after = month_of(period.first - timedelta(days=1)), month_of(period.last + timedelta(days=1))
    begun = after.first <= day_text(datetime.now(UTC))
    there = url_for("month.of_centre", month=after.text, centre=centre) if begun else None
    return url_for("month.of_centre", month=before.text, centre=centre), there


def _shown(found: Month) -> dict[str, Any]:
    channels, topics = worded_table(found.channels), worded_table(found.topics)
    return {
        "found": found,
        "figures": [(number_text(f.value), str(FIGURES[f.code]), change_text(f)) for f in found.figures],
        "channels": (found.channels, channels, picture(found.channels, channels)),
        "topics": (found.topics, topics, picture(found.topics, topics)),
        "quality": [_lacking(found, q) for q in found.quality],
        "vintage": _("as recorded by %(instant)s", instant=instant_text(found.as_of)),
        "open_follow_ups": ngettext("%(num)s follow-up open", "%(num)s follow-ups open", found.follow_ups_open),
        "open_referrals": ngettext("%(num)s referral open", "%(num)s referrals open", found.referrals_open),
    }


def _lacking(found: Month, quality: Quality) -> tuple[str, str, str, str]:
    """What is missing, the address of the records to mend, how many, and the share."""
    about = {"centre": found.centre, "since": found.period.first, "until": found.period.last}
    address = url_for("lists.consultations", **about, lacks=quality.code)
    number, share = number_text(quality.number), _part(quality.number, quality.of)
    return str(LACKS[quality.code]), address if quality.number else "", number, share


def change_text(figure: Figure) -> str:
    """The change on the same month of the year before; in per cent only where both figures are large enough."""
    if min(figure.value, figure.before) < SMALLEST_FOR_CHANGE:
        return _("the year before: %(number)s", number=number_text(figure.before))
    share = (figure.value - figure.before) / figure.before
    sign = "+" if share > 0 else "\N{MINUS SIGN}" if share < 0 else ""
    change = sign + percent_text(abs(round(share, 2)))
    return _("%(change)s on the year before (%(number)s)", change=change, number=number_text(figure.before))


def _part(number: int, of: int) -> str:
    return percent_text(round(number / of, 2)) if of else ""
