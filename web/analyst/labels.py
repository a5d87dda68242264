"""Words for internal reports: titles, units, dimensions, steps, notes, definitions; keyed by codes of the catalogue."""

from __future__ import annotations

from application.reports.table import RESTRICTED, TOTAL, UNKNOWN
from web.analyst import labels_referrals, labels_tables, labels_trainings
from web.analyst import labels_revisions as revised
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label

TITLES: dict[str, LazyText] = {
    "contacts_by_centre_and_channel": _l("Contacts by centre and channel"),
    "people_by_sex_and_age": _l("People by sex and age"),
    "topics": _l("What people asked about"),
    "households_by_type": _l("Split, women-headed and abandoned households"),
    **(labels_referrals.TITLES | labels_tables.TITLES | labels_trainings.TITLES),
    "trainings": _l("Trainings"),
    "caseload": _l("Caseload"),
    "hotline": _l("Hotline"),
    "field_trips": _l("Journeys of mobile teams"),
    "ban_checks": _l("Entry-ban checks"),
    "outreach": _l("Talks, fairs and leaflets"),
    "wage_claims": _l("Claims for wages"),
    "feedback": _l("How satisfied clients were"),
}
TABLES: dict[str, LazyText] = {
    "centre_channel": _l("Contacts by centre and channel"),
    "age_sex": _l("People by age and sex"),
    "centre_sex": _l("People by centre and sex"),
    "topic_centre": _l("Topics by centre"),
    "topic_sex": _l("Topics by sex"),
    "centre_type": _l("Households by centre and type"),
    **(labels_referrals.TABLES | labels_tables.TABLES | labels_trainings.TABLES | revised.TABLES),
    "curriculum": _l("Trainings by course"),
    "line": _l("Calls by line"),
    "centre_trips": _l("Journeys by centre"),
    "centre_cases": _l("Cases by centre"),
    "result_centre": _l("Entry-ban checks by result and centre"),
    "centre_warned": _l("Warned before leaving, by centre"),
    "outreach_kind": _l("Heads by kind"),
    "outreach_centre": _l("Heads by centre"),
    "worked_in": _l("Claims for wages by country and currency"),
    "feedback_centre": _l("Feedback by centre"),
    "feedback_channel": _l("Feedback by channel"),
}
UNITS: dict[str, LazyText] = {
    "PERSON": _l("Counted: persons. Whoever came several times counts once."),
    "CONTACT": _l("Counted: contacts. Every approach to a centre counts, whoever made it."),
    "TOPIC": _l("Counted: topics. A consultation with three topics counts three times."),
    "HOUSEHOLD": _l("Counted: households. A household that was assessed several times counts once."),
    "REFERRAL": _l("Counted: referrals. A person referred twice counts twice."),
    "CALL": _l("Counted: calls. A person who calls twice counts twice."),
    "ENROLMENT": _l("Counted: enrolments. A person in two courses counts twice."),
    "TRIP": _l("Counted: journeys, and what took place on them."),
    "HEAD": _l("Counted: heads. Nobody is asked for a name, and whoever comes twice counts twice."),
    "CASE": _l("Counted: cases. A person with two cases counts twice."),
    "CLAIM": _l("Counted: claims. A person with two employers has two claims."),
    **(labels_referrals.UNITS | labels_tables.UNITS | labels_trainings.UNITS | revised.UNITS),
}
DIMENSIONS: dict[str, LazyText] = {
    "centre": _l("Centre"),
    "channel": _l("Channel"),
    "age_band": _l("Age"),
    "sex": _l("Sex"),
    "topic": _l("Topic"),
    "service": _l("Service"),
    "curriculum": _l("Course"),
    "line": _l("Line"),
    "measure": _l("Step"),
    "result": _l("Result"),
    "outreach_kind": _l("Kind"),
    "worked_in": _l("Country and currency"),
    **(labels_referrals.DIMENSIONS | labels_tables.DIMENSIONS | labels_trainings.DIMENSIONS | revised.DIMENSIONS),
}
STEPS: dict[str, LazyText] = {
    "sent": _l("Sent"),
    "accepted": _l("Accepted"),
    "declined_provider": _l("Declined by the service"),
    "declined_client": _l("Declined by the person"),
    "no_answer": _l("No answer in time"),
    "started": _l("Started"),
    "completed": _l("Completed"),
    "not_completed": _l("Not completed"),
    "cancelled": _l("Cancelled"),
    "open_": _l("Still open"),
    **(labels_referrals.STEPS | labels_tables.STEPS | labels_trainings.STEPS | revised.STEPS),
    "households": _l("Households"),
    "split": _l("Split"),
    "women_headed": _l("Women-headed"),
    "abandoned": _l("Abandoned"),
    "none_of_these": _l("None of these"),
    "sessions": _l("Sessions"),
    "enrolled": _l("Enrolled"),
    "waitlisted": _l("On the waiting list"),
    "attended": _l("Attended"),
    "certified": _l("Certified"),
    "revoked": _l("Certificate revoked"),
    "no_show": _l("Did not come"),
    "calls": _l("Calls"),
    "answered": _l("Answered"),
    "missed": _l("Missed"),
    "hung_up": _l("Caller hung up"),
    "returned_24h": _l("Called back within 24 hours"),
    "answer_rate": _l("Answered, %"),
    "trips": _l("Journeys"),
    "villages": _l("Stops in villages"),
    "trip_contacts": _l("Contacts on the way"),
    "checked": _l("Checked"),
    "banned": _l("Entry ban"),
    "warned": _l("Warned before leaving"),
    "held": _l("Held"),
    "men": _l("Men"),
    "women": _l("Women"),
    "heads_unknown": _l("Not counted by sex"),
    "heads": _l("Heads"),
    "materials": _l("Leaflets handed out"),
    "claims": _l("Claims"),
    "closed": _l("Closed"),
    "claimed": _l("Claimed"),
    "opened": _l("Cases opened"),
    "reopened": _l("Reopened"),
    "open_at_end": _l("Open at the end"),
    "median_days": _l("Median days from opening to closing"),
    "recovered": _l("Recovered"),
    "recovered_share": _l("Recovered, per cent"),
    "contacts": _l("Contacts"),
    "satisfied": _l("Satisfied"),
    "response_rate": _l("Answered, per cent"),
    "satisfied_share": _l("Satisfied, per cent"),
}
NOTES: dict[str, LazyText] = {
    **(labels_referrals.NOTES | labels_tables.NOTES | labels_trainings.NOTES | revised.NOTES),
    "missed_calls_apart": _l("Missed and abandoned calls are not contacts and are not counted here."),
    "last_contact": _l("Age is that at the last contact of the period."),
    "several_centres": _l(
        "A person counts in every centre visited and once in the total; visited more than one centre: %(number)s."
    ),
    "stat_consent": _l(
        "Persons who did not agree to the use of their data in statistics count in the totals, with age, sex and topic"
        " as not recorded."
    ),
    "topics_overlap": _l("One consultation may have several topics: topics are not persons."),
    "parents_include": _l(
        "The line of a group holds its topics together, those recorded for the group itself included."
    ),
    "referral_cohort": _l("Referrals sent in the period, followed up to the instant of recording."),
    "last_assessment": _l("Households assessed in the period, as their last assessment of the period found them."),
    "types_overlap": _l("Types overlap: an abandoned household is mostly women-headed too. Types are not added up."),
    "types_with_consent": _l(
        "Households of persons who did not agree to the use of their data in statistics count as households only."
    ),
    "abandoned_EITHER": _l("Abandoned by the office's rule: no money or no contact for %(months)s months or more."),
    "abandoned_NO_MONEY": _l("Abandoned by the office's rule: no money for %(months)s months or more."),
    "abandoned_NO_CONTACT": _l("Abandoned by the office's rule: no contact for %(months)s months or more."),
    "abandoned_BOTH": _l("Abandoned by the office's rule: neither money nor contact for %(months)s months or more."),
    "steps_overlap": _l("Steps overlap: a completed one was also accepted. Steps are not added up."),
    "wrong_numbers_apart": _l("Wrong numbers and unwanted calls are not counted."),
    "returned_any": _l("Called back: the first try within 24 hours counts, whether or not the caller was reached."),
    "waitlist_apart": _l("Persons on a waiting list are not enrolled."),
    "trip_days": _l("A journey counts in the period in which it began, a contact in that of its own day."),
    "silence_is_no_answer": _l(
        "A check that was never answered stays “not answered”: it never means that there is no ban."
    ),
    "warned_before_leaving": _l("Warned: a ban was found while the person was still at home."),
    "parts_overlap": _l("The columns overlap and are not added up."),
    "heads_are_no_persons": _l("Heads are not persons and are never added to them."),
    "cases_by_day": _l(
        "Opened, closed and reopened in the period, at the centre where the case was opened; a case may do each again."
    ),
    "median_to_closing": _l(
        "Median: cases closed in the period, from the day they were opened; whole days, halves rounded up."
    ),
    "claims_cohort": _l("Claims stated in the period, with what was recovered up to the instant of recording."),
    "whole_units": _l("Sums in whole units of the currency."),
    "no_conversion": _l("Nothing is converted: lines of different currencies are not added up."),
    "response": _l("Contacts are those that could have been answered, whether or not anybody asked."),
}
DEFINITIONS: dict[str, LazyText] = {
    "contact": _l(
        "Contact: one approach to the centre by whatever channel in which advice was given. One person may have many."
    ),
    "channel_groups": _l(
        "In person: at the centre, in a group, at a border, at an employer's, in detention. By phone: answered calls"
        " and calls back. Mobile: a team in the field. Written and online: letters, messengers, e-mail, the web site."
    ),
    "person": _l(
        "Person: somebody registered once, whatever number of contacts. Callers without a name are no persons."
    ),
    "age_at_last_contact": _l("Age: completed years on the day of the contact."),
    "topic": _l("Topic: what a consultation was about. It may have several, one of them the main one."),
    "household": _l("Household: people who live together from one purse, formed in the file of one of them."),
    "split": _l("Split: at least one adult member is abroad for work."),
    "women_headed": _l(
        "Women-headed: the head of the household is a woman, because the man is abroad, has left or has died."
    ),
    "abandoned": _l(
        "Abandoned: the man is abroad or has left, and no money or no word came for as long as the office's rule says."
        " The rule of the day of the assessment counts, in calendar months."
    ),
    **(labels_referrals.DEFINITIONS | labels_tables.DEFINITIONS | labels_trainings.DEFINITIONS | revised.DEFINITIONS),
    "call": _l(
        "Call: the telephone of a centre rang. An answered call is also a contact; a missed one, and one whose caller"
        " hung up, is not."
    ),
    "enrolment": _l("Enrolment: one person's place in one session of a course."),
    "trip": _l("Journey: a team left the centre to advise people where they live."),
    "ban_check": _l("Entry-ban check: the authority of a country was asked whether it lets somebody in."),
    "outreach": _l("Talk, fair, hand-out: people were informed in a group; no advice was given to anybody by name."),
    "case": _l("Case: what takes more than one talk, with an owner, tasks and an outcome."),
    "claim": _l("Claim: wages that somebody says are owed to them."),
    "satisfied": _l("Satisfied: 4 or 5 of 5."),
}
# Dimensions whose words belong to the code lists of the house.
LISTS = {
    "channel": "channel",
    "age_band": "age_band",
    "sex": "sex",
    "topic": "topic",
    "service": "referral_service",
    "result": "ban_check_result",
    "outreach_kind": "outreach_kind",
    **(labels_tables.LISTS | labels_trainings.LISTS),
}
GROUPS = {"channel": "channel_group", "district": "region"}
MADE = {"help_item": labels_referrals.item_words, **labels_tables.MADE}
APART: dict[str, LazyText] = {
    "topic": _l("Sensitive topics: health, trafficking, violence"),
    **labels_tables.APART,
    "service": _l("Sensitive services: health, shelter, child protection, trafficking"),
}


def words_of(dimension: str, code: str) -> str:
    """The words for a line of a table; a code without words, such as a centre's, is shown as it is."""
    if code == TOTAL:
        return label("margin", TOTAL)
    if code == RESTRICTED:
        return str(APART.get(dimension, code))
    if dimension == "measure":
        return str(STEPS.get(code, code))
    if dimension == "worked_in":
        country, _dash, currency = code.partition("-")
        return f"{label('country', country)}, {label('currency', currency)}"
    if dimension in MADE and code != UNKNOWN:
        return MADE[dimension](code)
    found = label(LISTS.get(dimension, dimension), code)
    if found == code == UNKNOWN:
        return label("margin", "_U")
    return label(GROUPS[dimension], code) if found == code and dimension in GROUPS else found
