"""The releases of each period and why there is another one: what is new in it, what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from application.reports.released import EXTRAORDINARY, Release
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.ministry.reasons import reasons
from web.ministry.symbols import revised

WHY: dict[str, LazyText] = {
    "FIRST": _l("As recorded fifteen days after the period; late records are still missing."),
    "SECOND": _l("With what was recorded late or corrected in the three months since."),
    "FINAL": _l("With what was recorded or corrected within a year. Later changes need a reason."),
    EXTRAORDINARY: _l("Outside the calendar."),
}


@dataclass(frozen=True)
class Vintage:
    """One release of a period; `before` is the release it replaces, `changed` how many of its figures differ,
    `reasons` why some do, as reasons.reasons has them.
    """

    release: Release
    why: str
    before: Release | None
    changed: str
    reasons: list[tuple[str, list[str]]]


def vintages(published: Sequence[Release]) -> list[tuple[str, list[Vintage]]]:
    """(period, its releases), both newest first, as the store gives them."""
    return [
        (period, _of_one([*group])) for period, group in groupby(published, key=lambda release: release.period)
    ]


def _of_one(releases: Sequence[Release]) -> list[Vintage]:
    older = [*releases[1:], None]
    return [_vintage(release, before) for release, before in zip(releases, older, strict=True)]


def _vintage(release: Release, before: Release | None) -> Vintage:
    why = " ".join(filter(None, (str(WHY[release.stage]), release.reason)))
    return Vintage(release, why, before, _changed(release, before) if before else "", reasons(release))


def _changed(release: Release, before: Release) -> str:
    number = sum(len(revised(table, before)) for table in release.tables)
    if not number:
        return _("No figure changed.")
    return ngettext("%(num)s figure changed.", "%(num)s figures changed.", number)
