"""Thirty people race for ten seats through several processes: ten sit, twenty wait, nobody is lost."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

from application.training import EnrolMigrant
from tests.harness.stores import Urls
from tests.simulation.asking import a_curriculum, a_registration, a_session
from tests.simulation.databases import Site
from tests.simulation.ground import open_ground
from tests.simulation.staff import ADMIN, COUNSELLORS, TRAINERS, open_centres

SPAWN = multiprocessing.get_context("spawn")
PEOPLE, SEATS, PROCESSES = 30, 10, 3


def enrol(site: Site, session_id: UUID, people: tuple[UUID, ...], gate: Any, answers: Any) -> None:
    """One process: enrols its share of the people, all at once with the others."""
    ground = open_ground(site.urls, site.keyring)
    gate.wait(60)
    told = []
    for person_id in people:
        verdict = ground.give(EnrolMigrant(session_id=session_id, person_id=person_id), TRAINERS["KJD"])
        told.append((verdict.status, str(verdict.result.get("enrolment"))))
    answers.put(told)
    ground.close()


def test_thirty_who_race_for_ten_seats_get_exactly_ten(store_urls: Urls, data_dir: Path) -> None:
    site = Site(store_urls, data_dir)
    ground = open_ground(site.urls, site.keyring)
    open_centres(ground)
    registrations = [a_registration() for _ in range(PEOPLE)]
    course = a_curriculum()
    session = a_session(course.curriculum_id, capacity=SEATS)
    desk = [(each, COUNSELLORS["KJD"]) for each in registrations]
    for command, actor in [*desk, (course, ADMIN), (session, TRAINERS["KJD"])]:
        assert ground.give(command, actor).accepted
    people = tuple(each.person_id for each in registrations)
    gate, answers = SPAWN.Barrier(PROCESSES), SPAWN.Queue()
    shares = [people[start::PROCESSES] for start in range(PROCESSES)]
    runners = [
        SPAWN.Process(target=enrol, args=(site, session.session_id, share, gate, answers)) for share in shares
    ]
    for each in runners:
        each.start()
    told = Counter(answer for _ in runners for answer in answers.get(timeout=120))
    for each in runners:
        each.join(60)
    assert told == {("accepted", "ENROLLED"): SEATS, ("accepted", "WAITLISTED"): PEOPLE - SEATS}
    assert ground.count("rm_enrolments", "status = 'ENROLLED'") == SEATS
    assert ground.count("rm_enrolments", "status = 'WAITLISTED'") == PEOPLE - SEATS
    assert ground.differences() == []
    ground.close()
