"""The internal reports: one entry is one report; page, chart, CSV, XLSX, JSON and permission follow from it."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.catalogue_abroad import ABROAD_REPORTS
from application.reports.catalogue_axes import CENTRE, CHANNEL, SEX
from application.reports.catalogue_help import HELP
from application.reports.catalogue_people import PEOPLE
from application.reports.catalogue_quality import QUALITY
from application.reports.catalogue_referrals import REFERRALS
from application.reports.catalogue_trainings import TRAININGS
from application.reports.entry import IN_EACH_ROW, IN_PERIOD, Axis, Cut, Entry

AGE = Axis("age_band", codes="age_band", every=True)
TOPIC = Axis("topic", codes="topic", groups="topic", head=True)
CURRICULUM = Axis("curriculum")
BAN_RESULT = Axis("result", codes="ban_check_result", every=True)
OUTREACH_KIND = Axis("outreach_kind", codes="outreach_kind")
WORKED_IN = Axis("worked_in")
ASKED_BY_CHANNEL = Axis("channel", codes="channel")
LINE = Axis("line")
TRIP = Axis("trip")
COUNSELLOR = Axis("counsellor")

TEAMS = ("villages", "trip_contacts", "new_persons", "without_name", "days_to_register")
TRIPS = ("new_on_the_way", "no_name_told", "median_to_register")
CASES = ("opened", "closed", "reopened", "open_at_end", "median_days")
HOUSEHOLDS = ("households", "split", "women_headed", "abandoned", "none_of_these")
CALLS = ("calls", "answered", "missed", "hung_up", "returned_24h")
TRAINING = ("sessions", "enrolled", "waitlisted", "attended", "completed", "certified", "revoked", "no_show")

HEADS = ("held", "men", "women", "heads_unknown", "heads", "materials")
ANSWERS = ("contacts", "answered", "satisfied")
FEEDBACK = (("response_rate", "answered", "contacts"), ("satisfied_share", "satisfied", "answered"))

_ENTRIES: Mapping[str, Entry] = {
    "T1": Entry(
        "T1",
        "contacts_by_centre_and_channel",
        "CONTACT",
        "contacts",
        {"centre_channel": Cut(CENTRE, CHANNEL, chart="stacked", each=(), notes=("missed_calls_apart",))},
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
            "topic_centre": Cut(TOPIC, CENTRE, each=(), notes=("topics_overlap", "parents_include", "stat_consent")),
            "topic_sex": Cut(TOPIC, SEX, chart="", notes=("topics_overlap", "parents_include", "stat_consent")),
        },
        ("topic",),
    ),
    "T7": Entry(
        "T7",
        "field_trips",
        "TRIP",
        "trips",
        {
            "centre_trips": Cut(
                CENTRE,
                measures=("trips", *TEAMS),
                alone=("trips", *TEAMS),
                typical=TEAMS[-1:],
                chart="trips",
                notes=("trip_days", *TRIPS),
            ),
            "one_trip": Cut(TRIP, measures=TEAMS, alone=TEAMS, typical=TEAMS[-1:], chart="", notes=TRIPS),
        },
        ("trip", "new_person", "days_to_register"),
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
                each=HOUSEHOLDS,
                notes=("last_assessment", "types_overlap", "types_with_consent"),
            ),
        },
        ("household", "split", "women_headed", "abandoned"),
    ),
    **PEOPLE,
    **ABROAD_REPORTS,
    **QUALITY,
    **REFERRALS,
    **HELP,
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
            "result_centre": Cut(BAN_RESULT, CENTRE, each=(), notes=("silence_is_no_answer",)),
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
            "outreach_kind": Cut(OUTREACH_KIND, measures=HEADS, chart="heads", notes=("heads_are_no_persons",)),
            "outreach_centre": Cut(CENTRE, measures=HEADS, chart="heads", notes=("heads_are_no_persons",)),
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
                typical=("median_days",),
                chart="caseload",
                notes=("cases_by_day", "median_to_closing"),
            ),
            "counsellor_cases": Cut(
                COUNSELLOR,
                measures=CASES,
                alone=("median_days",),
                typical=("median_days",),
                chart="",
                notes=("cases_of_owner", "median_to_closing"),
                facts="caseloads",
                action="caseload.read",
            ),
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
                chart="claims",
                notes=("claims_cohort", "whole_units", "no_conversion"),
            )
        },
        ("claim",),
    ),
    **TRAININGS,
    "T24": Entry(
        "T24",
        "feedback",
        "CONTACT",
        "feedback",
        {
            "feedback_centre": Cut(CENTRE, measures=ANSWERS, rates=FEEDBACK, chart="answers", notes=("response",)),
            "feedback_channel": Cut(
                ASKED_BY_CHANNEL, measures=ANSWERS, rates=FEEDBACK, chart="answers", notes=("response",)
            ),
        },
        ("satisfied",),
    ),
}
CATALOGUE: Mapping[str, Entry] = dict(sorted(_ENTRIES.items(), key=lambda entry: int(entry[0][1:])))
