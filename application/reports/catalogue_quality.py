"""The report about the records themselves: what they lack, what is told as "other", what was recorded late."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.catalogue_axes import CENTRE
from application.reports.entry import Cut, Entry

LACKS = ("no_sex", "no_birth_year", "no_district", "no_stage", "other", "late")

QUALITY: Mapping[str, Entry] = {
    "T21": Entry(
        "T21",
        "data_quality",
        "RECORD",
        "quality",
        {
            "centre_lacks": Cut(
                CENTRE,
                measures=("contacts", *LACKS),
                rates=(("other_share", "other", "contacts"), ("late_share", "late", "contacts")),
                chart="lacks",
                each=LACKS,
                notes=("lacks_of_named", "other_main_topic", "parts_overlap"),
            )
        },
        ("record", "late_record"),
    ),
}
