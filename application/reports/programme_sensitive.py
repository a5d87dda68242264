"""The programme of what is never told by quarter: trafficking, violence, minors, health; by region and year only."""

from __future__ import annotations

from dataclasses import replace

from application.reports.programme import AtMost, Dimension, Programme, Table

# Rows overlap: one person may be in several. A year, a region, and nothing else: no sex, no age, no centre.
ROWS = ("TRAFFICKING", "VIOLENCE", "HEALTH", "MINORS", "SCREENED", "MARKED", "REFERRED")
ADULT = 18
TOPICS_IN = {"TRAFFICKING": "LEG-TRAFF", "VIOLENCE": "FAM-VIOL", "HEALTH": "HEA"}

VERSION_1 = Programme(
    code="SENSITIVE",
    version=1,
    tables=(
        Table(
            "R-S1",
            "sensitive_by_region",
            "PERSON",
            "SENSITIVE",
            (Dimension("REGION", None), Dimension("SENSITIVE_ROW", ROWS, adds=False)),
            "lines",
            notes=("rounded", "rows_overlap", "last_region", "only_with_consent"),
            within=(("MARKED", "SCREENED"), ("REFERRED", "MARKED")),
        ),
    ),
    waits_by_people=True,
)
# Contacts of each centre are told exactly, quarter by quarter, and everybody knows in which region a centre lies.
CONTACTS = "CONTACTS"
SENSITIVE = replace(
    VERSION_1, version=2, at_most=(AtMost("SENSITIVE", CONTACTS, "REGION", each="SENSITIVE_ROW"),)
)


def sensitive_rows(topic: str) -> tuple[str, ...]:
    """The rows to which a topic, or one of its children, belongs."""
    return tuple(row for row, code in TOPICS_IN.items() if topic == code or topic.startswith(f"{code}-"))
