"""The figures above everything else, with the change on the same quarter of the year before."""

from __future__ import annotations

from dataclasses import dataclass

from application.reports.released import TOTAL, Release
from web.dates import number_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.ministry.symbols import break_mark, broken
from web.ministry.words import change_text, share_text

# Table, cell, words. In the order of print.
TOTALS: tuple[tuple[str, tuple[str, str], LazyText], ...] = (
    ("R-T2", (TOTAL, TOTAL), _l("persons came")),
    ("R-T1", (TOTAL, TOTAL), _l("contacts with the centres")),
    ("R-T12", (TOTAL, "SENT"), _l("referrals to other services")),
    ("R-T15", (TOTAL, "COMPLETED"), _l("courses completed")),
)


@dataclass(frozen=True)
class Headline:
    value: str
    text: str
    table: str
    note: str
    broken: bool = False


def headlines(release: Release, year_before: Release | None) -> list[Headline]:
    """Five figures at most. A change is told only between releases of the same stage and from 50 upwards."""
    same = year_before if year_before and year_before.stage == release.stage else None
    found = []
    for code, cell, words in TOTALS:
        now, then = figure(release, code, cell), figure(same, code, cell)
        if now is not None:
            note = _change(now, then, break_mark(release, same, code))
            marked = bool(note) and broken(release, same, code)
            found.append(Headline(number_text(now), str(words), code, note, marked))
    return [*found[:1], *_share_of_women(release), *found[1:]]


def figure(release: Release | None, code: str, cell: tuple[str, ...]) -> int | None:
    table = release.table(code) if release else None
    return table.cells.get(cell) if table else None


def _change(now: int, then: int | None, mark: str) -> str:
    change = change_text(now, then) if then is not None else ""
    return _("%(change)s on the same quarter a year before", change=change + mark) if change else ""


def _share_of_women(release: Release) -> list[Headline]:
    women, men = (figure(release, "R-T2", (TOTAL, sex)) for sex in ("FEMALE", "MALE"))
    share = share_text(women, women + men) if women is not None and men is not None else ""
    return [Headline(share, _("of them women, where sex is recorded"), "R-T2", "")] if share else []
