"""Steps about registers that are taken in as files."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.consultation import RecordConsultation
from application.importing_fields import BY_NAME, Reading
from application.lists import ListPeople
from application.people import PersonFile
from tests.steps.office import Office
from web.counsellor.import_words import guess_values

USUAL = {"language": "tg", "country": "TJK", "region": "TJ-KT", "channel": "OFFICE", "consent_mode": "WRITTEN"}


class PowerFails(Exception):
    """Whoever works on it is gone."""


@dataclass
class Registers:
    """The import under way, worked on by nobody but these steps."""

    office: Office
    batch_id: UUID | None = None
    columns: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = self.office.house.system.imports
        self.desk.kick = lambda: None
        # Accounts of this office are on paper: the runner finds them there.
        accounts = {actor.account_id: actor for actor in self.office.staff.values()}
        self.desk.runner = replace(self.desk.runner, actor_of=accounts.get, pause=0.0)
        self.office.house.search.fill()

    @property
    def actor(self) -> Any:
        return self.office.staff["Gulnora"]

    @property
    def batch(self) -> Any:
        assert self.batch_id is not None
        return self.desk.find(self.actor, self.batch_id)

    def read(self, table: list[list[str]]) -> None:
        """Upload, match columns and words, check."""
        out = StringIO()
        csv.writer(out, delimiter=";").writerows(table)
        self.batch_id, self.columns = uuid7(), table[0]
        content, ids = out.getvalue().encode(), {"batch_id": self.batch_id, "command_id": uuid7()}
        verdict = self.desk.upload(self.actor, "KHT", "register.csv", content, **ids)
        assert verdict.accepted, verdict
        columns = dict(enumerate(table[0]))
        words = self.desk.words(self.batch, columns)
        values = {name: guess_values(name, counted) for name, counted in words.items()}
        assert set(values) == {name for name in columns.values() if BY_NAME[name].coded}
        assert self.desk.map(self.actor, self.batch, Reading(columns, values, USUAL), uuid7()).accepted
        assert self.desk.runner.work() == 1

    def start(self, duplicates: str = "SKIP") -> None:
        assert self.desk.start(self.actor, self.batch, duplicates=duplicates).accepted
        self.desk.runner.work()

    def problems(self, line: int, state: str) -> list[str]:
        rows = {row["row"] + 2: row for row in self.desk.noted(self.batch, state)}
        return [problem[1] for problem in rows[line]["problems"]]


@pytest.fixture
def registers(office: Office) -> Registers:
    return Registers(office)


@when("Gulnora reads this register")
def reads(registers: Registers, datatable: list[list[str]]) -> None:
    registers.read(datatable)


@when(parsers.parse("Gulnora reads a register of {people:d} people"))
def reads_many(registers: Registers, people: int) -> None:
    rows = [[f"Каримов{number}", "Рустам", "м", str(1950 + number)] for number in range(people)]
    registers.read([["family_name", "given_name", "sex", "born"], *rows])


@given("the register of Рустам Каримов was taken in")
def was_taken_in(registers: Registers) -> None:
    head = ["family_name", "given_name", "sex", "born", "phone"]
    registers.read([head, ["Каримов", "Рустам", "м", "1991", "+992 90 111 1111"]])
    registers.start()


@given("the counsellor Gulnora advised him since")
def advised_since(registers: Registers, office: Office) -> None:
    (row,) = registers.desk.store.rows(registers.batch_id, "DONE")
    said = {"channel": "OFFICE", "topics": ("DOC-PATENT",), "main_topic": "DOC-PATENT", "centre": "KHT"}
    held = {"person_id": row["person_id"], "occurred_at": registers.batch.created}
    command = RecordConsultation(consultation_id=uuid7(), **held, **said)
    assert office.house.system.dispatch(command, registers.actor, command_id=uuid7()).accepted


@when("the import is started")
def is_started(registers: Registers) -> None:
    registers.start()


@when("the import is started and duplicates are attached")
def attached(registers: Registers) -> None:
    registers.start("ATTACH")


@when(parsers.parse("the import is started and the power fails after {commands:d} commands"))
def power_fails(registers: Registers, commands: int) -> None:
    runner, left = registers.desk.runner, [commands]

    def give_some(sent: Any, actor: Any) -> Any:
        if left[0] == 0:
            raise PowerFails
        verdicts = runner.give_some(sent[: left[0]], actor)
        left[0] -= len(verdicts)
        return verdicts

    assert registers.desk.start(registers.actor, registers.batch, duplicates="SKIP").accepted
    with pytest.raises(PowerFails):
        replace(runner, give_some=give_some).work()
    assert registers.batch.phase == "RUNNING"


@when("the work is taken up again")
def taken_up(registers: Registers) -> None:
    assert registers.desk.runner.work() == 0, "whoever fell silent just now may still be at it"
    registers.desk.store.release(registers.batch_id)
    assert registers.desk.runner.work() == 1


@when("Gulnora undoes the import")
def undoes(registers: Registers) -> None:
    assert registers.desk.undo(registers.actor, registers.batch, uuid7()).accepted
    assert registers.desk.runner.work() == 1


@then(parsers.parse('line {line:d} is refused with "{code}"'))
def is_refused(registers: Registers, line: int, code: str) -> None:
    assert registers.problems(line, "ERROR") == [code]


@then(parsers.parse('line {line:d} is remarked upon with "{code}"'))
def is_remarked(registers: Registers, line: int, code: str) -> None:
    assert registers.problems(line, "WARNED") == [code]


@then(parsers.parse("line {line:d} is very like somebody who is known"))
def has_twin(registers: Registers, line: int) -> None:
    (row,) = registers.desk.noted(registers.batch, "TWIN")
    assert (row["row"] + 2, row["twin_row"]) == (line, None)
    assert row["twin_id"] is not None


@then(
    parsers.re(
        r"(?P<people>\d+) (person is|people are) registered, (?P<held>\d+) consultations? (is|are) recorded"
        r" and (?P<refused>\d+) lines? (is|are) refused"
    )
)
def outcome(registers: Registers, office: Office, people: str, held: str, refused: str) -> None:
    counts = registers.desk.counts(registers.batch)
    assert registers.batch.phase == "FINISHED"
    assert counts.get("DONE", 0) == int(people)
    assert (counts["CONSULTATIONS"], counts.get("REFUSED", 0)) == (int(held), int(refused))
    rows = registers.desk.store.rows(registers.batch_id, "DONE", "ATTACHED")
    assert office.ask(ListPeople(columns=("name",)), "Gulnora").count == len({row["person_id"] for row in rows})


@then(parsers.re(r"(?P<back>\d+) lines? (is|are) taken back and (?P<stay>\d+) lines? stays?"))
def taken_back(registers: Registers, back: str, stay: str) -> None:
    counts = registers.desk.counts(registers.batch)
    assert registers.batch.phase == "UNDONE"
    assert (counts.get("UNDONE", 0), counts.get("KEPT", 0)) == (int(back), int(stay))


@then("nobody is listed")
def nobody(office: Office) -> None:
    assert office.ask(ListPeople(columns=("name",)), "Gulnora").count == 0


@then(parsers.parse("nobody asked whose the number of line {line:d} is, nor whether it is safe to call"))
def nobody_asked(registers: Registers, office: Office, line: int) -> None:
    (phone,) = _phones(registers, office, line)
    assert (phone["owner"], phone["safe"], phone["message"]) == ("", "", "no")


@then(parsers.parse('the number of line {line:d} is that of a {owner}, unsafe, "{when}", and takes a message'))
def was_asked(registers: Registers, office: Office, line: int, owner: str, when: str) -> None:
    (phone,) = _phones(registers, office, line)
    assert (phone["owner"], phone["safe"], phone["when"], phone["message"]) == (owner, "no", when, "yes")


def _phones(registers: Registers, office: Office, line: int) -> Any:
    (row,) = [row for row in registers.desk.store.rows(registers.batch_id, "DONE") if row["row"] + 2 == line]
    question = PersonFile(person_id=row["person_id"])
    return office.house.system.ask(question, registers.actor, route="feature").header.phones
