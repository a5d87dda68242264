"""A centre with its counsellors on a real house, and clients that are signed in; for tests of a counsellor's pages."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from adapters.access.passwords import Passwords
from adapters.wiring import House
from application.actor import COUNSELLOR, HOTLINE, MANAGER, Actor
from application.centre import OpenCentre
from application.consultation import RecordConsultation
from application.migrant import RegisterMigrant
from application.person_parts import Consent, Phone
from tests.access.network import PASSWORD, Network
from tests.web.fakes import csrf
from web.app import create_app
from web.consent_texts import text_version
from web.settings import WebSettings

SETTINGS = WebSettings(secret_key="for tests only", trusted_hosts=("localhost", "127.0.0.1"))
BOKHTAR = {"name": "Bokhtar", "country": "TJK", "region": "TJ-KT", "zone": "Asia/Dushanbe", "prefix": "KHT"}
WORDS_ON_PAGE = re.compile(r"<[^>]+>")


class Counselling:
    """Gulnora and Farrukh advise in Khujand, Daler manages it, Adiba advises in Bokhtar."""

    def __init__(self, house: House) -> None:
        house.accounts.passwords = Passwords(1, 8, 1)
        self.house = house
        self.network = Network(house)
        self.network.accept(OpenCentre(code="KHT", **BOKHTAR))
        self.ids = {
            "gulnora": self._hire("gulnora", "Гулнора Саидова", COUNSELLOR),
            "farrukh": self._hire("farrukh", "Фаррух Назаров", COUNSELLOR),
            "nigora": self._hire("nigora", "Нигора Ашурова", HOTLINE),
            "daler": self._hire("daler", "Далер Раҳимов", MANAGER),
            "adiba": self._hire("adiba", "Адиба Шарипова", COUNSELLOR, centre="KHT"),
        }
        house.search.fill()
        self.app = create_app(house.system, SETTINGS)

    def _hire(self, login: str, name: str, role: str, centre: str = "KJD") -> UUID:
        return self.network.hire(login, role, centres=(centre,), name=name)

    def actor(self, login: str) -> Actor:
        return self.network.actor(self.ids[login])

    def client(self, login: str = "gulnora", language: str = "en") -> Any:
        """A test client that went through the sign-in page and chose a language."""
        client = self.app.test_client()
        typed = {"csrf_token": csrf(client.get("/sign-in").text), "login": login, "password": PASSWORD}
        answer = client.post("/sign-in", data={**typed, "next": "/"})
        assert answer.status_code == 303, answer.text
        token = csrf(client.get("/password").text)
        client.post("/choices/language", data={"csrf_token": token, "language": language, "next": "/"})
        return client

    def register(self, login: str = "gulnora", **details: Any) -> UUID:
        """A person with consent to be recorded: Zarina Karimova of Isfara unless told otherwise."""
        person_id: UUID = uuid7()
        said = {
            "family_name": "Каримова",
            "given_name": "Зарина",
            "sex": "FEMALE",
            "birth_year": 1995,
            "birth_precision": "YEAR",
        }
        where = {
            "centre": min(self.actor(login).centres),
            "country": "TJK",
            "region": "TJ-SU",
            "language": "tg",
        }
        phone = (Phone(number="+992935001234", when="после 18:00"),)
        command = RegisterMigrant(
            **{
                "person_id": person_id,
                "consents": (agreed("REG"), agreed("STAT")),
                "phones": phone,
                **said,
                **where,
                **details,
            }
        )
        self.network.accept(command, self.actor(login))
        return person_id

    def consultation(self, person_id: UUID | None, login: str = "gulnora", **details: Any) -> UUID:
        """A consultation about a patent unless told otherwise."""
        consultation_id: UUID = uuid7()
        said = {
            "channel": "OFFICE",
            "topics": ("DOC-PATENT",),
            "main_topic": "DOC-PATENT",
            "advice": "ба ОВИР равед",
        }
        where = {"centre": min(self.actor(login).centres), "occurred_at": datetime.now(UTC)}
        command = RecordConsultation(
            **{"consultation_id": consultation_id, "person_id": person_id, **said, **where, **details}
        )
        self.network.accept(command, self.actor(login))
        return consultation_id


def agreed(purpose: str) -> Consent:
    """A consent given orally in Tajik."""
    return Consent(
        purpose=purpose, mode="ORAL_CERTIFIED", text_version=text_version(purpose, "tg"), language="tg"
    )


def boxes(page: str) -> dict[str, Any]:
    """What the page's form would send as it stands: hidden fields, texts, chosen options, ticked boxes."""
    form = page[page.index('id="page-form"') : page.index("</form>", page.index('id="page-form"'))]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        kept = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        kind, name = kept.get("type"), kept.get("name")
        if name and (kind not in ("checkbox", "radio") or " checked" in tag):
            sent.setdefault(name, []).append(kept.get("value", ""))
    for name, body in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        sent[name] = [chosen.group(1) if chosen else ""]
    for name, text in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        sent[name] = [text]
    return sent


def words(page: str) -> str:
    """The text of the main part of a page, without tags."""
    main = page[page.index('id="main-content"') :]
    return " ".join(WORDS_ON_PAGE.sub(" ", main).split())
