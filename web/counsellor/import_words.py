"""Words of a register: what fields are called, by which headers and values they are known in six languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from application.importing_fields import BY_NAME, TARGETS
from domain.codes import code_list
from web.alphabet import alphabetical
from web.counsellor.places import CODED
from web.counsellor.topics_here import topics_here
from web.i18n import LANGUAGES, LazyText, using
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.labels_places import district_options, region_options

# The heading of each field in a template, and its words on the page.
FIELDS: Mapping[str, LazyText] = {
    "family_name": _l("Family name"),
    "given_name": _l("Given name"),
    "patronymic": _l("Patronymic"),
    "full_name": _l("Whole name (family name, given name, patronymic)"),
    "family_name_latin": _l("Family name as in the passport (Latin)"),
    "given_name_latin": _l("Given name as in the passport (Latin)"),
    "alias": _l("Name they go by"),
    "sex": _l("Sex"),
    "born": _l("Date of birth"),
    "citizenship": _l("Citizenship"),
    "language": _l("Language"),
    "country": _l("Lives in another country"),
    "region": _l("Region"),
    "district": _l("District"),
    "village": _l("Village"),
    "phone": _l("Phone"),
    "phone_owner": _l("Whose phone"),
    "phone_safe": _l("Safe to call"),
    "phone_when": _l("When to call"),
    "phone_message": _l("A message may be left"),
    "phone_2": _l("Second phone"),
    "passport": _l("Number of the passport for travel abroad"),
    "id_card": _l("Number of the identity card"),
    "stage": _l("Stage of migration"),
    "destination": _l("Country of destination"),
    "education": _l("Education"),
    "occupation": _l("Occupation"),
    "guardian": _l("Parent or guardian who agreed"),
    "safe_contact": _l("How to contact them safely"),
    "registered_on": _l("Registered on"),
    "statistics": _l("Agreed to be counted in statistics (yes, no)"),
    "held_on": _l("Day of the consultation"),
    "channel": _l("Channel"),
    "topic": _l("Topics, parted by semicolons"),
    "outcome": _l("Outcome"),
    "minutes": _l("Minutes"),
    "advice": _l("What was asked and advised"),
}
# Other words for the same in registers of the region; a header is compared without signs and in small letters.
HEADERS: Mapping[str, str] = {
    "family_name": "surname last_name фамилия насаб тегі тек фамилиясы familiya familiyasi",
    "given_name": "name first_name имя ном ысымы аты есімі ism ismi исм",
    "patronymic": "middle_name отчество номи_падар падарном атасынын_аты әкесінің_аты otasining_ismi насаби_падар",
    "full_name": "full_name fio фио ф_и_о ному_насаб номи_пурра аты_жөнү аты_жөні толық_аты f_i_sh fish",
    "sex": "gender sex пол ҷинс жынысы жыныс jins jinsi",
    "born": "birth born year_of_birth birth_date дата_рождения год_рождения г_р соли_таваллуд санаи_таваллуд туған_жылы"
    " туулган_жылы туулган_күнү туған_күні tugilgan_sana tugilgan_yili",
    "citizenship": "nationality гражданство шаҳрвандӣ жарандыгы азаматтығы fuqaroligi",
    "region": "region область вилоят облус облыс viloyat регион",
    "district": "district район ноҳия шаҳр город город_район шаҳру_ноҳия аудан tuman",
    "village": "village address адрес суроға деҳа дареги мекенжай manzil қишлоқ ҷамоат село",
    "phone_owner": "whose_phone чей_телефон телефони_кӣ",
    "phone_safe": "safe safe_to_call можно_звонить безопасно_звонить",
    "phone_when": "call_when when_to_call когда_звонить время_звонка",
    "phone_message": "message_ok можно_оставить_сообщение",
    "phone": "phone tel telephone mobile телефон тел номер_телефона рақами_телефон телефону телефоны telefon",
    "passport": "passport passport_number паспорт номер_паспорта загранпаспорт шиноснома паспорту паспорты pasport",
    "id_card": "id_card идентификационная_карта удостоверение айди_карта жеке_куәлік",
    "destination": "destination страна_назначения страна_миграции страна_выезда кишвари_таъйинот бара_турган_өлкө",
    "education": "education образование таҳсилот маълумот билими білімі malumoti",
    "occupation": "occupation profession профессия касб кесиби кәсібі kasbi специальность",
    "registered_on": "registered date_of_registration дата_регистрации санаи_бақайдгирӣ катталган_күнү",
    "held_on": "date date_of_consultation дата дата_обращения дата_консультации санаи_муроҷиат сана кайрылган_күнү"
    " күні sana murojaat_sanasi",
    "topic": "topic subject тема вопрос мавзӯъ мавзуъ суроо тақырып mavzu причина_обращения",
    "channel": "channel канал способ_обращения тарзи_муроҷиат",
    "outcome": "outcome result результат натиҷа жыйынтыгы нәтиже natija",
    "advice": "advice notes description примечание описание содержание шарҳ эзоҳ эскертүү ескерту izoh",
    "minutes": "minutes duration минуты длительность дақиқа",
}
# Values that no label says.
VALUES: Mapping[str, Mapping[str, str]] = {
    "sex": {
        **dict.fromkeys(
            ("м", "m", "муж", "мужской", "male", "мард", "эркек", "ер", "erkak", "э", "1"), "MALE"
        ),
        **dict.fromkeys(
            ("ж", "f", "w", "жен", "женский", "female", "зан", "аял", "әйел", "ayol", "з", "2"), "FEMALE"
        ),
        **dict.fromkeys(("-", "?", "0", "нет данных"), "UNKNOWN"),
    },
    "citizenship": {"рт": "TJK", "рк": "KAZ", "кр": "KGZ", "руз": "UZB", "рф": "RUS", "узб": "UZB"},
    "phone_owner": {
        **dict.fromkeys(("свой", "личный", "худаш", "own", "self"), "OWN"),
        **dict.fromkeys(("родственник", "родственники", "хеш", "relative"), "RELATIVE"),
        **dict.fromkeys(("сосед", "соседка", "соседи", "ҳамсоя", "neighbour"), "NEIGHBOUR"),
        **dict.fromkeys(("работодатель", "корфармо", "employer"), "EMPLOYER"),
    },
    "destination": {"рф": "RUS", "рк": "KAZ", "россия": "RUS", "русия": "RUS", "казакстан": "KAZ"},
}
# What registers leave away in the name of a region.
GENERIC = frozenset(
    "region область республика край вилояти вилоят облусу облысы viloyati viloyat province oblast".split()
)
_SIGNS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """A header without signs, in small letters, in one Unicode form."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


