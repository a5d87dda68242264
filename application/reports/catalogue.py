"""The internal reports: one entry is one report; page, chart, CSV, XLSX, JSON and permission follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# How a person is counted: one row each, with the dimensions of the last contact, …
IN_PERIOD = "period"  # … of the period
IN_EACH_ROW = "row"  # … of the period in each row; the total counts everybody once


@dataclass(frozen=True)
class Axis:
    """A dimension of the facts as rows or columns.

    `codes` names the list that gives the order; without one codes stand in their own order. `every`: print codes that
    count nothing too. `groups` names the list of the subtotals; `head`: a subtotal stands before its parts.
    """

    name: str
    codes: str = ""
    every: bool = False
    groups: str = ""
    head: bool = False


@dataclass(frozen=True)
class Cut:
    """One table: rows × columns, or rows × `measures`, whose columns overlap and have no total. No `chart`: empty.

    Without a `total` the lines are never added up: sums in different currencies.
    `rates` are columns behind the measures: (its name, a measure, the measure it is a part of), in whole per cent.
    """

    rows: Axis
    columns: Axis | None = None
    measures: tuple[str, ...] = ()
    rates: tuple[tuple[str, str, str], ...] = ()
    persons: str = ""
    # Measures that do not add up: their bottom line is counted by itself.
    alone: tuple[str, ...] = ()
    total: bool = True
    chart: str = "bar"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """`facts` names the source in adapters/facts; `definitions` are codes of the words printed under the tables."""

    code: str
    title: str
    unit: str
    facts: str
    cuts: Mapping[str, Cut]
    definitions: tuple[str, ...] = ()
    action: str = "reports.read"


CENTRE = Axis("centre")
CHANNEL = Axis("channel", codes="channel", groups="channel_group")
AGE = Axis("age_band", codes="age_band", every=True)
SEX = Axis("sex", codes="sex", every=True)
TOPIC = Axis("topic", codes="topic", groups="topic", head=True)
SERVICE = Axis("service", codes="referral_service")
CURRICULUM = Axis("curriculum")
BAN_RESULT = Axis("result", codes="ban_check_result", every=True)
OUTREACH_KIND = Axis("outreach_kind", codes="outreach_kind")
WORKED_IN = Axis("worked_in")
ASKED_BY_CHANNEL = Axis("channel", codes="channel")
LINE = Axis("line")

FUNNEL = (
    *("sent", "accepted", "declined_provider", "declined_client", "no_answer"),
    *("started", "completed", "not_completed", "cancelled", "open_"),
)
CASES = ("opened", "closed", "reopened", "open_at_end", "median_days")
HOUSEHOLDS = ("households", "split", "women_headed", "abandoned", "none_of_these")
CALLS = ("calls", "answered", "missed", "hung_up", "returned_24h")
TRAINING = ("sessions", "enrolled", "waitlisted", "attended", "completed", "certified", "revoked", "no_show")

HEADS = ("held", "men", "women", "heads_unknown", "heads", "materials")
ANSWERS = ("contacts", "answered", "satisfied")
FEEDBACK = (("response_rate", "answered", "contacts"), ("satisfied_share", "satisfied", "answered"))

CATALOGUE: Mapping[str, Entry] = {
    "T1": Entry(
        "T1",
        "contacts_by_centre_and_channel",
        "CONTACT",
        "contacts",
        {"centre_channel": Cut(CENTRE, CHANNEL, chart="stacked", notes=("missed_calls_apart",))},
        ("contact", "channel_groups"),
    ),
    "T2": Entry(
        "T2",
        "people_by_sex_and_age",
        "PERSON",
        "contacts",
        {
            "age_sex": Cut(AGE, SEX, persons=IN_PERIOD, chart="pyramid", notes=("last_contact", "stat_consent")),
            "centre_sex": Cut(CENTRE, SEX, persons=IN_EACH_ROW, notes=("several_centres", "stat_consent")),
        },
        ("person", "age_at_last_contact"),
    ),
    "T3": Entry(
        "T3",
        "topics",
        "TOPIC",
        "topics",
        {
            "topic_centre": Cut(TOPIC, CENTRE, notes=("topics_overlap", "parents_include", "stat_consent")),
            "topic_sex": Cut(TOPIC, SEX, chart="", notes=("topics_overlap", "parents_include", "stat_consent")),
        },
        ("topic",),
    ),
    "T7": Entry(
        "T7",
        "field_trips",
        "TRIP",
        "trips",
        {"centre_trips": Cut(CENTRE, measures=("trips", "villages", "trip_contacts"), chart="", notes=("trip_days",))},
        ("trip",),
    ),
    "T8": Entry(
        "T8",
        "hotline",
        "CALL",
        "calls",
        {
            "line": Cut(
                LINE,
                measures=CALLS,
                rates=(("answer_rate", "answered", "calls"),),
                chart="calls",
                notes=("wrong_numbers_apart", "returned_any"),
            )
        },
        ("call",),
    ),
    "T11": Entry(
        "T11",
        "households_by_type",
        "HOUSEHOLD",
        "households",
        {
            "centre_type": Cut(
                CENTRE,
                measures=HOUSEHOLDS,
                chart="households",
                notes=("last_assessment", "types_overlap", "types_with_consent"),
            ),
        },
        ("household", "split", "women_headed", "abandoned"),
    ),
    "T12": Entry(
        "T12",
        "referral_funnel",
        "REFERRAL",
        "referrals",
        {"service": Cut(SERVICE, measures=FUNNEL, chart="funnel", notes=("referral_cohort", "steps_overlap"))},
        ("referral", "signposting"),
    ),
    "T15": Entry(
        "T15",
        "trainings",
        "ENROLMENT",
        "enrolments",
        {"curriculum": Cut(CURRICULUM, measures=TRAINING, chart="grouped", notes=("steps_overlap", "waitlist_apart"))},
        ("enrolment",),
    ),
    "T17": Entry(
        "T17",
        "ban_checks",
        "CONTACT",
        "ban_checks",
        {
            "result_centre": Cut(BAN_RESULT, CENTRE, notes=("silence_is_no_answer",)),
            "centre_warned": Cut(
                CENTRE,
                measures=("checked", "answered", "banned", "warned"),
                chart="",
                notes=("warned_before_leaving", "parts_overlap"),
            ),
        },
        ("ban_check",),
    ),
    "T22": Entry(
        "T22",
        "outreach",
        "HEAD",
        "outreach",
        {
            "outreach_kind": Cut(OUTREACH_KIND, measures=HEADS, chart="", notes=("heads_are_no_persons",)),
            "outreach_centre": Cut(CENTRE, measures=HEADS, chart="", notes=("heads_are_no_persons",)),
        },
        ("outreach",),
    ),
    "T19": Entry(
        "T19",
        "caseload",
        "CASE",
        "cases",
        {
            "centre_cases": Cut(
                CENTRE,
                measures=CASES,
                alone=("median_days",),
                chart="",
                notes=("cases_by_day", "median_to_closing"),
            )
        },
        ("case",),
    ),
    "T23": Entry(
        "T23",
        "wage_claims",
        "CLAIM",
        "claims",
        {
            "worked_in": Cut(
                WORKED_IN,
                measures=("claims", "closed", "claimed", "recovered"),
                rates=(("recovered_share", "recovered", "claimed"),),
                total=False,
                chart="",
                notes=("claims_cohort", "whole_units", "no_conversion"),
            )
        },
        ("claim",),
    ),
    "T24": Entry(
        "T24",
        "feedback",
        "CONTACT",
        "feedback",
        {
            "feedback_centre": Cut(CENTRE, measures=ANSWERS, rates=FEEDBACK, chart="", notes=("response",)),
            "feedback_channel": Cut(ASKED_BY_CHANNEL, measures=ANSWERS, rates=FEEDBACK, chart="", notes=("response",)),
        },
        ("satisfied",),
    ),
}
