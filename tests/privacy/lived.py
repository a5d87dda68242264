"""A house in which the whole story of one person was lived, and what can be asked of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from adapters.ledger.mapper import binding
from adapters.ledger.tail import Position, read_after
from adapters.sql.transaction import driver_transaction
from adapters.wiring import House
from application.actor import ANALYST, PROTECTION, Actor
from application.household import FormHousehold
from application.migrant import EraseMigrant, RequestErasure
from application.people import PersonFile, SearchPeople
from application.reports.asking import ReadReport
from application.reports.catalogue import CATALOGUE
from application.reports.periods import parse_period
from application.verdict import Verdict
from tests.harness.days import today
from tests.privacy import (
    beside_story,
    calls_story,
    cases_story,
    families_story,
    groups_story,
    links_story,
    moving_story,
    providers_story,
    story,
)
from tests.privacy.atrest import places
from tests.privacy.story import DESK, WORD
from tests.simulation.asking import a_registration
from tests.simulation.staff import MANAGERS, PROTECTOR, an_actor, an_id, open_centres

# Whoever is answerable for protection too reads what is told apart: every figure there is.
ANALYSES = an_actor(ANALYST, PROTECTION, centres=())


@dataclass
class Lived:
    """A house in which everything was done to one person, and a little to another."""

    house: House
    amina: UUID = field(default_factory=an_id)
    zarina: UUID = field(default_factory=an_id)
    given: list[Any] = field(default_factory=list)

    def give(self, command: object, actor: Actor, command_id: UUID | None = None) -> Verdict:
        self.given.append(command)
        return self.house.system.dispatch(command, actor, command_id=command_id or an_id())

    def accept(self, steps: Iterator[tuple[Any, Actor]]) -> None:
        for command, actor in steps:
            verdict = self.give(command, actor)
            assert verdict.accepted, (type(command).__name__, verdict)

    def live(self) -> None:
        open_centres(self)
        self.accept(iter([story.registration(self.amina)]))
        self.accept(story.file(self.amina, version=5))
        for chapter in (story.told, story.contacts, story.referrals, cases_story.cases, story.trainings):
            self.accept(chapter(self.amina))
        for chapter in (moving_story.danger, moving_story.moves, calls_story.calls, links_story.links):
            self.accept(chapter(self.amina))
        self.accept(families_story.families(self.amina))
        self.accept(beside_story.beside(self.amina))
        self.accept(beside_story.outside())
        self.accept(groups_story.courses())
        home = next(each.household_id for each in self.given if isinstance(each, FormHousehold))
        self.accept(groups_story.groups(self.amina, home))
        self.accept(groups_story.returns())
        self.accept(providers_story.directory())
        self.accept(providers_story.answered(self.amina))
        self.accept(story.staff())
        self.accept(story.release())
        self.accept(story.imports())
        self.accept(iter([(a_registration(self.zarina, family_name="Саидова"), DESK)]))
        self.house.system.drafts.save(DESK, "new-consultation", [("advice", f"{WORD} draft")])
        self.look()

    def look(self) -> None:
        """Read everything that can be read."""
        found = self.search()
        assert [person.person_id for person in found.people] == [self.amina]
        shown = self.house.system.ask(PersonFile(person_id=self.amina), DESK, route="people.file")
        assert WORD in repr(shown)
        assert any(story.PHONE in phone["number"] for phone in shown.header.phones)
        assert self.house.system.drafts.load(DESK, "new-consultation") is not None

    def search(self) -> Any:
        return self.house.system.ask(SearchPeople(text=f"{WORD} family_name"), DESK, route="people.search")

    def figures(self) -> dict[str, str]:
        period = parse_period(str(today().year))
        return {
            code: repr(
                self.house.system.ask(ReadReport(code=code, period=period), ANALYSES, route="reports").tables
            )
            for code in CATALOGUE
        }

    def facts(self) -> dict[str, list[str]]:
        tables = [table.name for view in self.house.views if view.facts for table in view.tables]
        with self.house.engines["ledger"].connect() as connection:
            return {
                table: sorted(
                    repr(tuple(row)) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
                )
                for table in tables
            }

    def places(self, words: list[str]) -> list[str]:
        return places(self.house.settings.data_dir, dict(self.house.engines), words)

    def erase(self) -> None:
        asked = RequestErasure(person_id=self.amina, ground="CLIENT_REQUEST")
        self.accept(iter([(asked, MANAGERS["KJD"]), (EraseMigrant(person_id=self.amina), PROTECTOR)]))

    def boxes(self) -> Iterator[tuple[UUID, bytes, bytes]]:
        """(whose, box, what it is bound to) of every box in the ledger."""
        mapper, at = self.house.mapper, Position()
        with driver_transaction(
            self.house.turns.engine, self.house.turns.statements, begin="BEGIN"
        ) as reading:
            while rows := read_after(reading, at, 500, alone=True):
                at = rows[-1][0]
                for _, stored in rows:
                    for owner, box in mapper.unseal_nothing(stored).boxes.items():
                        bound = binding(stored.originator_id, stored.originator_version, stored.topic, owner)  # type: ignore[arg-type]  # our ids are UUIDs
                        yield owner, box, bound
