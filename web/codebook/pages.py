"""The code book for readers: all lists, one list, a search, and files of the whole; the same in both applications."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, abort, current_app, render_template, request
from markupsafe import Markup

from web.codebook.book import Entry, found, of_list
from web.codebook.files import as_csv, as_workbook
from web.codebook.titles import TITLES
from web.i18n import LANGUAGES
from web.i18n import gettext as _
from web.labels import label
from web.labels_countries import OF_ALPHA2

codebook = Blueprint("codebook", __name__)
MOST = 200
# Lists of places, told by country.
PLACES = ("region", "district")
# Where an application keeps what is done before a file leaves it: called with the kind of the file.
BEFORE_LEAVING = "safar.code_book"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (XLSX, as_workbook),
}


@codebook.get("/code-book")
def index() -> str:
    """Without a wish the lists; `list` shows one of them, `q` searches in all; places are narrowed by their country."""
    name, text = request.args.get("list", ""), request.args.get("q", "").strip()
    country = request.args.get("country", "")
    if name and name not in TITLES:
        abort(404)
    shown = found(text) if text else of_list(name)
    shown = tuple(entry for entry in shown if entry.list == name) if name and text else shown
    countries = _countries(name)
    if country in dict(countries):
        shown = tuple(entry for entry in shown if OF_ALPHA2[entry.country()] == country)
    return render_template(
        "code_book.html",
        title=str(TITLES[name]) if name else _("Code book"),
        chosen=name,
        text=text,
        lists=_lists() if not name and not text else [],
        country=country,
        countries=countries,
        options=[(key, str(title)) for key, title in TITLES.items()],
        columns=_columns(name),
        rows=[_row(entry, name) for entry in shown[:MOST]],
        total=len(shown),
        most=MOST,
    )


@codebook.get("/code-book.<kind>")
def file(kind: str) -> Response:
    if kind not in FILES:
        abort(404)
    media, make = FILES[kind]
    current_app.extensions.get(BEFORE_LEAVING, _nothing)(kind)
    response = Response(make(), content_type=media)
    response.headers["Content-Disposition"] = f'attachment; filename="safar-code-book.{kind}"'
    return response


def _nothing(_kind: str) -> None:
    """The codes are open: an application need not keep who takes them."""


def _lists() -> list[tuple[str, str, int, str]]:
    """(list, title, how many codes, its standards)."""
    told = []
    for name, title in TITLES.items():
        codes = of_list(name)
        standards = dict.fromkeys(entry.standard_text().partition(":")[0] for entry in codes)
        told.append((name, str(title), len(codes), ", ".join(standards)))
    return told


def _countries(chosen: str) -> list[tuple[str, str]]:
    """(alpha-3, name) of the countries whose places a list has."""
    found = dict.fromkeys(entry.country() for entry in of_list(chosen)) if chosen in PLACES else ()
    return [(OF_ALPHA2[alpha2], label("country", OF_ALPHA2[alpha2])) for alpha2 in found]


def _columns(chosen: str) -> Sequence[str]:
    """The list has a column where several are mixed."""
    lists = () if chosen else (_("List"),)
    return (_("Code"), *lists, _("Standard"), *LANGUAGES.values(), _("In use"))


def _row(entry: Entry, chosen: str) -> list[str]:
    lists = () if chosen else (str(TITLES[entry.list]),)
    words = [Markup('<span lang="{}">{}</span>').format(tag, entry.words[tag]) for tag in LANGUAGES]
    code = Markup("<code>{}</code>").format(entry.code)
    return [code, *lists, entry.standard_text(), *words, _in_use(entry)]


def _in_use(entry: Entry) -> str:
    if entry.retired:
        return _("until %(day)s", day=entry.retired)
    return _("from %(day)s", day=entry.since) if entry.since else _("always")

