"""The reports beside T15: what sessions were worth, and household initiative groups with their small projects."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.entry import Axis, Cut, Entry

CENTRE = Axis("centre")
WORTH = ("sheets", "answers", "good", "mean_grade", "tested", "mean_gain", "heads", "passed")

TRAININGS: Mapping[str, Entry] = {
    "T31": Entry(
        "T31",
        "training_worth",
        "SESSION",
        "reviews",
        {
            "curriculum_worth": Cut(
                Axis("curriculum"),
                measures=WORTH,
                rates=(("good_share", "good", "answers"),),
                alone=("mean_grade", "mean_gain"),
                typical=("mean_grade", "mean_gain"),
                tenths=("mean_grade", "mean_gain"),
                chart="worth",
                notes=("unsigned_sheets", "gain_of_both", "heads_without_file"),
            )
        },
        ("evaluation",),
    ),
    "T32": Entry(
        "T32",
        "initiative_groups",
        "GROUP",
        "initiative_groups",
        {
            "group_centre": Cut(
                CENTRE, measures=("groups", "groups_closed"), chart="groups", notes=("groups_by_founding",)
            ),
            "project_centre": Cut(
                CENTRE, measures=("projects", "projects_completed"), facts="initiative_projects", chart="projects"
            ),
            "project_currency": Cut(
                Axis("currency", codes="currency"),
                measures=("projects", "amount", "paid_out"),
                rates=(("paid_out_share", "paid_out", "amount"),),
                facts="initiative_projects",
                total=False,
                chart="",
                notes=("whole_units", "no_conversion"),
            ),
        },
        ("initiative_group",),
    ),
}
