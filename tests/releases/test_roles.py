"""On PostgreSQL the ministry's application lives with a role that reaches one database and can change no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.officials import Officials
from adapters.releases.tokens import MinistryTokens
from adapters.settings import Settings
from adapters.sql.engines import make_engine
from tests.architecture.source import ROOT
from tests.harness.stores import Urls
from tests.releases.samples import SECRET
from tests.web.ministry.walk import NOON, PASSWORD, sign_in
from web.wsgi import ministry

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
FIGURES = (
    "UPDATE releases SET document = ''",
    "DELETE FROM releases",
    "UPDATE ministry_accounts SET active = true",
    "INSERT INTO ministry_accounts SELECT * FROM ministry_accounts",
)


@pytest.fixture
def urls(postgres_urls: Urls) -> Iterator[Urls]:
    """The stores as the ministry's role would address them, rights given as the documentation says."""
    names = {f"safar_{store}": str(make_url(url).database) for store, url in postgres_urls.items()}
    ledger = names["safar"] = names.pop("safar_ledger")
    role = names["safar_ministry"] = f"{ledger}_ministry"
    blocks = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "postgresql.md").read_text(), re.DOTALL)
    first, in_releases = (re.sub(r"\bsafar\w*", lambda found: names[found[0]], each) for each in blocks[1:])
    run(postgres_urls["ledger"], first)
    run(postgres_urls["releases"], in_releases)
    yield {
        store: make_url(url).set(username=role).render_as_string(hide_password=False)
        for store, url in postgres_urls.items()
    }
    run(postgres_urls["releases"], f"DROP OWNED BY {role}; DROP ROLE {role}")


@pytest.fixture
def owned(postgres_urls: Urls) -> Iterator[Engine]:
    """The releases as their owner sees them, with one official."""
    engine = make_engine(postgres_urls["releases"])
    Officials(engine, QUICK).add(UUID(int=77), "ministry", "Nigora Rahimova", "en", PASSWORD, NOON)
    yield engine
    engine.dispose()


def run(url: str, statements: str) -> None:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statements)


def test_the_ministry_works_with_a_role_that_reaches_its_database_only(
    urls: Urls, owned: Engine, tmp_path: Path
) -> None:
    token = MinistryTokens(owned, SECRET).issue("ministry", "Committee", 10, NOON)
    application = ministry(Settings(data_dir=tmp_path, releases_url=urls["releases"]))
    client = application.test_client()
    assert sign_in(client, "wrong").status_code == 422
    assert sign_in(client).status_code == 303
    assert client.get("/").status_code == 200
    for store in ("ledger", "keys", "access"):
        with pytest.raises(OperationalError, match="permission denied"):
            make_engine(urls[store]).connect()
    engine = make_engine(urls["releases"])
    assert MinistryTokens(engine, SECRET).reader(token, "::1", NOON) is not None
    accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
    session = accounts.sign_in("ministry", PASSWORD, "::1", datetime.now(UTC))
    assert session is not None
    assert accounts.change_password(session, PASSWORD, "seven herons by the lake", datetime.now(UTC)) is None
    reader = accounts.session(session, datetime.now(UTC))
    assert reader is not None
    # Nothing was released here; that downloads may be written down shows in what is refused.
    with pytest.raises(IntegrityError):
        accounts.log_download(reader, UUID(int=1), "R-T1", "csv", NOON)
    for figures in FIGURES:
        with pytest.raises(ProgrammingError, match="permission denied"), engine.begin() as connection:
            connection.exec_driver_sql(figures)
    for one in (engine, application.extensions["safar.ministry"].accounts._engine):
        one.dispose()
