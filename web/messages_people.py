"""What a refusal says about people: registration, sections of a file, ways abroad and back, consents, erasure."""

from __future__ import annotations

from collections.abc import Mapping

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

MESSAGES: Mapping[str, LazyText] = {
    "migrant.age_as_of": _l("This day lies in the future. Write the day on which the age was right."),
    "migrant.age_disagrees": _l("Age and year of birth do not agree. Keep one of them."),
    "migrant.day_ahead": _l("This day lies in the future. Write it down once it has happened."),
    "migrant.days_order": _l("The days do not follow one another. Check the first and the last day."),
    "migrant.entry_unknown": _l("This entry was struck already, or never stood here."),
    "migrant.household_count": _l("There cannot be more children than people at home."),
    "section.empty": _l("Nothing is filled in. Fill in something, or cancel."),
    "section.reason_missing": _l("Something stands here already. Choose why it changes."),
    "consent.guardian_needed": _l(
        "Somebody under 18 does not agree alone. A parent or guardian agrees for them, or the file says why nobody was"
        " asked."
    ),
    "migrant.registered_already": _l("This person is registered already: the form was sent before."),
    "migrant.unknown": _l("There is no such file."),
    "migrant.name_missing": _l("Write a name, or what they are called."),
    "migrant.birth_date": _l(
        "The date of birth cannot be right: it lies in the future, or its year differs."
    ),
    "migrant.birth_year": _l("The year of birth cannot be right: nobody is older than 120 or not yet born."),
    "migrant.birth_unknown": _l("Write the year of birth, or say that it is not known."),
    "migrant.destination_missing": _l("This stage of migration is about a country: choose it."),
    "migrant.guardian_missing": _l(
        "The person is under 18: name the parent or guardian who agreed, or say why none was asked."
    ),
    "migrant.erased": _l("This person asked to be forgotten: nothing more can be written down about them."),
    "place.region": _l("Choose the region; it must belong to the country."),
    "population.twice": _l("A district stands there twice. Leave one line of each."),
    "population.district": _l("One of the codes is not that of a district."),
    "place.district": _l("Choose a district of this region."),
    "consent.recording_missing": _l(
        "The person did not agree that anything is recorded, or took it back: nothing can be kept."
    ),
    "consent.no_new_words": _l(
        "The person took back the consent that anything is recorded: this is possible, but leave the words empty."
    ),
    "consent.expired_already": _l("The day on which the consent ends has passed."),
    "consent.none": _l("There is no such consent to withdraw."),
    "consent.stands": _l("The person agreed to this before. If they no longer do, withdraw that consent."),
    "erasure.asked_already": _l("Erasure was requested already; a protection officer decides on it."),
    "erasure.not_asked": _l("Nobody requested the erasure of this person's data."),
    "erasure.same_person": _l("Whoever requested an erasure cannot approve it: a second person must."),
}
