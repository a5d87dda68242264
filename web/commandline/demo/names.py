"""Invented people: names as the region spells them, in Cyrillic and in the Latin line of a passport."""

from __future__ import annotations

from random import Random

from anyascii import anyascii

# family names take -а for women where they end in -ов or -ев; given names by sex.
FAMILIES = {
    "TJK": "Каримов Раҳимов Саидов Назаров Шарипов Холов Мирзоев Қодиров Юсупов Давлатов Ғафуров Ҷалолов Расулов "
    "Ашуров Бобоев Тоҳиров Исмоилов Ҳакимов Зоиров Умаров Сафаров Нуров Раҷабов Шоев Одинаев Олимов Азизов",
    "KGZ": "Асанов Жумабеков Токтосунов Бекболотов Мамытов Осмонов Абдыкеримов Сыдыков Жээнбеков Кадыров Эшимбеков",
    "KAZ": "Ахметов Сериков Жұмабаев Оспанов Нұрланов Қасымов Тілеуов Байжанов Сәрсенов Әбдірахманов",
    "UZB": "Рахимов Юлдашев Тошматов Холматов Эргашев Қосимов Мирзаев Турсунов Исмоилов Абдуллаев Назаров",
}
MEN = {
    "TJK": "Фаррух Рустам Далер Ҷамшед Фирӯз Шодӣ Алишер Бахтиёр Сомон Умед Парвиз Ҳасан Мурод Искандар Комрон Сиёвуш",
    "KGZ": "Нурлан Бакыт Азамат Эрмек Үмүт Тилек Жоомарт Мирлан Өмүрбек",
    "KAZ": "Ерлан Асқар Нұрлан Бауыржан Тимур Дәурен Қайрат Мұрат",
    "UZB": "Шавкат Жасур Отабек Ўткир Дилшод Бобур Сардор Нодир Акмал",
}
WOMEN = {
    "TJK": "Зарина Мадина Гулнора Нигора Шаҳноза Мавзуна Фотима Ситора Манижа Парвина Дилором Ҷамила Адиба Малика",
    "KGZ": "Айгүл Гүлнара Нургүл Бермет Мээрим Жаңыл Айнура",
    "KAZ": "Айгерім Әсел Динара Гүлмира Жанар Сәуле",
    "UZB": "Нилуфар Дилноза Феруза Гулчеҳра Мавлуда Севара Зулфия",
}


def person_name(dice: Random, country: str, sex: str) -> dict[str, str]:
    """Family and given name in Cyrillic, and for two in three the Latin line as well."""
    home = country if country in FAMILIES else "TJK"
    family, given = (
        dice.choice(FAMILIES[home].split()),
        dice.choice((WOMEN if sex == "FEMALE" else MEN)[home].split()),
    )
    if sex == "FEMALE":
        family += "а"
    name = {"family_name": family, "given_name": given}
    if dice.random() < 0.66:
        name |= {"family_name_latin": anyascii(family).upper(), "given_name_latin": anyascii(given).upper()}
    return name
