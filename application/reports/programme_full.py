"""The fixed programme of published tables, version 2: the whole catalogue that may leave the house."""

from __future__ import annotations

from application.reports.programme import (
    CENTRE,
    CHANNEL_GROUPS,
    PERSON_NOTES,
    QUARTERLY,
    SERVICE_GROUPS,
    SEX,
    AtMost,
    Dimension,
    Programme,
    Table,
)
from application.reports.released import UNKNOWN

# Countries that stand alone; all others share a line, whoever stays at home has one.
ABROAD = ("RUS", "KAZ", "KGZ", "UZB", "TJK", "TKM", "TUR", "KOR", "ARE", "DEU", "POL")
ELSEWHERE, STAYS = "ELSEWHERE", "NONE"
COUNTRIES = (*ABROAD, ELSEWHERE, UNKNOWN)
STAGES = ("PRE", "EMP", "POST", STAYS, UNKNOWN)
ASKED_BY = (
    *("SELF", "SPOUSE", "PARENT", "CHILD", "SIBLING", "OTHER_RELATIVE", "FRIEND"),
    *("EMPLOYER", "RECRUITER", "AUTHORITY", "NGO", "ANONYMOUS", UNKNOWN),
)
# Illness is no reason of its own in a release, and no need: both share a line with "other".
REASONS = (
    *("CONTRACT_ENDED", "SEASON_ENDED", "NO_WORK", "WAGE_UNPAID", "FAMILY", "DOCUMENTS"),
    *("DEPORTED", "BANNED", "VISIT", "STAY_FOR_GOOD", "NOT_APART", UNKNOWN),
)
NEEDS = ("TRANSPORT", "SHELTER", "FOOD", "LEGAL", "DOCUMENTS", "JOB", "TRAINING", "BUSINESS", "SCHOOL", "NOT_APART")
MONTHS_ABROAD = ("M0T2", "M3T5", "M6T11", "M12T23", "M_GE24", UNKNOWN)
KINDS = ("NEW", "RETURNING")
HOUSEHOLD_STEPS = ("HOUSEHOLDS", "SPLIT", "WOMEN_HEADED", "ABANDONED")
CLAIM_STEPS = ("CLAIMS", "CLOSED")
MONTHS = ("MONTH_1", "MONTH_2", "MONTH_3")
OUTREACH_KINDS = ("TALK", "LEAFLETS", "BROADCAST", "ONLINE", "FAIR", "OTHER")
TRIP_MEASURES = ("TRIPS", "VILLAGES", "TRIP_CONTACTS")
CALL_MEASURES = ("CALLS", "ANSWERED", "MISSED", "HUNG_UP", "RETURNED_24H")
HEAD_MEASURES = ("HELD", "MEN", "WOMEN", "HEADS_UNKNOWN", "HEADS", "MATERIALS")
TIMES = ("ANSWER_MEDIAN", "ANSWER_P90", "COMPLETION_MEDIAN", "COMPLETION_P90")
SHARES = ("COMPLETED_OF_SENT", "COMPLETED_OF_ACCEPTED")
# Share → (part, whole) among the columns of the table it is taken from.
PARTS_OF = {"COMPLETED_OF_SENT": ("COMPLETED", "SENT"), "COMPLETED_OF_ACCEPTED": ("COMPLETED", "ACCEPTED")}
AMOUNTS = ("CLAIMED", "RECOVERED")
# Fewer people than this give no median and no amount, fewer units no share; a ninth tenth needs three above it.
FOR_MEDIAN, FOR_AMOUNT, FOR_SHARE, FOR_P90 = 10, 10, 30, 30

COUNTRY, DISTRICT = Dimension("COUNTRY", COUNTRIES), Dimension("DISTRICT", None)
MONTH = Dimension("MONTH_OF_QUARTER", MONTHS)
BACK_FOR = Dimension("MONTHS_ABROAD", MONTHS_ABROAD)
CHANNEL = Dimension("CHANNEL_GROUP", CHANNEL_GROUPS)
SERVICE = Dimension("SERVICE_GROUP", SERVICE_GROUPS)
WAY_NOTES = ("rounded", "last_way", "unknowns", "stat_consent")


def _steps(name: str, categories: tuple[str, ...]) -> Dimension:
    return Dimension(name, categories, adds=False)


def _table(code: str, title: str, unit: str, population: str, *dims: Dimension, chart: str = "bar") -> Table:
    return Table(code, title, unit, population, dims, chart, notes=PERSON_NOTES)


def _volumes(code: str, title: str, unit: str, population: str, line: Dimension, measures: Dimension) -> Table:
    """A service volume: exact, without a characteristic of anybody."""
    return Table(code, title, unit, population, (line, measures), "lines", exact=True, notes=("exact",))


def _statistic(
    code: str,
    title: str,
    unit: str,
    people: tuple[str, str],
    dims: tuple[Dimension, Dimension],
    *notes: str,
    of: str = "",
) -> Table:
    """`people`: what kind of statistic, and the population with which it is held back."""
    kind, population = people
    return Table(code, title, unit, population, dims, "none", notes=notes, statistic=kind, of=of)


