"""The figures of the golden set, as the page of hand-worked figures names them, read from the indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from application.reports.indicators import Book, Figure

SEXES = {"FEMALE": "F", "MALE": "M", "UNKNOWN": "U"}
CHANNELS = {"IN_PERSON": "IN_PERSON", "PHONE": "PHONE", "WRITTEN_ONLINE": "ONLINE", "MOBILE": "MOBILE"}
AGES = {"Y15T24": "15-24", "Y25T34": "25-34", "Y35T44": "35-44", "Y45T54": "45-54"}
AGES |= {"Y55T64": "55+", "Y_GE65": "55+", "UNKNOWN": "U"}
COUNTRIES = {"RUS": "RU", "TUR": "TR", "KAZ": "KZ"}
FUNNEL = {"sent": "Opened", "accepted": "Accepted", "started": "ServiceReceived", "completed": "Resolved"}


def value(book: Book, code: str, name: str = "") -> Decimal | None:
    """A figure of an indicator, the headline without a name."""
    return figure(book, code, name).value


def figure(book: Book, code: str, name: str = "") -> Figure:
    """The same with what it is of."""
    figures = book.indicators[code].figures
    return figures[name or next(iter(figures))]


def cut(book: Book, code: str, dimension: str, words: Mapping[str, str] | None = None) -> dict[str, Decimal]:
    """A headline by the codes of a dimension, in the words of the page; bands with one word are added up."""
    (figures,) = book.indicators[code].cuts[dimension].values()
    found: dict[str, Decimal] = {}
    for each, told in figures.items():
        word = (words or {}).get(each, each)
        found[word] = found.get(word, Decimal(0)) + (told.value or 0)
    return found


def _named(code: str, name: str = "") -> Callable[[Book], Any]:
    return lambda book: value(book, code, name)


def _cut(code: str, dimension: str, words: Mapping[str, str] | None = None) -> Callable[[Book], Any]:
    return lambda book: cut(book, code, dimension, words)


def _training(book: Book) -> dict[str, Any]:
    names = {"enrolled": "enrolled", "completed": "course_completed", "certified": "certified"}
    names |= {"completion_pct": "completed_share", "certified_pct": "certified_share"}
    return {word: value(book, "I12", name) for word, name in names.items()}


def _wages(book: Book) -> dict[str, Any]:
    names = {"claims": "claims", "claimed": "claimed", "recovered": "recovered", "pct": "share"}
    return {word: value(book, "I15", name) for word, name in names.items()}


def _departed(book: Book) -> list[Decimal | None]:
    return [figure(book, "I13", "share").part, figure(book, "I13", "share").whole]


# The key of a figure in expected.json → how it is read.
READ: Mapping[str, Callable[[Book], Any]] = {
    "I01_consultations": _named("I01"),
    "I01_by_channel": _cut("I01", "channel_group", CHANNELS),
    "I01_by_sex": _cut("I01", "sex", SEXES),
    "I01_by_age": _cut("I01", "age_band", AGES),
    "I01_by_centre": _cut("I01", "centre"),
    "I02_persons": _named("I02"),
    "I02_by_sex": _cut("I02", "sex", SEXES),
    "I02_by_channel": _cut("I02", "channel_group", CHANNELS),
    "I02_by_centre": _cut("I02", "centre"),
    "I03_new_clients": _named("I03"),
    "I04_visits": _named("I04"),
    "I05_consultations_per_person": _named("I05"),
    "I06_repeat_pct": _named("I06"),
    "I07_female_pct_known": _named("I07"),
    "I08_funnel": lambda book: {word: value(book, "I08", name) for name, word in FUNNEL.items()},
    "I09_median_days_to_response": _named("I09"),
    "I09b_response_within_14d_pct": _named("I09", "answered_in_time"),
    "I09c_accepted_within_14d_pct": _named("I09", "accepted_in_time"),
    "I10_open_cases_at_period_end": _named("I10"),
    "I11_median_days_to_close": _named("I11"),
    "I12_training": _training,
    "I13_departed_within_90d_of_completion": _departed,
    "I14_departures_by_destination": _cut("I14", "destination", COUNTRIES),
    "I15_wages": _wages,
    "I17_satisfied_pct": _named("I17"),
    "I18_late_gt7d_pct": _named("I18"),
}


def exact(told: Any) -> Any:
    """Numbers of JSON as decimals, so that 33.3 is 33.3."""
    if isinstance(told, dict):
        return {key: exact(each) for key, each in told.items()}
    if isinstance(told, list):
        return [exact(each) for each in told]
    return Decimal(str(told)) if isinstance(told, int | float) else told
