"""The whole application as one object: a door for commands, a door for questions, sign-in and drafts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from application.actor import Actor
from application.directory import CentreInfo, Directory, OwnTopic
from application.dispatch import Dispatch, Order
from application.verdict import Verdict


class Questions(Protocol):
    """Answers questions over read models: policy first, access log second, answer last."""

    def ask(self, question: Any, actor: Actor, *, route: str, purpose: str = "") -> Any:
        """Raises Forbidden, Absent or Unavailable."""


class System:
    """What the pages and the command line are given. See `web/ports.py` for what pages need of it."""

    def __init__(
        self,
        dispatcher: Dispatch,
        questions: Questions,
        accounts: Any,
        drafts: Any,
        directory: Directory,
        filters: Any = None,
        imports: Any = None,
    ) -> None:
        self._dispatcher = dispatcher
        self._questions = questions
        self._directory = directory
        self.accounts = accounts
        self.drafts = drafts
        # The way of uploads into the house (`application/attachments.py: Attaching`); set when it is put together.
        self.attachments: Any = None
        self.filters = filters
        # See `application/notices.py: NoticeBook`; set when the house is put together.
        self.notices: Any = None
        self.imports = imports
        # See `adapters/access/scheduled.py`; set when the house is put together.
        self.scheduled: Any = None
        # See `web/ports.py: Releases`; set when the house is put together.
        self.releases: Any = None
        # See `application/answering.py: Answers`; set when the house is put together.
        self.answers: Any = None
        # See `application/verifying.py: VerifyTries`; set when the house is put together.
        self.verify_tries: Any = None

    def dispatch(
        self,
        command: Any,
        actor: Actor,
        *,
        command_id: UUID,
        device_id: UUID | None = None,
        recorded: datetime | None = None,
    ) -> Verdict:
        """See `Dispatch.dispatch`."""
        return self._dispatcher.dispatch(
            command, actor, command_id=command_id, device_id=device_id, recorded=recorded
        )

    def dispatch_some(self, orders: Sequence[Order]) -> list[Verdict]:
        """See `Dispatch.dispatch_some`."""
        return self._dispatcher.dispatch_some(orders)

    def ask(self, question: Any, actor: Actor, *, route: str, purpose: str = "") -> Any:
        """See `Questions.ask`."""
        return self._questions.ask(question, actor, route=route, purpose=purpose)

    def centre_name(self, code: str) -> str:
        """The name under which a centre was opened, or its code where there is none."""
        found = self._directory.centre(code)
        return found.name if found else code

    def centres(self) -> Sequence[CentreInfo]:
        """All centres, closed ones too, in order of code."""
        return self._directory.centres()

    def own_topics(self, centre: str) -> tuple[OwnTopic, ...]:
        """The topics that a centre added, withdrawn ones too; none where there is no such centre."""
        found = self._directory.centre(centre)
        return found.topics if found else ()
