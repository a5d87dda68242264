"""Words for the reports about people, ways abroad and what records lack; part of `web/analyst/labels.py`."""

from __future__ import annotations

from datetime import date

from application.reports.table import NOWHERE
from web.dates import month_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label

TITLES: dict[str, LazyText] = {
    "destination_and_stage": _l("Where people go, and at which stage they are"),
    "document_problems": _l("Problems with documents"),
    "district_of_residence": _l("Where people live"),
    "who_asked": _l("Who asked"),
    "new_and_returning": _l("New, again, returning"),
    "returnees": _l("People who came back"),
    "recruitment": _l("What getting a job abroad cost"),
    "screening": _l("Asked about danger"),
    "data_quality": _l("What records lack"),
    "departures_and_returns": _l("Departures and returns"),
    "remittances": _l("Money sent home"),
}
TABLES: dict[str, LazyText] = {
    "counsellor_cases": _l("Cases by counsellor"),
    "destination_stage": _l("People by destination and stage"),
    "problem_centre": _l("Contacts by problem and centre"),
    "district_sex": _l("People by district and sex"),
    "district_centre": _l("Contacts by district and centre"),
    "asked_channel": _l("Contacts by who asked and channel"),
    "centre_kind": _l("People who are new, came again or returned, by centre"),
    "reason_months": _l("People who came back, by reason and months abroad"),
    "need_months": _l("People who came back, by what they need and months abroad"),
    "licence_cost": _l("Clients surveyed, by the licence of whoever found the job"),
    "screened_centre": _l("People asked about danger, by centre"),
    "screened_region": _l("People asked about danger, by region"),
    "centre_lacks": _l("Contacts that lack something, by centre"),
    "left_country": _l("People who left, by country and sex"),
    "back_country": _l("People who came back, by country and sex"),
    "left_month": _l("People who left, by month and sex"),
    "back_month": _l("People who came back, by month and sex"),
    "sent_often": _l("People by way of sending and how often"),
    "sent_amount": _l("People by amount in a usual month and way of sending"),
    "sent_use": _l("People by what the money is for and way of sending"),
    "one_trip": _l("Each journey"),
    "pairs_now": _l("Likely duplicates waiting now, by centre"),
}
UNITS: dict[str, LazyText] = {
    "RECORD": _l("Counted: records of contacts. A record that lacks two things stands in both columns."),
}
DIMENSIONS: dict[str, LazyText] = {
    "channel_group": _l("Channel"),
    "counsellor": _l("Counsellor"),
    "destination": _l("Destination"),
    "stage": _l("Stage"),
    "document_problem": _l("Problem"),
    "district": _l("District"),
    "region": _l("Region"),
    "asked_by": _l("Who asked"),
    "return_reason": _l("Reason"),
    "return_assistance": _l("What is needed"),
    "months_abroad": _l("Months abroad"),
    "licence": _l("Licence"),
    "abroad": _l("Country"),
    "month": _l("Month"),
    "remittance_channel": _l("Way of sending"),
    "remittance_frequency": _l("How often"),
    "remittance_amount": _l("Amount in a usual month"),
    "remittance_use": _l("What the money is for"),
    "trip": _l("Journey"),
}
STEPS: dict[str, LazyText] = {
    "persons": _l("People"),
    "new": _l("New"),
    "again": _l("Came twice or more"),
    "returning": _l("Were here before"),
    "surveyed": _l("Clients surveyed"),
    "fee_yes": _l("Paid a fee"),
    "fee_no": _l("Paid no fee"),
    "cost_known": _l("Cost and wage known"),
    "median_months": _l("Median cost, in months of wage"),
    "screened": _l("Asked"),
    "marked": _l("With one sign or more"),
    "referred": _l("Then referred"),
    "no_sex": _l("No sex"),
    "no_birth_year": _l("No year of birth"),
    "no_district": _l("No district"),
    "no_stage": _l("No stage"),
    "other": _l("Mainly about “other”"),
    "late": _l("Recorded more than 7 days late"),
    "other_share": _l("“Other”, per cent"),
    "late_share": _l("Late, per cent"),
    "new_persons": _l("People met for the first time"),
    "without_name": _l("Contacts without a name"),
    "days_to_register": _l("Median days to the register"),
    "pairs": _l("Pairs of files"),
}
NOTES: dict[str, LazyText] = {
    "cases_of_owner": _l(
        "A case counts for whoever answered for it when it was opened, closed or reopened; open at the end, for whoever"
        " answers for it then; each at the centre that kept the file at the time. Read at the centre only."
    ),
    "stage_at_last_contact": _l("Destination and stage are those of the last contact of the period."),
    "contact_once": _l("A contact with several problems stands in the line of each, and once in the total."),
    "problems_with_consent": _l(
        "Contacts of persons who did not agree to statistics count, with the problem not recorded."
    ),
    "district_at_last_contact": _l("The district is that of the last contact of the period."),
    "asked_with_consent": _l("For persons who did not agree to statistics it is not recorded who asked."),
    "known_since": _l(
        "New: since %(date)s, the day of the first contact that this register knows."
    ),
    "kinds_overlap": _l("New and returning make up all; whoever came twice or more is one of them."),
    "centres_overlap": _l("A person counts in every centre visited and once in the total."),
    "no_name_told": _l(
        "Without a name: who asked did not want to be recorded, or was not asked. Of them there is no file."
    ),
    "new_on_the_way": _l("Met for the first time: no contact before the journey, at any centre."),
    "median_to_register": _l(
        "Median of the whole days from a contact on the way until its record stood in the register."
    ),
    "last_return": _l("Each person once, by the last return of the period."),
    "needs_overlap": _l("A person may need several things: lines are not added up."),
    "returnees_with_consent": _l("Persons who did not agree to statistics count, with everything as not recorded."),
    "clients_surveyed": _l("Clients surveyed: those who told what the job abroad cost; they stand for nobody else."),
    "last_said": _l("Each person once, by what was said last in the period."),
    "median_of_ten": _l(
        "The cost of each person is divided by the monthly wage of the job, both in one currency. A median is told"
        " from ten persons on."
    ),
    "licence_with_consent": _l("Persons who did not agree to statistics count as surveyed, and tell nothing more."),
    "steps_of_screening": _l("Each person once in a line; each step is a part of the one before it."),
    "referred_after": _l(
        "Referred: sent to any service on the day of a screening with a sign, or later, up to the instant of recording."
        " Counted at the centre that keeps the file."
    ),
    "told_here": _l("Departures and returns are those told at a centre: not everybody tells."),
    "way_with_consent": _l("Persons who did not agree to statistics count, with country and sex as not recorded."),
    "day_not_exact": _l("Where only the year is known the month is that of the day written down."),
    "clients_answering": _l("Clients answering: each person once, by the last answer of the period."),
    "answers_with_consent": _l("Persons who did not agree to statistics count, with the answer as not recorded."),
    "amounts_in_bands": _l("Amounts were asked in bands, in US dollars."),
    "uses_overlap": _l("Money may be for several things: lines are not added up."),
    "lacks_of_named": _l("Details are missing only where the contact has a person: nobody else can be asked."),
    "other_main_topic": _l("“Other”: the main topic is none of those on the list."),
    "pairs_of_two_centres": _l("A pair of two centres counts in both, and once in the total."),
    "pairs_as_of_now": _l("As it stands now, whatever the period: pairs that nobody has decided about yet."),
}
DEFINITIONS: dict[str, LazyText] = {
    "stages": _l(
        "Stage: before departure, working abroad, after return; or a member of the family who stays at home."
    ),
    "district": _l("District: where the person lives, by its official code; not the district of the contact."),
    "asked_by": _l("Who asked: the migrant, or somebody on the migrant's behalf."),
    "newcomer": _l("New: the first contact ever, at any centre of the network, lies in the period."),
    "new_person": _l("People met for the first time: with a name, and without any contact before."),
    "days_to_register": _l("Days to the register: the server decides when a record stands, not the telephone."),
    "returnee": _l("Return: somebody came back from work abroad and told of it."),
    "months_abroad": _l("Months abroad: whole months, as told."),
    "recruitment_cost": _l(
        "Recruitment cost: all that was paid to get the job abroad, in months of its wage (SDG indicator 10.7.1)."
    ),
    "screening": _l(
        "Screening: questions about danger were asked. Figures about it are for those only who may tell sensitive codes"
        " apart."
    ),
    "record": _l("Record: what was written down about one contact, as it stands."),
    "late_record": _l("Late: more than 7 days between the contact and its first recording."),
    "departure": _l("Departure, return: the day on which somebody left for work or came back, as told."),
    "remittance": _l("Money sent home: what people who work abroad send to their families."),
}
LISTS = {
    "abroad": "country",
    "licence": "recruiter_licence",
}
APART: dict[str, LazyText] = {
    "return_reason": _l("Sensitive reasons: illness"),
    "return_assistance": _l("Sensitive needs: health"),
}


def month_words(code: str) -> str:
    """March 2026 for 2026-03."""
    return month_text(date.fromisoformat(f"{code}-01"))


def destination_words(code: str) -> str:
    """The country, or that nobody goes."""
    return _("None: family at home") if code == NOWHERE else label("country", code)


# Dimensions whose words no code list has.
MADE = {"month": month_words, "destination": destination_words}
