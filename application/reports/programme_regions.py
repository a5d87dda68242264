"""The fixed programme of published tables, version 3: people by region beside people by district."""

from __future__ import annotations

from dataclasses import replace

from application.reports.programme import PERSON_NOTES, SEX, Dimension, Nested, Table
from application.reports.programme_full import VERSION_2

# The table of districts, and that of the regions which they make up.
DISTRICTS, REGIONS = "R-T6", "R-T6R"

_BY_REGION = Table(
    REGIONS,
    "people_by_region",
    "PERSON",
    "PERSONS",
    (Dimension("REGION", None), SEX),
    "stacked",
    notes=(*PERSON_NOTES, "regions_of_districts"),
)

VERSION_3 = replace(
    VERSION_2,
    version=3,
    tables=tuple(
        each
        for table in VERSION_2.tables
        for each in ((table, _BY_REGION) if table.code == DISTRICTS else (table,))
    ),
    nested=(Nested("PERSONS", "DISTRICT", "REGION"),),
    rounds_few=True,
)
