"""Policy lines of courses, their sessions and certificates, and of household initiative groups."""

from __future__ import annotations

from collections.abc import Mapping

from application.actor import (
    ADMINISTRATOR,
    COORDINATOR,
    COUNSELLOR,
    FIELD_COUNSELLOR,
    MANAGER,
    SYSTEM,
    TRAINER,
)
from application.policy_words import CASELOAD_WRITE, CENTRE_READ, CENTRE_WRITE, NETWORK_WRITE, Right

Line = Mapping[str, Right]

_ROOM: Line = {TRAINER: CENTRE_WRITE, COUNSELLOR: CENTRE_WRITE}
_COURSES: Line = {ADMINISTRATOR: NETWORK_WRITE, COORDINATOR: NETWORK_WRITE, SYSTEM: NETWORK_WRITE}
_OUTSIDE: Line = {COUNSELLOR: CENTRE_WRITE, FIELD_COUNSELLOR: CENTRE_WRITE, MANAGER: CENTRE_WRITE}
_GROUPS = (
    *("FoundGroup", "ChangeGroup", "LeaveGroup", "CloseGroup", "groups.list"),
    *("PlanProject", "ChangeProject", "PayInstalment", "StrikeInstalment", "EndProject"),
)

LINES: Mapping[str, Line] = {
    "PublishCurriculum": _COURSES,
    "RetireCurriculum": _COURSES,
    "ScheduleSession": _ROOM,
    "ChangeCapacity": _ROOM,
    "CancelSession": _ROOM,
    "EnrolMigrant": {TRAINER: CENTRE_WRITE, COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE},
    "GiveUpSeat": {TRAINER: CENTRE_WRITE, COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE},
    "MarkAttendance": _ROOM,
    "CorrectAttendance": _ROOM,
    "SetResult": _ROOM,
    "IssueCertificate": _ROOM,
    "RevokeCertificate": {TRAINER: CENTRE_WRITE, MANAGER: CENTRE_WRITE},
    "ScoreTests": _ROOM,
    "CountEvaluation": _ROOM,
    "CountHeads": _ROOM,
    "reviews.trainers": {TRAINER: CENTRE_READ, MANAGER: CENTRE_READ},
    "curricula.list": {**_ROOM, FIELD_COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ, **_COURSES},
    "trainings.list": {**_ROOM, FIELD_COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ},
    "trainings.room": {TRAINER: CENTRE_READ, COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ},
    # household initiative groups
    **dict.fromkeys(_GROUPS, _OUTSIDE),
    "JoinGroup": {COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE},
}
