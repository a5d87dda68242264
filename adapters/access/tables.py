"""The tables of the access database: who read what, web sessions, credentials, failed sign-ins, sealed drafts."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from adapters.access import due_tables, report_tables  # noqa: F401 - their tables belong to the same database
from adapters.access.code_tables import METADATA, SERIAL
from adapters.sql.types import Day, Id, Instant, Json

# One row for each person whose name or file was shown, written before the bytes leave.
READS = Table(
    "access_log",
    METADATA,
    Column("id", SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("roles", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("person_id", Id),
    Column("action", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("device_id", Id),
    Column("request_id", Id, nullable=False),
    Index("access_log_person", "person_id", "at"),
    Index("access_log_actor", "actor_id", "at"),
)

# Server-side sessions. `token_hash` is SHA-256 of the random id in the cookie.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("account_id", Id, nullable=False, index=True),
    Column("started", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
    Column("language", Text),
    Column("agent", Text, nullable=False),
    Column("revoked", Boolean, nullable=False),
)

# Secrets never enter the ledger.
CREDENTIALS = Table(
    "credentials",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("login_mac", LargeBinary, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("changed", Instant, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("demonstration", Boolean, nullable=False),
)

# Failed sign-ins by HMAC of account name and of address: the throttle survives a restart and names nobody.
FAILURES = Table(
    "login_failures",
    METADATA,
    Column("id", SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("login_mac", LargeBinary, nullable=False, index=True),
    Column("address_mac", LargeBinary, nullable=False, index=True),
    Column("at", Instant, nullable=False),
)

# Half-typed forms, sealed under a key of their author, deleted when saved or after seven days.
DRAFTS = Table(
    "drafts",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("form_key", Text, primary_key=True),
    Column("box", LargeBinary, nullable=False),
    Column("saved", Instant, nullable=False),
)

# Filters that somebody gave a name; name and conditions are sealed under the key of their author.
SAVED_FILTERS = Table(
    "saved_filters",
    METADATA,
    Column("filter_id", Id, primary_key=True),
    Column("account_id", Id, nullable=False, index=True),
    Column("centre", Text, nullable=False, index=True),
    Column("area", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("box", LargeBinary, nullable=False),
    Column("saved", Instant, nullable=False),
)

# What was taken out of the house as a file. The box holds the conditions and the words of the purpose.
EXPORTS = Table(
    "exports",
    METADATA,
    Column("serial", SERIAL, Identity(), primary_key=True, autoincrement=True),
    Column("export_id", Id, nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("account_id", Id, nullable=False),
    Column("centre", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("box", LargeBinary, nullable=False),
)

# A register on its way in: one row for each file. The box holds its name, its header, how its columns are read.
IMPORTS = Table(
    "imports",
    METADATA,
    Column("batch_id", Id, primary_key=True),
    Column("account_id", Id, nullable=False),
    Column("centre", Text, nullable=False, index=True),
    Column("phase", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    # How many rows the phase under way has behind it.
    Column("done", Integer, nullable=False),
    Column("created", Instant, nullable=False),
    Column("ended", Instant),
    # Who works on it, and when they last said so: an interrupted phase is taken over by somebody else.
    Column("worker", Text, nullable=False),
    Column("beat", Instant, nullable=False),
    Column("box", LargeBinary, nullable=False),
)

# The rows of a file in portions, sealed under a key of the file that is destroyed with them.
IMPORT_PARTS = Table(
    "import_parts",
    METADATA,
    Column("batch_id", Id, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("box", LargeBinary, nullable=False),
)

# What was found in each row that is worth a word, and what became of every row: codes and ids, never words.
IMPORT_ROWS = Table(
    "import_rows",
    METADATA,
    Column("batch_id", Id, primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("problems", Json, nullable=False),
    Column("twin_id", Id),
    Column("twin_row", Integer),
    Column("choice", Text, nullable=False),
    Column("person_id", Id),
    Column("consultation_id", Id),
    Index("import_rows_state", "batch_id", "state"),
)

# Everything told up to `read_until` was read. The address is sealed under the key of the account.
NOTICE_WISHES = Table(
    "notice_wishes",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("read_until", Instant, nullable=False),
    Column("mail", Text, nullable=False),
    Column("address_box", LargeBinary),
    # What was told up to here stands in a mail of the outbox already.
    Column("mailed_until", Instant, nullable=False),
    Column("mailed_at", Instant),
)

# Single notices that were read after `read_until`.
NOTICE_READINGS = Table(
    "notice_readings",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("originator_id", Id, primary_key=True),
    Column("originator_version", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("read", Instant, nullable=False),
)

# A restricted file was opened by somebody else than its owner; told once a day for each reader.
RESTRICTED_LOOKS = Table(
    "restricted_looks",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("reader_id", Id, primary_key=True),
    Column("day", Day, primary_key=True),
    Column("look_id", Id, nullable=False),
    # Who looked after the person at that moment.
    Column("owner_id", Id),
    Column("at", Instant, nullable=False),
    Index("restricted_looks_owner", "owner_id", "at"),
    Index("restricted_looks_at", "at"),
)

# Mail that waits, was sent, or could not be: no words, only how many notices. `message_id` never changes.
MAIL_OUTBOX = Table(
    "mail_outbox",
    METADATA,
    Column("message_id", Id, primary_key=True),
    Column("account_id", Id, nullable=False),
    Column("number", Integer, nullable=False),
    Column("made", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try", Instant, nullable=False),
    Column("sent", Instant),
    Column("error", Text, nullable=False),
    Index("mail_outbox_due", "state", "next_try"),
)

# How the columns of a header were read last time at a centre, found by an HMAC of the header.
IMPORT_MEMORY = Table(
    "import_memory",
    METADATA,
    Column("centre", Text, primary_key=True),
    Column("header_mac", LargeBinary, primary_key=True),
    Column("account_id", Id, nullable=False),
    Column("box", LargeBinary, nullable=False),
    Column("saved", Instant, nullable=False),
)
