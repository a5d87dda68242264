"""Further answers, further persons, ban checks and claims in words: a title for each topic, and lines below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from web.dates import date_text
from web.i18n import gettext as _
from web.i18n import ngettext
from web.labels import label, topic_marked, topic_path

Summary = Mapping[str, Any]


def money(amount: Any, currency: str | None) -> str:
    """1 250,50 RUB, without a fraction where there is none; a missing currency is left out."""
    value = Decimal(str(amount))
    text = f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    return f"{text.replace(',', ' ').replace('.', ',')} {currency or ''}".strip()


def day(value: Any) -> str:
    """A day on paper, from a date or its ISO text."""
    if not isinstance(value, str):
        return str(date_text(value))
    year, month, number = value[:10].split("-")
    return f"{number}.{month}.{year}"


def heads_text(summary: Summary) -> str:
    """30 men, 12 women; empty where nobody was counted."""
    men, women, others = (int(summary.get(name) or 0) for name in ("men", "women", "heads_unknown"))
    parts = [
        ngettext("%(num)s man", "%(num)s men", men) if men else "",
        ngettext("%(num)s woman", "%(num)s women", women) if women else "",
        _("%(num)s not counted by sex", num=others) if others else "",
    ]
    return ", ".join(part for part in parts if part)


def bands_text(bands: Mapping[str, int]) -> str:
    """15–24: 12; 25–34: 30."""
    return "; ".join(f"{label('age_band', code)}: {number}" for code, number in bands.items() if number)


def leaflets_text(materials: Mapping[str, int]) -> str:
    """Leaflets with their numbers."""
    return "; ".join(f"{label('leaflet', code)}: {number}" for code, number in materials.items() if number)


def answers_lines(s: Summary) -> Iterator[str]:
    """The further answers, a line for each matter."""
    dated = [
        f"{label('document_problem', code)}: {day(since)}"
        for code, since in (s.get("problem_dates") or {}).items()
    ]
    yield _("Since: %(problems)s", problems="; ".join(dated)) if dated else ""
    yield _("Banned by: %(authority)s", authority=s["ban_authority"]) if s.get("ban_authority") else ""
    yield _recruitment(s)
    yield _remittances(s)
    heads = heads_text(s)
    bands = bands_text(s.get("age_bands") or {})
    yield _("Without a file: %(heads)s", heads=heads + (f" ({bands})" if bands else "")) if heads else ""
    leaflets = [label("leaflet", code) for code in s.get("leaflets") or ()]
    yield _("Leaflets given: %(leaflets)s", leaflets="; ".join(leaflets)) if leaflets else ""
    yield task_text(s)


def task_text(s: Summary) -> str:
    """What is to be done, and for whom; empty where no task was agreed."""
    if not s.get("task_kind"):
        return ""
    task = label("task_kind", s["task_kind"])
    if not s.get("task_topic"):
        return _("To do: %(task)s", task=task)
    return _("To do: %(task)s (for: %(topic)s)", task=task, topic=topic_path(s["task_topic"]))


def _recruitment(s: Summary) -> str:
    parts = [
        str(s.get("agency") or ""),
        _("agency: %(licence)s", licence=label("recruiter_licence", s["licensed"]))
        if s.get("licensed")
        else "",
        _("fee %(sum)s", sum=money(s["fee"], s["fee_currency"])) if s.get("fee") is not None else "",
        _("monthly wage %(sum)s", sum=money(s["monthly_wage"], s["wage_currency"]))
        if s.get("monthly_wage") is not None
        else "",
    ]
    told = "; ".join(part for part in parts if part)
    return _("Recruitment: %(told)s", told=told) if told else ""


def _remittances(s: Summary) -> str:
    lists = ("remittance_channel", "remittance_frequency", "remittance_amount")
    parts = [label(name, s[name]) for name in lists if s.get(name)]
    parts += [label("remittance_use", code) for code in s.get("remittance_use") or ()]
    return _("Money sent home: %(told)s", told="; ".join(parts)) if parts else ""


def _included(s: Summary) -> Iterator[str]:
    yield " · ".join((label("channel", s["channel"]), _("together with somebody else")))
    yield _("Outcome: %(outcome)s", outcome=label("outcome", s["outcome"]))


def _asked(s: Summary) -> Iterator[str]:
    yield _("Wants to leave on %(day)s", day=day(s["leaves_on"])) if s.get("leaves_on") else ""


def _answered(s: Summary) -> Iterator[str]:
    yield _("until %(day)s", day=day(s["banned_until"])) if s.get("banned_until") else ""
    yield _("Banned by: %(authority)s", authority=s["authority"]) if s.get("authority") else ""


def _claimed(s: Summary) -> Iterator[str]:
    yield label("country", s["worked_in"])
    yield period_text(s.get("worked_from"), s.get("worked_until"))
    yield _("Employer: %(employer)s", employer=s["employer"]) if s.get("employer") else ""


def period_text(first: Any, last: Any) -> str:
    """01.02.2026 – 31.03.2026, open at either end."""
    return " – ".join((day(first) if first else "…", day(last) if last else "…")) if first or last else ""


# Topic → its title.
TITLES: Mapping[str, Callable[[Summary], str]] = {
    "consultation.DetailsTaken": lambda s: _("Further answers"),
    "consultation.PersonIncluded": lambda s: topic_marked(s["main_topic"]),
    "consultation.PersonLeftOut": lambda s: (
        _("Consultation declared void") if s["voided"] else _("No longer part of this consultation")
    ),
    "consultation.FeedbackGiven": lambda s: _(
        "Feedback: %(words)s", words=label("satisfaction", str(s["score"]))
    ),
    "ban_check.Asked": lambda s: _(
        "Entry ban asked about: %(country)s", country=label("country", s["entry_to"])
    ),
    "ban_check.Answered": lambda s: _(
        "Entry-ban check: %(result)s", result=label("ban_check_result", s["result"])
    ),
    "ban_check.Voided": lambda s: _("Entry-ban check declared void"),
    "ban_check.GivenUp": lambda s: _("Entry-ban check: nobody waits for an answer any longer"),
    "claim.Stated": lambda s: _("Wages owed: %(sum)s", sum=money(s["amount"], s["currency"])),
    "claim.Restated": lambda s: _("Claim put right: %(sum)s", sum=money(s["amount"], s["currency"])),
    "claim.AmountRecovered": lambda s: _("Wages paid: %(sum)s", sum=money(s["amount"], None)),
    "claim.RecoveryStruck": lambda s: _("Struck: wages paid, %(sum)s", sum=money(s["amount"], None)),
    "claim.Voided": lambda s: _("Wage claim declared void"),
    "claim.Referred": lambda s: _("Wage claim: part of a referral"),
    "claim.Reopened": lambda s: _("Wage claim reopened"),
    "claim.Closed": lambda s: _("Claim closed: %(outcome)s", outcome=label("claim_outcome", s["outcome"])),
}
# Topic → lines below it; texts stand among the clear fields.
LINES: Mapping[str, Callable[[Summary], Iterator[str]]] = {
    "consultation.DetailsTaken": answers_lines,
    "consultation.PersonIncluded": _included,
    "ban_check.Asked": _asked,
    "ban_check.Answered": _answered,
    "claim.Stated": _claimed,
    "claim.Restated": _claimed,
}
