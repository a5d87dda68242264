"""Puts the parts together that take registers in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from adapters.access.accounts import AccessAccounts
from adapters.importing.desk import ImportDesk
from adapters.importing.runner import Runner
from adapters.importing.steps import Sent
from adapters.importing.store import ImportStore
from adapters.keys.store import PersonKeys
from adapters.search.feed import SearchFeed
from application.actor import Actor
from application.directory import Directory
from application.dispatch import Dispatch, Order
from application.verdict import Verdict

# Between two turns of many rows, so that whoever sits at a desk comes first (seconds).
PAUSE = 0.01


def open_imports(
    engines: Mapping[str, Engine],
    keys: PersonKeys,
    dispatch: Dispatch,
    accounts: AccessAccounts,
    directory: Directory,
    search: SearchFeed,
) -> ImportDesk:
    """The desk of imports, with a runner that acts for whoever began each of them."""

    def give(command: Any, actor: Actor, command_id: UUID) -> Verdict:
        return dispatch.dispatch(command, actor, command_id=command_id)

    def give_some(sent: Sequence[Sent], actor: Actor) -> list[Verdict]:
        return dispatch.dispatch_some([Order(command, actor, command_id) for command, command_id in sent])

    store = ImportStore(engines["access"], keys)
    index = keys.keyring.index
    runner = Runner(store, give, give_some, accounts.actor, directory, search, engines["ledger"], index, PAUSE)
    return ImportDesk(store, runner, engines["access"], keys)
