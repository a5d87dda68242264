"""Stored releases as data flows: one for each published table, with the codes of the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from application.reports.released import TOTAL as MARGIN
from application.reports.released import Release, ReleasedTable
from application.sdmx.figures import CONF_STATUS, OBS_STATUS, DataSet, Observation, status
from application.sdmx.periods import OTHER, frequency
from application.sdmx.structure import TOTAL, Code, CodeList, Component, Flow, Names, legal

# (what, code) → names by language: `list` the words of a dimension, its own id those of its codes, and so on.
Naming = Callable[[str, str], Names]

STANDARD = {"SEX": {"FEMALE": "F", "MALE": "M"}}
# Lists that every country fills with its own.
OPEN = ("CENTRE", "CURRICULUM")
UNITS = ("PERSON", "CONTACT", "TOPIC", "REFERRAL", "ENROLMENT")
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


def flow_of(table: str, releases: Sequence[Release], area: str, naming: Naming) -> Flow:
    """The flow of a table over releases of one version of the programme, newest first, all of which have it.

    Lists that grow hold what any of the releases named. Raises IndexError without releases.
    """
    found = [each for release in releases if (each := release.table(table))]
    newest, version = found[0], f"{releases[0].version}.0"
    alike = [each for each in found if each.dims == newest.dims]
    dims = tuple(
        Component(dim, _list(dim, alike, at, version, naming), naming("dim", dim))
        for at, dim in enumerate(newest.dims)
    )
    often = sorted({frequency(release.period) or OTHER for release in releases})
    first = (_fixed("FREQ", often, version, naming), _fixed("REF_AREA", (area,), version, naming))
    return Flow(
        id=flow_id(table),
        version=version,
        dimensions=(*first, *dims),
        attributes=_attributes(newest, version, naming),
        names=naming("table", newest.title_key),
        time_names=naming("dim", "TIME_PERIOD"),
        measure_names=naming("dim", "OBS_VALUE"),
    )


def _attributes(table: ReleasedTable, version: str, naming: Naming) -> tuple[Component, ...]:
    units = dict.fromkeys((*UNITS, table.unit))
    return (
        _fixed("OBS_STATUS", OBS_STATUS, version, naming),
        _fixed("CONF_STATUS", CONF_STATUS, version, naming),
        _fixed("UNIT_MEASURE", units, version, naming),
        _fixed("RELEASE_STAGE", STAGES, version, naming),
        Component("AS_OF", None, naming("dim", "AS_OF")),
    )


def _fixed(name: str, codes: Iterable[str], version: str, naming: Naming) -> Component:
    told = tuple(Code(code, naming(name, code)) for code in codes)
    return Component(
        name, CodeList(f"CL_{name}", told, naming("dim", name), version=version), naming("dim", name)
    )


def _list(dim: str, tables: Sequence[ReleasedTable], at: int, version: str, naming: Naming) -> CodeList:
    """With the total at its end: the same list serves tables that add up and others."""
    grown = (code for table in tables[1:] for code in table.categories[at] if dim in OPEN)
    codes = dict.fromkeys((*tables[0].categories[at], *grown, MARGIN))
    told = tuple(Code(sdmx_code(dim, code), naming(dim, code)) for code in codes)
    return CodeList(f"CL_{dim}", told, naming("dim", dim), dim in OPEN, version)


def data_set(
    flow: Flow, table: ReleasedTable, release: Release, area: str, until: datetime | None
) -> DataSet:
    """The figures of one published table, as they were until the next publication of its period."""
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
            status(value, provisional=provisional, published=True) | fixed,
        )
        for cell, value in every
    )
    return DataSet(flow, found, release.published_at, until)
