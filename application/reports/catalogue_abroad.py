"""The reports about work abroad: who left and came back, why, at what cost, and what is sent home."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.catalogue_axes import CENTRE, SEX
from application.reports.entry import IN_EACH_ROW, IN_PERIOD, Axis, Cut, Entry

ABROAD = Axis("abroad", codes="country")
MONTH = Axis("month")
REASON = Axis("return_reason", codes="return_reason")
NEED = Axis("return_assistance", codes="return_assistance")
MONTHS = Axis("months_abroad", codes="months_abroad", every=True)
LICENCE = Axis("licence", codes="recruiter_licence", every=True)
SENT_BY = Axis("remittance_channel", codes="remittance_channel")
HOW_OFTEN = Axis("remittance_frequency", codes="remittance_frequency", every=True)
AMOUNT = Axis("remittance_amount", codes="remittance_amount", every=True)
USE = Axis("remittance_use", codes="remittance_use")

LEFT, CAME_BACK = ("kind", "DEPARTED"), ("kind", "RETURNED")
SURVEYED = ("surveyed", "fee_yes", "fee_no", "cost_known", "median_months")
STEPS = ("screened", "marked", "referred")

ABROAD_REPORTS: Mapping[str, Entry] = {
    "T16": Entry(
        "T16",
        "returnees",
        "PERSON",
        "return_reasons",
        {
            "reason_months": Cut(REASON, MONTHS, persons=IN_PERIOD, notes=("last_return", "returnees_with_consent")),
            "need_months": Cut(
                NEED,
                MONTHS,
                persons=IN_EACH_ROW,
                facts="return_needs",
                notes=("needs_overlap", "returnees_with_consent"),
            ),
        },
        ("returnee", "months_abroad"),
    ),
    "T18": Entry(
        "T18",
        "recruitment",
        "PERSON",
        "costs",
        {
            "licence_cost": Cut(
                LICENCE,
                measures=SURVEYED,
                alone=SURVEYED,
                tenths=("median_months",),
                chart="surveyed",
                notes=("clients_surveyed", "last_said", "median_of_ten", "licence_with_consent"),
            )
        },
        ("recruitment_cost",),
    ),
    "T20": Entry(
        "T20",
        "screening",
        "PERSON",
        "screenings",
        {
            "screened_centre": Cut(
                CENTRE, measures=STEPS, alone=STEPS, chart="screened", notes=("steps_of_screening", "referred_after")
            ),
            "screened_region": Cut(
                Axis("region", codes=""), measures=STEPS, alone=STEPS, chart="", notes=("steps_of_screening",)
            ),
        },
        ("screening",),
        action="reports.restricted",
    ),
    "T25": Entry(
        "T25",
        "departures_and_returns",
        "PERSON",
        "journeys",
        {
            "left_country": Cut(ABROAD, SEX, persons=IN_EACH_ROW, only=LEFT, notes=("told_here", "way_with_consent")),
            "back_country": Cut(ABROAD, SEX, persons=IN_EACH_ROW, only=CAME_BACK, notes=("way_with_consent",)),
            "left_month": Cut(MONTH, SEX, persons=IN_EACH_ROW, only=LEFT, chart="months", notes=("day_not_exact",)),
            "back_month": Cut(
                MONTH, SEX, persons=IN_EACH_ROW, only=CAME_BACK, chart="months", notes=("day_not_exact",)
            ),
        },
        ("departure",),
    ),
    "T26": Entry(
        "T26",
        "remittances",
        "PERSON",
        "remittances",
        {
            "sent_often": Cut(
                SENT_BY, HOW_OFTEN, persons=IN_PERIOD, notes=("clients_answering", "answers_with_consent")
            ),
            "sent_amount": Cut(AMOUNT, SENT_BY, persons=IN_PERIOD, notes=("amounts_in_bands", "answers_with_consent")),
            "sent_use": Cut(
                USE,
                SENT_BY,
                persons=IN_EACH_ROW,
                facts="remittance_uses",
                notes=("uses_overlap", "answers_with_consent"),
            ),
        },
        ("remittance",),
    ),
}
