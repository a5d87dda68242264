"""Names stand as in the dictionary of each language."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sortkeys import ALPHABETS, sort_key

ORDERED = {
    "tg": "Абдулло Ваҳдат Гулнора Ғафур Далер Ерлан Ёрмат Зебо Илҳом Ӣд Йунус Карим Қодир Латиф Назар Олим Рустам "
    "Умед Ӯктам Фирӯз Холмат Ҳасан Чустӣ Ҷамшед Шодӣ Эҳсон Юсуф Ягона",
    "ky": "Асан Бакыт Ёлка Ерлан Ермек Нурлан Ңур Омор Өмүр Пазыл Улан Үсөн Фарида Эрмек",
    "kk": "Асан Әсел Ғани Ерлан Қайрат Нұр Ңур Олжас Өтеген Ұлан Үміт Фарида Хан Һан Ырыс Іңкәр Элла",
    "uz": "Anvar Botir Davron Gulnora Hasan Islom Lola Nodir Olim Qodir Rustam Salim Umid Xurshid Yusuf Zebo Oʻtkir "
    "Gʻofur Sherzod Choʻlpon",
    "ru": "Елена Ёлкин Ельцов Жанна Иван Йод Юрий Яна",
    "en": "Anna Bob Émile Zoe Анна",
}


@pytest.mark.parametrize("language", ORDERED)
def test_names_stand_as_in_the_dictionary_of_the_language(language: str) -> None:
    ordered = ORDERED[language].split()
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == ordered


@pytest.mark.parametrize("apostrophe", "ʻʼ‘’'`")
def test_every_apostrophe_makes_the_same_uzbek_letter(apostrophe: str) -> None:
    names = ["Zebo", f"O{apostrophe}tkir", f"G{apostrophe}ofur", "Sherzod"]
    assert sorted(random.Random(2).sample(names, len(names)), key=lambda name: sort_key(name, "uz")) == names


def test_a_shorter_name_and_a_space_come_first() -> None:
    names = ["Карим", "Карим Шодӣ", "Каримов"]
    assert sorted(random.Random(2).sample(names, len(names)), key=lambda name: sort_key(name, "tg")) == names


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_language_places_the_letters_of_all_the_others(language: str) -> None:
    letters = {
        letter for alphabets in ALPHABETS.values() for alphabet in alphabets for letter in alphabet.split()
    }
    keys = [sort_key(letter, language).split("\x01")[0] for letter in letters]
    assert all("Ā" <= key[0] < "Ѐ" for key in keys)


@given(st.text(), st.text(), st.sampled_from(sorted(ALPHABETS)))
def test_different_texts_have_different_keys(one: str, other: str, language: str) -> None:
    assert (sort_key(one, language) == sort_key(other, language)) is (one == other)
