"""A report, a report without some figures, and a release, all invented, as datasets of the exchange."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from uuid import UUID

from application.reports.catalogue import CATALOGUE
from application.reports.flat import Dataset
from application.reports.layout import table
from application.reports.periods import parse_period
from application.reports.programme import QUARTERLY
from application.reports.released import Release, ReleasedTable
from application.reports.table import Report
from tests.releases.samples import CENTRES, CURRICULA, NAMES
from web.analyst import exchange as internal
from web.i18n import using
from web.ministry import exchange as published

# The table of which one cell is confidential.
HIDDEN = "R-T12"
INSTANT = datetime(2026, 4, 15, 18, 59, 59, tzinfo=UTC)
FOUND = {
    "centre_channel": {
        ("KJD", "OFFICE"): 3,
        ("DYU", "PHONE_IN"): 2,
        ("KHT", "MOBILE"): 7,
        ("KHT", "GROUP"): 0,
    },
    "age_sex": {("Y15T24", "MALE"): 4, ("Y25T34", "FEMALE"): 5, ("UNKNOWN", "UNKNOWN"): 1},
    "centre_sex": {("KJD", "MALE"): 4, ("DYU", "FEMALE"): 5, ("DYU", "UNKNOWN"): 1},
}


def report(code: str = "T1", period: str = "2026-Q1") -> Report:
    """T1 or another report whose tables are filled above; all others are empty."""
    entry = CATALOGUE[code]
    # Notes that tell numbers are left out: nobody was counted who could give them.
    tables = tuple(
        replace(table(name, cut.unit or entry.unit, cut, FOUND.get(name, {})), notes=())
        for name, cut in entry.cuts.items()
    )
    return Report(code, entry.title, entry.unit, parse_period(period), INSTANT, tables, entry.definitions)


def untold() -> Report:
    """T13: days until an answer, in tenths where they are medians, and nothing where too few stand behind them."""
    entry = CATALOGUE["T13"]
    name, cut = next(iter(entry.cuts.items()))
    first, second = cut.measures[:2]
    found = {("LEGAL", first): 5, ("LEGAL", second): None, ("SKILLS", first): 7, ("SKILLS", second): 125}
    made = (replace(table(name, entry.unit, cut, found), notes=()),)
    return Report("T13", entry.title, entry.unit, parse_period("2026-03"), INSTANT, made, entry.definitions)


def release() -> Release:
    """Every table of the programme; figures of rounded ones are multiples of five, some are 0, some are not told."""
    lists = {"CENTRE": CENTRES, "CURRICULUM": CURRICULA}
    tables = []
    for entry in QUARTERLY.tables:
        categories = tuple(dim.categories or lists[dim.name] for dim in entry.dims)
        totals = tuple(dim.adds for dim in entry.dims)
        shown = [(*codes, *(("_T",) if adds else ())) for codes, adds in zip(categories, totals, strict=True)]
        cells = {key: 5 * (at % 4) if not entry.exact else at for at, key in enumerate(product(*shown))}
        hidden = {key: cells.pop(key) for key in list(cells)[:1] if entry.code == HIDDEN}
        dims = tuple(dim.name for dim in entry.dims)
        words = (entry.code, entry.title_key, entry.unit, dims)
        tables.append(
            ReleasedTable(*words, categories, totals, cells, entry.notes, entry.exact, "", frozenset(hidden))
        )
    return Release(
        release_id=UUID(int=1),
        programme=QUARTERLY.code,
        version=1,
        period="2026-Q1",
        stage="FIRST",
        as_of=INSTANT,
        zone="Asia/Dushanbe",
        published_at=INSTANT,
        reason=None,
        held_over=(),
        relaxed=(),
        tables=tuple(tables),
        names=NAMES,
        output_sha256="",
    )


def datasets(language: str = "en") -> dict[str, Dataset]:
    """The three, their words in a language."""
    with using(language):
        found = release()
        return {
            "report": internal.dataset_of(report("T2")),
            "untold": internal.dataset_of(untold()),
            "release": published.dataset_of(found, found.tables),
        }
