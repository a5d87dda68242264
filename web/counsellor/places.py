"""One field for where somebody lives: districts under their regions, regions of the other countries, one choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from wtforms.fields.choices import SelectChoice

from web import phones
from web.fields import CodeSelect
from web.i18n import gettext as _
from web.i18n import language, using
from web.labels_countries import OF_ALPHA2
from web.labels_places import country_label, district_label, district_options, region_label, region_options

# Countries whose regions are coded, in the order of the corridors.
CODED = ("TJK", "KGZ", "KAZ", "UZB", "RUS", "ARM", "BLR", "MDA", "UKR")
# Languages whose spellings of a place differ.
SPELLINGS = ("en", "tg", "ru")


class Place(NamedTuple):
    """A place as commands want it; the region is empty where a country's regions are not coded."""

    country: str
    region: str = ""
    district: str | None = None


class PlaceSelect(CodeSelect):
    """A select of districts and regions. ``data`` is a p-code or a region's code; see `place_of`."""

    def __init__(
        self, label: Any, validators: Any = None, *, districts_only: bool = False, **kwargs: Any
    ) -> None:
        self.districts_only = districts_only
        super().__init__(label, "district", validators, choices=self._offered, **kwargs)

    def _offered(self) -> list[SelectChoice]:
        near = dict.fromkeys((home_country(), country_of(self.data)))
        blank = SelectChoice("", "")
        return [blank, *(each for country in near if country in CODED for each in self._near(country))] + (
            []
            if self.districts_only
            else [each for country in CODED if country not in near for each in _far(country, language())]
        )

    def _near(self, country: str) -> Iterator[SelectChoice]:
        yield from _near(country, language(), self.districts_only)


@cache
def _near(country: str, _tag: str, districts_only: bool) -> tuple[SelectChoice, ...]:
    return tuple(_districts(country, districts_only))


def _districts(country: str, districts_only: bool) -> Iterator[SelectChoice]:
    for region, name in region_options(country):
        if not districts_only:
            whole = _("%(region)s: district not known", region=name)
            yield SelectChoice(
                region, whole, render_kw={"data-also": _also(region_label, region)}, optgroup=name
            )
        for district, words in district_options(region):
            also = _also(district_label, district, name)
            yield SelectChoice(district, words, render_kw={"data-also": also}, optgroup=name)


def _also(label: Callable[[str], str], code: str, *above: str) -> str:
    """The spellings under which somebody may type a place, and what it lies in."""
    words = [*above]
    for tag in SPELLINGS:
        with using(tag):
            words.append(label(code))
    return " ".join(dict.fromkeys(words))


@cache
def _far(country: str, _tag: str) -> tuple[SelectChoice, ...]:
    group = country_label(country)
    return tuple(
        SelectChoice(region, name, render_kw={"data-also": _also(region_label, region)}, optgroup=group)
        for region, name in region_options(country)
    )


def home_country() -> str:
    """The country of the centre (alpha-3)."""
    return OF_ALPHA2.get(phones.region.get(), "TJK")


def country_of(code: str | None) -> str | None:
    """The country of a region or district."""
    region = _regions_of_districts().get(code or "", code)
    return OF_ALPHA2.get((region or "")[:2])


def place_of(code: str | None, country: str | None = None) -> Place:
    """What was chosen: a district, a region, or only a country without coded regions."""
    if not code:
        return Place(country or home_country())
    region = _regions_of_districts().get(code)
    found = country_of(code) or home_country()
    return Place(found, region, code) if region else Place(found, code)


def chosen(region: str, district: str | None) -> str | None:
    """The choice that stands for a stored place."""
    return district or region or None


def place_text(country: str, region: str, district: str | None) -> str:
    """A stored place in words, from small to large."""
    words = [
        dict(district_options(region)).get(district, district) if district else "",
        region_label(region) if region else "",
    ]
    return ", ".join(word for word in (*words, country_label(country)) if word)


@cache
def _regions_of_districts() -> dict[str, str]:
    pairs = (
        (region, code)
        for country in CODED
        for region, _name in region_options(country)
        for code, _words in district_options(region)
    )
    return {code: region for region, code in pairs}
