"""The indicators: one entry is one indicator, its numerator and denominator are measures of the facts."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.indicators import SECOND_RELEASE, Formula, Indicator

ANSWER_DAYS = 14
# After so many days a departure is no longer told of the course.
DEPARTED_DAYS = 90
# No change is told on fewer.
LEAST_FOR_CHANGE = 50


def number(measure: str) -> Formula:
    """As many as there are."""
    return Formula(measure)


def share(measure: str, over: str, *, decimals: int = 1, least: int = 1, change: bool = False) -> Formula:
    """Per cent."""
    return Formula(measure, over, 100, decimals, least, change=change)


def middle(measure: str, *, decimals: int = 1) -> Formula:
    """The median; of an even number of values the mean of the middle two."""
    return Formula(measure, decimals=decimals, fold="median")


def _indicator(
    code: str,
    title: str,
    unit: str,
    figures: Mapping[str, Formula],
    cuts: Mapping[str, tuple[str, ...]] | None = None,
    settled: int = SECOND_RELEASE,
) -> Indicator:
    return Indicator(code, title, unit, figures, cuts or {}, settled)


def _numbers(*measures: str) -> dict[str, Formula]:
    return {measure: number(measure) for measure in measures}


_ENTRIES = (
    _indicator(
        "I01",
        "consultations",
        "CONTACT",
        _numbers("contacts"),
        dict.fromkeys(("channel_group", "sex", "age_band", "centre"), ("contacts",)),
    ),
    _indicator(
        "I02",
        "unique_persons",
        "PERSON",
        _numbers("persons"),
        dict.fromkeys(("sex", "channel_group", "centre"), ("persons",)),
    ),
    _indicator("I03", "new_clients", "PERSON", _numbers("new_persons")),
    _indicator("I04", "visits", "CONTACT", _numbers("visits")),
    _indicator("I05", "contacts_per_person", "CONTACT", {"ratio": Formula("contacts", "persons", decimals=2)}),
    _indicator("I06", "repeat_contact", "PERSON", {"share": share("persons_again", "persons")}),
    _indicator("I07", "share_of_women", "PERSON", {"share": share("women", "persons_of_known_sex")}),
    _indicator(
        "I08", "referral_funnel", "REFERRAL", _numbers("sent", "accepted", "started", "completed"), settled=365
    ),
    _indicator(
        "I09",
        "time_to_response",
        "REFERRAL",
        {
            "median_days": middle("answer_days"),
            "answered_in_time": share("answered_in_14", "sent"),
            "accepted_in_time": share("accepted_in_14", "sent"),
        },
    ),
    _indicator("I10", "open_cases", "CASE", _numbers("cases_open")),
    _indicator("I11", "days_to_close", "CASE", {"median_days": middle("close_days")}),
    _indicator(
        "I12",
        "training_results",
        "ENROLMENT",
        {
            **_numbers("enrolled", "course_completed", "certified"),
            "completed_share": share("course_completed", "enrolled"),
            "certified_share": share("certified", "enrolled"),
        },
    ),
    _indicator(
        "I13",
        "departed_after_course",
        "ENROLMENT",
        {"departed": number("departed_in_90"), "share": share("departed_in_90", "course_completed")},
        settled=DEPARTED_DAYS,
    ),
    _indicator("I14", "departures", "PERSON", _numbers("departures"), {"destination": ("departures",)}),
    _indicator(
        "I15",
        "wage_recovery",
        "CLAIM",
        {"share": share("recovered", "claimed"), **_numbers("claims", "claimed", "recovered")},
        {"currency": ("claims", "claimed", "recovered", "share")},
        settled=365,
    ),
    _indicator(
        "I16",
        "recruitment_cost",
        "PERSON",
        {
            "median_ratio": middle("cost_in_wages", decimals=2),
            "mean_ratio": Formula("cost_in_wages", decimals=4, fold="mean"),
        },
    ),
    _indicator(
        "I17",
        "satisfaction",
        "CONTACT",
        {"satisfied": share("satisfied", "scored"), "response": share("scored", "contacts")},
    ),
    _indicator("I18", "late_recording", "CONTACT", {"share": share("late", "contacts")}),
    _indicator("I19", "first_release_completeness", "CONTACT", {"share": share("known_at_first", "contacts")}),
    _indicator(
        "I20",
        "revision",
        "CONTACT",
        {
            "revised": number("revised"),
            "entered": number("entered_since"),
            "voided": number("voided_since"),
            "corrected": number("corrected_since"),
            "share": share("revised", "contacts_at_first", decimals=2),
        },
    ),
    _indicator(
        "I21",
        "reach",
        "PERSON",
        {"rate": Formula("persons_of_districts", "residents", 10_000, 1)},
        {"district": ("rate",)},
    ),
    _indicator(
        "I22",
        "change_on_year",
        "CONTACT",
        {"share": share("gain_on_year", "contacts_year_before", least=LEAST_FOR_CHANGE, change=True)},
    ),
    _indicator("I23", "answered_calls", "CALL", {"share": share("calls_answered", "calls")}),
    _indicator("I24", "called_back", "CALL", {"share": share("returned_24h", "calls_lost")}),
    _indicator("I25", "outside_the_centre", "CONTACT", {"share": share("contacts_outside", "contacts")}),
    _indicator("I26", "no_answer", "REFERRAL", {"share": share("silent", "sent_and_due")}, settled=365),
    _indicator(
        "I27",
        "banned_and_warned",
        "PERSON",
        {"warned": number("persons_warned"), "share": share("persons_warned", "persons_banned")},
    ),
)
INDICATORS: Mapping[str, Indicator] = {entry.code: entry for entry in _ENTRIES}
