"""The reports about who comes: where from, where to, who asked for them, for the first time or again."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.catalogue_axes import CENTRE, CHANNEL, SEX
from application.reports.entry import IN_PERIOD, Axis, Cut, Entry

DESTINATION = Axis("destination", codes="country")
STAGE = Axis("stage", codes="stage", every=True)
DISTRICT = Axis("district", groups="region", head=True)
ASKED_BY = Axis("asked_by", codes="asked_by")
PROBLEM = Axis("document_problem", codes="document_problem")
KINDS = ("persons", "new", "again", "returning")

PEOPLE: Mapping[str, Entry] = {
    "T4": Entry(
        "T4",
        "destination_and_stage",
        "PERSON",
        "contacts",
        {
            "destination_stage": Cut(
                DESTINATION, STAGE, persons=IN_PERIOD, chart="stages", notes=("stage_at_last_contact", "stat_consent")
            )
        },
        ("person", "stages"),
    ),
    "T5": Entry(
        "T5",
        "document_problems",
        "CONTACT",
        "problems",
        {
            "problem_centre": Cut(
                PROBLEM, CENTRE, persons="row", each=(), notes=("contact_once", "problems_with_consent")
            )
        },
        ("contact",),
    ),
    "T6": Entry(
        "T6",
        "district_of_residence",
        "PERSON",
        "contacts",
        {
            "district_sex": Cut(
                DISTRICT, SEX, persons=IN_PERIOD, chart="map", notes=("district_at_last_contact", "stat_consent")
            ),
            "district_centre": Cut(DISTRICT, CENTRE, unit="CONTACT", chart="map", notes=("stat_consent",)),
        },
        ("person", "contact", "district"),
    ),
    "T9": Entry(
        "T9",
        "who_asked",
        "CONTACT",
        "contacts",
        {"asked_channel": Cut(ASKED_BY, CHANNEL, notes=("asked_with_consent",))},
        ("contact", "asked_by", "channel_groups"),
    ),
    "T10": Entry(
        "T10",
        "new_and_returning",
        "PERSON",
        "newcomers",
        {
            "centre_kind": Cut(
                CENTRE,
                measures=KINDS,
                alone=KINDS,
                chart="newcomers",
                each=KINDS[1:],
                notes=("known_since", "kinds_overlap", "centres_overlap"),
            )
        },
        ("person", "newcomer"),
    ),
}
