"""A person to look at."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7

from application.actor import Actor
from application.migrant import Consent, RegisterMigrant
from tests.access.network import Network


def register(network: Network, actor: Actor) -> tuple[UUID, str]:
    person_id: UUID = uuid7()
    command = RegisterMigrant(
        person_id=person_id,
        centre="KJD",
        given_name="Amina",
        sex="FEMALE",
        birth_year=1990,
        birth_precision="YEAR",
        country="TJK",
        region="TJ-SU",
        language="tg",
        consents=(Consent(purpose="REG", mode="WRITTEN", text_version="1", language="tg"),),
    )
    return person_id, network.accept(command, actor).result["number"]
