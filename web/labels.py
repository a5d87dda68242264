"""Words for codes in the reader's language; keyed by strings, so that no page needs the domain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from web import (
    labels_cases,
    labels_contact,
    labels_languages,
    labels_moving,
    labels_people,
    labels_protection,
    labels_regions,
    labels_register,
    labels_told,
    labels_topics,
    labels_training,
    labels_work,
)
from web.i18n import gettext_codes
from web.labels_centres import centre_label
from web.labels_places import country_label, country_order, district_label, region_label
from web.own_topics import OwnTopic, own_label, own_language, place_of

# list -> code -> English msgid of the gettext domain "codes", in display order. One msgid has one meaning everywhere.
LABELS: dict[str, dict[str, str]] = {
    **labels_people.LABELS,
    **labels_told.LABELS,
    **labels_languages.LABELS,
    **labels_work.LABELS,
    **labels_contact.LABELS,
    **labels_topics.LABELS,
    **labels_protection.LABELS,
    **labels_cases.LABELS,
    **labels_training.LABELS,
    **labels_register.LABELS,
    **labels_moving.LABELS,
    **labels_regions.LABELS,
}
LABELS["priority"] = LABELS["urgency"]

# Places have names, not msgids: CLDR for countries, our tables for regions and districts.
PLACES: Mapping[str, Callable[[str], str]] = {
    "country": country_label,
    "citizenship": country_label,
    "region": region_label,
    "district": district_label,
}

# "Other" and "not recorded" close every list.
LAST = frozenset({"OTHER", "OTH", "UNKNOWN", "und", "XXX", "_O", "_U"})


def label(list_name: str, code: str) -> str:
    """The label of a code in the language in force; an unknown code is shown as it is, never an error."""
    if list_name == "centre":
        return centre_label(code, LABELS[list_name].get(code, code))
    if list_name == "topic" and place_of(code) != code:
        return own_label(code)
    msgid = LABELS.get(list_name, {}).get(code)
    if msgid is not None:
        return gettext_codes(msgid)
    return PLACES[list_name](code) if list_name in PLACES else code


def options(list_name: str, codes: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """(code, label) pairs in display order, of the whole list or of `codes`; "other", "not recorded" last."""
    chosen = sorted(_all(list_name) if codes is None else codes, key=lambda code: code in LAST)
    return [(code, label(list_name, code)) for code in chosen]


def _all(list_name: str) -> list[str]:
    extra = list(LABELS.get(list_name, {}))
    return country_order() + extra if list_name in ("country", "citizenship") else extra


def topic_path(code: str) -> str:
    """Give "Family › Alimony" for FAM-ALIM, "Family" for FAM; what a centre added stands below its own place."""
    steps = (code.partition("-")[0], place_of(code), code)
    return " › ".join(label("topic", step) for step in dict.fromkeys(steps))


def topic_marked(code: str) -> str:
    """`topic_path` for a page: words of another language than the reader's say which it is."""
    tag = own_language(code)
    if tag is None:
        return topic_path(code)
    *above, words = topic_path(code).split(" › ")
    return Markup('{} › <span lang="{}">{}</span>').format(" › ".join(above), tag, words)


def topic_tree(
    codes: Iterable[str] | None = None, own: Iterable[OwnTopic] = ()
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups for a select: (parent's label, [(code, label), …]), each parent first among its own.

    What a centre added follows the topic it was added below; below a whole group, it ends the group.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    below = [(each.below, (each.code, label("topic", each.code))) for each in own]
    for code, text in options("topic", codes):
        rows = groups.setdefault(code.partition("-")[0], [])
        rows.append((code, text))
        rows += [row for place, row in below if place == code and place not in groups]
    for place, row in below:
        if place in groups:
            groups[place].append(row)
    return [(label("topic", parent), rows) for parent, rows in groups.items()]
