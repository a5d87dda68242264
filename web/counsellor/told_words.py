"""Sections and entries of a file in words: a title for each topic, and what stands below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from web import dates
from web.i18n import gettext as _
from web.labels import label

Summary = Mapping[str, Any]


# Topic → its title.
TITLES: Mapping[str, Callable[[Summary], str]] = {
    "migrant.LanguagesTold": lambda s: _("Told: languages and reading"),
    "migrant.WorkTold": lambda s: _("Told: education and work"),
    "migrant.FamilyTold": lambda s: _("Told: family and household"),
    "migrant.SourceTold": lambda s: _("Told: how they heard of the centre"),
    "migrant.GuardianTold": lambda s: _("Told: parent or guardian"),
    "migrant.AgeEstimated": lambda s: _(
        "About %(age)s years old on %(day)s", age=s["age"], day=_day(s["as_of"])
    ),
    "migrant.Departed": lambda s: _("Left for: %(country)s", country=_country(s)),
    "migrant.Returned": lambda s: _("Came back from: %(country)s", country=_country(s)),
    "migrant.StagePassed": lambda s: _("Earlier stage: %(stage)s", stage=_stage(s)),
    "migrant.CostStated": lambda s: _("Costs and wage of a job: %(country)s", country=_country(s)),
    "migrant.EntryStruck": lambda s: _(
        "An entry of the story of migration was struck; stage now: %(stage)s", stage=_stage(s)
    ),
}


def _languages(s: Summary) -> Iterator[str]:
    yield ", ".join(label("language", code) for code in s["languages"])
    yield _("Reads and writes: %(answer)s", answer=label("answer", s["reads"])) if s.get("reads") else ""


def _work(s: Summary) -> Iterator[str]:
    yield label("education", s["education"]) if s.get("education") else ""
    yield _("Works as: %(work)s", work=label("occupation", s["occupation"])) if s.get("occupation") else ""
    wanted = s.get("occupation_wanted")
    yield _("Looks for work as: %(work)s", work=label("occupation", wanted)) if wanted else ""
    yield label("industry", s["industry"]) if s.get("industry") else ""


def _family(s: Summary) -> Iterator[str]:
    yield label("marital_status", s["marital_status"]) if s.get("marital_status") else ""
    if s.get("household_size") is not None:
        yield _("People at home: %(count)s", count=s["household_size"])
    if s.get("dependants") is not None:
        yield _("Of them under 18: %(count)s", count=s["dependants"])
    if s.get("breadwinner"):
        yield _("Earns most of what the family lives on: %(answer)s", answer=label("answer", s["breadwinner"]))


def _source(s: Summary) -> Iterator[str]:
    yield label("heard_from", s["heard_from"])


def _guardian(s: Summary) -> Iterator[str]:
    yield label("guardian_relation", s["relation"]) if s.get("relation") else ""
    yield label("no_guardian_reason", s["no_guardian_reason"]) if s.get("no_guardian_reason") else ""


def _departed(s: Summary) -> Iterator[str]:
    yield _when(s, "left_on")
    yield _("Works as: %(work)s", work=label("occupation", s["occupation"])) if s.get("occupation") else ""
    yield label("departure_means", s["arranged_by"]) if s.get("arranged_by") else ""
    yield _licence(s)


def _returned(s: Summary) -> Iterator[str]:
    yield _when(s, "returned_on")
    yield label("return_reason", s["return_reason"])
    if s.get("months_abroad") is not None:
        yield _("Months abroad: %(count)s", count=s["months_abroad"])
    needed = [label("return_assistance", code) for code in s.get("assistance") or ()]
    yield _("Needs: %(needs)s", needs="; ".join(needed)) if needed else ""


def _passed(s: Summary) -> Iterator[str]:
    first, last = _day(s["since"]), _day(s["until"])
    if first.startswith("01.01.") and last.startswith("31.12."):
        # Told by years, as people remember.
        first, last = first[6:], last[6:]
    yield first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def _cost(s: Summary) -> Iterator[str]:
    yield _("Paid a fee: %(answer)s", answer=label("answer", s["fee_paid"]))
    if s.get("cost") is not None:
        yield _("All costs: %(money)s", money=_money(s, "cost"))
    if s.get("wage") is not None:
        yield _("Wage in a month: %(money)s", money=_money(s, "wage"))
    if s.get("cost") and s.get("wage") and s["cost_currency"] == s["wage_currency"] and Decimal(s["wage"]):
        months = dates.number_text(round(Decimal(s["cost"]) / Decimal(s["wage"]), 1))
        yield _("The costs are %(months)s monthly wages.", months=months)
    yield _licence(s)


# Topic → its clear lines.
LINES: Mapping[str, Callable[[Summary], Iterator[str]]] = {
    "migrant.LanguagesTold": _languages,
    "migrant.WorkTold": _work,
    "migrant.FamilyTold": _family,
    "migrant.SourceTold": _source,
    "migrant.GuardianTold": _guardian,
    "migrant.Departed": _departed,
    "migrant.Returned": _returned,
    "migrant.StagePassed": _passed,
    "migrant.CostStated": _cost,
}


def when_text(day: Any, precision: str) -> str:
    """A day (ISO) as well as it is known: 14.05.2024, about 05.2024, 2024."""
    year, month, _rest = str(day)[:10].split("-")
    if precision == "YEAR":
        return year
    return _("about %(when)s", when=f"{month}.{year}") if precision == "ESTIMATED" else _day(day)


def _when(s: Summary, field: str) -> str:
    return when_text(s[field], s["precision"])


def _licence(s: Summary) -> str:
    return label("recruiter_licence", s["licence"]) if s.get("licence") else ""


def _money(s: Summary, name: str) -> str:
    return dates.money_text(Decimal(str(s[name])), s[f"{name}_currency"])


def _country(s: Summary) -> str:
    return label("country", s["country"])


def _stage(s: Summary) -> str:
    words = label("stage", s["stage"])
    return f"{words}, {label('country', s['destination'])}" if s.get("destination") else words


def _day(iso: Any) -> str:
    year, month, day = str(iso)[:10].split("-")
    return f"{day}.{month}.{year}"
