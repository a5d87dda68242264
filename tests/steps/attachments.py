"""Steps about scans and photographs."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from PIL import Image
from pytest_bdd import given, parsers, then, when
from sqlalchemy import func, select
from uuid_utils.compat import uuid7

from adapters.ledger.tables import ATTACHMENT_PARTS
from adapters.verify import verify
from application.asking import Absent
from application.attachment import AddAttachment, RemoveAttachment
from application.attachments import BadFile, OpenAttachment, PersonAttachments
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from tests.privacy.atrest import places
from tests.steps.office import Office
from tests.web.counsellor.attachments.samples import CANARY, a_pdf, a_picture, a_png


def add(office: Office, who: str, raw: bytes, kind: str) -> None:
    """Through cleaning and the one door, as a page does it; `office.shown` is the attachment, or why there is none."""
    desk = office.house.system.attachments
    try:
        clean = desk.clean(raw)
    except BadFile as bad:
        office.shown = bad.code
        return
    about = {"media": clean.media, "size": len(clean.content), "pages": clean.pages, "file_name": "scan"}
    ids = {"person_id": office.people["Zarina"], "attachment_id": uuid7()}
    office.verdict = desk.add(
        AddAttachment(kind=kind, **ids, **about), clean, office.staff[who], command_id=uuid7()
    )
    office.shown = ids["attachment_id"]


def now(office: Office, command: Any, who: str) -> None:
    """Uploads are recorded now, so what follows them is too."""
    assert office.house.system.dispatch(command, office.staff[who], command_id=uuid7()).accepted


def opened(office: Office, who: str) -> Any:
    return office.house.system.ask(
        OpenAttachment(person_id=office.people["Zarina"], attachment_id=office.shown),
        office.staff[who],
        route="feature",
    )


@given(parsers.parse("the manager {name} of the centre {centre}"))
def manager(office: Office, name: str, centre: str) -> None:
    office.hire(name, "MANAGER", centre)


@given(parsers.parse("{who} adds a photograph of her passport that says where it was taken"))
@when(parsers.parse("{who} adds a photograph of her passport that says where it was taken"))
def adds_passport(office: Office, who: str) -> None:
    add(office, who, a_picture(), "DOCUMENT")


@given(parsers.parse("{who} adds her portrait"))
@when(parsers.parse("{who} adds her portrait"))
def adds_portrait(office: Office, who: str) -> None:
    add(office, who, a_picture(), "PHOTO")


@when(parsers.parse("{who} adds a PDF of 2 pages that holds a program and another file"))
def adds_pdf(office: Office, who: str) -> None:
    add(office, who, a_pdf(), "DOCUMENT")


@when(parsers.parse("{who} adds a picture that says that it has {width:d} by {height:d} pixels"))
def adds_bomb(office: Office, who: str, width: int, height: int) -> None:
    add(office, who, a_png(width, height), "DOCUMENT")


@given("Zarina agrees to photographs")
def agrees(office: Office) -> None:
    how = {"purpose": "PHOTO", "mode": "WRITTEN", "text_version": "1", "language": "tg"}
    office.accept(GiveConsent(person_id=office.people["Zarina"], **how))


@when("Zarina withdraws the consent to photographs")
def withdraws(office: Office) -> None:
    now(office, WithdrawConsent(person_id=office.people["Zarina"], purpose="PHOTO"), "Gulnora")


@when(parsers.parse("{who} removes it because {reason}"))
def removes(office: Office, who: str, reason: str) -> None:
    ids = {"person_id": office.people["Zarina"], "attachment_id": office.shown}
    now(office, RemoveAttachment(reason=reason, **ids), who)


@when("Zarina is erased")
def is_erased(office: Office) -> None:
    office.hire("Sitora", "PROTECTION", "KHT")
    zarina = office.people["Zarina"]
    now(office, RequestErasure(person_id=zarina, ground="CLIENT_REQUEST"), "Gulnora")
    now(office, EraseMigrant(person_id=zarina), "Sitora")


@then(parsers.re(r"her file holds (?P<many>\d) attachments?"))
def holds(office: Office, many: str) -> None:
    question = PersonAttachments(person_id=office.people["Zarina"])
    assert len(office.house.system.ask(question, office.staff["Gulnora"], route="feature")) == int(many)


@then(parsers.parse("{who} opens it, and it says nothing of where it was taken"))
def says_nothing(office: Office, who: str) -> None:
    content = opened(office, who).content
    assert CANARY.encode() not in content
    with Image.open(io.BytesIO(content)) as picture:
        assert not picture.getexif()


@then("at rest nobody can read where it was taken")
def unreadable(office: Office) -> None:
    assert places(office.house.settings.data_dir, dict(office.house.engines), [CANARY]) == []


@then("what is handed out has 2 pages and holds nothing else")
def pages_only(office: Office) -> None:
    with pikepdf.open(io.BytesIO(opened(office, "Gulnora").content)) as pdf:
        assert len(pdf.pages) == 2
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}


@then(parsers.parse('it cannot be taken because "{code}"'))
def cannot(office: Office, code: str) -> None:
    assert office.shown == code


@then(parsers.parse("{who} does not get to see it"))
def not_seen(office: Office, who: str) -> None:
    try:
        opened(office, who)
    except Absent:
        return
    raise AssertionError(who)


@then("no byte of it is kept")
def no_byte(office: Office) -> None:
    with office.house.engines["ledger"].connect() as connection:
        assert connection.scalar(select(func.count()).select_from(ATTACHMENT_PARTS)) == 0


@then("the house finds nothing amiss")
def nothing_amiss(office: Office) -> None:
    assert list(verify(office.house, lambda _done, _of: None)) == []
