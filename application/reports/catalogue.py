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

    `rates` are columns behind the measures: (its name, a measure, the measure it is a part of), in whole per cent.
    """

    rows: Axis
    columns: Axis | None = None
    measures: tuple[str, ...] = ()
    rates: tuple[tuple[str, str, str], ...] = ()
    persons: str = ""
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
LINE = Axis("line")

FUNNEL = (
    *("sent", "accepted", "declined_provider", "declined_client", "no_answer"),
    *("started", "completed", "not_completed", "cancelled", "open_"),
)
HOUSEHOLDS = ("households", "split", "women_headed", "abandoned", "none_of_these")
CALLS = ("calls", "answered", "missed", "hung_up", "returned_24h")
TRAINING = ("sessions", "enrolled", "waitlisted", "attended", "completed", "certified", "revoked", "no_show")

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
}
