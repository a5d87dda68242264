"""How somebody of the story is registered: who they are, where they live, what they agree to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from application.migrant import RegisterMigrant
from application.person_parts import Consent, Document, Phone, Refusal
from domain.geography import DemonstrationCentre, districts_of
from web.commandline.demo import words
from web.commandline.demo.names import person_name
from web.commandline.demo.teller import Teller


def registration(
    teller: Teller, centre: DemonstrationCentre, person_id: UUID, at: datetime
) -> RegisterMigrant:
    """One registration with its consents."""
    dice = teller.dice
    sex = teller.pick({"MALE": 61, "FEMALE": 38, "UNKNOWN": 1})
    country = teller.pick(words.ORIGINS[centre.country])
    stage = (
        "NONE" if sex == "FEMALE" and teller.chance(0.45) else teller.pick({"PRE": 45, "EMP": 30, "POST": 25})
    )
    year = at.year - min(78, max(16, int(dice.gauss(33, 11))))
    purposes = [
        "REG",
        *(p for p, share in (("STAT", 0.92), ("REF", 0.7), ("CONTACT", 0.8)) if teller.chance(share)),
    ]
    home = districts_of(centre.region)
    return RegisterMigrant(
        person_id=person_id,
        centre=centre.code,
        occurred_at=at - timedelta(minutes=5),
        **person_name(dice, country, sex),
        sex=sex,
        birth_year=year,
        **_precision(teller, at, year),
        citizenships=(country,),
        country=centre.country,
        region=centre.region,
        district=dice.choice(home).code if home and teller.chance(0.95) else None,
        village=dice.choice(words.VILLAGES),
        language=teller.pick(words.LANGUAGES[country]),
        stage=stage,
        destination=None if stage == "NONE" else teller.pick(words.CORRIDORS[country]),
        phones=_phones(teller, centre),
        safe_contact=words.SAFE[0] if sex == "FEMALE" and teller.chance(0.15) else "",
        documents=_papers(teller),
        guardian="" if year < at.year - 19 else words.GUARDIAN,
        consents=tuple(_consent(teller, purpose, at) for purpose in purposes),
        refusals=_refusals(purposes) if at.day % 4 == 0 else (),
    )


def _papers(teller: Teller) -> tuple[Document, ...]:
    if not teller.chance(0.6):
        return ()
    return (Document(kind="INT_PASSPORT", number=f"{teller.dice.randint(400000000, 409999999)}"),)


def _precision(teller: Teller, at: datetime, year: int) -> dict[str, Any]:
    """Some say only about how old they are."""
    if not teller.chance(0.06):
        return {"birth_precision": "YEAR"}
    return {"birth_precision": "ESTIMATED", "age": at.year - year, "age_as_of": at.date()}


def _consent(teller: Teller, purpose: str, at: datetime) -> Consent:
    mode = teller.pick({"ORAL_CERTIFIED": 6, "WRITTEN": 4})
    # Some agree to be called for a year: those of the first months must be asked anew.
    for_a_year = purpose == "CONTACT" and at.day % 3 == 0
    until = at.date() + timedelta(days=365) if for_a_year else None
    return Consent(purpose=purpose, mode=mode, text_version=words.CONSENT_TEXT, language="ru", expires_on=until)


def _refusals(given: list[str]) -> tuple[Refusal, ...]:
    how = {"mode": "ORAL_CERTIFIED", "text_version": words.CONSENT_TEXT, "language": "ru"}
    return tuple(Refusal(purpose=purpose, **how) for purpose in ("CONTACT", "RESEARCH") if purpose not in given)


def _phones(teller: Teller, centre: DemonstrationCentre) -> tuple[Phone, ...]:
    if not teller.chance(0.85):
        return ()
    prefix, digits = words.PHONES[centre.country]
    number = prefix + "".join(str(teller.dice.randrange(10)) for _ in range(digits))
    return (
        Phone(
            number=number,
            owner=teller.pick({"OWN": 8, "RELATIVE": 2}),
            safe=teller.chance(0.9),
            message=teller.chance(0.5),
        ),
    )
