"""What people in the region try first: words of passwords, rows of keys, words typed on the other keyboard."""

from __future__ import annotations

# Written in lower case. Whatever stands here adds nothing to a password.
WORDS = frozenset(
    """
    password passwort pass parol parolim login admin administrator root user guest test welcome letmein qwerty
    iloveyou secret master monkey dragon football sunshine princess superman batman pokemon samsung google yandex
    facebook instagram telegram whatsapp iphone android windows internet computer hello salom salam assalom privet
    lubov love angel star life real barcelona ronaldo messi arsenal chelsea spartak lokomotiv nokia toyota mercedes
    allah bismillah inshallah alhamdulillah muhammad mohammed ramazan navruz nooruz nauryz
    tajikistan tojikiston dushanbe khujand khorugh bokhtar kulob somoni tajik tojik
    uzbekistan ozbekiston tashkent toshkent samarkand samarqand bukhara buxoro
    kyrgyzstan bishkek manas kazakhstan qazaqstan almaty astana shymkent aktobe
    russia rossiya moscow moskva migrant migration safar centre center centr office
    пароль логин админ администратор гость тест привет салом салам секрет мастер дракон футбол любовь люблю тебя
    солнце принцесса ангел звезда жизнь мама папа семья самсунг гугл яндекс интернет компьютер барселона роналдо
    спартак локомотив аллах бисмиллах мухаммад рамазан навруз нооруз наурыз
    тоҷикистон таджикистан точикистон душанбе хуҷанд худжанд хоруғ хорог бохтар кӯлоб куляб сомонӣ сомони
    узбекистан ўзбекистон ташкент тошкент самарканд бухара
    кыргызстан киргизия бишкек манас казахстан қазақстан алматы астана шымкент актобе ақтөбе
    россия москва мигрант миграция сафар центр офис йцукен рахмат раҳмат ватан зиндагӣ модар падар апам атам
    """.split()
)

_ROWS = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
)
KEY_ROWS = (*_ROWS, *(row[::-1] for row in _ROWS))

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
# As it stands; Cyrillic words typed with the Latin keyboard on; Latin words typed with the Cyrillic one.
LAYOUTS: tuple[dict[int, int], ...] = ({}, str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN))