def _ways(code: str, title: str, population: str, line: Dimension) -> Table:
    return Table(code, title, "PERSON", population, (line, SEX), "stacked", notes=WAY_NOTES)


VERSION_2 = Programme(
    code=QUARTERLY.code,
    version=2,
    tables=(
        *QUARTERLY.tables,
        _table(
            "R-T4",
            "people_by_destination_and_stage",
            "PERSON",
            "PERSONS",
            Dimension("DESTINATION", (*ABROAD, ELSEWHERE, "NOWHERE", UNKNOWN)),
            Dimension("STAGE", STAGES),
        ),
        _table("R-T6", "people_by_district", "PERSON", "PERSONS", DISTRICT, SEX),
        _table(
            "R-T10",
            "people_new_and_returning",
            "PERSON",
            "PERSONS",
            CENTRE,
            Dimension("KIND", KINDS),
            chart="stacked",
        ),
        Table(
            "R-T9",
            "contacts_by_who_asked",
            "CONTACT",
            "ASKED",
            (Dimension("ASKED_BY", ASKED_BY), CHANNEL),
            "bar",
            notes=("rounded", "differs_from_t1", "missed_calls_apart", "unknowns"),
        ),
        Table(
            "R-T11",
            "households_by_type",
            "HOUSEHOLD",
            "HOUSEHOLDS",
            (CENTRE, _steps("HOUSEHOLD_STEP", HOUSEHOLD_STEPS)),
            "lines",
            notes=("rounded", "types_overlap"),
            within=tuple((kind, "HOUSEHOLDS") for kind in HOUSEHOLD_STEPS[1:]),
        ),
        _statistic(
            "R-T13",
            "referral_times",
            "DAY",
            ("MEDIAN", "REFERRALS"),
            (SERVICE, _steps("REFERRAL_TIME", TIMES)),
            "medians_of_ten",
            "referral_cohort",
            "services_not_apart",
        ),
        _statistic(
            "R-T14",
            "referral_completion",
            "PER_CENT",
            ("SHARE", "REFERRALS"),
            (SERVICE, _steps("REFERRAL_SHARE", SHARES)),
            "shares_of_thirty",
            "referral_cohort",
            "services_not_apart",
            of="R-T12",
        ),
        Table(
            "R-T16",
            "returnees_by_reason",
            "PERSON",
            "RETURNEES",
            (Dimension("RETURN_REASON", REASONS), BACK_FOR),
            "bar",
            notes=(*WAY_NOTES, "reasons_not_apart"),
        ),
        Table(
            "R-T16A",
            "returnees_by_need",
            "PERSON",
            "RETURN_NEEDS",
            (BACK_FOR, _steps("RETURN_NEED", NEEDS)),
            "lines",
            notes=(*WAY_NOTES, "needs_overlap"),
        ),
        Table(
            "R-T23",
            "wage_claims",
            "CLAIM",
            "CLAIMS",
            (COUNTRY, _steps("CLAIM_STEP", CLAIM_STEPS)),
            "lines",
            notes=("rounded", "claims_cohort"),
            within=(("CLOSED", "CLAIMS"),),
        ),
        _statistic(
            "R-T23A",
            "wage_claims_amounts",
            "MONEY",
            ("AMOUNT", "CLAIMS"),
            (Dimension("WORKED_IN", None, adds=False), _steps("AMOUNT", AMOUNTS)),
            "amounts_of_ten",
            "claims_cohort",
            "no_conversion",
        ),
        _ways("R-T25", "departures_by_country", "LEFT", COUNTRY),
        _ways("R-T25M", "departures_by_month", "LEFT", MONTH),
        _ways("R-T25R", "returns_by_country", "CAME_BACK", COUNTRY),
        _ways("R-T25N", "returns_by_month", "CAME_BACK", MONTH),
        _volumes("R-T7", "field_trips", "TRIP", "TRIPS", CENTRE, _steps("TRIP_MEASURE", TRIP_MEASURES)),
        _volumes(
            "R-T8", "hotline_calls", "CALL", "CALLS", Dimension("LINE", None), _steps("CALL_MEASURE", CALL_MEASURES)
        ),
        _volumes(
            "R-T22",
            "outreach_events",
            "HEAD",
            "OUTREACH",
            Dimension("OUTREACH_KIND", OUTREACH_KINDS),
            _steps("HEAD_MEASURE", HEAD_MEASURES),
        ),
    ),
    at_most=(
        *QUARTERLY.at_most,
        AtMost("ASKED", "CONTACTS", "CHANNEL_GROUP"),
        AtMost("CONTACTS", "ASKED", "CHANNEL_GROUP"),
        AtMost("RETURN_NEEDS", "RETURNEES", "MONTHS_ABROAD", each="RETURN_NEED"),
    ),
    held_with=(("TOPICS", "PERSONS"), ("ASKED", "PERSONS"), ("RETURN_NEEDS", "RETURNEES")),
    volumes=(("ASKED", "CONTACTS", "CHANNEL_GROUP"),),
    waits_by_people=True,
)
