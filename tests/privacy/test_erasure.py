"""A word in every personal field: at rest it is nowhere, and after an erasure it is nowhere at all."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.keys.store import KeyDestroyed
from adapters.keys.tables import PERSON_KEYS
from adapters.ledger.mapper import open_box
from adapters.readmodels.rebuild import Rebuild
from adapters.wiring import House, build
from application.asking import Absent
from application.migrant import RequestErasure
from application.people import PersonFile
from tests.privacy import (
    story,
)
from tests.privacy.lived import Lived
from tests.privacy.rotation import rotated
from tests.privacy.story import DESK, WORDS
from tests.simulation.staff import MANAGERS, open_centres


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


def test_after_an_erasure_nothing_half_typed_about_the_person_is_kept(house: House) -> None:
    lived, drafts = Lived(house), house.system.drafts
    open_centres(lived)
    lived.accept(iter([story.registration(lived.amina)]))
    # The address of a page, however it was typed, or a name that a form was given.
    hers = (f":people:{lived.amina}:consultations:new", f":people:{str(lived.amina).upper()}:stage", f"a.{lived.amina}")
    other = f":people:{lived.zarina}:consultations:new"
    for key in (*hers, other):
        drafts.save(DESK, key, [("advice", WORDS[0])])
    lived.erase()
    assert [drafts.load(DESK, key) for key in hers] == [None, None, None]
    assert drafts.load(DESK, other) is not None


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
    "before the key is destroyed": "adapters.keys.store.PersonKeys.destroy_many",
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
