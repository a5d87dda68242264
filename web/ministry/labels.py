"""Words for what is published: tables, units, classifications, notes, steps; keyed by the codes of the programme."""

from __future__ import annotations

from application.reports.released import TOTAL, Release
from web.i18n import FALLBACKS, LazyText, gettext_codes, language
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.labels_places import district_label
from web.ministry.labels_further import (
    FURTHER_CODES,
    FURTHER_DIMENSIONS,
    FURTHER_NOTES,
    FURTHER_TITLES,
    FURTHER_UNITS,
)

# A programme is called after how often it is published.
PROGRAMMES: dict[str, LazyText] = {"QUARTERLY": _l("Quarterly"), "SENSITIVE": _l("Yearly")}
TITLES: dict[str, LazyText] = {
    "contacts_by_centre_and_channel": _l("Contacts by centre and channel"),
    "people_by_sex_and_age": _l("People by age and sex"),
    "people_by_centre_and_sex": _l("People by centre and sex"),
    "topics_by_sex": _l("What people asked about, by sex"),
    "referral_funnel": _l("Referrals and what became of them"),
    "trainings_by_step": _l("Trainings, from enrolment to certificate"),
    **FURTHER_TITLES,
}
UNITS: dict[str, LazyText] = {
    "PERSON": _l("Counted: persons. Whoever came several times counts once."),
    "CONTACT": _l("Counted: contacts. Every approach to a centre counts, whoever made it."),
    "TOPIC": _l("Counted: topics. A consultation with three topics counts three times."),
    "REFERRAL": _l("Counted: referrals. A person referred twice counts twice."),
    "ENROLMENT": _l("Counted: enrolments. A person in two courses counts twice."),
    **FURTHER_UNITS,
}
DIMENSIONS: dict[str, LazyText] = {
    "CENTRE": _l("Centre"),
    "CHANNEL_GROUP": _l("Channel"),
    "AGE": _l("Age"),
    "SEX": _l("Sex"),
    "TOPIC_ROW": _l("Topic"),
    "SERVICE_GROUP": _l("Service"),
    "REFERRAL_STEP": _l("Step"),
    "CURRICULUM": _l("Course"),
    "TRAINING_STEP": _l("Step"),
    **FURTHER_DIMENSIONS,
}
NOTES: dict[str, LazyText] = {
    "rounded": _l(
        "Figures are rounded to multiples of five to protect people. All sums and all tables of this release agree."
        " A figure may differ from the true count by up to 4; 0 means none or fewer than five."
    ),
    "exact": _l("Figures are exact: they count services, not characteristics of persons."),
    "missed_calls_apart": _l("Missed and abandoned calls are not contacts and are not counted here."),
    "persons_once": _l("Each person counts once in a quarter, in every line and in the total."),
    "last_contact": _l("Age and centre are those of the last contact of the quarter."),
    "unknowns": _l("“Not recorded” means that the person did not say or was not asked."),
    "stat_consent": _l(
        "Persons who did not agree to the use of their data in statistics count in the totals, with age, sex and topic"
        " as not recorded."
    ),
    "topics_overlap": _l("One consultation may have several topics: topics are not persons."),
    "topics_not_apart": _l(
        "Health, trafficking and domestic violence are never shown apart in a quarter: they stand in one line together"
        " with other topics."
    ),
    "referral_cohort": _l("Referrals sent in the quarter, followed up to the day of recording."),
    "steps_overlap": _l("Steps overlap: a completed one was also accepted. Steps are not added up."),
    "services_not_apart": _l(
        "Health care, psychological help, shelter, police and help for victims of trafficking stand in one line"
        " together with other services."
    ),
    "waitlist_apart": _l("Persons on a waiting list are not enrolled."),
    **FURTHER_NOTES,
}
STAGES: dict[str, LazyText] = {
    "FIRST": _l("First release, provisional [p]"),
    "SECOND": _l("Second release, revised [r]"),
    "FINAL": _l("Final release"),
    "EXTRAORDINARY": _l("Extraordinary revision [r]"),
}
CODES: dict[str, dict[str, LazyText]] = {
    "TOPIC_ROW": {"NOT_APART": _l("Topics not shown apart, and others"), "UNKNOWN": _l("Not recorded")},
    "SERVICE_GROUP": {
        "LEGAL": _l("Legal help and courts"),
        "DOCUMENTS": _l("Documents and registration"),
        "WORK": _l("Finding work"),
        "LEARNING": _l("Skills and languages"),
        "LIVELIHOOD": _l("Microcredit and grants"),
        "SOCIAL": _l("Social help"),
        "RETURN": _l("Assistance with return"),
        "NOT_APART": _l("Services not shown apart, and others"),
    },
    "REFERRAL_STEP": {
        "SENT": _l("Sent"),
        "ACCEPTED": _l("Accepted"),
        "STARTED": _l("Started"),
        "COMPLETED": _l("Completed"),
        "NOT_COMPLETED": _l("Not completed"),
        "DECLINED_PROVIDER": _l("Declined by the service"),
        "DECLINED_CLIENT": _l("Declined by the person"),
        "NO_ANSWER": _l("No answer in time"),
        "CANCELLED": _l("Cancelled"),
        "OPEN": _l("Still open"),
    },
    "TRAINING_STEP": {
        "ENROLLED": _l("Enrolled"),
        "ATTENDED": _l("Attended"),
        "COMPLETED": _l("Completed the course"),
        "CERTIFIED": _l("Certified"),
        "REVOKED": _l("Certificate revoked"),
        "NO_SHOW": _l("Did not come"),
        "WAITLISTED": _l("On the waiting list"),
    },
    **FURTHER_CODES,
}
# Classifications whose words belong to the code lists of the house.
LISTS = {
    "CHANNEL_GROUP": "channel_group", "AGE": "age_band", "SEX": "sex", "TOPIC_ROW": "topic",
    "DESTINATION": "country", "COUNTRY": "country", "STAGE": "stage", "ASKED_BY": "asked_by",
    "RETURN_REASON": "return_reason", "RETURN_NEED": "return_assistance", "MONTHS_ABROAD": "months_abroad",
    "OUTREACH_KIND": "outreach_kind", "REGION": "region",
}


def category(release: Release, dimension: str, code: str) -> str:
    """The words for a category; names of centres and courses come with the release, unknown codes stay codes."""
    if code == TOTAL:
        return label("margin", TOTAL)
    if code in CODES.get(dimension, {}):
        return str(CODES[dimension][code])
    if dimension in LISTS:
        return label(LISTS[dimension], code)
    if dimension == "DISTRICT" and (known := district_label(code)) != code:
        return known
    names = release.names.get(f"{dimension}:{code}", {})
    tags = (language(), *FALLBACKS.get(language(), ()), "en")
    # A centre is released under the name it was opened with; where that is a word of ours, it is said in the language.
    return gettext_codes(next((names[tag] for tag in tags if names.get(tag)), code))
