"""Words for the indicators: what each is called, its formula in words, and why there may be no figure."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

TITLES: dict[str, LazyText] = {
    "consultations": _l("Consultations"),
    "unique_persons": _l("Persons"),
    "new_clients": _l("Persons for the first time"),
    "visits": _l("Visits"),
    "contacts_per_person": _l("Consultations per person"),
    "repeat_contact": _l("Persons who came again"),
    "share_of_women": _l("Share of women"),
    "referral_funnel": _l("Referrals and what became of them"),
    "time_to_response": _l("Days until an organisation answers"),
    "open_cases": _l("Open cases"),
    "days_to_close": _l("Days until a case is closed"),
    "training_results": _l("Course results"),
    "departed_after_course": _l("Left within 90 days of a course"),
    "departures": _l("Departures by country"),
    "wage_recovery": _l("Wages recovered"),
    "recruitment_cost": _l("What a job abroad costs"),
    "satisfaction": _l("Satisfied clients"),
    "late_recording": _l("Recorded late"),
    "first_release_completeness": _l("Completeness of the first release"),
    "revision": _l("Revision since the first release"),
    "reach": _l("Reach among residents"),
    "change_on_year": _l("Change on the year"),
    "answered_calls": _l("Calls answered"),
    "called_back": _l("Calls returned within 24 hours"),
    "outside_the_centre": _l("Contacts outside the centre"),
    "no_answer": _l("Referrals without an answer"),
    "banned_and_warned": _l("Warned of an entry ban before leaving"),
}
DEFINITIONS: dict[str, LazyText] = {
    "consultations": _l("Contacts with advice that took place in the period and are not void."),
    "unique_persons": _l(
        "Different persons with at least one consultation in the period, whoever came with somebody included. Linked"
        " files count as one person. Persons of several channels or centres count in each and once in the total."
    ),
    "new_clients": _l("Persons of the period who had no consultation at any centre before its first day."),
    "visits": _l(
        "Different combinations of person, centre and day, of consultations in person and by a mobile team. Contacts"
        " without a name are no visits."
    ),
    "contacts_per_person": _l("Consultations divided by persons."),
    "repeat_contact": _l("Persons with two or more consultations in the period, divided by persons."),
    "share_of_women": _l(
        "Women divided by persons whose sex is known. Who did not agree to statistics is left out of both."
    ),
    "referral_funnel": _l("Referrals sent in the period, with what became of them up to the instant of recording."),
    "time_to_response": _l(
        "Of referrals sent in the period: the median of the days to the answer, yes or no; those answered, and those"
        " accepted, within 14 days, divided by all that were sent."
    ),
    "open_cases": _l("Cases opened or reopened up to the last day of the period and not closed by then."),
    "days_to_close": _l("Median of the days from opening to the last closing, of cases closed in the period."),
    "training_results": _l(
        "Enrolments in sessions of the period; those who completed the course and those who hold a valid certificate,"
        " divided by enrolments."
    ),
    "departed_after_course": _l(
        "Completed enrolments of the period whose trainee left for a country not later than 90 days after the result,"
        " divided by all completed ones."
    ),
    "departures": _l(
        "Persons who left in the period. Who left for two countries counts in both and once in the total."
    ),
    "wage_recovery": _l(
        "Claims stated in the period: what was recovered up to the instant of recording, divided by what is claimed."
        " Nothing is converted, and there is no share over several currencies."
    ),
    "recruitment_cost": _l(
        "Clients who said in the period what a job cost to get and its monthly wage, in one currency: cost divided by"
        " wage, then the median and the mean of these ratios. The ratio of the two means is not published."
    ),
    "satisfaction": _l(
        "Scores of 4 and 5 divided by all scores given to consultations of the period; response: consultations with a"
        " score, divided by all."
    ),
    "late_recording": _l("Consultations recorded more than 7 days after they took place, divided by all."),
    "first_release_completeness": _l(
        "Of the consultations that count now: those that were counted at the end of the 15th day after the period."
    ),
    "revision": _l(
        "Consultations now, less those counted at the end of the 15th day after the period: entered since, less those"
        " declared void, and those corrected into the period or out of it. The share is of the first figure."
    ),
    "reach": _l(
        "Persons of a district per 10,000 of its residents, over the districts whose population was entered for the"
        " year, or for the last year before it."
    ),
    "change_on_year": _l(
        "Consultations now, less those of the same period of the year before as they were known a year before now: at"
        " the same stage of release. Divided by the latter; not told when these were fewer than 50."
    ),
    "answered_calls": _l("Calls answered, divided by all calls but wrong numbers."),
    "called_back": _l("Missed and abandoned calls that were called back within 24 hours, divided by all of them."),
    "outside_the_centre": _l(
        "Consultations by a mobile team, at a border, at an employer's or in detention, divided by all."
    ),
    "no_answer": _l(
        "Of the referrals sent in the period whose day of answering is past: those without an answer. Those called back"
        " before an answer are left out."
    ),
    "banned_and_warned": _l(
        "Persons who learnt of an entry ban in the period while still at home, and their share of all persons for whom"
        " a ban was found."
    ),
}
# Figures of an indicator beside its headline, and the headline where the title does not say what it is.
FIGURES: dict[str, LazyText] = {
    "contacts": _l("consultations"),
    "persons": _l("persons"),
    "new_persons": _l("persons"),
    "visits": _l("visits"),
    "ratio": _l("per person"),
    "share": _l("share"),
    "sent": _l("sent"),
    "accepted": _l("accepted"),
    "started": _l("service began"),
    "completed": _l("completed"),
    "median_days": _l("days, median"),
    "answered_in_time": _l("answered within 14 days"),
    "accepted_in_time": _l("accepted within 14 days"),
    "cases_open": _l("cases on the last day"),
    "enrolled": _l("enrolled"),
    "course_completed": _l("completed the course"),
    "certified": _l("certified"),
    "completed_share": _l("completed, share of the enrolled"),
    "certified_share": _l("certified, share of the enrolled"),
    "departed": _l("left within 90 days"),
    "departures": _l("persons who left"),
    "claims": _l("claims"),
    "claimed": _l("claimed"),
    "recovered": _l("recovered"),
    "median_ratio": _l("months of wage, median"),
    "mean_ratio": _l("months of wage, mean"),
    "satisfied": _l("satisfied"),
    "response": _l("response"),
    "revised": _l("difference"),
    "entered": _l("entered since"),
    "voided": _l("declared void"),
    "corrected": _l("corrected in or out"),
    "rate": _l("per 10,000 residents"),
    "warned": _l("persons warned"),
}
CUTS: dict[str, LazyText] = {
    "channel_group": _l("By channel"),
    "sex": _l("By sex"),
    "age_band": _l("By age"),
    "centre": _l("By centre"),
    "destination": _l("By country"),
    "currency": _l("By currency"),
    "district": _l("By district"),
}
# Dimension → the list that gives its words.
LISTS = {"destination": "country"}
WHY: dict[str, LazyText] = {
    "of_nothing": _l("nothing to count"),
    "too_few": _l("too few to tell"),
    "not_released": _l("not before the first release"),
    "no_population": _l("no population entered"),
    "several_currencies": _l("several currencies, see below"),
}
