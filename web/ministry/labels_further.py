"""Words for what the later versions of the programme and the sensitive programme add; see `labels.py`."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

_ELSEWHERE: dict[str, LazyText] = {"ELSEWHERE": _l("Elsewhere"), "UNKNOWN": _l("Not recorded")}
_OTHERS: dict[str, LazyText] = {"NOT_APART": _l("Illness, and others"), "UNKNOWN": _l("Not recorded")}

FURTHER_TITLES: dict[str, LazyText] = {
    "people_by_destination_and_stage": _l("People by country of destination and stage"),
    "people_by_district": _l("People by district of residence and sex"),
    "people_by_region": _l("People by region of residence and sex"),
    "people_new_and_returning": _l("New and returning people by centre"),
    "contacts_by_who_asked": _l("Contacts by who asked, and channel"),
    "households_by_type": _l("Households by centre and type"),
    "referral_times": _l("How long referrals take"),
    "referral_completion": _l("Referrals that were completed"),
    "returnees_by_reason": _l("Returned people by reason and months abroad"),
    "returnees_by_need": _l("Returned people by need"),
    "wage_claims": _l("Wage claims by country"),
    "wage_claims_amounts": _l("Wage claims: claimed and recovered"),
    "departures_by_country": _l("Departures by country"),
    "departures_by_month": _l("Departures by month"),
    "returns_by_country": _l("Returns by country"),
    "returns_by_month": _l("Returns by month"),
    "field_trips": _l("Journeys of mobile teams"),
    "hotline_calls": _l("Calls to the hotlines"),
    "outreach_events": _l("Talks, fairs and hand-outs"),
    "sensitive_by_region": _l("Trafficking, violence, health and minors by region"),
}
FURTHER_UNITS: dict[str, LazyText] = {
    "HOUSEHOLD": _l("Counted: households, at their last assessment of the quarter."),
    "CLAIM": _l("Counted: wage claims. A person with two claims counts twice."),
    "TRIP": _l("Counted: journeys, villages visited and contacts on the way."),
    "CALL": _l("Counted: calls, whoever made them."),
    "HEAD": _l("Counted: heads, without identity. The same person may be counted at two events."),
    "DAY": _l("Days"),
    "PER_CENT": _l("Per cent"),
    "MONEY": _l("Sums of money in the currency named; nothing is converted."),
}
FURTHER_DIMENSIONS: dict[str, LazyText] = {
    "DESTINATION": _l("Destination"),
    "COUNTRY": _l("Country"),
    "STAGE": _l("Stage"),
    "DISTRICT": _l("District"),
    "REGION": _l("Region"),
    "KIND": _l("New or returning"),
    "ASKED_BY": _l("Who asked"),
    "HOUSEHOLD_STEP": _l("Type"),
    "REFERRAL_TIME": _l("Measure"),
    "REFERRAL_SHARE": _l("Measure"),
    "RETURN_REASON": _l("Reason for return"),
    "RETURN_NEED": _l("Need"),
    "MONTHS_ABROAD": _l("Months abroad"),
    "CLAIM_STEP": _l("Step"),
    "WORKED_IN": _l("Country and currency"),
    "AMOUNT": _l("Amount"),
    "MONTH_OF_QUARTER": _l("Month"),
    "TRIP_MEASURE": _l("Measure"),
    "CALL_MEASURE": _l("Measure"),
    "HEAD_MEASURE": _l("Measure"),
    "LINE": _l("Line"),
    "OUTREACH_KIND": _l("Kind"),
    "SENSITIVE_ROW": _l("Subject"),
}
FURTHER_NOTES: dict[str, LazyText] = {
    "differs_from_t1": _l("Sums of this table may differ from contacts by centre and channel by up to 4."),
    "types_overlap": _l("Types overlap: a household may be of several. Types are told only with consent."),
    "medians_of_ten": _l(
        "Medians stand on at least ten persons, ninth tenths on thirty; [c] means that there are fewer."
    ),
    "shares_of_thirty": _l("Shares are taken from the rounded figures; [c] means fewer than thirty referrals."),
    "amounts_of_ten": _l(
        "Amounts are told for at least ten persons of whom nobody holds over half, in two significant digits; [c] means"
        " that this is not so."
    ),
    "no_conversion": _l("Currencies are never added up."),
    "claims_cohort": _l("Claims stated in the quarter, followed up to the day of recording."),
    "last_way": _l("Each person counts once, at the last journey of the quarter."),
    "reasons_not_apart": _l("Illness is never shown apart in a quarter."),
    "needs_overlap": _l("Needs overlap: a person may have several."),
    "rows_overlap": _l("Subjects overlap: a person may stand in several lines."),
    "regions_of_districts": _l(
        "A region counts the people of its districts and those of it whose district is not recorded."
    ),
    "last_region": _l("Region of residence at the last contact of the year."),
    "only_with_consent": _l("Only persons who agreed to the use of their data in statistics."),
}
FURTHER_CODES: dict[str, dict[str, LazyText]] = {
    "DESTINATION": {**_ELSEWHERE, "NOWHERE": _l("Stays at home")},
    "COUNTRY": _ELSEWHERE,
    "DISTRICT": _ELSEWHERE,
    "REGION": _ELSEWHERE,
    "STAGE": {"UNKNOWN": _l("Not recorded")},
    "ASKED_BY": {"UNKNOWN": _l("Not recorded")},
    "MONTHS_ABROAD": {"UNKNOWN": _l("Not recorded")},
    "RETURN_REASON": _OTHERS,
    "RETURN_NEED": _OTHERS,
    "KIND": {"NEW": _l("New"), "RETURNING": _l("Returning")},
    "HOUSEHOLD_STEP": {
        "HOUSEHOLDS": _l("All households"),
        "SPLIT": _l("Split"),
        "WOMEN_HEADED": _l("Headed by a woman"),
        "ABANDONED": _l("Abandoned"),
    },
    "REFERRAL_TIME": {
        "ANSWER_MEDIAN": _l("Days to the answer, median"),
        "ANSWER_P90": _l("Days to the answer, nine of ten"),
        "COMPLETION_MEDIAN": _l("Days to completion, median"),
        "COMPLETION_P90": _l("Days to completion, nine of ten"),
    },
    "REFERRAL_SHARE": {
        "COMPLETED_OF_SENT": _l("Completed, of those sent"),
        "COMPLETED_OF_ACCEPTED": _l("Completed, of those accepted"),
    },
    "CLAIM_STEP": {"CLAIMS": _l("Stated"), "CLOSED": _l("Closed")},
    "AMOUNT": {"CLAIMED": _l("Claimed"), "RECOVERED": _l("Recovered")},
    "MONTH_OF_QUARTER": {
        "MONTH_1": _l("First month"),
        "MONTH_2": _l("Second month"),
        "MONTH_3": _l("Third month"),
    },
    "TRIP_MEASURE": {
        "TRIPS": _l("Journeys"),
        "VILLAGES": _l("Villages"),
        "TRIP_CONTACTS": _l("Contacts on the way"),
    },
    "CALL_MEASURE": {
        "CALLS": _l("Calls"),
        "ANSWERED": _l("Answered"),
        "MISSED": _l("Missed"),
        "HUNG_UP": _l("Hung up"),
        "RETURNED_24H": _l("Called back within 24 hours"),
    },
    "HEAD_MEASURE": {
        "HELD": _l("Events"),
        "MEN": _l("Men"),
        "WOMEN": _l("Women"),
        "HEADS_UNKNOWN": _l("Not recorded"),
        "HEADS": _l("Heads"),
        "MATERIALS": _l("Materials given"),
    },
    "SENSITIVE_ROW": {
        "TRAFFICKING": _l("Asked about trafficking"),
        "VIOLENCE": _l("Asked about violence at home"),
        "HEALTH": _l("Asked about health"),
        "MINORS": _l("Under 18"),
        "SCREENED": _l("Screened"),
        "MARKED": _l("Screened, with a sign"),
        "REFERRED": _l("With a sign, and referred"),
    },
}
