"""Uploads are cleaned, whatever a stranger puts into them."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from PIL import Image

from adapters.attachments.cleaning import clean_pdf
from tests.web.counsellor.attachments.samples import (
    A_HEIC,
    CANARY,
    a_pdf,
    a_picture,
    a_png,
    listed,
    locked,
    saved,
)
from tests.web.counsellor.counselling import words


def test_a_picture_is_kept_upright_and_bare(client: Any, zarina: UUID, send: Any) -> None:
    answer = send(("IMG_1.JPG", a_picture()), description="шиноснома")
    assert answer.status_code == 303, words(answer.text)
    (one,) = listed(client, zarina)
    page = words(client.get(one).text)
    assert "шиноснома" in page
    assert "IMG_1.jpg" in page
    handed = client.get(f"{one}/file")
    assert handed.headers["Content-Disposition"] == "attachment; filename=IMG_1.jpg"
    assert CANARY.encode() not in handed.data
    with Image.open(io.BytesIO(handed.data)) as picture:
        assert picture.size == (480, 640)
        assert not picture.getexif()
        assert "comment" not in picture.info


def test_a_picture_of_a_telephone_becomes_one_that_everybody_can_open(
    client: Any, zarina: UUID, send: Any
) -> None:
    assert CANARY.encode() in A_HEIC
    assert send(("IMG_2041.HEIC", A_HEIC)).status_code == 303
    (one,) = listed(client, zarina)
    handed = client.get(f"{one}/file")
    assert handed.headers["Content-Disposition"] == "attachment; filename=IMG_2041.jpg"
    assert CANARY.encode() not in handed.data
    with Image.open(io.BytesIO(handed.data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (32, 64))
        above, below = (picture.getpixel((16, y)) for y in (8, 56))
    assert above[2] > 150 > above[0]
    assert below[0] > 150 > below[2]


def test_what_is_handed_out_can_do_nothing_and_is_not_kept(client: Any, zarina: UUID, send: Any) -> None:
    send(("a.png", a_picture("PNG", comment=None)))
    (one,) = listed(client, zarina)
    for part in ("preview", "picture", "file"):
        answer = client.get(f"{one}/{part}")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "script-src" not in answer.headers["Content-Security-Policy"]


def test_a_pdf_keeps_its_pages_and_nothing_else(client: Any, zarina: UUID, send: Any) -> None:
    assert send(("иҷора.pdf", a_pdf())).status_code == 303
    (one,) = listed(client, zarina)
    assert client.get(f"{one}/picture").status_code == 404
    assert client.get(f"{one}/preview").mimetype == "image/jpeg"
    handed = client.get(f"{one}/file")
    assert "filename*=UTF-8''" in handed.headers["Content-Disposition"]
    with pikepdf.open(io.BytesIO(handed.data)) as pdf:
        assert len(pdf.pages) == 2
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        open_text = saved(
            pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized
        )
    assert CANARY.encode() not in handed.data + open_text


def test_a_form_that_was_filled_in_stays_filled_in(send: Any, client: Any, zarina: UUID) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    shown = pikepdf.Stream(pdf, b"0 0 1 rg 0 0 100 100 re f")
    shown.Type, shown.Subtype, shown.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 100, 100]
    kind = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Stamp, "/Rect": [50, 50, 150, 150], "/F": 4}
    stamp = pikepdf.Dictionary(kind | {"/AP": pikepdf.Dictionary(N=shown)})
    page.obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(stamp)]))
    assert send(("stamp.pdf", saved(pdf))).status_code == 303
    (one,) = listed(client, zarina)
    with Image.open(io.BytesIO(client.get(f"{one}/preview").data)) as drawn:
        red, _green, blue = drawn.convert("RGB").getpixel((drawn.width // 2, drawn.height // 2))  # type: ignore[misc]  # RGB
    assert blue > 200 > red


BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "This file is empty."),
    "a text": (b"hello", "Files of this kind are not taken."),
    "a page": (b"<html><script>alert(1)</script>", "Files of this kind are not taken."),
    "an SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Files of this kind are not taken."),
    "a GIF": (b"GIF89a" + bytes(100), "Files of this kind are not taken."),
    "what only calls itself HEIC": (b"\x00\x00\x00\x18ftypheic" + bytes(100), "This is a HEIC picture"),
    "half a picture": (a_picture(size=(2000, 2000))[:3000], "This file is damaged"),
    "noise behind a picture's first bytes": (
        b"\xff\xd8\xff" + bytes(range(256)) * 40,
        "This file is damaged",
    ),
    "noise behind a PDF's first bytes": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "This file is damaged"),
    "noise behind WebP's first bytes": (b"RIFF\xff\xff\xff\xffWEBPVP8 " + bytes(50), "This file is damaged"),
    "a picture of four thousand million pixels": (a_png(65_000, 65_000), "too many pixels"),
    "a picture that says more than it holds": (a_png(3_000, 3_000), "This file is damaged"),
    "a locked PDF": (locked(), "locked with a password"),
    "a PDF without pages": (saved(pikepdf.new()), "This file is damaged"),
    "more than is taken": (b"\xff\xd8\xff" + bytes(11 * 2**20), "10 MB at most"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_taken_is_said_and_keeps_no_other_out(
    client: Any, zarina: UUID, send: Any, what: str
) -> None:
    raw, why = BAD[what]
    answer = send(("good.jpg", a_picture()), ("bad.jpg", raw), ("well.pdf", a_pdf()))
    assert answer.status_code == 422
    page = words(answer.text)
    assert f"bad.jpg: {why}" in page or ("bad.jpg: " in page and why in page)
    assert "good.jpg, well.pdf" in page
    assert len(listed(client, zarina)) == 2


def test_a_picture_packed_a_thousandfold_is_drawn_small(client: Any, zarina: UUID, send: Any) -> None:
    assert send(("flat.png", a_png(8_000, 8_000, whole=True))).status_code == 303
    (one,) = listed(client, zarina)
    with Image.open(io.BytesIO(client.get(f"{one}/file").data)) as picture:
        assert max(picture.size) == 2600


def test_a_picture_that_is_also_a_page_is_only_a_picture_afterwards(
    client: Any, zarina: UUID, send: Any
) -> None:
    assert send(("both.jpg", a_picture() + b"<script>alert(1)</script>PK\x03\x04")).status_code == 303
    (one,) = listed(client, zarina)
    assert b"<script>" not in client.get(f"{one}/file").data


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", 'a"b\r\nSet-Cookie: x.jpg', "CON:|<>?*.jpg", "\u202egpj.exe", "." * 300]
)
def test_a_name_is_only_a_name(client: Any, zarina: UUID, send: Any, name: str) -> None:
    assert send((name, a_picture())).status_code in (303, 422)
    for one in listed(client, zarina):
        header = client.get(f"{one}/file").headers["Content-Disposition"]
        assert header.startswith("attachment; filename")
        assert not re.search(r"[\r\n/\\]|\.\.", header)


def test_nothing_chosen_is_said_at_the_field(send: Any) -> None:
    answer = send(description="хат")
    assert answer.status_code == 422
    assert "Choose one or more files." in words(answer.text)
    assert "хат" in answer.text


def test_a_drawing_of_a_pdf_keeps_its_letters_and_leads_nowhere() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    letters = {name: pikepdf.Stream(pdf, b"500 0 d0 0 0 400 400 re f") for name in ("/A", "/B")}
    leads = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://evil.example/open")
    font = pikepdf.Dictionary(CharProcs=pdf.make_indirect(pikepdf.Dictionary(letters)), Subtype=pikepdf.Name.Type3)
    shown = pikepdf.Stream(pdf, b"0 0 1 rg 0 0 100 100 re f")
    shown.Type, shown.Subtype, shown.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 100, 100]
    shown.A, shown.OPI = leads, pikepdf.Dictionary(F="https://evil.example/picture")
    shown.F = pikepdf.Dictionary(FS=pikepdf.Name.URL, F="https://evil.example/bytes")
    page.add_resource(shown, pikepdf.Name.XObject, pikepdf.Name.Fm0)
    page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
    _told, content, _preview = clean_pdf(saved(pdf))
    assert b"evil.example" not in content
    with pikepdf.open(io.BytesIO(content)) as bare:
        assert set(bare.pages[0].resources.Font.F1.CharProcs.keys()) == {"/A", "/B"}
