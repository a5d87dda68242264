"""Tables of the people view: one row for each registered person with their contact box, one for each consent."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from adapters.readmodels.tables import METADATA, box_columns
from adapters.sql.types import Day, Id, Instant, Json

PEOPLE = Table(
    "rm_people",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("number", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("owner_id", Id),
    Column("sex", Text, nullable=False),
    Column("birth_year", Integer),
    Column("birth_precision", Text, nullable=False),
    # An age that was given or guessed, and the day on which it was right.
    Column("age", Integer),
    Column("age_as_of", Day),
    Column("citizenships", Json, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("district", Text),
    Column("language", Text, nullable=False),
    Column("interpreter", Boolean, nullable=False),
    Column("education", Text),
    Column("occupation", Text),
    Column("stage", Text, nullable=False),
    Column("destination", Text),
    Column("no_guardian_reason", Text),
    Column("registered_on", Day, nullable=False),
    Column("version", Integer, nullable=False),
    # Who may see it, as `application/policy.py: Thing` asks; ids as text. Mostly nobody, so these are mostly NULL.
    Column("restricted", Boolean, nullable=False),
    Column("named", Json),
    Column("offered_to", Text),
    Column("readers", Json),
    Column("erasure_asked_by", Id),
    Column("erasure_ground", Text),
    Column("erasure_asked", Instant),
    *box_columns(),
    # The newest box with phones, village and safe-contact words: of registration, or of a later change.
    Column("contact_box", LargeBinary),
    Column("contact_origin", Id),
    Column("contact_version", Integer),
    Column("contact_topic", Text),
    Index("rm_people_number", "number"),
    Index("rm_people_centre", "centre", "owner_id"),
)

CONSENTS = Table(
    "rm_consents",
    METADATA,
    Column("person_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("given_on", Day, nullable=False),
    Column("expires_on", Day),
    Column("withdrawn_on", Day),
    Column("held", Boolean, nullable=False),
    # A no: never held, and it takes nothing away that stands beside it.
    Column("refused", Boolean, nullable=False),
    *box_columns(),
    Index("rm_consents_end", "expires_on"),
)
