"""The composition root: settings in, the whole house out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, make_url

import domain  # noqa: F401 - topics resolve only after every aggregate is imported
from adapters.access.accounts import AccessAccounts
from adapters.access.answer_codes import AnswerCodes
from adapters.access.drafts import SealedDrafts
from adapters.access.log import AccessLogBook
from adapters.access.notices import Notices
from adapters.access.saved import SavedFilters
from adapters.access.scheduled import ScheduledReports
from adapters.access.verify_tries import CountedTries
from adapters.attachments.desk import AttachmentDesk
from adapters.attachments.store import SealedAttachments
from adapters.directory import ReadModelDirectory
from adapters.erasure import Erasures, Forget
from adapters.facts.columns.copy import Columns
from adapters.facts.dimensions import RecordKey
from adapters.importing.opening import open_imports
from adapters.keys.keyring import Keyring, KeyringMissing, KeyringWrong
from adapters.keys.opening import open_keyring
from adapters.keys.store import PersonKeys
from adapters.ledger.mapper import SealingMapper
from adapters.ledger.store import LedgerStore
from adapters.lost import refuse_emptied_keys, refuse_lost
from adapters.reading.asking import ReadModelQuestions
from adapters.reading.course_titles import course_titles
from adapters.reading.known import KNOWN
from adapters.readmodels.rows import View
from adapters.readmodels.schema import ensure_views
from adapters.readmodels.views import all_views
from adapters.releases.counting import LedgerFigures
from adapters.releases.desk import ReleaseDesk
from adapters.releases.publishing import Publishing
from adapters.releases.store import Office
from adapters.search.feed import SearchFeed
from adapters.search.identifiers import Identifiers
from adapters.search.index import NameIndex
from adapters.settings import Settings
from adapters.sql.engines import assert_safe, make_engine
from adapters.sql.migrate import Unmigrated, head_check
from adapters.sql.turns import Turns
from application.dispatch import Dispatch
from application.handlers import HANDLERS
from application.system import System

STORES = ("ledger", "keys", "access", "releases")


@dataclass(frozen=True)
class House:
    """Everything that was put together, for the web, the command line and the tests."""

    settings: Settings
    engines: Mapping[str, Engine]
    keyring: Keyring
    keys: PersonKeys
    turns: Turns
    mapper: SealingMapper
    views: tuple[View, ...]
    store: LedgerStore
    directory: ReadModelDirectory
    search: SearchFeed
    erasures: Erasures
    accounts: AccessAccounts
    publishing: Publishing
    system: System
    # Views whose shape changed: to be rebuilt before they are used.
    to_rebuild: tuple[str, ...]
    attachments: SealedAttachments
    # The copy of the facts on which figures are counted; empty until somebody calls its `keep`.
    columns: Columns

    def close(self) -> None:
        """Give connections and lock files back."""
        self.columns.close()
        self.turns.close()
        for engine in self.engines.values():
            engine.dispose()


@dataclass(frozen=True)
class Parts:
    """What some questions need beside the read models, by name."""

    search: SearchFeed
    access: Engine
    turns: Turns
    mapper: SealingMapper
    publishing: Publishing
    accounts: AccessAccounts
    settings: Settings
    attachments: SealedAttachments
    columns: Columns
    record_key: RecordKey


def open_engines(settings: Settings) -> dict[str, Engine]:
    """One engine for each of the four stores."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {store: make_engine(settings.url(store)) for store in STORES}


def build(settings: Settings, *, create_keyring: bool = False, check_safe: bool = True) -> House:
    """Put the house together. Raises Unmigrated, StoreMissing, KeyringMissing, KeyringWrong, UnsafeEngine."""
    engines = open_engines(settings)
    try:
        for store in STORES:
            _at_head(engines, store)
            if check_safe:
                assert_safe(engines[store])
        refuse_emptied_keys(engines)
        keyring = open_keyring(settings, engines["keys"], create=create_keyring)
        keys = PersonKeys(engines["keys"], keyring, settings.keyring_path)
        return _assemble(settings, engines, keyring, keys)
    except BaseException:
        for engine in engines.values():
            engine.dispose()
        raise


def _at_head(engines: Mapping[str, Engine], store: str) -> None:
    try:
        head_check(engines[store], store)
    except Unmigrated:
        refuse_lost(engines)
        raise


def _assemble(settings: Settings, engines: dict[str, Engine], keyring: Keyring, keys: PersonKeys) -> House:
    ledger = engines["ledger"]
    mapper = SealingMapper(keys, keyring.cipher)
    views = all_views(keyring)
    turns = Turns(ledger, lock_file(ledger))
    to_rebuild = tuple(ensure_views(turns, views))
    directory = ReadModelDirectory(ledger, keys)
    search = SearchFeed(ledger, keys, mapper, NameIndex(), Identifiers())
    attachments = SealedAttachments(turns, keys)
    drafts, filters = SealedDrafts(engines["access"], keys), SavedFilters(engines["access"], keys)
    erasures = Erasures(ledger, turns, keys, _all_of(search.forget, attachments.forget, drafts.forget))
    store = LedgerStore(
        turns, mapper, keys, views, directory, [directory.after, search.after, attachments.after, erasures.after]
    )
    dispatch = Dispatch(store, HANDLERS)
    figures = LedgerFigures(turns, directory, lambda connection, at: course_titles(connection, keys, at))
    office = Office(settings.zone, keyring.record, figures, figures.changes, figures.position)
    publishing = Publishing(engines["releases"], office, dispatch.dispatch)
    accounts = AccessAccounts(engines["access"], ledger, keys, directory, settings)
    columns = Columns(ledger, mapper, views, settings.figures_in_memory_from)
    parts = Parts(
        search, engines["access"], turns, mapper, publishing, accounts, settings, attachments, columns,
        lambda identifier: keyring.record_key(identifier.bytes),
    )  # fmt: skip
    questions = ReadModelQuestions(
        ledger, keys, directory, AccessLogBook(engines["access"]), KNOWN, vars(parts)
    )
    imports = open_imports(engines, keys, dispatch, accounts, directory, search)
    system = System(dispatch, questions, accounts, drafts, directory, filters, imports)
    system.releases = ReleaseDesk(publishing, figures.begun)
    system.scheduled = ScheduledReports(engines["access"], settings.zone)
    system.notices = Notices(engines["access"], ledger, keys, settings)
    system.attachments = AttachmentDesk(attachments, dispatch.dispatch, settings.attachment_megabytes * 2**20)
    system.answers = AnswerCodes(engines["access"], keyring, settings.answer_code_days)
    system.verify_tries = CountedTries(engines["access"], keyring)
    erasures.finish()
    return House(
        settings, engines, keyring, keys, turns, mapper, views, store, directory, search, erasures,
        accounts, publishing, system, to_rebuild, attachments, columns,
    )  # fmt: skip


def _all_of(*steps: Forget) -> Forget:
    """Everything that must forget a person, one after the other."""

    def forget(subject: UUID) -> None:
        for step in steps:
            step(subject)

    return forget


def lock_file(engine: Engine) -> Path | None:
    """Where the writers of an embedded database queue; None where the server keeps the queue."""
    database = make_url(str(engine.url)).database
    return Path(f"{database}.turn") if engine.dialect.name == "sqlite" and database else None


__all__ = ["House", "KeyringMissing", "KeyringWrong", "build", "open_engines", "open_keyring"]
