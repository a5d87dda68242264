"""What a column of a register can fill, and what a file says about itself beside its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Target:
    """One field. `kind` is text, name, date, birth, phone, flag, number, or the name of a code list."""

    name: str
    kind: str
    about: str = "person"

    @property
    def coded(self) -> bool:
        """Whether its words must be matched with the codes of a list."""
        return self.kind not in PLAIN


PLAIN = frozenset({"text", "name", "date", "birth", "phone", "flag", "number"})
TARGETS: tuple[Target, ...] = (
    Target("family_name", "name"),
    Target("given_name", "name"),
    Target("patronymic", "name"),
    Target("full_name", "name"),
    Target("family_name_latin", "name"),
    Target("given_name_latin", "name"),
    Target("alias", "name"),
    Target("sex", "sex"),
    Target("born", "birth"),
    Target("citizenship", "citizenship"),
    Target("language", "language"),
    Target("country", "country"),
    Target("region", "region"),
    Target("district", "district"),
    Target("village", "text"),
    Target("phone", "phone"),
    Target("phone_owner", "phone_owner"),
    Target("phone_safe", "flag"),
    Target("phone_when", "text"),
    Target("phone_message", "flag"),
    Target("phone_2", "phone"),
    Target("passport", "text"),
    Target("id_card", "text"),
    Target("stage", "stage"),
    Target("destination", "country"),
    Target("education", "education"),
    Target("occupation", "occupation"),
    Target("guardian", "name"),
    Target("safe_contact", "text"),
    Target("registered_on", "date"),
    Target("statistics", "flag"),
    Target("held_on", "date", "consultation"),
    Target("channel", "channel", "consultation"),
    Target("topic", "topic", "consultation"),
    Target("outcome", "outcome", "consultation"),
    Target("minutes", "number", "consultation"),
    Target("advice", "text", "consultation"),
)
BY_NAME: Mapping[str, Target] = {target.name: target for target in TARGETS}
NAMES = ("family_name", "given_name", "full_name", "alias")
# Different words that one column may hold before it is no list of codes any more.
MOST_VALUES = 400


@dataclass(frozen=True)
class Reading:
    """How a file is read. `columns`: place of a column → field; `values`: field → word → code ("" leaves it out).

    `usual` holds what is taken where a row says nothing: language, country, region, channel, topic, stage, and
    how its people agreed (consent_mode, text_version, stat).
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    usual: Mapping[str, str] = field(default_factory=dict)
    duplicates: str = "SKIP"

    def place_of(self, name: str) -> int | None:
        """The column that fills a field, or None."""
        return next((place for place, field_ in self.columns.items() if field_ == name), None)

    def as_json(self) -> dict[str, Any]:
        """JSON values."""
        columns = {str(place): name for place, name in self.columns.items()}
        return {"columns": columns, "values": self.values, "usual": self.usual, "duplicates": self.duplicates}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Reading:
        """What `as_json` made; fields that are known no longer are left out."""
        columns = {int(place): name for place, name in raw.get("columns", {}).items() if name in BY_NAME}
        return cls(columns, raw.get("values", {}), raw.get("usual", {}), raw.get("duplicates", "SKIP"))
