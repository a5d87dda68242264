"""Forms of an import: the file, how its columns and words are read, what is done with likely duplicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import request
from uuid_utils.compat import uuid7
from wtforms import BooleanField, HiddenField, RadioField, SelectField

from application.importing import ATTACH, CREATE, SKIP
from application.importing_fields import BY_NAME, NAMES, TARGETS, Reading
from application.verdict import ACCEPTED, REJECTED, Verdict
from web.counsellor.desk import centres
from web.counsellor.import_words import FIELDS, guess_columns, guess_values
from web.counsellor.places import PlaceSelect, place_of
from web.counsellor.topics_here import own_words, topics_here
from web.fields import CodeSelect, as_choices
from web.forms import BaseForm, Optional, Required
from web.i18n import language
from web.i18n import lazy_gettext as _l

LEAVE_OUT = "-"
DUPLICATES = {
    SKIP: _l("Leave the line out"),
    ATTACH: _l("Put the consultation into the file that is there"),
    CREATE: _l("Make a new file all the same"),
}


def _topics() -> list[Any]:
    return as_choices([("", ""), *(row for _group, rows in topics_here() for row in rows)])


class UploadForm(BaseForm):
    """The file itself comes beside the fields."""

    batch_id = HiddenField()
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.centre.data:
            self.centre.data = centres()[0][0] if centres() else None
        try:
            UUID(str(self.batch_id.data))
        except ValueError:
            self.batch_id.data = str(uuid7())


class ColumnsForm(BaseForm):
    """What a row is taken to say where it says nothing; the selects of the columns are drawn beside it."""

    spoken = CodeSelect(_l("Language they speak"), "language", [Required(_l("Choose the language."))])
    place = PlaceSelect(_l("Lives in, where a line does not say"), [Required(_l("Choose the district or the region."))])
    channel = CodeSelect(_l("Channel, where a line does not say"), "channel", [Required()])
    topic = SelectField(_l("Topic, where a line does not say"), choices=_topics, validate_choice=False)
    consent_mode = CodeSelect(
        _l("How they agreed that the centre keeps their data"), "consent_mode", [Required(_l("Say how they agreed."))]
    )
    agreed = BooleanField(
        _l("All people in this file agreed that the centre keeps their data"),
        [Required(_l("Without their consent nobody may be taken in. Take those out who did not agree."))],
    )
    statistics = BooleanField(_l("They also agreed to be counted in statistics"), [Optional()])

    def usual(self) -> dict[str, str]:
        """What these fields say, as the reading of a file keeps it."""
        where = place_of(self.place.data, None)
        return {
            "language": self.spoken.data or "",
            "country": where.country,
            "region": where.region,
            "channel": self.channel.data or "",
            "topic": self.topic.data or "",
            "consent_mode": self.consent_mode.data or "",
            "statistics": "yes" if self.statistics.data else "no",
        }


class StartForm(BaseForm):
    duplicates = RadioField(
        _l("Lines very like a file that is there, or like an earlier line"),
        choices=lambda: as_choices(DUPLICATES.items()),
        default=SKIP,
        validate_choice=True,
    )


def usual_data(reading: Reading | None) -> dict[str, Any]:
    """The values of `ColumnsForm` as they were last time."""
    usual = dict(reading.usual) if reading else {}
    kept: dict[str, Any] = {name: usual.get(name) or None for name in ("topic", "consent_mode")}
    kept |= {"spoken": usual.get("language") or language(), "channel": usual.get("channel") or "OFFICE"}
    return kept | {"place": usual.get("region") or None, "statistics": usual.get("statistics") == "yes"}


def chosen_columns(header: Sequence[str], reading: Reading | None) -> dict[int, str]:
    """What the selects say: as sent, as it was last time, or guessed from the headings."""
    if request.method == "POST":
        sent = {place: request.form.get(f"column-{place}", "") for place in range(len(header))}
        return {place: name for place, name in sent.items() if name in BY_NAME}
    return dict(reading.columns) if reading and reading.columns else guess_columns(header)


def field_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """(about what, [(field, its words)]) for the select of a column."""
    words = {"person": _l("The person"), "consultation": _l("A consultation")}
    return [
        (str(text), [(target.name, str(FIELDS[target.name])) for target in TARGETS if target.about == about])
        for about, text in words.items()
    ]


def whole(columns: Mapping[int, str], form: ColumnsForm) -> Verdict:
    """Whether the columns can be read together."""
    names = list(columns.values())
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return Verdict(REJECTED, "import.twice", {"field": str(FIELDS[twice])})
    if not set(names) & set(NAMES):
        return Verdict(REJECTED, "import.no_name")
    if "held_on" in names and "topic" not in names and not form.topic.data:
        return Verdict(REJECTED, "import.no_topic")
    return Verdict(ACCEPTED)


def first_values(words: Mapping[str, Any], before: Reading | None) -> dict[str, dict[str, str]]:
    """Field → word → code: as it was last time, else as the word itself says."""
    earlier = before.values if before else {}
    return {
        name: _guessed(name, counted) | {w: c for w, c in earlier.get(name, {}).items() if w in counted}
        for name, counted in words.items()
    }


def _guessed(name: str, words: Mapping[str, Any]) -> dict[str, str]:
    """What everybody calls a code, and for topics what the own centres call theirs."""
    own = own_words() if name == "topic" else {}
    return {word: own[word] for word in words if word in own} | guess_values(name, words)


def open_words(words: Mapping[str, Any], values: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """Field → the words that nobody matched with a code yet, the most frequent first."""
    found = {
        name: [word for word, _count in counted.most_common() if word not in values.get(name, {})]
        for name, counted in words.items()
    }
    return {name: missing for name, missing in found.items() if missing}


def sent_values(missing: Mapping[str, list[str]], allowed: Mapping[str, set[str]]) -> dict[str, dict[str, str]]:
    """What the selects of the words say; a word left open stays open."""
    found: dict[str, dict[str, str]] = {}
    for name, words in missing.items():
        for at, word in enumerate(words):
            code = request.form.get(f"word-{name}-{at}", "")
            if code == LEAVE_OUT or code in allowed[name]:
                found.setdefault(name, {})[word] = "" if code == LEAVE_OUT else code
    return found
