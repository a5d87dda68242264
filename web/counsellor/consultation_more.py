"""What a talk may bring besides its record: fields that stand folded until a topic or an answer opens them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.validators import ValidationError

from application.asking import Absent
from application.consultation_parts import Answers, AskedBan, ProblemDate, SaidClaim
from application.consultations import ConsultationView
from application.people import PersonByNumber
from domain.codes import code_list
from web.counsellor.heads_fields import HeadsFields, heads_data
from web.fields import CodeChecks, CodeSelect
from web.forms import Amount, NearDate, Optional, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options
from web.pages import ask

ROWS = ("1", "2", "3")
# Section → the beginnings of topics that open it.
OPENED_BY = {
    "documents": ("DOC",),
    "ban": ("DOC-BAN", "DOC-LIST", "LEG-DEPORT"),
    "recruitment": ("EMP-FEE", "EMP-AGENCY", "EMP-JOB"),
    "claim": ("EMP-WAGE",),
    "remittances": ("FIN-REM",),
}
# Answers that the form and the command call by one name.
SAME = (
    *("agency", "licensed", "fee", "fee_currency", "monthly_wage", "wage_currency", "ban_authority"),
    *("remittance_channel", "remittance_frequency", "remittance_amount", "task_kind", "task_topic"),
)
WORDS = ("agency", "ban_authority")


def _parents() -> list[Any]:
    topics = code_list("topic")
    parents = [(code, words) for code, words in options("topic") if topics.parent(code) is None]
    return as_choices([("", ""), *parents])


class MoreFields(HeadsFields):
    """The further answers; `answers()`, `ban_check()` and `claim()` are None where nothing was said."""

    check_id = HiddenField()
    claim_id = HiddenField()
    problem_1 = CodeSelect(_l("Document problem"), "document_problem", [Optional()])
    since_1 = NearDate(_l("Since when"), [Optional()])
    problem_2 = CodeSelect(_l("Document problem"), "document_problem", [Optional()])
    since_2 = NearDate(_l("Since when"), [Optional()])
    problem_3 = CodeSelect(_l("Document problem"), "document_problem", [Optional()])
    since_3 = NearDate(_l("Since when"), [Optional()])
    ban_result = CodeSelect(
        _l("Answer of the authority"), "ban_check_result", [Optional()], blank=_l("Not asked")
    )
    ban_country = CodeSelect(_l("Country asked about"), "country", [Optional()])
    leaves_on = NearDate(_l("Wants to leave on"), [Optional()])
    appeal = BooleanField(_l("If there is a ban: an appeal is to be filed, a task for the legal counsellor"))
    ban_authority = StringField(_l("Authority that banned them"), [Optional()])
    agency = StringField(_l("Agency or recruiter"), [Optional()])
    licensed = CodeSelect(_l("Licence"), "recruiter_licence", [Optional()])
    fee = Amount(_l("Fee paid"), [Optional()])
    fee_currency = CodeSelect(_l("Currency of the fee"), "currency", [Optional()])
    monthly_wage = Amount(_l("Wage promised a month"), [Optional()])
    wage_currency = CodeSelect(_l("Currency of the wage"), "currency", [Optional()])
    claim_amount = Amount(_l("Wages owed"), [Optional()])
    claim_currency = CodeSelect(_l("Currency"), "currency", [Optional()])
    claim_country = CodeSelect(_l("Country of the work"), "country", [Optional()])
    claim_from = NearDate(_l("Worked from"), [Optional()])
    claim_until = NearDate(_l("Worked until"), [Optional()])
    employer = StringField(_l("Employer"), [Optional()])
    remittance_channel = CodeSelect(_l("How money comes home"), "remittance_channel", [Optional()])
    remittance_frequency = CodeSelect(_l("How often"), "remittance_frequency", [Optional()])
    remittance_amount = CodeSelect(_l("About how much a month"), "remittance_amount", [Optional()])
    remittance_use = CodeChecks(_l("What it is used for"), "remittance_use", [Optional()])
    leaflets = CodeChecks(_l("Leaflets given"), "leaflet", [Optional()])
    with_others = StringField(
        _l("Further persons with a file"), [Optional()],
        description=_l("Their printed numbers, with spaces between them. The talk then stands in each of their files."),
    )  # fmt: skip
    task_kind = CodeSelect(_l("What is to be done"), "task_kind", [Optional()])
    task_topic = CodeSelect(_l("For whom"), "topic", [Optional()], choices=_parents)
    task_for = SelectField(
        _l("Colleague who does it"), [Optional()], description=_l("They see the file until it is done.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.companions: tuple[UUID, ...] = ()
        for field in (self.check_id, self.claim_id):
            field.data = field.data if _is_id(field.data) else str(uuid7())

    def validate_with_others(self, field: Any) -> None:
        """Every number leads to a file that the reader may open."""
        found, unknown = [], []
        for number in dict.fromkeys((field.data or "").replace(",", " ").replace(";", " ").split()):
            try:
                found.append(ask(PersonByNumber(number=number)))
            except Absent:
                unknown.append(number)
        self.companions = tuple(dict.fromkeys(found))
        if unknown:
            raise ValidationError(_("No file here has this number: %(numbers)s.", numbers=", ".join(unknown)))

    def validate_claim_amount(self, field: Any) -> None:
        """A sum, and in what."""
        told = any(self[name].data for name in ("claim_currency", "employer", "claim_from", "claim_until"))
        if not field.data and told:
            raise ValidationError(_("Write how much is owed, or leave the claim out."))
        if field.data and not self.claim_currency.data:
            raise ValidationError(_("Choose the currency as well."))

    def validate_ban_result(self, field: Any) -> None:
        """What was asked says about which country."""
        if not field.data and (self.leaves_on.data or self.ban_country.data):
            raise ValidationError(_("Say whether the authority answered, or leave the check out."))

    def dated(self) -> dict[str, date]:
        """Document problem → since when."""
        pairs = ((self[f"problem_{row}"].data, self[f"since_{row}"].data) for row in ROWS)
        return {problem: since for problem, since in pairs if problem and since}

    def named_problems(self) -> list[str]:
        """Document problems that stand in a row with a date, ticked or not."""
        return [found for row in ROWS if (found := self[f"problem_{row}"].data)]

    def answers(self) -> Answers:
        """The further answers."""
        said = {name: self[name].data or ("" if name in WORDS else None) for name in SAME}
        said |= {name: self[name].data for name in ("fee", "monthly_wage")}
        if self.appeals and not said["task_kind"]:
            said |= {"task_kind": "APPEAL", "task_topic": "LEG"}
        dates = tuple(ProblemDate(problem=problem, since=since) for problem, since in self.dated().items())
        lists = {name: tuple(self[name].data or ()) for name in ("remittance_use", "leaflets")}
        return Answers(**said, **lists, **self.heads(), problem_dates=dates)

    @property
    def appeals(self) -> bool:
        """Whether a ban was found against which somebody shall appeal."""
        return bool(self.appeal and self.appeal.data and self.ban_result.data == "BANNED")

    def appeal_by(self, today: date) -> date | None:
        """By when: before the person leaves, in three days at most; None where nobody appeals."""
        if not self.appeals:
            return None
        by = today + timedelta(days=3)
        leaves: Any = self.leaves_on.data
        return max(today, min(by, leaves - timedelta(days=1))) if leaves else by

    def ban_check(self, destination: str | None, banned_until: date | None) -> AskedBan | None:
        """The check, where the authority was asked; the country is the one that the talk is about."""
        country = self.ban_country.data or destination
        if not self.ban_result.data or not country:
            return None
        until = banned_until if self.ban_result.data == "BANNED" else None
        told = {
            "result": self.ban_result.data,
            "authority": self.ban_authority.data or "",
            "banned_until": until,
        }
        return AskedBan(
            check_id=UUID(self.check_id.data), entry_to=country, leaves_on=self.leaves_on.data, **told
        )

    def claim(self, destination: str | None) -> SaidClaim | None:
        """The claim, where wages are owed."""
        if not self.claim_amount.data:
            return None
        return SaidClaim(
            claim_id=UUID(self.claim_id.data),
            amount=self.claim_amount.data,
            currency=str(self.claim_currency.data),
            worked_in=self.claim_country.data or destination or "XXX",
            worked_from=self.claim_from.data,
            worked_until=self.claim_until.data,
            employer=self.employer.data or "",
        )

    def opened_by(self, section: str) -> str:
        """The beginnings of topics that open a section, for the script that does it while one ticks."""
        return " ".join(OPENED_BY[section])

    def opens(self, section: str, topics: Iterable[str]) -> bool:
        """Whether a section stands open: a topic asks for it."""
        return any(topic.startswith(OPENED_BY[section]) for topic in topics)


def more_data(view: ConsultationView) -> dict[str, Any]:
    """The values of the fields for the further answers and persons of a record as it stands."""
    kept: Mapping[str, Any] = view.answers
    found = {name: kept.get(name) for name in (*SAME, "remittance_use", "leaflets")} | heads_data(kept)
    for row, (problem, since) in zip(ROWS, (kept.get("problem_dates") or {}).items(), strict=False):
        found |= {f"problem_{row}": problem, f"since_{row}": date.fromisoformat(since)}
    return found | {"with_others": " ".join(each.number for each in view.companions if each.number)}


def _is_id(text: Any) -> bool:
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False
