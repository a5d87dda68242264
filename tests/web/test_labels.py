"""Every code has a word, every word has five translations, in the letters of its language."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from domain.codes import LISTS, code_list
from domain.geography import CENTRES, DISTRICTS, REGIONS
from tests.exchange.samples import release
from web.i18n import LANGUAGES, TRANSLATIONS, using
from web.labels import LABELS, LAST, label, options, topic_path, topic_tree
from web.labels_countries import ALPHA2, COMMON, OVERRIDES
from web.labels_places import district_label, district_options, region_options
from web.ministry.labels import category

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
BY_CLDR = {"country", "citizenship"}
MSGIDS = {msgid for labels in LABELS.values() for msgid in labels.values()}
# Letters of each language; what is missing here came from a neighbour's keyboard or catalogue.
ALPHABETS = {
    "ru": "а-яё",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "ky": "а-яёңөү",
    "kk": "а-яёәғқңөұүһі",
    "uz": "a-vx-zʻʼ",
}
SAME_AS_ENGLISH = {
    "uz": {
        "Patent": "the international word",
        "Administrator": "the international word",
        "Diplom": "the international word",
        "Dushanbe": "a proper name",
        "Bishkek": "a proper name",
    },
}
FIGURES = re.compile(r"[\d–]+$")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")


def translations(tag: str) -> dict[str, str]:
    with (TRANSLATIONS / tag / "LC_MESSAGES" / "codes.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale=tag) if m.id and not m.fuzzy}


@pytest.mark.parametrize("name", LISTS)
def test_every_code_of_the_domain_has_a_label(name: str) -> None:
    known = set(LABELS.get(name, {})) | (set(ALPHA2) if name in BY_CLDR else set())
    assert set(LISTS[name]) == known


def test_every_label_belongs_to_a_code_of_the_domain() -> None:
    assert set(LABELS) - set(LISTS) == {"region", "centre", "place_kind"}
    assert set(LABELS["centre"]) == set(CENTRES)
    assert set(LABELS["region"]) == {
        r.code for r in REGIONS.values() if r.country in ("TJK", "KGZ", "KAZ", "UZB")
    }


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_label_is_translated_and_nothing_else(tag: str) -> None:
    words = translations(tag)
    assert set(words) == MSGIDS
    assert not [msgid for msgid, word in words.items() if not word.strip()]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_placeholders_survive_translation(tag: str) -> None:
    for msgid, word in translations(tag).items():
        assert sorted(PLACEHOLDER.findall(msgid)) == sorted(PLACEHOLDER.findall(word))


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_label_is_left_in_english(tag: str) -> None:
    allowed = SAME_AS_ENGLISH.get(tag, {})
    left = {m for m, word in translations(tag).items() if m == word and not FIGURES.match(m)}
    assert left <= set(allowed)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_words_use_the_letters_of_their_language(tag: str) -> None:
    strange = re.compile(rf"[^{ALPHABETS[tag]}\W\d_]|[’‘'`]", re.IGNORECASE)
    odd = {word: strange.findall(word) for word in translations(tag).values() if strange.search(word)}
    assert not odd


@pytest.mark.parametrize("tag", TRANSLATED)
def test_labels_of_one_list_can_be_told_apart(tag: str) -> None:
    words = translations(tag)
    for name, labels in LABELS.items():
        shown = [words[msgid] for msgid in labels.values()]
        assert len(set(shown)) == len(shown), name


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_country_has_a_name_in_every_language(tag: str) -> None:
    with using(tag):
        assert all(label("country", code) != code for code in code_list("country"))


def test_kyrgyzstan_is_called_as_it_calls_itself() -> None:
    assert OVERRIDES["ru"]["KGZ"] == "Кыргызстан"
    with using("ru"):
        assert label("citizenship", "KGZ") == "Кыргызстан"


def test_the_pages_know_the_same_common_countries_as_the_domain() -> None:
    assert tuple(COMMON) == code_list("country").marked("common")


def test_other_and_not_recorded_close_every_list() -> None:
    for name in LABELS:
        codes = [code for code, _ in options(name)]
        tail = [code in LAST for code in codes]
        assert tail == sorted(tail), name


def test_options_keep_the_codes_they_are_given() -> None:
    assert [code for code, _ in options("topic", ("OTH", "FAM", "FAM-ALIM"))] == ["FAM", "FAM-ALIM", "OTH"]


def test_a_topic_is_shown_with_its_parent() -> None:
    with using("en"):
        assert topic_path("FAM-ALIM") == "Family › Alimony"
        assert topic_path("FAM") == "Family"
        assert topic_tree(("FAM", "FAM-ALIM")) == [("Family", [("FAM", "Family"), ("FAM-ALIM", "Alimony")])]


@pytest.mark.parametrize(
    ("tag", "place"),
    [("tg", "Исфара (ноҳия)"), ("ru", "Исфара (район)"), ("ky", "Исфара (район)"), ("uz", "Isfara (tuman)")],
)
def test_a_district_is_named_in_the_readers_script(tag: str, place: str) -> None:
    with using(tag):
        assert district_label("3505220") == place


def test_places_can_be_chosen_from_above_to_below() -> None:
    with using("en"):
        assert len(region_options("TJK")) == 5
        assert ("3590401", "Khorugh") in district_options("TJ-GB")
        assert district_options("KG-GB") == []
        assert sum(len(district_options(r)) for r in REGIONS) == len(DISTRICTS)


def test_an_unknown_code_is_shown_and_never_fails() -> None:
    assert label("topic", "FAM-LOCAL1") == "FAM-LOCAL1"
    assert label("nothing", "X") == "X"
    assert district_label("X") == "X"


def test_a_released_district_is_named_in_the_script_of_the_reader() -> None:
    published = release()
    with using("ru"):
        assert category(published, "DISTRICT", "3501268") == "Сино"
        assert category(published, "DISTRICT", "9") == "9"
