"""The demonstration network: real towns with invented centres, and one account for each kind of user."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from adapters.settings import Settings
from application.actor import (
    ADMINISTRATOR,
    ANALYST,
    COORDINATOR,
    COUNSELLOR,
    FIELD_COUNSELLOR,
    HOTLINE,
    MANAGER,
    PARTNER,
    PROTECTION,
    TRAINER,
    Actor,
)
from application.centre import OpenCentre
from domain.geography import CENTRES, DemonstrationCentre

# Printed at every start of a demonstration; these accounts do not open any door outside that mode.
PASSWORD = "journey-of-demo-2026"  # noqa: S105 - a demonstration password that works in demonstration mode only
MINISTRY_LOGIN = "ministry.reader"

# Centres in the order in which a larger network takes them in, with how busy each is.
BUSY = {"KJD": 5, "KHT": 4, "DYU": 4, "OSH": 3, "ALM": 3, "BIS": 2, "AST": 2, "SHY": 2, "AKT": 1, "PET": 1}


@dataclass(frozen=True)
class Part:
    """One invented member of staff."""

    login: str
    name: str
    language: str
    roles: tuple[str, ...]
    centres: tuple[str, ...]
    # Services of the entries of the directory for which somebody of another organisation answers.
    answers_for: tuple[str, ...] = ()


FIXED = (
    Part("counsellor.khujand", "Гулнора Саидова", "tg", (COUNSELLOR,), ("KJD",)),
    Part("counsellor2.khujand", "Фаррух Назаров", "tg", (COUNSELLOR, FIELD_COUNSELLOR), ("KJD",)),
    Part("hotline.khujand", "Нигора Ашурова", "ru", (HOTLINE,), ("KJD",)),
    Part("trainer.khujand", "Парвина Олимова", "tg", (TRAINER, COUNSELLOR), ("KJD",)),
    Part("manager.khujand", "Далер Раҳимов", "ru", (MANAGER,), ("KJD",)),
    Part("coordinator", "Мавлуда Юсупова", "ru", (COORDINATOR,), ()),
    Part("analyst", "Тимур Байжанов", "en", (ANALYST,), ()),
    Part("protection", "Ситора Давлатова", "ru", (PROTECTION,), ()),
    Part("protection2", "Азамат Осмонов", "ky", (PROTECTION, ANALYST), ()),
    Part("partner.legal", "Мадина Шарипова", "tg", (PARTNER,), (), ("LEGAL", "LABOUR_INSPECTION")),
    Part("administrator", "Рустам Ҳакимов", "ru", (ADMINISTRATOR,), ()),
)
LANGUAGES = {"TJK": "tg", "KGZ": "ky", "KAZ": "kk"}
NAMES = {"KHT": "Адиба Шарипова", "DYU": "Сомон Мирзоев", "OSH": "Айгүл Мамытова", "ALM": "Динара Оспанова"}


def network(people: int) -> list[DemonstrationCentre]:
    """Three centres for a small story, all of them for a large one."""
    many = 3 if people < 400 else 5 if people < 5_000 else len(BUSY)
    return [CENTRES[code] for code in list(BUSY)[:many]]


def opening(centre: DemonstrationCentre) -> OpenCentre:
    """The command that opens a centre of the story."""
    return OpenCentre(
        code=centre.code,
        name=centre.name,
        country=centre.country,
        region=centre.region,
        district=centre.district,
        zone=centre.zone,
        prefix=centre.prefix,
        demonstration=True,
    )


def parts(centres: list[DemonstrationCentre]) -> list[Part]:
    """The fixed accounts, and for every other centre a counsellor who also trains."""
    others = [c for c in centres if c.code != "KJD"]
    return [*FIXED, *(_counsellor(centre) for centre in others)]


def _counsellor(centre: DemonstrationCentre) -> Part:
    login = f"counsellor.{centre.name.lower()}"
    roles = (COUNSELLOR, FIELD_COUNSELLOR, TRAINER, HOTLINE)
    return Part(
        login, NAMES.get(centre.code, "Айнура Кадырова"), LANGUAGES[centre.country], roles, (centre.code,)
    )


def actor(part: Part, account_id: UUID) -> Actor:
    """The account as it acts in the story."""
    return Actor(
        account_id, frozenset(part.roles), frozenset(part.centres), part.language, part.name, demo=True
    )


def addresses(settings: Settings) -> tuple[str, str]:
    """Where the desk and the ministry application are."""
    host = "localhost" if settings.host == "127.0.0.1" else settings.host
    return f"http://{host}:{settings.port}", f"http://{host}:{settings.ministry_port}"
