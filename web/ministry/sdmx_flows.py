"""The data flows that the published releases make, and which of them an address names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from application.reports.released import Release
from application.sdmx.of_release import Naming, flow_id, flow_of
from application.sdmx.structure import AGENCY, Flow
from web.ministry.sdmx_faults import Fault
from web.ministry.sdmx_names import nameless, naming

EVERY = ("*", "all", "")
LATEST = ("~", "+", "latest")


@dataclass(frozen=True)
class Series:
    """One table in one version of the programme, with the releases that hold it, newest first."""

    table: str
    releases: tuple[Release, ...]

    @property
    def id(self) -> str:
        """Of its flow."""
        return flow_id(self.table)

    @property
    def version(self) -> str:
        """Of its flow and of its structure."""
        return f"{self.releases[0].version}.0"

    def breaks_at(self, every: Sequence[Series]) -> str:
        """The first period of this version where an earlier version tells of the same table before it, else nothing."""
        mine, first = self.releases[0], min(release.period for release in self.releases)
        earlier = (
            release.period
            for other in every
            if other.table == self.table
            for release in other.releases
            if release.programme == mine.programme and release.version < mine.version
        )
        return first if min(earlier, default=first) < first else ""

    def flow(self, area: str, *, named: bool) -> Flow:
        """With names in every language, or with none where figures alone are told."""
        words: Naming = naming(self.releases) if named else nameless
        return flow_of(self.table, self.releases, area, words)


def series_of(releases: Sequence[Release]) -> tuple[Series, ...]:
    """Every table of every version of the programme, the newest version first."""
    found: dict[tuple[int, str, str], list[Release]] = {}
    for release in releases:
        for table in release.tables:
            found.setdefault((-release.version, release.programme, table.code), []).append(release)
    return tuple(Series(code, tuple(found[key])) for key in sorted(found) if (code := key[2]))


def named_by(series: Sequence[Series], agency: str, wish: str, version: str) -> tuple[Series, ...]:
    """The series of an address. Raises Fault 404 for none."""
    ids = wish.split(",")
    found = [
        one
        for one in series
        if agency in (*EVERY, AGENCY)
        and (wish in EVERY or one.id in ids)
        and version in (*EVERY, *LATEST, one.version)
    ]
    if version in LATEST:
        found = list({one.id: one for one in reversed(found)}.values())[::-1]
    if not found:
        raise Fault(404, f"{agency}:{wish}({version})"[:100])
    return tuple(found)
