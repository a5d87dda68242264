"""Stored releases as data flows: one for each published table, with the codes of the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from application.reports.programme import QUARTERLY
from application.reports.programmes import PROGRAMMES
from application.reports.released import TOTAL as MARGIN
from application.reports.released import Release, ReleasedTable
from application.sdmx.figures import CONF_STATUS, OBS_STATUS, DataSet, Observation, status
from application.sdmx.periods import OTHER, frequency
from application.sdmx.structure import TOTAL, Code, CodeList, Component, Flow, Names, legal

# (what, code) → names by language: `list` the words of a dimension, its own id those of its codes, and so on.
Naming = Callable[[str, str], Names]

STANDARD = {"SEX": {"FEMALE": "F", "MALE": "M"}}
# Lists that every country fills with its own.
OPEN = frozenset(
    dim.name
    for programme in PROGRAMMES.values()
    for table in programme.tables
    for dim in table.dims
    if dim.categories is None
)
STAGES = ("FIRST", "SECOND", "FINAL", "EXTRAORDINARY")
PROVISIONAL_STAGE = "FIRST"


def sdmx_code(dimension: str, code: str) -> str:
    """A category of a release as SDMX writes it."""
    if code == MARGIN:
        return TOTAL
    return STANDARD.get(dimension, {}).get(code) or legal(code)


def flow_id(table: str) -> str:
    """DF_R_T2 for the table R-T2."""
    return "DF_" + table.replace("-", "_")


_TABLES = {flow_id(table.code): table for programme in PROGRAMMES.values() for table in programme.tables}
# What each flow counts, and the dimensions over which it tells no total.
UNIT: Mapping[str, str] = {flow: table.unit for flow, table in _TABLES.items()}
OVERLAPPING: Mapping[str, tuple[str, ...]] = {
    flow: tuple(each.name for each in table.dims if not each.adds) for flow, table in _TABLES.items()
}


def flow_of(table: str, releases: Sequence[Release], area: str, naming: Naming) -> Flow:
    """The flow of a table over releases of one version of the programme, newest first, all of which have it.

    Lists that grow hold what any of the releases named. Raises IndexError without releases.
    """
    newest = releases[0].table(table) or releases[0].tables[0]
    lists = _Lists(releases, naming)
    dims = tuple(lists.component(dim, lists.codes(dim), opened=dim in OPEN) for dim in newest.dims)
    often = sorted({frequency(release.period) or OTHER for release in releases})
    return Flow(
        id=flow_id(table),
        version=lists.version,
        dimensions=(lists.component("FREQ", often), lists.component("REF_AREA", (area,)), *dims),
        attributes=(
            lists.component("OBS_STATUS", OBS_STATUS),
            lists.component("CONF_STATUS", CONF_STATUS),
            lists.component("UNIT_MEASURE", dict.fromkeys(each.unit for each in releases[0].tables)),
            lists.component("RELEASE_STAGE", STAGES),
            Component("AS_OF", None, naming("dim", "AS_OF")),
        ),
        names=naming("table", newest.title_key),
        time_names=naming("dim", "TIME_PERIOD"),
        measure_names=naming("dim", "OBS_VALUE"),
    )


class _Lists:
    """The code lists of one version of a programme: the same in every table of it."""

    def __init__(self, releases: Sequence[Release], naming: Naming) -> None:
        self._releases, self._naming = releases, naming
        self.version = f"{releases[0].version}.0"
        # Programmes number their versions each by itself.
        own = releases[0].programme
        self._prefix = "CL_" if own == QUARTERLY.code else f"CL_{own}_"

    def codes(self, dim: str) -> Iterable[str]:
        """Of the newest release, of all of them where a list is open; the total at the end, needed or not."""
        asked = self._releases if dim in OPEN else self._releases[:1]
        tables = (each for release in asked for each in release.tables if dim in each.dims)
        found = (code for each in tables for code in each.categories[each.dims.index(dim)])
        return dict.fromkeys((*found, MARGIN))

    def component(self, name: str, codes: Iterable[str], *, opened: bool = False) -> Component:
        """A dimension or an attribute with its list, named."""
        told = {sdmx_code(name, code): self._naming(name, code) for code in codes}
        names = self._naming("dim", name)
        listed = tuple(Code(code, words) for code, words in told.items())
        return Component(name, CodeList(f"{self._prefix}{name}", listed, names, opened, self.version), names)


def data_set(
    flow: Flow,
    table: ReleasedTable,
    release: Release,
    area: str,
    until: datetime | None,
    *,
    broken: bool = False,
) -> DataSet:
    """The figures of one published table, as they were until the next publication of its period. `broken`: it is the
    first period that a later version of the programme tells of.
    """
    fixed = {
        "UNIT_MEASURE": table.unit,
        "RELEASE_STAGE": release.stage,
        "AS_OF": release.as_of.isoformat(),
    }
    provisional = release.stage == PROVISIONAL_STAGE
    every = [*table.cells.items(), *((cell, None) for cell in sorted(table.confidential))]
    often = frequency(release.period) or OTHER
    found = tuple(
        Observation(
            (often, area, *(sdmx_code(dim, code) for dim, code in zip(table.dims, cell, strict=True))),
            release.period,
            value,
            status(value, provisional=provisional, published=True, broken=broken) | fixed,
        )
        for cell, value in every
    )
    return DataSet(flow, found, release.published_at, until)
