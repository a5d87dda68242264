"""The policy: total, pure, and no by default."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application import actor as roles
from application.actor import Actor
from application.handlers import COMMANDS
from application.policy import Decision, State, Thing, policy
from application.policy_lines import LINES
from application.policy_words import Scope, Sight

ROLES = [*roles.GRANTABLE, roles.SYSTEM]
ACTIONS = [*LINES, "nothing.known", "DropEverything"]
CODES = ["KJD", "DYU", "KHR"]
ME, OTHER = UUID(int=1), UUID(int=2)

actors = st.builds(
    Actor,
    st.just(ME),
    st.frozensets(st.sampled_from([*ROLES, "MINISTRY_READER", ""])),
    st.frozensets(st.sampled_from(CODES)),
)
things = st.builds(
    Thing,
    st.sampled_from([*CODES, ""]),
    st.sampled_from([None, ME, OTHER]),
    st.sampled_from(State),
    st.booleans(),
)


@given(actors, st.sampled_from(ACTIONS), st.none() | things)
def test_every_question_has_an_answer_and_always_the_same(
    actor: Actor, action: str, thing: Thing | None
) -> None:
    decision = policy(actor, action, thing)
    assert isinstance(decision, Decision)
    assert policy(actor, action, thing) is decision


@given(actors, st.text(), things)
def test_an_action_without_a_line_is_denied(actor: Actor, action: str, thing: Thing) -> None:
    if action not in LINES:
        assert policy(actor, action, thing) is Decision.DENY


@given(actors, st.sampled_from(ACTIONS), things)
def test_without_a_role_of_the_line_nothing_is_seen(actor: Actor, action: str, thing: Thing) -> None:
    if actor.roles.isdisjoint(LINES.get(action, {})):
        assert policy(actor, action, thing) is Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_another_centre_does_not_exist_without_a_right_over_the_network(
    actor: Actor, action: str, thing: Thing
) -> None:
    wide = any(right[0] is Scope.NETWORK for role, right in LINES[action].items() if role in actor.roles)
    if not wide and thing.centre not in actor.centres:
        assert policy(actor, action, thing) <= Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_what_does_not_exist_is_absent_for_everybody_with_a_role(
    actor: Actor, action: str, thing: Thing
) -> None:
    if thing.state is State.MISSING:
        assert policy(actor, action, thing) <= Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_a_restricted_file_is_for_its_owner(actor: Actor, action: str, thing: Thing) -> None:
    if thing.restricted and thing.owner_id != ME:
        assert policy(actor, action, thing) <= Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things, st.sampled_from(ROLES))
def test_one_role_more_never_takes_anything_away(actor: Actor, action: str, thing: Thing, role: str) -> None:
    more = Actor(actor.account_id, actor.roles | {role}, actor.centres)
    held = policy(actor, action, thing)
    if not (held is Decision.DENY and policy(more, action, thing) is Decision.ABSENT):
        assert policy(more, action, thing) >= held


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_line_with_somebody_who_may(name: str) -> None:
    assert any(sight is Sight.WRITE for _, sight in LINES[name].values())


def test_every_line_is_of_known_words() -> None:
    for line in LINES.values():
        assert set(line) <= set(ROLES)
        assert all(isinstance(scope, Scope) and isinstance(sight, Sight) for scope, sight in line.values())


@pytest.mark.parametrize(
    "action", ["people.file", "people.search", "desk.today", "referrals.list", "trainings.room"]
)
def test_who_administers_or_counts_sees_no_case(action: str) -> None:
    for role in (roles.ADMINISTRATOR, roles.ANALYST, roles.PROTECTION, roles.SYSTEM):
        one = Actor(ME, frozenset({role}), frozenset(CODES))
        assert policy(one, action, Thing("KJD", ME)) is Decision.DENY


@pytest.mark.parametrize("name", [name for name in COMMANDS if "person_id" in COMMANDS[name].__annotations__])
def test_who_administers_writes_no_case(name: str) -> None:
    for role in (roles.ADMINISTRATOR, roles.ANALYST, roles.SYSTEM):
        one = Actor(ME, frozenset({role}), frozenset(CODES))
        assert policy(one, name, Thing("KJD", ME)) is Decision.DENY


def test_a_manager_reads_what_was_told_only_in_files_of_their_own() -> None:
    manager = Actor(ME, frozenset({roles.MANAGER}), frozenset({"KJD"}))
    assert policy(manager, "people.file", Thing("KJD", OTHER)) is Decision.MASKED
    assert policy(manager, "people.file", Thing("KJD", None)) is Decision.MASKED
    assert policy(manager, "people.file", Thing("KJD", ME)) is Decision.READ
