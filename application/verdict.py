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
        """JSON values, as printed by `safar submit`."""
        recorded = self.recorded.isoformat() if self.recorded else None
        return {
            "status": self.status,
            "code": self.code,
            "params": self.params,
            "recorded": recorded,
            "result": self.result,
        }

    def as_kept(self) -> dict[str, Any]:
        """What the inbox keeps beside the instant: only what there is to say."""
        said = {"code": self.code, "params": self.params, "result": self.result}
        return {"status": self.status, **{name: value for name, value in said.items() if value}}

    @classmethod
    def from_kept(cls, raw: dict[str, Any], recorded: datetime) -> Verdict:
        """What `as_kept` made."""
        return cls(raw["status"], raw.get("code"), raw.get("params", {}), recorded, raw.get("result", {}))
