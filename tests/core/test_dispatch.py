"""The one door: one verdict for each command, whoever asks how often; what it keeps, and what it never keeps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from adapters.ledger.recorder import LedgerRecorder
from application.actor import COUNSELLOR, Actor
from application.ledger import OutOfTurn
from application.migrant import AssignMigrant, EraseMigrant, RegisterMigrant, RequestErasure
from application.ports import Collision, NewerExists, Unavailable
from application.verdict import CONFLICT, FORBIDDEN, REJECTED, Verdict
from application.wire import Malformed
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.ground import Ground
from tests.simulation.staff import COUNSELLORS, MANAGERS, PROTECTOR, an_actor, an_id

DESK = COUNSELLORS["KJD"]
SECRET = "Zulaykho-was-here"


@pytest.fixture
def amina(ground: Ground) -> UUID:
    command = a_registration()
    assert ground.give(command, DESK).accepted
    return command.person_id


def in_parallel(*calls: Callable[[], object]) -> list[object]:
    """What each call gave back, or raised; all begun together."""
    answers: list[object] = [None] * len(calls)
    gate = threading.Barrier(len(calls))

    def run(at: int) -> None:
        gate.wait()
        try:
            answers[at] = calls[at]()
        except Exception as problem:  # noqa: BLE001 - shown to the test
            answers[at] = problem

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_the_same_command_twice_gives_the_same_verdict_and_one_set_of_events(ground: Ground) -> None:
    command, command_id = a_registration(), an_id()
    first, again = ground.give(command, DESK, command_id), ground.give(command, DESK, command_id)
    assert first.accepted
    assert again == first
    assert ground.version(command.person_id) == 1 + len(command.consents)


def test_an_id_with_another_body_is_refused(ground: Ground) -> None:
    command_id = an_id()
    assert ground.give(a_registration(), DESK, command_id).accepted
    other = ground.give(a_registration(), DESK, command_id)
    assert (other.status, other.code) == (REJECTED, "command.other_body")


def test_a_verdict_is_shown_only_to_whoever_asked_for_it(ground: Ground) -> None:
    command, command_id = a_registration(), an_id()
    assert ground.give(command, DESK, command_id).accepted
    curious = ground.give(command, COUNSELLORS["DYU"], command_id)
    assert (curious.code, curious.result) == ("command.not_yours", {})


def test_rejections_are_kept_too(ground: Ground) -> None:
    command, command_id = a_registration(consents=()), an_id()
    first = ground.give(command, DESK, command_id)
    assert (first.status, first.code) == (REJECTED, "consent.recording_missing")
    assert ground.give(command, DESK, command_id) == first
    assert ground.version(command.person_id) == 0


def test_what_is_forbidden_stays_so_under_the_same_id(ground: Ground, amina: UUID) -> None:
    command, command_id = AssignMigrant(person_id=amina, owner_id=None), an_id()
    stranger = COUNSELLORS["DYU"]
    first = ground.give(command, stranger, command_id)
    assert (first.status, first.code) == (FORBIDDEN, "record.unknown")
    promoted = Actor(stranger.account_id, DESK.roles, DESK.centres)
    assert ground.give(command, promoted, command_id) == first


def test_a_file_of_another_centre_and_no_file_at_all_get_the_same_answer(ground: Ground, amina: UUID) -> None:
    answers = [ground.give(AssignMigrant(person_id=who), COUNSELLORS["DYU"]) for who in (amina, an_id())]
    assert len({(v.status, v.code, str(v.params), str(v.result)) for v in answers}) == 1


def test_two_asking_at_once_for_the_last_word_are_taken_in_turn(ground: Ground, amina: UUID) -> None:
    desks = [an_actor(COUNSELLOR, number=number) for number in (7, 8)]
    calls = [
        lambda desk=desk: ground.give(AssignMigrant(person_id=amina, owner_id=desk.account_id), desk)
        for desk in desks
    ]
    first, second = in_parallel(*calls)
    statuses = sorted(v.status for v in (first, second) if isinstance(v, Verdict))
    # Whoever comes second no longer reaches a file that somebody else owns.
    assert statuses == ["accepted", FORBIDDEN]


def test_eight_threads_giving_one_command_make_it_once(ground: Ground) -> None:
    command, command_id = a_registration(), an_id()
    answers = in_parallel(*[lambda: ground.give(command, DESK, command_id)] * 8)
    assert len({str(answer) for answer in answers}) == 1
    assert ground.version(command.person_id) == 1 + len(command.consents)
    assert ground.count("inbox") == 3


def test_many_threads_on_one_file_lose_nothing(ground: Ground, amina: UUID) -> None:
    before = ground.count("ledger")
    calls = [lambda: [ground.give(a_consultation(amina), DESK) for _ in range(5)]] * 6
    answers = [verdict for many in in_parallel(*calls) for verdict in many]  # type: ignore[attr-defined]  # in_parallel gives back what each call gave
    assert all(verdict.accepted for verdict in answers)
    assert ground.count("ledger") == before + 30
    assert ground.count("rm_consultations") == 30


def test_nothing_of_a_body_is_readable_in_the_inbox(ground: Ground) -> None:
    assert ground.give(a_registration(family_name=SECRET, safe_contact=SECRET), DESK).accepted
    for row in ground.rows("SELECT * FROM inbox"):
        assert SECRET.encode() not in b"|".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
        )


def test_the_instant_of_recording_never_goes_back(ground: Ground, amina: UUID) -> None:
    first = ground.give(a_consultation(amina), DESK)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=2)):
        verdicts = [ground.give(AssignMigrant(person_id=amina, owner_id=None), DESK) for _ in range(3)]
    instants = [verdict.recorded for verdict in (first, *verdicts)]
    assert None not in instants
    assert instants == sorted(set(instants))


def test_history_is_taken_in_order_only(ground: Ground) -> None:
    newest = datetime.now(UTC) + timedelta(hours=1)
    command = a_registration()
    verdict = ground.dispatch.dispatch(command, DESK, command_id=an_id(), recorded=newest)
    assert verdict.recorded == newest
    with pytest.raises(NewerExists):
        ground.dispatch.dispatch(
            a_registration(), DESK, command_id=an_id(), recorded=newest - timedelta(seconds=1)
        )
    same = ground.dispatch.dispatch(a_registration(), DESK, command_id=an_id(), recorded=newest)
    assert same.recorded == newest + timedelta(microseconds=1)


def test_what_has_not_happened_yet_is_not_recorded(ground: Ground, amina: UUID) -> None:
    later = datetime.now(UTC) + timedelta(hours=2)
    assert ground.give(a_consultation(amina, occurred_at=later), DESK).code == "occurred.future"


def test_the_day_of_a_contact_is_the_day_of_its_centre(ground: Ground, amina: UUID) -> None:
    late = datetime(2026, 1, 31, 20, 30, tzinfo=UTC)
    assert ground.give(a_consultation(amina, occurred_at=late), DESK).accepted
    ((day, offset),) = ground.rows("SELECT occurred_on, utc_offset FROM rm_consultations")
    assert (datetime.fromordinal(int(str(day))).date().isoformat(), offset) == ("2026-02-01", 300)


def test_reaching_for_a_stream_out_of_turn_is_a_bug_and_writes_nothing(ground: Ground, amina: UUID) -> None:
    def reaches_too_far(ledger: object, command: object) -> list[object]:
        from domain.migrant import Migrant

        return [ledger.get(Migrant, an_id())]  # type: ignore[attr-defined]  # the ledger of a turn

    before = ground.count("ledger"), ground.count("inbox")
    ground.dispatch._handlers = {AssignMigrant: reaches_too_far}  # type: ignore[assignment]  # a handler that is wrong on purpose
    with pytest.raises(OutOfTurn):
        ground.give(AssignMigrant(person_id=amina), DESK)
    assert (ground.count("ledger"), ground.count("inbox")) == before


def test_whoever_always_comes_second_is_told_so(
    ground: Ground, amina: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise Collision

    monkeypatch.setattr(LedgerRecorder, "insert_events", taken)
    verdict = ground.give(AssignMigrant(person_id=amina), DESK)
    assert (verdict.status, verdict.code) == (CONFLICT, "record.changed_meanwhile")


def test_a_version_written_by_somebody_else_meanwhile_is_tried_again(
    ground: Ground, amina: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, refusals = LedgerRecorder.insert_events, iter([True])

    def once_taken(self: LedgerRecorder, events: list[object]) -> object:
        if next(refusals, False):
            write(self, events)  # type: ignore[arg-type]  # the unit's own method
        return write(self, events)  # type: ignore[arg-type]  # the unit's own method

    monkeypatch.setattr(LedgerRecorder, "insert_events", once_taken)
    assert ground.give(AssignMigrant(person_id=amina), DESK).accepted


def test_a_failed_write_is_unavailable_and_leaves_nothing(
    ground: Ground, amina: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ground.count("ledger"), ground.count("inbox"), ground.count("rm_consultations")

    def gone(*_: object, **__: object) -> None:
        raise OSError("the disk went away")

    monkeypatch.setattr("adapters.ledger.unit.LedgerUnit.answer", gone)
    with pytest.raises(Unavailable):
        ground.give(a_consultation(amina), DESK)
    assert (ground.count("ledger"), ground.count("inbox"), ground.count("rm_consultations")) == before


def test_marks_hold_for_commands_made_in_python_as_well(ground: Ground) -> None:
    with pytest.raises(Malformed):
        ground.give(a_registration(sex="ROBOT"), DESK)
    with pytest.raises(Malformed):
        ground.give(RegisterMigrant(**vars(a_registration()) | {"family_name": "x" * 121}), DESK)


def test_an_erased_person_is_written_about_no_more(ground: Ground, amina: UUID) -> None:
    assert ground.give(RequestErasure(person_id=amina, ground="CLIENT_REQUEST"), MANAGERS["KJD"]).accepted
    assert ground.give(EraseMigrant(person_id=amina), PROTECTOR).accepted
    for command in (AssignMigrant(person_id=amina), a_consultation(amina)):
        assert not ground.give(command, DESK).accepted
    assert not ground.give(a_registration(amina), DESK).accepted


def test_nobody_erases_alone(ground: Ground, amina: UUID) -> None:
    both = an_actor("COUNSELLOR", "PROTECTION", number=3)
    assert ground.give(RequestErasure(person_id=amina, ground="CLIENT_REQUEST"), both).accepted
    assert ground.give(EraseMigrant(person_id=amina), both).code == "erasure.same_person"
