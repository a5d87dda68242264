"""What the story hands out, who answers for an organisation under an account, and wages for the inspection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.readmodels.claims import CLAIMS
from adapters.readmodels.people import CONSENTS, PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.wiring import House
from application.actor import system_actor
from application.claim import ReferClaim
from application.consultation import RecordConsultation
from application.material_help import HandOutHelp, HelpItem
from application.referral import CancelReferral, DraftReferral, SendReferral
from application.staff import BindProvider
from domain.sharing import SHARING
from web.commandline.demo import cast
from web.commandline.demo.providers import entry_of
from web.commandline.demo.teller import Step, Teller

# Main topic → what is handed out: kind, least, most, unit.
GIVEN: dict[str, tuple[tuple[str, int, int, str], ...]] = {
    "MAT-TICKET": (("TICKET", 1, 3, "PIECE"), ("PHONE_CARD", 1, 1, "PIECE")),
    "FAM-ABAND": (("FOOD", 5, 25, "KG"), ("SCHOOL_KIT", 1, 3, "KIT")),
    "LEG-DEPORT": (("HYGIENE_KIT", 1, 1, "KIT"), ("BLANKET", 1, 2, "PIECE"), ("CLOTHING", 1, 4, "PIECE")),
    "FAM-ALIM": (("VOUCHER", 100, 300, "TJS"), ("BABY_KIT", 1, 1, "KIT")),
}
HANDED_BY = "волонтёр Хайём"
SHARED = ("NAME", "CONTACT", "SITUATION")
NEEDS = (
    "Заявление о взыскании алиментов.",
    "Муж не пускает детей в школу, нужна консультация юриста.",
    "Нафақа барои се кӯдак, шавҳар дар Маскав.",
    "Установление отцовства: ребёнок родился за границей.",
)


def receives(teller: Teller, command: Any) -> bool:
    """Whether somebody leaves a consultation of the story with something in hand."""
    known = isinstance(command, RecordConsultation) and command.person_id is not None
    return known and command.main_topic in GIVEN and teller.chance(0.7)


def hand_out(teller: Teller, held: RecordConsultation, centre: str, at: datetime) -> Iterator[Step]:
    """One thing or all of them, the same day."""
    at += timedelta(minutes=25)
    known = GIVEN[held.main_topic]
    chosen = teller.dice.sample(known, teller.dice.randint(1, len(known)))
    items = tuple(HelpItem(kind=k, quantity=teller.dice.randint(least, most), unit=u) for k, least, most, u in chosen)
    ids = {"person_id": held.person_id, "help_id": teller.new_id(at), "centre": centre}
    by = HANDED_BY if teller.chance(0.2) else ""
    yield Step(at, HandOutHelp(**ids, items=items, handed_by=by), centre)


def bind_partners(house: House, accounts: dict[cast.Part, UUID]) -> None:
    """Whoever signs in for an organisation answers for the entry that the story sends people to."""
    for part, account_id in accounts.items():
        for service in part.answers_for:
            command = BindProvider(account_id=account_id, provider_id=entry_of(service))
            house.system.dispatch(command, system_actor(), command_id=uuid7())


def refer_claims(house: House, part: cast.Part, account_id: UUID) -> None:
    """Claims of those who were sent to the labour inspection belong to that referral."""
    c, r = CLAIMS.c, REFERRALS.c
    query = select(c.claim_id, c.person_id, c.version, r.referral_id).join(REFERRALS, r.person_id == c.person_id)
    wanted = (r.service == "LABOUR_INSPECTION", c.status == "OPEN", c.centre.in_(part.centres), r.centre == c.centre)
    with house.engines["ledger"].begin() as connection:
        found = {row.claim_id: row for row in connection.execute(query.where(*wanted).limit(20))}
    for row in found.values():
        ids = {"person_id": row.person_id, "claim_id": row.claim_id, "base_version": row.version}
        command = ReferClaim(**ids, referral_id=row.referral_id)
        house.system.dispatch(command, cast.actor(part, account_id), command_id=uuid7())


def keep_waiting(house: House, part: cast.Part, account_id: UUID, people: list[UUID]) -> None:
    """Referrals of these days that wait for the organisation with an account, and one that was called back."""
    actor = cast.actor(part, account_id)
    said: dict[str, Any] = {"service": "LEGAL", "channel": "SYSTEM", "agency": "-", "shared": SHARED}
    for number, person_id in enumerate(people):
        ids = {"person_id": person_id, "referral_id": uuid7()}
        urgency = "URGENT_72H" if number == 1 else "NORMAL"
        steps: list[Any] = [
            DraftReferral(**ids, **said, reason=NEEDS[number], priority=urgency, provider_id=entry_of("LEGAL")),
            SendReferral(**ids, base_version=2),
        ]
        if number == 0:
            steps.append(CancelReferral(**ids, base_version=3, reason="SENT_IN_ERROR"))
        for command in steps:
            house.system.dispatch(command, actor, command_id=uuid7())


def willing(house: House, centre: str) -> list[UUID]:
    """Who came last to a centre and agrees to sharing; files of the desk or of the counsellor who sends."""
    agreed = select(CONSENTS.c.person_id).where(CONSENTS.c.purpose == SHARING, CONSENTS.c.held.is_(True))
    p = PEOPLE.c
    query = select(p.person_id).where(p.centre == centre, p.owner_id.is_(None), p.person_id.in_(agreed))
    query = query.where(p.restricted.is_(False)).order_by(p.registered_on.desc(), p.person_id)
    with house.engines["ledger"].begin() as connection:
        return list(connection.scalars(query.limit(4)))
