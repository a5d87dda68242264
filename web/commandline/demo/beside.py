"""What the story's talks bring with them: agencies and fees, money sent home, entry bans, wages, thanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from application.claim import CloseClaim, RecoverAmount
from application.consultation import GiveFeedback, RecordConsultation
from application.consultation_parts import Answers, AskedBan, ProblemDate, SaidClaim
from domain.geography import DemonstrationCentre
from web.commandline.demo.teller import Step, Teller

CURRENCY = {"RUS": "RUB", "KAZ": "KZT", "TUR": "TRY", "KOR": "KRW", "POL": "PLN"}
# A usual monthly wage and fee, in the currency of the country.
WAGE = {"RUB": 60_000, "KZT": 300_000, "TRY": 25_000, "KRW": 2_000_000, "PLN": 4_500}
EMPLOYERS = ("Стройплощадка (вымышленная)", "Тепличное хозяйство (вымышленное)", "Склад (вымышленный)")
AGENCIES = ("Агентство «Сафар-кор» (вымышленное)", "Посредник в райцентре")
AUTHORITY = "Пограничная служба"


def further(
    teller: Teller, record: Mapping[str, Any], at: datetime, destination: str | None
) -> dict[str, Any]:
    """Keyword arguments for a consultation beside its record; empty for most talks."""
    topics, country = record["topics"], destination or "RUS"
    currency = CURRENCY.get(country, "USD")
    found: dict[str, Any] = {}
    said = _said(teller, record, currency) | _dated(teller, record, at)
    if said:
        found["answers"] = Answers(**said)
    if "EMP-WAGE" in topics and teller.chance(0.7):
        found["claim"] = _claim(teller, at, country, currency)
    if "DOC-BAN" in topics and teller.chance(0.8):
        found |= _check(teller, at, country)
    return found


def afterwards(
    teller: Teller, centre: DemonstrationCentre, held: RecordConsultation, at: datetime
) -> Iterator[Step]:
    """Wages that were paid in parts, and feedback of one in six."""
    ids = {"person_id": held.person_id}
    if held.claim is not None and teller.chance(0.5):
        part = round(held.claim.amount * teller.dice.randint(3, 10) / 10)
        claim = {**ids, "claim_id": held.claim.claim_id}
        paid = RecoverAmount(**claim, base_version=1, amount=Decimal(part))
        yield Step(at + timedelta(days=teller.dice.randint(10, 60)), paid, centre.code)
        if part == held.claim.amount:
            yield Step(
                at + timedelta(days=61), CloseClaim(**claim, base_version=2, outcome="PAID"), centre.code
            )
    if teller.chance(0.16):
        said = {
            "score": teller.dice.choices((5, 4, 3, 2, 1), (50, 30, 12, 5, 3))[0],
            "by_channel": "PHONE_OUT",
        }
        thanks = GiveFeedback(consultation_id=held.consultation_id, **ids, **said)
        yield Step(at + timedelta(days=teller.dice.randint(3, 20)), thanks, centre.code)


def _said(teller: Teller, record: Mapping[str, Any], currency: str) -> dict[str, Any]:
    topics = record["topics"]
    said: dict[str, Any] = {}
    if {"EMP-FEE", "EMP-AGENCY"} & set(topics):
        wage = WAGE.get(currency, 800)
        said |= {
            "agency": teller.dice.choice(AGENCIES),
            "licensed": teller.pick({"LICENSED": 4, "UNLICENSED": 4, "UNKNOWN": 2}),
        }
        said |= {"fee": Decimal(round(wage * teller.dice.randint(5, 25) / 10)), "fee_currency": currency}
        said |= {"monthly_wage": Decimal(wage), "wage_currency": currency}
    if "FIN-REM" in topics or (record["asked_by"] == "SELF" and teller.chance(0.12)):
        said |= {
            "remittance_channel": teller.pick(
                {"TRANSFER_OPERATOR": 5, "MOBILE_APP": 4, "BY_HAND": 2, "BANK": 2}
            )
        }
        said |= {"remittance_frequency": teller.pick({"MONTHLY": 6, "FEW_TIMES_YEAR": 3, "ONCE_YEAR": 1})}
        said |= {
            "remittance_amount": teller.pick({"FROM_50": 2, "FROM_100": 4, "FROM_200": 4, "FROM_500": 1})
        }
        said |= {
            "remittance_use": tuple(
                teller.dice.sample(("DAILY_NEEDS", "HOUSING", "EDUCATION", "CEREMONIES"), 2)
            )
        }
    if teller.chance(0.15):
        said["leaflets"] = tuple(
            teller.dice.sample(("RIGHTS", "DOCUMENTS", "SAFE_MIGRATION", "HOTLINE_CARD"), 2)
        )
    return said


def _dated(teller: Teller, record: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    problems = record["document_problems"]
    if not problems or teller.chance(0.5):
        return {}
    since = at.date() - timedelta(days=teller.dice.randint(5, 200))
    return {"problem_dates": (ProblemDate(problem=problems[0], since=since),)}


def _claim(teller: Teller, at: datetime, country: str, currency: str) -> SaidClaim:
    months = teller.dice.randint(1, 5)
    until = at.date() - timedelta(days=teller.dice.randint(10, 90))
    return SaidClaim(
        claim_id=teller.new_id(at),
        amount=Decimal(WAGE.get(currency, 800) * months),
        currency=currency,
        worked_in=country,
        worked_from=until - timedelta(days=30 * months),
        worked_until=until,
        employer=teller.dice.choice(EMPLOYERS),
    )


def _check(teller: Teller, at: datetime, country: str) -> dict[str, Any]:
    result = teller.pick({"NOT_ANSWERED": 3, "BANNED": 3, "NOT_BANNED": 4})
    banned = result == "BANNED"
    told = {
        "banned_until": at.date() + timedelta(days=teller.dice.randint(200, 1500)),
        "authority": AUTHORITY,
    }
    check = AskedBan(
        check_id=teller.new_id(at),
        entry_to=country,
        leaves_on=at.date() + timedelta(days=teller.dice.randint(2, 40)),
        result=result,
        **(told if banned else {}),
    )
    if not banned:
        return {"ban_check": check}
    appeal = Answers(task_kind="APPEAL", task_topic="LEG", ban_authority=AUTHORITY)
    return {"ban_check": check, "answers": appeal, "follow_up_on": at.date() + timedelta(days=3)}
