"""Regions have names in both scripts, stand in the order of the alphabet and are found under either name."""

from __future__ import annotations

import re

import pytest
from wtforms import Form

from domain.geography import REGIONS
from web.counsellor.import_words import guess_values
from web.counsellor.places import PlaceSelect
from web.i18n import LANGUAGES, using
from web.labels_places import region_label, region_options

# Official names of subjects of the federation, and what others are called in Russian.
RUSSIAN = {
    "RU-MOW": "Москва",
    "RU-SPE": "Санкт-Петербург",
    "RU-MOS": "Московская область",
    "RU-LEN": "Ленинградская область",
    "RU-KHM": "Ханты-Мансийский автономный округ — Югра",
    "RU-YAN": "Ямало-Ненецкий автономный округ",
    "RU-SA": "Республика Саха (Якутия)",
    "RU-SE": "Республика Северная Осетия — Алания",
    "RU-TA": "Республика Татарстан",
    "RU-TY": "Республика Тыва",
    "RU-KEM": "Кемеровская область — Кузбасс",
    "RU-NIZ": "Нижегородская область",
    "RU-NGR": "Новгородская область",
    "RU-NVS": "Новосибирская область",
    "RU-KDA": "Краснодарский край",
    "RU-KYA": "Красноярский край",
    "RU-PER": "Пермский край",
    "RU-YEV": "Еврейская автономная область",
    "AM-LO": "Лорийская область",
    "BY-HR": "Гродненская область",
    "MD-CU": "Кишинёв",
    "MD-OR": "Оргеевский район",
    "UA-56": "Ровненская область",
    "UA-63": "Харьковская область",
}


class Where(Form):
    place = PlaceSelect("Place")


def test_no_cyrillic_page_shows_a_latin_region_and_no_latin_page_a_cyrillic_one() -> None:
    latin, cyrillic = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
    for tag in LANGUAGES:
        with using(tag):
            wrong, right = (cyrillic, latin) if tag in ("en", "uz") else (latin, cyrillic)
            names = [region_label(code) for code in REGIONS]
        assert len(set(names)) == len(REGIONS), tag
        assert [name for name in names if wrong.search(name) or not right.search(name)] == [], tag


@pytest.mark.parametrize("tag", ["ru", "tg", "ky", "kk"])
def test_regions_of_other_countries_have_their_russian_names_on_cyrillic_pages(tag: str) -> None:
    with using(tag):
        assert {code: region_label(code) for code in RUSSIAN} == RUSSIAN


def test_regions_of_other_countries_have_their_latin_names_on_latin_pages() -> None:
    for tag in ("en", "uz"):
        with using(tag):
            assert (region_label("MD-CU"), region_label("RU-MOW")) == ("Chișinău", "Moskva")


@pytest.mark.parametrize(
    ("tag", "country", "some"),
    [
        (
            "ru",
            "RUS",
            ["Алтайский край", "Москва", "Московская область", "Республика Алтай", "Ярославская область"],
        ),
        ("kk", "KAZ", ["Ақмола облысы", "Алматы", "Қызылорда облысы", "Ұлытау облысы", "Шымкент"]),
        (
            "tg",
            "KAZ",
            ["Вилояти Атирау", "Вилояти Қароғанда", "Вилояти Манғистау", "Вилояти Ҳафтруд", "Остона"],
        ),
        ("en", "MDA", ["Călărași", "Chișinău", "Edineț", "Șoldănești", "Soroca", "Ștefan Vodă", "Ungheni"]),
    ],
)
def test_regions_are_offered_in_the_order_of_the_readers_alphabet(
    tag: str, country: str, some: list[str]
) -> None:
    with using(tag):
        offered = [name for _code, name in region_options(country)]
    assert [name for name in offered if name in some] == some


@pytest.mark.parametrize(("tag", "typed"), [("ru", "Moskovskaya oblast'"), ("uz", "Московская область")])
def test_a_region_of_another_country_is_found_in_either_script(tag: str, typed: str) -> None:
    with using(tag):
        also = {
            each.value: (each.render_kw or {}).get("data-also", "") for each in Where().place.iter_choices()
        }
    assert typed in also["RU-MOS"]


def test_a_register_may_write_regions_without_their_kind_and_without_dots() -> None:
    found = guess_values(
        "region", ["кишинев", "татарстан", "москва", "московская", "moskva", "алтай", "алтайский"]
    )
    assert list(found.values()) == ["MD-CU", "RU-TA", "RU-MOW", "RU-MOS", "RU-MOW", "RU-AL", "RU-ALT"]