@cache
def _known_headers() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in HEADERS.items():
        found.update({folded(word): name for word in words.split()})
    for tag in LANGUAGES:
        with using(tag):
            found.update({folded(str(text)): name for name, text in FIELDS.items()})
    return found | {name.replace("_", " "): name for name in BY_NAME}


def guess_columns(header: Iterable[str]) -> dict[int, str]:
    """Place of a column → the field that its heading names; each field once, the first that names it."""
    found: dict[int, str] = {}
    for place, text in enumerate(header):
        name = _known_headers().get(folded(text))
        if name and name not in found.values():
            found[place] = name
    return found


@cache
def _codes(kind: str) -> tuple[str, ...]:
    if kind not in ("region", "district"):
        return tuple(code_list(kind))
    regions = [code for country in CODED for code, _name in region_options(country)]
    found = (
        regions
        if kind == "region"
        else [code for region in regions for code, _name in district_options(region)]
    )
    return tuple(found)


@cache
def _vocabulary(kind: str) -> dict[str, str]:
    """Word in small letters → code, of all languages; a word of two codes is known for neither."""
    found: dict[str, set[str]] = {}
    for tag in LANGUAGES:
        with using(tag):
            for code in _codes(kind):
                words = label(kind, code).casefold()
                short = " ".join(word for word in words.split() if word not in GENERIC)
                written = (words, words.partition(" (")[0], short, code.casefold())
                # Registers write Кишинев where we write Кишинёв.
                for word in (*written, *(each.replace("ё", "е") for each in written)):
                    found.setdefault(" ".join(word.split()), set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


def guess_values(name: str, words: Iterable[str]) -> dict[str, str]:
    """Word → code of those words of a column that are known."""
    known = {**_vocabulary(BY_NAME[name].kind), **VALUES.get(name, {})}
    return {word: known[word] for word in words if word in known}


def choices_of(name: str) -> list[tuple[str, str]]:
    """(code, words) that a value may be matched with, in display order."""
    kind = BY_NAME[name].kind
    if kind == "topic":
        return [row for _group, rows in topics_here() for row in rows]
    if kind not in ("region", "district"):
        return options(kind)
    return sorted(
        ((code, label(kind, code)) for code in _codes(kind)), key=lambda pair: alphabetical(pair[1])
    )


def template_header() -> list[str]:
    """The first line of a template, in the language in force."""
    return [str(FIELDS[target.name]) for target in TARGETS]
