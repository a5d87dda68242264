"""The indicators on one page: all centres for an analyst, the own centre for a manager; the same as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from wtforms import SelectField

from application.reports.export import CSV, JSON, XLSX
from application.reports.flat import FORMATS
from application.reports.indicators import Counted, ExportIndicators, Figure, ReadIndicators, Shelf, headline
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import Period, parse_period
from application.reports.table import ReportStale
from web.analyst import indicator_words as words
from web.analyst.indicators_exchange import dataset_of, for_systems
from web.analyst.labels_indicators import CUTS
from web.analyst.places import places_to_read
from web.analyst.reports import MEDIA as REPORTS
from web.analyst.reports import WhichReport, current_quarter, end_of
from web.analyst.words import instant_text, period_text
from web.exchange import written
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.pages import ask

indicators = Blueprint("indicators", __name__, url_prefix="/indicators")

KINDS = (CSV, XLSX, *FORMATS)
MEDIA = {JSON: "application/json", **{kind: REPORTS[kind] for kind in KINDS}}


class WhichIndicators(WhichReport):
    """Period, vintage and place, in the address."""

    since = None  # type: ignore[assignment]  # so WTForms takes a field away
    centre = SelectField(_l("Region or centre"), validate_choice=False)


@dataclass(frozen=True)
class Card:
    """One indicator as it is drawn: `figures` are those beside the headline, `cuts` are (heading, head, rows)."""

    code: str
    title: str
    value: str
    name: str
    of: str
    told: bool
    provisional: bool
    before: str
    year_before: str
    figures: list[tuple[str, str]]
    cuts: list[tuple[str, list[Any], list[list[str]]]]
    definition: str
    picture: Markup | None


@indicators.get("/")
def overview() -> ResponseReturnValue:
    """All of them, for a period as known on a day."""
    form = _form()
    page: dict[str, Any] = {"form": form, "cards": None, "title": _("Indicators"), "centres": places_to_read()}
    if form.errors or not page["centres"]:
        return render_template("analyst/indicators.html", **page)
    try:
        found: Shelf = ask(ReadIndicators(**_asked(form)))
    except ReportStale as stale:
        page["stale"] = message(ReportStale.code)
        return render_template("analyst/indicators.html", **page), 503, {"Retry-After": str(stale.retry_after)}
    kept = {name: value for name in ("period", "as_of", "centre") if (value := request.args.get(name))}
    page |= {"cards": [_card(found, each) for each in found.now.indicators.values()], "kept": kept}
    page |= {"files": for_systems(found.now, kept)}
    page |= {"period": period_text(found.now.period)}
    page |= {"vintage": _("as recorded by %(instant)s", instant=instant_text(found.now.as_of))}
    return render_template("analyst/indicators.html", **page)


@indicators.get("/file.<kind>")
def file(kind: str) -> ResponseReturnValue:
    """The same figures as a file."""
    if kind not in MEDIA:
        abort(404)
    form = _form()
    if form.errors or not places_to_read():
        abort(400)
    asked, comma = _asked(form), request.args.get("separator") == ","
    more = {"wording": words.sheet, "dataset": dataset_of, "separator": "," if comma else ";"}
    made = written(lambda: ask(ExportIndicators(**asked, kind=kind, **more)))
    response = Response(made, content_type=MEDIA[kind])
    name = "-".join(["safar-indicators", *([asked["centre"]] if asked["centre"] else []), asked["period"].text])
    ending = FORMATS[kind].ending if kind in FORMATS else kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


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
    as_of: datetime | None = end_of(form.as_of.data)
    return {"period": period, "as_of": as_of, "centre": centre or None}


def _card(shelf: Shelf, counted: Counted) -> Card:
    code, indicator = counted.code, INDICATORS[counted.code]
    (name, figure), *others = counted.figures.items()
    drawing = words.course(shelf, code)
    return Card(
        code=code,
        title=words.title_text(code),
        value=words.value_text(figure, indicator.figures[name]),
        name=words.name_text(name),
        of=words.of_text(figure, indicator.figures[name]),
        told=figure.value is not None,
        provisional=counted.provisional and figure.value is not None,
        before=_beside(shelf.before, code),
        year_before=_beside(shelf.year_before, code),
        figures=[(words.name_text(each), _full(told, code, each)) for each, told in others],
        cuts=[_cut(counted, cut) for cut in _cuts(shelf, counted)],
        definition=words.definition_text(code),
        picture=drawing.svg(code) if drawing else None,
    )


def _cuts(shelf: Shelf, counted: Counted) -> list[str]:
    """The dimensions that tell something: one centre alone is not told apart."""
    told = (cut for cut, named in counted.cuts.items() if any(named.values()))
    return [cut for cut in told if cut != "centre" or shelf.now.centre is None]


def _beside(book: Any, code: str) -> str:
    formula = next(iter(INDICATORS[code].figures.values()))
    return "–" if book is None else words.value_text(headline(book.indicators[code]), formula)


def _full(figure: Figure, code: str, name: str) -> str:
    formula = INDICATORS[code].figures[name]
    of = words.of_text(figure, formula) if formula.over else ""
    return words.value_text(figure, formula) + (f" ({of})" if of else "")


def _cut(counted: Counted, cut: str) -> tuple[str, list[Any], list[list[str]]]:
    named = counted.cuts[cut]
    codes = words.in_order(cut, {code: figure for figures in named.values() for code, figure in figures.items()})
    formulas = INDICATORS[counted.code].figures
    rows = [
        [words.code_text(cut, code), *(words.value_text(named[name][code], formulas[name]) for name in named)]
        for code in codes
    ]
    return str(CUTS[cut]), ["", *({"text": words.name_text(name), "numeric": True} for name in named)], rows
