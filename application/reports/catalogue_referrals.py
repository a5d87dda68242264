"""The reports about referrals: what became of them, how long it took, how many were helped."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.entry import Axis, Cut, Entry

SERVICE = Axis("service", codes="referral_service")
FUNNEL = (
    *("sent", "accepted", "declined_provider", "declined_client", "no_answer"),
    *("started", "completed", "not_completed", "cancelled", "open_"),
)
TIMES = ("answer_median", "answer_p90", "completion_median", "completion_p90")

REFERRALS: Mapping[str, Entry] = {
    "T12": Entry(
        "T12",
        "referral_funnel",
        "REFERRAL",
        "referrals",
        {"service": Cut(SERVICE, measures=FUNNEL, chart="funnel", notes=("referral_cohort", "steps_overlap"))},
        ("referral", "signposting"),
    ),
    "T13": Entry(
        "T13",
        "referral_times",
        "REFERRAL",
        "referrals",
        {
            "service_times": Cut(
                SERVICE,
                measures=("sent", *TIMES, "open_"),
                alone=TIMES,
                typical=TIMES,
                chart="days",
                notes=("referral_cohort", "days_from_sending", "ninth_of_ten"),
            )
        },
        ("referral",),
    ),
    "T14": Entry(
        "T14",
        "referral_completion",
        "REFERRAL",
        "referrals",
        {
            "service_completion": Cut(
                SERVICE,
                measures=("sent", "accepted", "completed", "open_"),
                rates=(
                    ("completed_of_sent", "completed", "sent"),
                    ("completed_of_accepted", "completed", "accepted"),
                ),
                chart="completion",
                notes=("referral_cohort", "both_denominators"),
            )
        },
        ("referral",),
    ),
}
