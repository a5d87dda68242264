"""Who asks: an account with its roles and centres, as it stands at this request."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

COUNSELLOR = "COUNSELLOR"
FIELD_COUNSELLOR = "FIELD_COUNSELLOR"
HOTLINE = "HOTLINE"
TRAINER = "TRAINER"
MANAGER = "MANAGER"
COORDINATOR = "COORDINATOR"
ANALYST = "ANALYST"
PROTECTION = "PROTECTION"
ADMINISTRATOR = "ADMINISTRATOR"
# Somebody of an organisation of the directory, with an account: sees what was sent there, and holds no other role.
PARTNER = "PARTNER"
# An organisation that answers with the code of a slip; nobody signs in as one.
SLIP = "SLIP"
# Anybody who holds a code that is printed for everybody to ask with.
PUBLIC = "PUBLIC"
SYSTEM = "SYSTEM"

# Roles that a person at a desk can be granted; SYSTEM belongs to set-up alone.
GRANTABLE = (
    COUNSELLOR,
    FIELD_COUNSELLOR,
    HOTLINE,
    TRAINER,
    MANAGER,
    COORDINATOR,
    ANALYST,
    PROTECTION,
    ADMINISTRATOR,
    PARTNER,
)
# Who works at a centre or in the network; everybody but those of other organisations.
AT_WORK = tuple(role for role in GRANTABLE if role != PARTNER)


@dataclass(frozen=True, slots=True)
class Actor:
    """`centres` are codes; an actor of the network (coordinator, analyst …) may have none.

    `providers` are the entries of the directory for which somebody of another organisation answers.
    """

    account_id: UUID
    roles: frozenset[str]
    centres: frozenset[str]
    language: str = "en"
    name: str = ""
    demo: bool = False
    providers: frozenset[UUID] = frozenset()

    def has(self, *roles: str) -> bool:
        """Whether the actor holds at least one of `roles`."""
        return not self.roles.isdisjoint(roles)

    @property
    def home(self) -> str:
        """The centre whose name stands on what this actor does: the first by code, or empty for the network."""
        return min(self.centres, default="")


# Set-up and the command line act under this id when no account is stated; it cannot sign in.
SYSTEM_ID = UUID(int=0)


def system_actor() -> Actor:
    """Who opens the first centre and invites the first administrator."""
    return Actor(SYSTEM_ID, frozenset({SYSTEM}), frozenset(), name="safar")
