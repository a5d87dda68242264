"""Puts the parts together that take registers in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from adapters.access.accounts import AccessAccounts
from adapters.importing.desk import ImportDesk
from adapters.importing.runner import Runner
from adapters.importing.store import ImportStore
from adapters.keys.store import PersonKeys
from adapters.search.feed import SearchFeed
from application.actor import Actor
from application.dispatch import Dispatch
from application.ports import Directory
from application.verdict import Verdict

# Between two rows, so that whoever sits at a desk comes first (seconds).
PAUSE = 0.001


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

    store = ImportStore(engines["access"], keys)
    runner = Runner(store, give, accounts.actor, directory, search, engines["ledger"], keys.keyring.index, PAUSE)
    return ImportDesk(store, runner, engines["access"], keys)
