"""The indicators on a page, and each on its own: all centres for an analyst, the own for a manager; as files too."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from application.reports.indicators import CompareCentres, ReadIndicators, Shelf
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import leads_to_records
from application.reports.periods import Period, parse_period
from application.reports.table import ReportStale
from web.analyst.files import OF_INDICATORS, PDF, indicators_file, sent
from web.analyst.indicator_cards import Link, card
from web.analyst.indicator_tables import by_centre, multiples, tables
from web.analyst.indicator_words import title_text
from web.analyst.indicators_exchange import for_systems
from web.analyst.places import place_text, places_to_read
from web.analyst.reports import current_quarter
from web.analyst.saved import kept_indicators
from web.analyst.vintage import AS_OF, WhichPeriod, kept
from web.analyst.words import instant_text, period_text
from web.exchange import written
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.pages import ask
from web.paper.pdf import can_print
from web.routes import ROUTES, may
from web.sessions import current_actor, system

indicators = Blueprint("indicators", __name__, url_prefix="/indicators")

PAGE = "analyst/indicators.html"


class WhichIndicators(WhichPeriod):
    """Period, vintage and place, in the address."""

    centre = SelectField(_l("Region or centre"), validate_choice=False)


@indicators.get("/")
def overview() -> ResponseReturnValue:
    """All of them, for a period as known on a day."""
    return _page((), _("Indicators"))


@indicators.get("/<code>")
def one(code: str) -> ResponseReturnValue:
    """One of them, at each centre too."""
    if code not in INDICATORS:
        abort(404)
    return _page((code,), title_text(code))


@indicators.get("/file.<kind>")
def file(kind: str) -> ResponseReturnValue:
    """The same figures as a file, all or one; a kind may hold a point of its own ("sdmx-structure-2.1")."""
    code = request.args.get("code", "")
    if code not in ("", *INDICATORS):
        abort(404)
    if kind not in OF_INDICATORS or (kind == PDF and not can_print()):
        abort(404)
    form = _form()
    if form.errors or not places_to_read():
        abort(400)
    asked, comma = _asked(form), request.args.get("separator") == ","
    asked["codes"] = (code,) if code else ()
    body = written(lambda: indicators_file(kind, ask, asked, "," if comma else ";"))
    return sent(body, kind, code or "indicators", asked["centre"] or "", asked["period"].text)


def _page(codes: tuple[str, ...], title: str) -> ResponseReturnValue:
    form = _form()
    page: dict[str, Any] = {"form": form, "cards": None, "title": title, "centres": places_to_read(), "codes": codes}
    page["filters"], page["opened"] = kept_indicators()
    page |= {"query": urlencode(_kept() | _one(codes)), "kept": _kept(), "kept_of_file": _kept() | _one(codes)}
    page["may_share"] = bool(current_actor().home)
    page["to"] = lambda code: url_for("indicators.one", code=code, **_kept())
    if form.errors or not page["centres"]:
        return render_template(PAGE, **page)
    asked = _asked(form)
    try:
        page |= _shown(ask(ReadIndicators(**asked, codes=codes)), asked)
        page["files"] = for_systems(asked["period"], _kept() | _one(codes))
    except ReportStale as stale:
        page["stale"] = message(ReportStale.code)
        return render_template(PAGE, **page), 503, {"Retry-After": str(stale.retry_after)}
    return render_template(PAGE, **page)


def _shown(found: Shelf, asked: dict[str, Any]) -> dict[str, Any]:
    """What the page tells: the cards with their tables, and of what the figures are."""
    now = found.now
    drawn = [card(found, code, _link(asked, now.as_of)) for code in now.indicators]
    place = place_text(now.centre or "")
    told: dict[str, Any] = {"period": period_text(now.period), "place": place}
    told["vintage"] = _("as recorded by %(instant)s", instant=instant_text(now.as_of))
    told |= {"cards": [(each, tables(each)) for each in drawn], "printable": can_print()}
    beyond = now.centre not in {each.code for each in system().centres()}
    return told | (_at_each_centre(drawn[0].code, asked, now.as_of) if len(drawn) == 1 and beyond else {})


def _at_each_centre(code: str, asked: dict[str, Any], as_of: datetime) -> dict[str, Any]:
    found = ask(CompareCentres(**asked | {"as_of": as_of}, code=code))
    return {"at_centres": by_centre(code, found), "small": multiples(code, found)}


def _link(asked: dict[str, Any], as_of: datetime) -> Link | None:
    """The way from a figure to its records as known at its instant; None for whoever sees no names."""
    if not may(current_actor().roles, ROUTES["indicator_records.page"]):
        return None
    about = {"period": asked["period"].text, "at": as_of.isoformat(), "centre": asked["centre"]}
    # The way back leads to the page as it was asked for.
    about |= kept(*AS_OF)

    def link(code: str, name: str, cut: str, part: str) -> str:
        if not leads_to_records(code, name):
            return ""
        where = {"cut": cut, "part": part} if cut else {}
        return url_for("indicator_records.page", code=code, figure=name, **where, **about)

    return link


def _one(codes: tuple[str, ...]) -> dict[str, Any]:
    """Which one, where the page is of one."""
    return {"code": codes[0]} if codes else {}


def _kept() -> dict[str, Any]:
    return kept("period", *AS_OF, "centre")


def _form() -> WhichIndicators:
    form = current_quarter(WhichIndicators)
    form.centre.choices = places_to_read()
    return form


def _asked(form: WhichIndicators) -> dict[str, Any]:
    """Raises 404 for a place that the reader has not."""
    centre = form.centre.data or places_to_read()[0][0]
    if centre not in dict(places_to_read()):
        abort(404)
    period: Period = parse_period(form.period.data.strip())
    return {"period": period, "as_of": form.known_at, "centre": centre or None}
