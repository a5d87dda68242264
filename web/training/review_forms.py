"""Forms about what a session was worth: points of everybody on one page, grades in a small table, heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from wtforms import TextAreaField

from application import review as commands
from application.reviews import Grade, ReviewView
from application.trainings import SessionRow, Trainee
from web.forms import Count, Optional, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options
from web.training.forms import SessionForm

MOST_POINTS, MOST_HEADS = 1000, 500
GRADES = ("ones", "twos", "threes", "fours", "fives")


def number(text: str | None, most: int) -> int | None:
    """A whole number up to `most`; None for an empty box. Raises ValueError for anything else."""
    typed = (text or "").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()) or int(typed[:9]) > most:
        raise ValueError(typed)
    return int(typed)


class GridForm(SessionForm):
    """Boxes in a table: `shown` is what stands in each, by its name; a wrong one is named in the summary."""

    most = MOST_POINTS

    def __init__(self, session: SessionRow, kept: Mapping[str, int | None], **kwargs: Any) -> None:
        super().__init__(session, **kwargs)
        typed = request.form if request.method == "POST" else None
        stands = {name: "" if value is None else str(value) for name, value in kept.items()}
        self.shown = {name: typed.get(name, "") for name in stands} if typed is not None else stands
        self.numbers: dict[str, int | None] = {}
        self.wrong: set[str] = set()

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        for name, text in self.shown.items():
            try:
                self.numbers[name] = number(text, self.most)
            except ValueError:
                self.wrong.add(name)
        if self.wrong:
            self.summary.append(_("Write a whole number from %(least)s to %(most)s.", least=0, most=self.most))
        return valid and not self.wrong


class TestsForm(GridForm):
    """Two boxes for each person: before and after. An empty box: did not sit that test."""

    __test__ = False  # no test of ours: the word stands in its name
    fields_of = {"review.too_many_points": "of"}
    of = Count(_l("Points in all"), [Required(_l("Say how many points there are in all."))], least=1, most=MOST_POINTS)

    def __init__(self, session: SessionRow, people: Sequence[Trainee], most: int | None, **kwargs: Any) -> None:
        kept = {f"{part}-{who.person_id.hex}": getattr(who, part) for who in people for part in ("before", "after")}
        super().__init__(session, kept, data={"of": most}, **kwargs)
        # Whoever got a seat since the page was shown has no boxes on it.
        sent = request.form if request.method == "POST" else kept
        self.people = [who for who in people if f"before-{who.person_id.hex}" in sent]

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if not self.people:
            self.summary.append(_("Nobody is on the list yet."))
        return valid and bool(self.people)

    def to_command(self) -> commands.ScoreTests:
        scores = tuple(
            commands.PersonScore(
                person_id=who.person_id,
                before=self.numbers[f"before-{who.person_id.hex}"],
                after=self.numbers[f"after-{who.person_id.hex}"],
            )
            for who in self.people
        )
        most: Any = self.of.data
        return commands.ScoreTests(session_id=self.session.session_id, most=most, scores=scores)


class EvaluationForm(GridForm):
    """Five boxes for each question: how many gave 1, 2, 3, 4, 5."""

    most = MOST_HEADS

    def __init__(self, session: SessionRow, answers: Mapping[str, Grade], **kwargs: Any) -> None:
        self.questions = options("evaluation_question")
        kept: dict[str, int | None] = {}
        for code, _words in self.questions:
            told = answers[code].counts if code in answers else (None,) * len(GRADES)
            kept |= {f"{code}-{name}": count for name, count in zip(GRADES, told, strict=True)}
        super().__init__(session, kept, **kwargs)

    def to_command(self) -> commands.CountEvaluation:
        answers = tuple(
            commands.Grades(question=code, **{name: self.numbers[f"{code}-{name}"] or 0 for name in GRADES})
            for code, _words in self.questions
        )
        return commands.CountEvaluation(session_id=self.session.session_id, answers=answers)


class HeadsForm(SessionForm):
    """How many were taught, and from where."""

    fields_of = {"review.nobody": "men", "review.more_passed": "passed"}
    command = commands.CountHeads
    men = Count(_l("Men"), [Optional()], most=MOST_HEADS)
    women = Count(_l("Women"), [Optional()], most=MOST_HEADS)
    unknown = Count(_l("Not noted whether men or women"), [Optional()], most=MOST_HEADS)
    passed = Count(_l("How many of them passed"), [Optional()], most=MOST_HEADS)
    organisations = TextAreaField(_l("Offices and agencies they came from"), [Optional()])

    def __init__(self, session: SessionRow, review: ReviewView) -> None:
        names = ("men", "women", "unknown", "passed", "organisations")
        super().__init__(session, data={name: getattr(review, name) for name in names})

    def more(self) -> dict[str, Any]:
        heads = {name: self[name].data or 0 for name in ("men", "women", "unknown", "passed")}
        return heads | {"organisations": self.organisations.data or ""}


