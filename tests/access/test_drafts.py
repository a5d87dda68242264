"""Half-typed forms: there for their author, unreadable for everybody else, gone in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine
from sqlalchemy import select, update

from adapters.access.tables import DRAFTS
from tests.access.network import Network

SECRET = "Она боится возвращаться домой"
FIELDS = [("narrative", SECRET), ("topics", "DOC"), ("topics", "PAY")]


def test_a_draft_comes_back_as_it_was_typed(network: Network) -> None:
    drafts, me = network.house.system.drafts, network.administrator
    drafts.save(me, "consultation", [("narrative", "begun")])
    saved_at = drafts.save(me, "consultation", FIELDS)
    kept = drafts.load(me, "consultation")
    assert (kept.fields, kept.saved_at) == (FIELDS, saved_at)
    drafts.discard(me, "consultation")
    drafts.discard(me, "consultation")
    assert drafts.load(me, "consultation") is None


def test_a_draft_is_its_authors_alone(network: Network) -> None:
    other = network.actor(network.hire("gulnora", "COUNSELLOR"))
    network.house.system.drafts.save(network.administrator, "consultation", FIELDS)
    assert network.house.system.drafts.load(other, "consultation") is None


def test_a_draft_moved_to_another_form_or_author_does_not_open(network: Network) -> None:
    other = network.actor(network.hire("gulnora", "COUNSELLOR"))
    drafts = network.house.system.drafts
    drafts.save(network.administrator, "consultation", FIELDS)
    with network.house.engines["access"].begin() as connection:
        connection.execute(update(DRAFTS).values(form_key="case"))
    assert drafts.load(network.administrator, "case") is None
    with network.house.engines["access"].begin() as connection:
        connection.execute(update(DRAFTS).values(form_key="consultation", account_id=other.account_id))
    assert drafts.load(other, "consultation") is None


def test_nothing_of_a_draft_can_be_read_in_the_files(network: Network) -> None:
    network.house.system.drafts.save(network.administrator, "consultation", FIELDS)
    with network.house.engines["access"].connect() as connection:
        boxes = [bytes(box) for box in connection.scalars(select(DRAFTS.c.box))]
    files = [file.read_bytes() for file in network.house.settings.data_dir.iterdir() if file.is_file()]
    for text in (SECRET, "боится"):
        for coding in ("utf-8", "utf-16-le", "unicode_escape"):
            assert all(text.encode(coding) not in content for content in (*boxes, *files))


def test_a_draft_is_kept_for_seven_days(network: Network) -> None:
    drafts, me = network.house.system.drafts, network.administrator
    drafts.save(me, "consultation", FIELDS)
    now = datetime.now(UTC)
    assert drafts.purge(now + timedelta(days=6)) == 0
    with time_machine.travel(now + timedelta(days=7, minutes=1)):
        assert drafts.load(me, "consultation") is None
    assert drafts.purge(now + timedelta(days=7, minutes=1)) == 1


def test_old_drafts_go_without_being_asked_for(network: Network) -> None:
    drafts, me = network.house.system.drafts, network.administrator
    drafts.save(me, "old", FIELDS)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=8)):
        drafts.save(me, "new", FIELDS)
    with network.house.engines["access"].connect() as connection:
        assert list(connection.scalars(select(DRAFTS.c.form_key))) == ["new"]
