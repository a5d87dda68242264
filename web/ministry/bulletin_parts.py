"""What the quarterly bulletin is made of: its parts in the order of print, revisions, what is known of quality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from application.reports.released import ENTERED, LATE, TOTAL, UNKNOWN, Release, ReleasedTable
from web.causes import signed
from web.dates import number_text, percent_text
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.ministry.headlines import figure
from web.ministry.labels import category
from web.ministry.pictures import LAST, picture, shows_something
from web.ministry.reasons import by_line, in_all, line_of_causes
from web.ministry.views import View, beside, column, named, whole, without_zeros
from web.ministry.words import quarter_text, share_text, stage_text, table_title

# Part → tables with pictures, in the order of print; all others stand at the end. A programme that has none of a
# part leaves the part out.
PARTS: tuple[tuple[str, LazyText, tuple[str, ...]], ...] = (
    ("who", _l("Who came"), ("R-T2", "R-T6", "R-T4")),
    ("asked", _l("What they asked"), ("R-T3",)),
    ("happened", _l("What happened"), ("R-T12", "R-T15", "R-T23", "R-T23A")),
    ("returnees", _l("Returnees"), ("R-T16", "R-T16A")),
    ("centres", _l("The centres"), ("R-T1", "R-T2C", "R-T8")),
)
REVISED: tuple[tuple[str, tuple[str, str], LazyText], ...] = (
    ("R-T2", (TOTAL, TOTAL), _l("Persons")),
    ("R-T1", (TOTAL, TOTAL), _l("Contacts")),
)
QUARTERS_OF_REVISIONS = 8
LINES, COLUMNS = 16, 5


@dataclass(frozen=True)
class Figure:
    """A table of a part: its picture, if it has one, and what stands beside it. `entire`: no line was left out, and
    no column.
    """

    table: ReleasedTable
    svg: Markup | None
    view: View
    entire: bool

    @property
    def wide(self) -> bool:
        """Whether the table needs the whole width of the paper."""
        return len(self.view.columns) > COLUMNS


@dataclass(frozen=True)
class Part:
    key: str
    title: str
    figures: Sequence[Figure]


def parts(release: Release, year_before: Release | None, earlier: Release | None = None) -> list[Part]:
    """The parts that this release has figures for; tables of nothing but zeros stand at the end only.

    `earlier`: the release of the same quarter before this one; figures that it said otherwise are marked.
    """
    found = []
    for key, title, codes in PARTS:
        tables = [table for code in codes if (table := release.table(code)) and shows_something(table)]
        if tables:
            found.append(Part(key, str(title), [_figure(release, year_before, earlier, table) for table in tables]))
    return found


def _figure(
    release: Release, year_before: Release | None, earlier: Release | None, table: ReleasedTable
) -> Figure:
    svg = picture(release, table, year_before)
    view = without_zeros(beside(release, year_before, table, earlier))
    entire = len(view.rows) <= LINES and view.columns == whole(release, table).columns
    closing = {named(release, table, 0, code): order for code, order in LAST.items()}
    return Figure(table, svg, view if len(view.rows) <= LINES else _largest(view, closing), entire)


def annex(
    release: Release, shown: Sequence[Part], earlier: Release | None = None
) -> list[tuple[ReleasedTable, View]]:
    """Every table that no part has told entirely, without its lines of zeros."""
    told = {figure.table.code for part in shown for figure in part.figures if figure.entire}
    rest = (table for table in release.tables if table.cells and table.code not in told)
    return [(table, without_zeros(whole(release, table, earlier))) for table in rest]


def _largest(view: View, closing: Mapping[str, int]) -> View:
    """A long table is told by its largest lines, and its total; all lines stand at the end of the bulletin.

    `closing`: names of lines that close every list, whatever their figures, by their order.
    """
    *lines, last = zip(view.rows, view.figures, strict=True)
    kept = sorted(lines, key=lambda line: -(line[1][-1] or 0))[: LINES - 1]
    kept.sort(key=lambda line: closing.get(line[0][0], 0))
    return replace(view, rows=[row for row, _values in (*kept, last)], figures=[])


def revisions(published: Sequence[Release]) -> View | None:
    """How the totals of the last quarters changed from release to release; None where nothing was released twice."""
    rows = [row for period in _periods(published) for row in _revised([r for r in published if r.period == period])]
    heads = (_("First release"), _("Newest release"), _("Difference"), _("Why"))
    columns = [
        column(_("Quarter"), numeric=False),
        *(column(head) for head in heads[:3]),
        column(heads[3], numeric=False),
    ]
    return View(_("Revisions of the last quarters"), columns, rows, []) if rows else None


def _periods(published: Sequence[Release]) -> list[str]:
    return list(dict.fromkeys(release.period for release in published))[:QUARTERS_OF_REVISIONS]


def _revised(releases: Sequence[Release]) -> list[list[str]]:
    newest, first = releases[0], releases[-1]
    if newest is first:
        return []
    rows = []
    for code, cell, words in REVISED:
        now, then = figure(newest, code, cell), figure(first, code, cell)
        if now is not None and then is not None:
            causes = line_of_causes(newest, in_all(releases[:-1], code), now - then)
            why = newest.reason or causes or stage_text(newest)
            rows.append(_revision(newest, str(words), (then, now), why))
        rows += _lines_revised(releases, code, str(words))
    return rows


def _lines_revised(releases: Sequence[Release], code: str, words: str) -> list[list[str]]:
    """The lines of a table of which the revisions tell why they are not what they were."""
    newest, first, effects = releases[0], releases[-1], in_all(releases[:-1], code)
    rows = []
    for (_table, line), why in by_line(newest, effects):
        now, then = (figure(one, code, (line, TOTAL)) for one in (newest, first))
        told = sum(change.effect for change in effects if change.line == line)
        if now is not None and then is not None and now - then == told:
            name = f"{words}, {category(newest, 'CENTRE', line)}"
            rows.append(_revision(newest, name, (then, now), why))
    return rows


def _revision(newest: Release, words: str, figures: tuple[int, int], why: str) -> list[str]:
    then, now = figures
    return [f"{quarter_text(newest.period)} · {words}", number_text(then), number_text(now), signed(now - then), why]


def quality(release: Release, published: Sequence[Release]) -> list[tuple[str, str]]:
    """What a reader should know before relying on the figures, as (question, answer)."""
    asked = (
        (_("Coverage"), _coverage(release)),
        (_("Completeness of first releases"), _completeness(published)),
        (_("Sex or age not recorded"), _unknown(release, "R-T2")),
        (_("Topic not recorded"), _unknown(release, "R-T3")),
        (_("Figures that stand once more"), _held(release)),
    )
    return [(question, answer) for question, answer in asked if answer]


def _coverage(release: Release) -> str:
    table = release.table("R-T1")
    if table is None:
        return ""
    centres = table.categories[0]
    told = sum(bool(table.cells.get((centre, TOTAL))) for centre in centres)
    return ngettext(
        "%(told)s of %(num)s centre had contacts in the quarter; nobody else is counted.",
        "%(told)s of %(num)s centres had contacts in the quarter; nobody else is counted.",
        len(centres),
        told=number_text(told),
    )


def _completeness(published: Sequence[Release]) -> str:
    """Of the quarters that were released again and tell why: how many of the contacts now known came after that."""
    late = known = 0
    for period in _periods(published):
        releases = [release for release in published if release.period == period]
        first, newest = (figure(one, "R-T1", (TOTAL, TOTAL)) for one in (releases[-1], releases[0]))
        changes = in_all(releases[:-1], "R-T1")
        if len(releases) > 1 and newest and (changes or first == newest):
            late += sum(change.effect for change in changes if change.cause in (ENTERED, LATE))
            known += newest
    if not known:
        return ""
    return _(
        "%(share)s of the contacts of earlier quarters stood in the first release; %(late)s were recorded later.",
        share=percent_text(1 - late / known),
        late=percent_text(late / known),
    )


def _unknown(release: Release, code: str) -> str:
    table = release.table(code)
    if table is None:
        return ""
    whole = table.cells[TOTAL, TOTAL]
    known = sum(
        value for cell, value in table.cells.items() if TOTAL not in cell and UNKNOWN not in cell[: _counted(code)]
    )
    return share_text(whole - known, whole)


def _counted(code: str) -> int:
    """How many dimensions must be recorded: of a topic its own only, of a person both."""
    return 1 if code == "R-T3" else 2


def _held(release: Release) -> str:
    held = [table for code in release.held_over if (table := release.table(code))]
    titles = list(dict.fromkeys(map(table_title, held)))
    if not titles:
        return ""
    return _("Fewer than five people came since the release before: %(tables)s.", tables="; ".join(titles))
