"""Sections of a file: the list that says which are filled, and a page to fill each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from application.people import FileView
from application.told import Section, entries
from application.told import sections as told_sections
from web.counsellor.desk import can, person_context
from web.counsellor.person import file_of
from web.counsellor.section_forms import KINDS, SectionForm
from web.counsellor.told_words import LINES as TOLD
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post

sections = Blueprint("sections", __name__, url_prefix="/people/<uuid:person_id>/tell")

FILLED, PARTLY, NOT_ASKED = "filled", "partly", "not asked"
# State → (kind of tag, words).
STATES: dict[str, tuple[str, LazyText]] = {
    FILLED: ("done", _l("filled")),
    PARTLY: ("info", _l("partly filled")),
    NOT_ASKED: ("plain", _l("not asked yet")),
}


class Task(NamedTuple):
    """A line of the list: where it is filled (None for those who may not), its words, how far it is."""

    href: str | None
    text: str
    kind: str
    state: str


def tasks(file: FileView) -> list[Task] | None:
    """How far the file is filled, section by section; nothing for a reader without narratives."""
    if file.header.masked:
        return None
    return list(_tasks(file))


def in_words(file: FileView) -> list[tuple[str, str, str, str]]:
    """(words, what was told, address, what one may do there) of each section of a file that is filled."""
    person_id, stands = file.header.person_id, told_sections(file.timeline, file.header.person_id)
    found = []
    for name, kind in KINDS.items():
        if told := stands.get(name.upper()):
            lines = [line for line in TOLD[kind.topic](told.answers) if line]
            named = str(told.answers.get("guardian") or "")
            href = url_for("sections.tell", person_id=person_id, section=name)
            text = "; ".join([named, *lines] if named else lines)
            found.append((str(kind.text), text, href, str(_l("Change"))))
    return found


def _tasks(file: FileView) -> Iterator[Task]:
    person_id, header, details = file.header.person_id, file.header, file.details
    known = {"born": header.birth_year, "citizenship": details["citizenships"], "place": details["region"]}
    yield _task(file, "person.correct", _l("Name, birth, citizenship"), "CorrectMigrantDetails", known)
    reach = {"one": header.phones or header.safe_contact}
    yield _task(file, "contact.change", _l("Phones and safe contact"), "ChangeMigrantContact", reach)
    papers = {"documents": details["documents"]}
    yield _task(file, "person.correct", _l("Documents held"), "CorrectMigrantDetails", papers)
    stands = told_sections(file.timeline, person_id)
    for name, kind in KINDS.items():
        if kind.applies(file):
            # The language in which they are advised does not say that they were asked for the others.
            first = {} if name == "languages" else _first(name, file)
            answers = {**first, **_answers(stands.get(name.upper()))}
            asked = {each: answers.get(each) for each in kind.form.asked}
            if name == "guardian":
                asked = {"one": asked["guardian"] or asked["no_guardian_reason"]}
            yield _task(file, "sections.tell", kind.text, kind.form.command.__name__, asked, section=name)
    way = {"entries": [entry for entry in entries(file.timeline, person_id) if not entry.struck]}
    if header.stage != "NONE" or way["entries"]:
        yield _task(file, "journey.of_person", _l("Ways abroad and back, costs, wages"), "RecordDeparture", way)


def _task(
    file: FileView, endpoint: str, text: LazyText, action: str, answers: dict[str, Any], **more: str
) -> Task:
    filled = [answer is not None and answer not in ("", [], ()) for answer in answers.values()]
    state = FILLED if all(filled) else PARTLY if any(filled) else NOT_ASKED
    href = url_for(endpoint, person_id=file.header.person_id, **more) if can(file.header, action) else None
    kind, words = STATES[state]
    return Task(href, str(text), kind, str(words))


def _answers(section: Section | None) -> dict[str, Any]:
    return dict(section.answers) if section else {}


def _first(name: str, file: FileView) -> dict[str, Any]:
    """What registration already said of a section."""
    details = file.details
    said = {
        "languages": {"languages": [details["language"]]},
        "work": {each: details.get(each) for each in ("education", "occupation")},
        "guardian": {each: details.get(each) for each in ("guardian", "no_guardian_reason")},
    }
    return said.get(name, {})


@sections.route("/<section>", methods=["GET", "POST"])
@form_page
def tell(person_id: UUID, section: str) -> ResponseReturnValue:
    if section not in KINDS:
        abort(404)
    file = file_of(person_id)
    stands = told_sections(file.timeline, person_id).get(section.upper())
    form: SectionForm = KINDS[section].form(person_id, stands, {} if stands else _first(section, file))
    goal = url_for("person.overview", person_id=person_id)
    return page_post(
        form,
        "counsellor/section.html",
        done=lambda _: goal,
        said=_l("The section was saved."),
        title=KINDS[section].text,
        stands=stands,
        back=goal,
        now=url_for("person.details", person_id=person_id),
        **person_context(file.header),
    )
