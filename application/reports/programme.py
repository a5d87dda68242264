"""The fixed programme of published tables, version 1: what is released every quarter, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from application.reports.released import UNKNOWN


@dataclass(frozen=True)
class Dimension:
    """A classification. `categories` None: an open list (centres, curricula) stated with the counts.
    `adds` False: its categories overlap (steps of a funnel), so no total over them is ever printed.
    """

    name: str
    categories: tuple[str, ...] | None
    adds: bool = True


@dataclass(frozen=True)
class Table:
    """One entry. Tables of one `population` count the same units, so their common margins must agree.
    `within` lists pairs of categories of the last dimension of which the first is always part of the second.
    `statistic`: no count that adds up, but MEDIAN or AMOUNT (told with the counts, empty below their thresholds) or
    SHARE (taken from the published figures of the table `of`); nothing is rounded or attacked.
    """

    code: str
    title_key: str
    unit: str
    population: str
    dims: tuple[Dimension, ...]
    chart: str
    exact: bool = False
    notes: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    statistic: str = ""
    of: str = ""


@dataclass(frozen=True)
class AtMost:
    """Known to every reader: for each category of `dimension`, `smaller` never exceeds `larger` (two populations).

    `each`: a dimension of `smaller` whose categories overlap; each of them alone is at most `larger`.
    `larger` may be of another programme: its counts are then stated with the figures.
    """

    smaller: str
    larger: str
    dimension: str
    each: str = ""


@dataclass(frozen=True)
class Nested:
    """Each category of `part` lies in one of `whole`, but "not recorded", which may be of any of them.

    Which lie where is stated with the open lists: `REGION:TJ-SU` names the districts of that region.
    """

    population: str
    part: str
    whole: str


@dataclass(frozen=True)
class Programme:
    """`held_with` pairs (population, people): when a small batch of people waits, what they asked waits with them.

    `volumes` pairs (population, exact population, dimension): what the first counts by the dimension, and in all, the
    second tells exactly. That is a service volume, known to all, and no target of an attack.
    `waits_by_people`: a small batch is one of few people, not of few units (version 1 counted units).
    `nested`: dimensions of one population of which one sums up the other.
    `rounds_few`: an exact table that bounds others is rounded wherever one of its bounds is 1-4, not only where that
    would give somebody away (versions 1 and 2).
    """

    code: str
    version: int
    tables: tuple[Table, ...]
    at_most: tuple[AtMost, ...] = ()
    held_with: tuple[tuple[str, str], ...] = ()
    volumes: tuple[tuple[str, str, str], ...] = ()
    waits_by_people: bool = False
    nested: tuple[Nested, ...] = ()
    rounds_few: bool = False

    def table(self, code: str) -> Table | None:
        return next((table for table in self.tables if table.code == code), None)

    @property
    def counted(self) -> tuple[Table, ...]:
        """The tables of counts; statistics stand apart."""
        return tuple(table for table in self.tables if not table.statistic)

    def populations(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(table.population for table in self.counted))

    def of(self, population: str) -> tuple[Table, ...]:
        return tuple(table for table in self.counted if table.population == population)


# One band set only: two band sets over the same people are a differencing attack.
AGE_BANDS = ("Y0T14", "Y15T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64", "Y_GE65", UNKNOWN)
SEXES = ("FEMALE", "MALE", UNKNOWN)
CHANNEL_GROUPS = ("IN_PERSON", "PHONE", "MOBILE", "WRITTEN_ONLINE")
TOPIC_ROWS = ("INF", "DOC", "EMP", "LEG", "FAM", "FIN", "BUS", "RET", "MAT", "EDU", "NOT_APART", UNKNOWN)
SERVICE_GROUPS = ("LEGAL", "DOCUMENTS", "WORK", "LEARNING", "LIVELIHOOD", "SOCIAL", "RETURN", "NOT_APART")
REFERRAL_STEPS = (
    "SENT",
    "ACCEPTED",
    "STARTED",
    "COMPLETED",
    "NOT_COMPLETED",
    "DECLINED_PROVIDER",
    "DECLINED_CLIENT",
    "NO_ANSWER",
    "CANCELLED",
    "OPEN",
)
TRAINING_STEPS = ("ENROLLED", "ATTENDED", "COMPLETED", "CERTIFIED", "REVOKED", "NO_SHOW", "WAITLISTED")

# Missed and abandoned calls are no contacts; they have a table of their own.
CHANNELS_IN = {
    "IN_PERSON": ("OFFICE", "GROUP", "BORDER", "EMPLOYER_SITE", "DETENTION"),
    "PHONE": ("PHONE_IN", "PHONE_OUT"),
    "MOBILE": ("MOBILE",),
    "WRITTEN_ONLINE": ("WRITTEN", "MESSENGER", "EMAIL", "WEB"),
}
# Health as a whole, trafficking and violence never stand alone in a quarter: they share a row with "other", so that
# the row itself says nothing about anybody. Their own figures appear by region and year only.
SENSITIVE_TOPICS = frozenset({"HEA", "LEG-TRAFF", "FAM-VIOL", "OTH"})
SERVICES_IN = {
    "LEGAL": ("LEGAL", "COURT", "ALIMONY_EXEC", "LABOUR_INSPECTION"),
    "DOCUMENTS": ("CIVIL_REG", "REGISTRATION", "EMBASSY", "MIGRATION_SERVICE"),
    "WORK": ("JOB_CENTRE", "RECRUIT_AGENCY", "LABOUR_ATTACHE"),
    "LEARNING": ("SKILLS", "LANGUAGE"),
    "LIVELIHOOD": ("MICROCREDIT", "BUSINESS_GRANT"),
    "SOCIAL": ("SOCIAL", "FAM_MEDIATION", "FOOD_NFI", "TRANSPORT"),
    "RETURN": ("AVRR", "REPATRIATION"),
}

SEX = Dimension("SEX", SEXES)
AGE = Dimension("AGE", AGE_BANDS)
CENTRE = Dimension("CENTRE", None)
PERSON_NOTES = ("rounded", "persons_once", "last_contact", "unknowns", "stat_consent")
EVERY_STEP_OF_SENT = tuple((step, "SENT") for step in REFERRAL_STEPS[1:])

QUARTERLY = Programme(
    code="QUARTERLY",
    version=1,
    tables=(
        Table(
            "R-T1",
            "contacts_by_centre_and_channel",
            "CONTACT",
            "CONTACTS",
            (CENTRE, Dimension("CHANNEL_GROUP", CHANNEL_GROUPS)),
            "stacked",
            exact=True,
            notes=("exact", "missed_calls_apart"),
        ),
        Table(
            "R-T2", "people_by_sex_and_age", "PERSON", "PERSONS", (AGE, SEX), "pyramid", notes=PERSON_NOTES
        ),
        Table(
            "R-T2C",
            "people_by_centre_and_sex",
            "PERSON",
            "PERSONS",
            (CENTRE, SEX),
            "stacked",
            notes=PERSON_NOTES,
        ),
        Table(
            "R-T3",
            "topics_by_sex",
            "TOPIC",
            "TOPICS",
            (Dimension("TOPIC_ROW", TOPIC_ROWS), SEX),
            "bar",
            notes=("rounded", "topics_overlap", "topics_not_apart", "unknowns", "stat_consent"),
        ),
        Table(
            "R-T12",
            "referral_funnel",
            "REFERRAL",
            "REFERRALS",
            (
                Dimension("SERVICE_GROUP", SERVICE_GROUPS),
                Dimension("REFERRAL_STEP", REFERRAL_STEPS, adds=False),
            ),
            "funnel",
            notes=("rounded", "referral_cohort", "steps_overlap", "services_not_apart"),
            within=(*EVERY_STEP_OF_SENT, ("STARTED", "ACCEPTED")),
        ),
        Table(
            "R-T15",
            "trainings_by_step",
            "ENROLMENT",
            "ENROLMENTS",
            (Dimension("CURRICULUM", None), Dimension("TRAINING_STEP", TRAINING_STEPS, adds=False)),
            "grouped",
            notes=("rounded", "steps_overlap", "waitlist_apart"),
            within=(("ATTENDED", "ENROLLED"), ("COMPLETED", "ATTENDED"), ("NO_SHOW", "ENROLLED")),
        ),
    ),
    at_most=(AtMost("PERSONS", "CONTACTS", "CENTRE"), AtMost("PERSONS", "TOPICS", "SEX")),
    held_with=(("TOPICS", "PERSONS"),),
)


def channel_group(channel: str) -> str | None:
    return _group(CHANNELS_IN, channel)


def topic_row(topic: str) -> str:
    """The row of R-T3 for a topic or one of its children, such as `LEG-TRAFF` or `EMP-WAGE`."""
    if topic == UNKNOWN:
        return UNKNOWN
    parent = topic.partition("-")[0]
    apart = topic not in SENSITIVE_TOPICS and parent not in SENSITIVE_TOPICS and parent in TOPIC_ROWS
    return parent if apart else "NOT_APART"


def service_group(service: str) -> str:
    return _group(SERVICES_IN, service) or "NOT_APART"


def _group(groups: Mapping[str, Iterable[str]], code: str) -> str | None:
    return next((name for name, members in groups.items() if code in members), None)
