"""The report about what was handed out: things by unit, hand-outs by centre, who received something."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.entry import IN_EACH_ROW, Axis, Cut, Entry

CENTRE = Axis("centre")

HELP: Mapping[str, Entry] = {
    "T30": Entry(
        "T30",
        "material_help",
        "HAND_OUT",
        "material_help",
        {
            "help_item": Cut(
                Axis("help_item"),
                measures=("times", "quantity"),
                total=False,
                chart="times",
                notes=("units_apart", "money_whole"),
            ),
            "help_centre": Cut(CENTRE, measures=("hand_outs",), chart="hand_outs"),
            "help_sex": Cut(
                CENTRE,
                Axis("sex", codes="sex", every=True),
                persons=IN_EACH_ROW,
                unit="PERSON",
                chart="stacked",
                notes=("several_centres", "stat_consent"),
            ),
        },
        ("material_help",),
    ),
}
