"""The policy: total, pure, and no by default."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application import actor as roles
from application.actor import Actor
from application.handlers import COMMANDS
from application.policy import Decision, Former, State, Thing, policy
from application.policy_lines import LINES
from application.policy_words import Scope, Sight

ROLES = [*roles.GRANTABLE, roles.SYSTEM, roles.SLIP, roles.PUBLIC]
ACTIONS = [*LINES, "nothing.known", "DropEverything"]
CODES = ["KJD", "DYU", "KHR"]
ME, OTHER = UUID(int=1), UUID(int=2)

actors = st.builds(
    Actor,
    st.just(ME),
    st.frozensets(st.sampled_from([*ROLES, "MINISTRY_READER", ""])),
    st.frozensets(st.sampled_from(CODES)),
)
owners = st.sampled_from([None, ME, OTHER])
named = st.frozensets(st.sampled_from([ME, OTHER]))
formers = st.lists(st.builds(Former, st.sampled_from(CODES), owners, named), max_size=2).map(tuple)
things = st.builds(
    Thing,
    st.sampled_from([*CODES, ""]),
    owners,
    st.sampled_from(State),
    st.booleans(),
    named,
    st.sampled_from([*CODES, ""]),
    formers,
)


def scopes(actor: Actor, action: str) -> set[Scope]:
    return {right[0] for role, right in LINES[action].items() if role in actor.roles}


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
    reached = {thing.centre, *(former.centre for former in thing.formers)}
    if Scope.OFFERED in scopes(actor, action):
        reached |= {thing.offered_to}
    if scopes(actor, action).isdisjoint({Scope.NETWORK, Scope.DUTY}) and reached.isdisjoint(actor.centres):
        assert policy(actor, action, thing) <= Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_what_does_not_exist_is_absent_for_everybody_with_a_role(
    actor: Actor, action: str, thing: Thing
) -> None:
    if thing.state is State.MISSING:
        assert policy(actor, action, thing) <= Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_a_restricted_file_is_for_its_owner_and_those_named(actor: Actor, action: str, thing: Thing) -> None:
    known = {thing.owner_id, *thing.named}
    known |= {who for former in thing.formers for who in (former.owner_id, *former.named)}
    acts_blindly = not scopes(actor, action).isdisjoint({Scope.DUTY, Scope.OFFERED})
    if thing.restricted and ME not in known and not acts_blindly:
        assert policy(actor, action, thing) <= Decision.DENY


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_a_restriction_never_gives_anything(actor: Actor, action: str, thing: Thing) -> None:
    closed, open_ = replace(thing, restricted=True), replace(thing, restricted=False)
    assert policy(actor, action, closed) <= policy(actor, action, open_)


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_what_was_given_away_is_at_most_read(actor: Actor, action: str, thing: Thing) -> None:
    alone = policy(actor, action, replace(thing, formers=()))
    assert policy(actor, action, thing) in (alone, Decision.MASKED, Decision.READ)
    assert policy(actor, action, thing) >= alone


@given(actors, st.sampled_from(sorted(LINES)), things)
def test_an_offer_shows_nothing_of_the_file(actor: Actor, action: str, thing: Thing) -> None:
    if Scope.OFFERED not in scopes(actor, action):
        assert policy(actor, action, thing) is policy(actor, action, replace(thing, offered_to=""))


@given(actors, st.sampled_from(sorted(LINES)), things, st.sampled_from(ROLES))
def test_one_role_more_never_takes_anything_away(actor: Actor, action: str, thing: Thing, role: str) -> None:
    more = Actor(actor.account_id, actor.roles | {role}, actor.centres)
    held = policy(actor, action, thing)
    if not (held is Decision.DENY and policy(more, action, thing) is Decision.ABSENT):
        assert policy(more, action, thing) >= held


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_line_with_somebody_who_may(name: str) -> None:
    assert any(sight is Sight.WRITE for _, sight in LINES[name].values())


def test_an_organisation_with_a_code_looks_at_its_referral_and_answers_it_and_does_nothing_else() -> None:
    assert {action for action, line in LINES.items() if roles.SLIP in line} == {"AnswerByCode", "referrals.partner"}
    assert roles.SLIP not in roles.GRANTABLE


def test_somebody_of_an_organisation_reaches_what_was_sent_there_and_nothing_else() -> None:
    ours, theirs = UUID(int=8), UUID(int=9)
    lines = {action: line[roles.PARTNER] for action, line in LINES.items() if roles.PARTNER in line}
    assert set(lines) == {"AnswerAsOrganisation", "partners.queue"}
    assert {scope for scope, _ in lines.values()} == {Scope.ADDRESSED}
    partner = Actor(ME, frozenset({roles.PARTNER}), frozenset({"KJD"}), providers=frozenset({ours}))
    found = [policy(partner, "AnswerAsOrganisation", Thing("KJD", ME, provider_id=to)) for to in (ours, theirs, None)]
    assert found == [Decision.WRITE, Decision.ABSENT, Decision.ABSENT]


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


# Writes down that a right ended by itself; of the file nothing is seen.
BY_THE_CLOCK = "ExpireReading"


@pytest.mark.parametrize(
    "name",
    [name for name in COMMANDS if "person_id" in COMMANDS[name].__annotations__ and name != BY_THE_CLOCK],
)
def test_who_administers_writes_no_case(name: str) -> None:
    for role in (roles.ADMINISTRATOR, roles.ANALYST, roles.SYSTEM):
        one = Actor(ME, frozenset({role}), frozenset(CODES))
        assert policy(one, name, Thing("KJD", ME)) is Decision.DENY


def test_a_manager_reads_what_was_told_only_in_files_of_their_own() -> None:
    manager = Actor(ME, frozenset({roles.MANAGER}), frozenset({"KJD"}))
    assert policy(manager, "people.file", Thing("KJD", OTHER)) is Decision.MASKED
    assert policy(manager, "people.file", Thing("KJD", None)) is Decision.MASKED
    assert policy(manager, "people.file", Thing("KJD", ME)) is Decision.READ
