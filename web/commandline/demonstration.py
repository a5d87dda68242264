"""Tells the story of the demonstration network: every fact through a command, in the order of recording."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID

from adapters.wiring import House
from application.actor import Actor, system_actor
from application.dispatch import Order
from domain.geography import DemonstrationCentre
from web.commandline.demo import cast, words
from web.commandline.demo.calls import calls_without_a_name, missed_call, rings_again
from web.commandline.demo.cases import becomes_case, case
from web.commandline.demo.courses import SEATS, course, published
from web.commandline.demo.desk import set_the_desk
from web.commandline.demo.families import attach_scans
from web.commandline.demo.groups import initiative_groups, teach_more
from web.commandline.demo.life import life
from web.commandline.demo.ministry import open_ministry, publish_quarters
from web.commandline.demo.moving import is_asked, move, moves_on, screened
from web.commandline.demo.opening import give_passwords, open_network
from web.commandline.demo.outside import outside
from web.commandline.demo.partners import (
    bind_partners,
    hand_out,
    keep_waiting,
    receives,
    refer_claims,
    willing,
)
from web.commandline.demo.providers import answer_a_slip, directory
from web.commandline.demo.returns import sign_returns
from web.commandline.demo.teller import Step, Teller
from web.commandline.demo.twice import comes_twice, twice

MONTHS = 16
# Commands that share a turn.
TOGETHER = 40
# Older notices were read by everybody.
UNREAD = timedelta(days=30)
# Who wants the course: people on their way, within two months of registering.
WANTING = 10
# After these a trainer may not see the file any more.
CLOSING = frozenset({"RestrictMigrant", "AssessMigrant", "ProposeTransfer"})
# Who gives a command that is not the desk's.
_ROLES = {"trainer": "TRAINER", "coordinator": "COORDINATOR"}


def tell(house: House, *, people: int, seed: int) -> Iterator[tuple[int, int]]:
    """Yields (persons registered, of). The story ends yesterday evening; releases of its whole quarters follow."""
    end = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=1)
    teller = Teller(Random(seed), end)  # noqa: S311 - chance of a story, not of a key
    centres = cast.network(people)
    start = end - timedelta(days=30 * MONTHS)
    story = _Story(house, teller, centres, open_network(house, teller, centres, start))
    yield 0, people
    done = 0
    with ThreadPoolExecutor(1) as beside:
        # Hashing keeps another processor busy for seconds.
        given = beside.submit(give_passwords, house, story.accounts)
        for step in story.steps(start, people):
            done += story.play(step)
            if done % 25 == 0:
                yield done, people
        story.hand_in()
        given.result()
    attach_scans(house, story.newest("KJD"))
    teach_more(house, story.accounts)
    initiative_groups(house, story.accounts)
    answer_a_slip(house, "KJD")
    bind_partners(house, story.accounts)
    refer_claims(house, cast.FIXED[0], story.accounts[cast.FIXED[0]])
    keep_waiting(house, cast.FIXED[0], story.accounts[cast.FIXED[0]], willing(house, "KJD"))
    for part, account_id in story.accounts.items():
        house.system.notices.mark_all(cast.actor(part, account_id), until=end - UNREAD)
    sign_returns(house, teller, story.accounts)
    open_ministry(house, teller)
    publish_quarters(house, teller, story.accounts)
    set_the_desk(house, next(account for part, account in story.accounts.items() if part == cast.FIXED[0]))
    yield people, people


class _Story:
    """Plays the steps of many lives in one order of recording."""

    def __init__(
        self,
        house: House,
        teller: Teller,
        centres: list[DemonstrationCentre],
        accounts: dict[cast.Part, UUID],
    ) -> None:
        self._house = house
        self._teller = teller
        self._centres = {centre.code: centre for centre in centres}
        self.accounts = accounts
        self._clock = datetime.min.replace(tzinfo=UTC)
        self._registered: dict[str, list[UUID]] = {code: [] for code in self._centres}
        self._taught: set[UUID] = set()
        # Whose file the trainer cannot open: of them no course is full.
        self._closed: set[UUID] = set()
        self._waiting: list[Order] = []
        # Of cases and calls, behind those of lives and courses.
        self._numbers = count(10**6)

    def steps(self, start: datetime, people: int) -> Iterator[Step]:
        """All steps by instant; a course takes whoever has registered when it is announced."""
        queue: list[tuple[datetime, int, Iterator[Step], Step]] = []
        work = (
            directory(self._teller, next(iter(self._centres)), start),
            self._courses(start),
            outside(self._teller, list(self._centres.values()), start),
        )
        sources = heapq.merge(self._arrivals(start, people), *work, key=lambda found: found[0])
        for number, (at, make) in enumerate(sources):
            while queue and queue[0][0] <= at:
                yield from self._next(queue)
            _queue(queue, number, make())
        while queue:
            yield from self._next(queue)

    def play(self, step: Step) -> bool:
        """Dispatch one step, with some of those before it; whether it registers somebody."""
        self._clock = max(
            self._clock + timedelta(microseconds=1), min(step.recorded, self._teller.end).astimezone(UTC)
        )
        actor = self._actor(step)
        command_id = self._teller.new_id(self._clock)
        self._waiting.append(Order(step.command, actor, command_id, recorded=self._clock))
        if len(self._waiting) >= TOGETHER:
            self.hand_in()
        kind = type(step.command).__name__
        if kind in CLOSING or (kind == "RegisterMigrant" and step.command.guardian):
            self._closed.add(step.command.person_id)
        is_person = kind == "RegisterMigrant"
        if is_person:
            self._registered[step.centre].append(step.command.person_id)
        return is_person

    def hand_in(self) -> None:
        """Dispatch what waits."""
        while self._waiting:
            del self._waiting[: len(self._house.system.dispatch_some(self._waiting))]

    def newest(self, centre: str) -> list[tuple[UUID, Actor]]:
        """Whoever was registered last at a centre, the newest first, with a counsellor there."""
        at_desk = self._actor(Step(self._clock, None, centre))
        return [(person_id, at_desk) for person_id in reversed(self._registered[centre])]

    def _next(self, queue: list[tuple[datetime, int, Iterator[Step], Step]]) -> Iterator[Step]:
        _, number, rest, step = heapq.heappop(queue)
        if step.recorded <= self._teller.end:
            yield step
            _queue(queue, number, rest)
            if rings_again(self._teller, step.command):
                own = missed_call(self._teller, step.command, step.recorded)
                _queue(queue, next(self._numbers), own)
            if becomes_case(self._teller, step.command):
                own = case(self._teller, step.command, step.centre, step.recorded)
                _queue(queue, next(self._numbers), own)
            if receives(self._teller, step.command):
                own = hand_out(self._teller, step.command, step.centre, step.recorded)
                _queue(queue, next(self._numbers), own)
            if comes_twice(self._teller, step.command):
                own = twice(self._teller, step.command, self._centres, step.recorded)
                _queue(queue, next(self._numbers), own)
            if is_asked(self._teller, step.command):
                own = screened(self._teller, step.command, step.centre, step.recorded)
                _queue(queue, next(self._numbers), own)
            if len(self._centres) > 1 and moves_on(self._teller, step.command, step.recorded):
                own = move(self._teller, step.command, step.centre, self._centres, step.recorded)
                _queue(queue, next(self._numbers), own)

    def _arrivals(self, start: datetime, people: int) -> Iterator[tuple[datetime, object]]:
        teller, days = self._teller, int((self._teller.end - start).days) - 2
        weights = [words.SEASON[(start + timedelta(days=d)).month - 1] for d in range(days)]
        chosen = sorted(teller.dice.choices(range(days), weights, k=people))
        codes = teller.dice.choices(list(self._centres), [cast.BUSY[c] for c in self._centres], k=people)
        for day, code in zip(chosen, codes, strict=True):
            centre = self._centres[code]
            at = teller.desk_time((start + timedelta(days=day)).date(), centre.zone)
            yield at, _maker(teller, centre, at)

    def _courses(self, start: datetime) -> Iterator[tuple[datetime, object]]:
        day = date(start.year, start.month, 20)
        opened = start + timedelta(hours=1)
        curriculum = published(self._teller, opened)
        self._house.system.dispatch(
            curriculum,
            system_actor(),
            command_id=self._teller.new_id(opened),
            recorded=self._teller_start(opened),
        )
        # Every second month in a small story: a room with two people in it convinces nobody.
        while day < self._teller.end.date() + timedelta(days=21):
            for centre in self._centres.values():
                announced = self._teller.desk_time(day - timedelta(days=14), centre.zone)
                if start + timedelta(days=3) < announced < self._teller.end:
                    yield announced, self._course(centre, curriculum.curriculum_id, day)
            day = (day.replace(day=1) + timedelta(days=63)).replace(day=20)

    def _course(self, centre: DemonstrationCentre, curriculum_id: UUID, day: date) -> object:
        def make() -> Iterator[Step]:
            newest = self._registered[centre.code][-WANTING * 4 :]
            waiting = [p for p in newest if p not in self._taught | self._closed]
            people = self._teller.dice.sample(waiting, min(len(waiting), SEATS + 2))
            self._taught.update(people)
            teaching = (part for part in self.accounts if "TRAINER" in part.roles and centre.code in part.centres)
            trainer_id = self.accounts.get(next(teaching, cast.FIXED[0]))
            return course(self._teller, centre, curriculum_id, day, people, trainer_id)

        return make

    def _teller_start(self, opened: datetime) -> datetime:
        self._clock = opened
        return opened

    def _actor(self, step: Step) -> Actor:
        wanted = _ROLES.get(step.by, "COUNSELLOR")
        network = step.by == "coordinator"
        fitting = [
            part for part in self.accounts if wanted in part.roles and (network or step.centre in part.centres)
        ]
        part = fitting[self._teller.dice.randrange(len(fitting))]
        return cast.actor(part, self.accounts[part])


def _maker(teller: Teller, centre: DemonstrationCentre, at: datetime) -> object:
    def make() -> Iterator[Step]:
        if teller.chance(0.12):
            yield from calls_without_a_name(teller, centre, at - timedelta(minutes=30))
        yield from life(teller, centre, at)

    return make


def _queue(
    queue: list[tuple[datetime, int, Iterator[Step], Step]], number: int, rest: Iterator[Step]
) -> None:
    step = next(rest, None)
    if step is not None:
        heapq.heappush(queue, (step.recorded, number, rest, step))
