"""Invents a register of persons with the region's names: some very common, most rare."""

from __future__ import annotations

import random
from collections.abc import Iterator
from uuid import UUID

from adapters.search.entry import Entry

CENTRES = ("DYU", "KHJ", "KLB", "BOK", "TRZ", "KHR", "RSH")
GIVEN = (
    "Шодӣ Раҳим Фарҳод Суҳроб Рустам Далер Фирӯз Ҷамшед Илҳом Бахтиёр Мирзо Назар Сафар Гулнора Зебо Мадина "
    "Нигора Парвина Зулфия Шаҳло Манижа Тахмина Саодат Хуршед Нурулло Абдулло Абдураҳмон Саидакбар Муҳаммад "
    "Эргаш Юсуф Ёқуб Айгүл Бакыт Нұрлан Ерлан Дильшод Отабек Жасур Шерзод Умед Алишер Искандар Зафар Комил"
).split()
SURNAMES = (
    "Карим Раҳим Назар Шариф Саид Мирзо Холмат Юлдош Усмон Ҷум Қодир Ғафур Рӯзи Давлат Бобо Ҳасан".split()
)
ONSETS = "б в г д з к қ л м н п р с т ф х ҳ ҷ ч ш ғ".split()
VOWELS = "а а о у и е ӯ э".split()
LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэғқҳҷӣӯңөүұәъ", "abvgdeziyklmnoprstufyegqhjiunouua'", strict=True))
    | {"ж": "zh", "х": "kh", "ч": "ch", "ш": "sh", "ё": "yo", "ю": "yu", "я": "ya", "ц": "ts"}
)


def latin(name: str) -> str:
    return name.lower().translate(LATIN).title()


def stems(rng: random.Random, many: int) -> list[str]:
    """Common surnames first, then invented rarer ones of two or three syllables."""
    invented = {
        "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.choice((2, 2, 3))))
        + rng.choice(ONSETS)
        for _ in range(many)
    }
    return SURNAMES + [stem.title() for stem in sorted(invented)]


class Population:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.surnames, self.given = stems(self.rng, 8000), GIVEN + stems(self.rng, 1500)
        self._by_rank = [[1 / (i + 6) for i in range(len(x))] for x in (self.surnames, self.given)]

    def name(self) -> tuple[str, str]:
        female = self.rng.random() < 0.25
        surname, father = self.rng.choices(self.surnames, self._by_rank[0])[0], self._given()
        words = [surname + ("ова" if female else "ов"), self._given()]
        if self.rng.random() < 0.5:
            words.append(father + ("овна" if female else "ович"))
        return " ".join(words), "FEMALE" if female else "MALE"

    def entries(self, people: int) -> Iterator[Entry]:
        for i in range(people):
            name, sex = self.name()
            spellings = (name, latin(name)) if self.rng.random() < 0.6 else (name,)
            centre = self.rng.choice(CENTRES)
            year = self.rng.randrange(1955, 2008) if self.rng.random() < 0.9 else None
            number = f"{centre}-{2015 + i % 12}-{i:06d}"
            yield Entry(UUID(int=i + 1), centre, number, spellings, year, sex, None, False)

    def _given(self) -> str:
        return self.rng.choices(self.given, self._by_rank[1])[0]
