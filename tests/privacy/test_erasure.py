"""A word in every personal field: at rest it is nowhere, and after an erasure it is nowhere at all."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.keys.store import KeyDestroyed
from adapters.keys.tables import PERSON_KEYS
from adapters.ledger.mapper import binding, open_box
from adapters.ledger.tail import Position, read_after
from adapters.readmodels.rebuild import Rebuild
from adapters.sql.transaction import driver_transaction
from adapters.wiring import House, build
from application.actor import ANALYST, Actor
from application.asking import Absent
from application.migrant import EraseMigrant, RequestErasure
from application.people import PersonFile, SearchPeople
from application.reports.asking import ReadReport
from application.reports.catalogue import CATALOGUE
from application.reports.periods import parse_period
from application.verdict import Verdict
from tests.privacy import (
    beside_story,
    calls_story,
    cases_story,
    families_story,
    links_story,
    moving_story,
    story,
)
from tests.privacy.atrest import places
from tests.privacy.rotation import rotated
from tests.privacy.story import DESK, WORD, WORDS
from tests.simulation.asking import a_registration, today
from tests.simulation.staff import MANAGERS, PROTECTOR, an_actor, an_id, open_centres

ANALYSES = an_actor(ANALYST, centres=())


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
        self.accept(story.file(self.amina, version=4))
        for chapter in (story.told, story.contacts, story.referrals, cases_story.cases, story.trainings):
            self.accept(chapter(self.amina))
        for chapter in (moving_story.danger, moving_story.moves, calls_story.calls, links_story.links):
            self.accept(chapter(self.amina))
        self.accept(families_story.families(self.amina))
        self.accept(beside_story.beside(self.amina))
        self.accept(beside_story.outside())
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


@pytest.fixture
def lived(house: House) -> Lived:
    made = Lived(house)
    made.live()
    return made


def test_the_story_holds_a_word_in_every_personal_field(lived: Lived) -> None:
    assert story.uncovered(lived.given) == set()


def test_a_living_persons_words_are_readable_nowhere_at_rest(lived: Lived) -> None:
    assert lived.places(WORDS) == []


def test_after_an_erasure_nothing_is_left_and_every_figure_stands(lived: Lived) -> None:
    facts, figures = lived.facts(), lived.figures()
    lived.erase()
    assert lived.search().people == ()
    with pytest.raises(Absent):
        lived.house.system.ask(PersonFile(person_id=lived.amina), DESK, route="people.file")
    assert lived.places(WORDS) == []
    assert (lived.facts(), lived.figures()) == (facts, figures)
    Rebuild(lived.house.turns, lived.house.mapper, lived.house.views).run()
    assert (lived.facts(), lived.figures()) == (facts, figures)
    assert Rebuild(lived.house.turns, lived.house.mapper, lived.house.views).check() == []
    lived.house.search.fill()
    assert lived.search().people == ()


def test_after_an_erasure_no_row_of_a_view_knows_the_person(lived: Lived) -> None:
    lived.erase()
    tables = [table for view in lived.house.views if not view.facts for table in view.tables]
    with lived.house.engines["ledger"].connect() as connection:
        for table in tables:
            if "person_id" in table.c:
                rows = connection.execute(table.select().where(table.c.person_id == lived.amina))
                kept = [row for row in map(dict, (r._mapping for r in rows)) if row.get("box")]  # type: ignore[call-overload]  # a row's mapping
                assert kept == [], table.name


def test_the_key_is_fenced(lived: Lived) -> None:
    lived.erase()
    with pytest.raises(KeyDestroyed):
        lived.house.keys.ensure([lived.amina])
    assert not lived.give(story.registration(lived.amina)[0], DESK).accepted
    assert lived.house.keys.state_of([lived.amina, lived.zarina]) == {lived.amina: False, lived.zarina: True}


def test_with_all_keys_that_remain_no_box_of_the_person_opens(lived: Lived) -> None:
    lived.erase()
    keys = rotated(lived.house)
    with keys.engine.connect() as connection:
        owners = [row.subject_id for row in connection.execute(PERSON_KEYS.select())]
    ciphers: list[AESGCM] = list(keys.find_many(owners).values())
    assert len(ciphers) >= 3
    hers = [(box, bound) for owner, box, bound in lived.boxes() if owner == lived.amina]
    assert len(hers) > 10
    for (box, bound), cipher in itertools.product(hers, ciphers):
        with pytest.raises(Exception, match=r"^$"):
            open_box(cipher, box, bound)
    assert [owner for owner, _, _ in lived.boxes() if owner == lived.zarina]
    assert keys.find(lived.zarina) is not None


def _dies(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


STEPS: dict[str, str] = {
    "before the key is destroyed": "adapters.keys.store.PersonKeys.destroy",
    "after the key is destroyed, before it is forgotten": "adapters.keys.store.PersonKeys.forget",
    "before the ledger notes that it is done": "adapters.sql.transaction.Transaction.run_many",
    "before the write-ahead log is emptied": "adapters.erasure.Erasures._leave_no_trace",
    "while the write-ahead log of the keys is emptied": "adapters.keys.store.PersonKeys._leave_no_trace",
}


@pytest.mark.parametrize("step", STEPS)
def test_an_erasure_cut_short_at_any_step_is_finished_at_the_next_start(
    lived: Lived, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish: Callable[..., int] = type(lived.house.erasures).finish

    def cut_short(erasures: Any) -> int:
        with monkeypatch.context() as patch:
            patch.setattr(STEPS[step], _dies)
            return finish(erasures)

    monkeypatch.setattr("adapters.erasure.Erasures.finish", cut_short)
    with pytest.raises(KeyboardInterrupt):
        lived.erase()
    monkeypatch.undo()
    again = Lived(build(lived.house.settings), lived.amina, lived.zarina)
    assert again.house.keys.state_of([lived.amina]) == {lived.amina: False}
    again.house.search.fill()
    assert again.search().people == ()
    assert again.places(WORDS) == []
    with again.house.engines["ledger"].connect() as connection:
        waiting = connection.exec_driver_sql("SELECT count(*) FROM erasures WHERE NOT done").scalar()
    assert waiting == 0
    again.house.close()


def test_a_crash_before_the_decision_is_committed_erases_nothing(
    lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("adapters.ledger.unit.LedgerUnit.answer", _dies)
        with pytest.raises(KeyboardInterrupt):
            lived.give(RequestErasure(person_id=lived.amina, ground="CLIENT_REQUEST"), MANAGERS["KJD"])
    lived.look()


def test_another_process_notices_an_erasure_before_its_next_search(lived: Lived, data_dir: Path) -> None:
    other = Lived(build(lived.house.settings), lived.amina, lived.zarina)
    other.house.search.fill()
    assert other.search().people
    lived.erase()
    assert other.search().people == ()
    other.house.close()
