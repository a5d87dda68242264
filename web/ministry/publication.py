"""The pages of the publication: the newest quarter, any quarter, one table, two releases side by side, methods."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.reports.released import Release, ReleasedTable, next_due, quarter_before
from web.dates import moment_text
from web.exchange import FOR_SYSTEMS
from web.ministry.course import course_table
from web.ministry.headlines import headlines
from web.ministry.labels import NOTES, UNITS
from web.ministry.pictures import course_of_quarters, picture, shows_something, side_by_side
from web.ministry.reasons import reasons
from web.ministry.sdmx_names import links
from web.ministry.sessions import house
from web.ministry.sorting import sortable, with_differences
from web.ministry.symbols import broken
from web.ministry.views import beside, compared, whole, without_zeros
from web.ministry.vintages import vintages

publication = Blueprint("publication", __name__)
# The programme of what is told by year only.
YEARLY = "SENSITIVE"
# Units of what is worked out, not counted.
MEASURED = ("DAY", "PER_CENT", "MONEY")


@publication.get("/")
def home() -> ResponseReturnValue:
    latest = latest_releases()
    if not latest:
        return render_template("nothing.html", due=next_due(house().today()), coming=coming())
    return _publication(next(iter(latest.values())), latest)


@publication.get("/quarters")
def quarters() -> ResponseReturnValue:
    return render_template(
        "quarters.html",
        periods=vintages(house().releases.published()),
        years=vintages(house().releases.published(YEARLY)),
        coming=coming(),
        due=next_due(house().today()),
    )


@publication.get("/<period>/")
def quarter(period: str) -> ResponseReturnValue:
    return _publication(chosen_release(period), latest_releases())


@publication.get("/<period>/<code>")
def table(period: str, code: str) -> ResponseReturnValue:
    release = chosen_release(period)
    found = chosen_table(release, code)
    others = vintages_of(release)
    before = period_before(period)
    svg = picture(release, found, year_before(release))
    return render_template(
        "table.html",
        release=release,
        table=found,
        view=sortable(whole(release, found, release_before(release))),
        svg=svg,
        reasons=reasons(release, code),
        others=others,
        begins=begins(release, code),
        comparable=svg is not None and before is not None and before.table(code) is not None,
        files=[*for_systems("downloads.table_file", release, code=code), *links(release, found)],
    )


@publication.get("/<period>/<code>/compare")
def compare(period: str, code: str) -> ResponseReturnValue:
    """With the previous quarter, or with the release named by `with`."""
    release = chosen_release(period)
    chosen_table(release, code)
    wish = request.args.get("with")
    other = released(wish) if wish else period_before(period)
    view = compared(release, other, code) if other else None
    if other is None or view is None:
        abort(404)
    svg = side_by_side(release, other, code)
    both = [(one, whole(one, chosen_table(one, code))) for one in (release, other)]
    return render_template(
        "compare.html", release=release, other=other, code=code, svg=svg, both=both,
        view=sortable(with_differences(view)),
    )


@publication.get("/methods")
def methods() -> ResponseReturnValue:
    counted = {key: text for key, text in UNITS.items() if key not in MEASURED}
    return render_template("methods.html", units=counted, notes=NOTES, due=next_due(house().today()))


def latest_releases() -> dict[str, Release]:
    """The newest release of each quarter, newest quarter first."""
    return _first_of_each(house().releases.published())


def period_before(period: str, back: int = 1) -> Release | None:
    """The newest release of so many quarters before; years are not compared so."""
    return None if period.isdigit() else latest_releases().get(quarter_before(period, back))


def vintages_of(release: Release) -> list[Release]:
    """All releases of the period of one, newest first."""
    return [one for one in house().releases.published(release.programme) if one.period == release.period]


def release_before(release: Release) -> Release | None:
    """The release of the same period whose place this one took; None for a first one."""
    return next((older for one, older in pairwise(vintages_of(release)) if one.release_id == release.release_id), None)


def begins(release: Release, code: str) -> bool:
    """Whether the table is the first one of a new series: that of the quarter before was of another programme."""
    return broken(release, period_before(release.period), code)


def year_before(release: Release) -> Release | None:
    """The same quarter a year before, at the same stage: other stages are not compared."""
    if release.period.isdigit():
        return None
    period = quarter_before(release.period, 4)
    published = house().releases.published()
    return next((one for one in published if one.period == period and one.stage == release.stage), None)


def coming() -> list[tuple[str, str, str]]:
    """(period, stage, moment in words) of what waits for its hour."""
    return [(one.period, one.stage, moment_text(one.at)) for one in house().releases.coming()]


def _first_of_each(releases: Iterable[Release]) -> dict[str, Release]:
    found: dict[str, Release] = {}
    for release in releases:
        found.setdefault(release.period, release)
    return found


def chosen_release(period: str) -> Release:
    """The release of a quarter that the address names, its newest one by default; 404 for none."""
    wish = request.args.get("release")
    found = released(wish) if wish else house().releases.latest(period)
    if found is None or found.period != period:
        abort(404)
    return found


def released(text: str) -> Release | None:
    try:
        return house().releases.release(UUID(text))
    except ValueError:
        return None


def chosen_table(release: Release, code: str) -> ReleasedTable:
    found = release.table(code)
    if found is None:
        abort(404)
    return found


def for_systems(endpoint: str, release: Release, **of: str) -> list[tuple[str, str, str]]:
    """(address, kind, who needs it) of the files for other systems, of just this release."""
    return [
        (url_for(endpoint, period=release.period, release=release.release_id, kind=kind, **of), name, str(words))
        for kind, (name, words) in FOR_SYSTEMS.items()
    ]


def _publication(release: Release, latest: dict[str, Release]) -> str:
    newest = house().releases.latest(release.period) == release
    in_course = newest and release.period in latest
    before, earlier = year_before(release), release_before(release)
    shown = filter(shows_something, release.tables)
    return render_template(
        "publication.html",
        release=release,
        newest=newest,
        figures=headlines(release, before),
        pictures=[
            (table, svg, without_zeros(beside(release, before, table, earlier)))
            for table in shown
            if (svg := picture(release, table, before))
        ],
        tables=release.tables,
        course=course_of_quarters(latest, release.period, "R-T1") if in_course else None,
        course_table=course_table(latest, release.period, "R-T1") if in_course else None,
        coming=coming(),
        quarters=list(latest)[:8],
        files=for_systems("downloads.quarter_file", release),
        due=next_due(house().today()),
    )
