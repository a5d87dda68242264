"""The one answer to a command, stored with its events and given again to whoever repeats it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

ACCEPTED = "accepted"
REJECTED = "rejected"
FORBIDDEN = "forbidden"
CONFLICT = "conflict"


@dataclass(frozen=True)
class Verdict:
    """`code` and `params` explain a refusal; `result` holds clear values such as the printed number of a person."""

    status: str
    code: str | None = None
    params: dict[str, Any] = field(default_factory=dict)
    recorded: datetime | None = None
    result: dict[str, Any] = field(default_factory=dict)

    @property
    def accepted(self) -> bool:
        """Whether the command was taken."""
        return self.status == ACCEPTED

    def as_json(self) -> dict[str, Any]:
        """JSON values, as stored in the inbox and printed by `safar submit`."""
        recorded = self.recorded.isoformat() if self.recorded else None
        return {
            "status": self.status,
            "code": self.code,
            "params": self.params,
            "recorded": recorded,
            "result": self.result,
        }

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Verdict:
        """What `as_json` made."""
        recorded = datetime.fromisoformat(raw["recorded"]) if raw["recorded"] else None
        return cls(raw["status"], raw["code"], raw["params"], recorded, raw["result"])
