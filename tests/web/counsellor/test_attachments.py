"""Scans and photographs as a counsellor adds them: several at once, whatever a stranger puts into them."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from adapters.access.tables import READS
from adapters.readmodels.rebuild import Rebuild
from adapters.verify import verify
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from tests.privacy.atrest import places
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words

# In the EXIF of a picture, in a comment, in the data about a PDF, in a file within it: nowhere afterwards.
CANARY = "Zulaykho7q"


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **how: Any) -> bytes:
    """A picture with a word in everything that hangs on it, lying on its side."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = CANARY, 6
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, exif=exif, **({"comment": CANARY.encode()} | how))
    return written.getvalue()


def a_pdf(text: str = CANARY) -> bytes:
    """Two pages; a picture with EXIF on the first; data, a program and another file within."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    drawn = pikepdf.Stream(pdf, a_picture(size=(300, 200)))
    drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    drawn.Width, drawn.Height, drawn.BitsPerComponent = 300, 200, 8
    drawn.ColorSpace, drawn.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    page.add_resource(drawn, pikepdf.Name.XObject, pikepdf.Name.Im0)
    page.contents_add(b"q 300 0 0 200 50 500 cm /Im0 Do Q")
    pdf.add_blank_page()
    pdf.attachments["other.txt"] = text.encode()
    pdf.docinfo["/Title"] = text
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=text)
    with pdf.open_metadata() as about:
        about["dc:title"] = text
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    written = io.BytesIO()
    pdf.save(written, **how)
    return written.getvalue()


def a_png(width: int, height: int, *, whole: bool = False) -> bytes:
    """A PNG that says that it is so large; `whole`: and is, packed a thousandfold."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 1) * height if whole else 100), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def locked() -> bytes:
    how = pikepdf.Encryption(owner="one", user="two")
    return saved(pikepdf.open(io.BytesIO(a_pdf())), encryption=how)


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    return centre.register(consents=tuple(map(agreed, ("REG", "STAT", "PHOTO"))))


@pytest.fixture
def send(client: Any, zarina: UUID) -> Callable[..., Any]:
    """Send files through the page: (name, bytes) each."""
    address = f"/people/{zarina}/attachments/new"

    def sending(*files: tuple[str, bytes], **typed: str) -> Any:
        form = boxes(client.get(address).text) | {"kind": "DOCUMENT", "document": "INT_PASSPORT"} | typed
        return client.post(address, **multipart(form, *files))

    return sending


def multipart(form: dict[str, Any], *files: tuple[str, bytes]) -> dict[str, Any]:
    """The body as a browser sends it; the test client itself would leave a temporary file open."""
    fields = MultiDict(form)
    fields.setlist("files", [FileStorage(io.BytesIO(content), filename=name) for name, content in files])
    boundary, body = encode_multipart(fields)
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


def listed(client: Any, zarina: UUID) -> list[str]:
    """The addresses of what is in the file."""
    page = client.get(f"/people/{zarina}/attachments").text
    return list(dict.fromkeys(re.findall(rf'"(/people/{zarina}/attachments/[0-9a-f-]{{36}})"', page)))


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
    "a telephone's HEIC": (b"\x00\x00\x00\x18ftypheic" + bytes(100), "This is a HEIC picture"),
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


def test_a_photograph_needs_consent_and_is_withheld_without(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    gulnora = centre.actor("gulnora")
    assert send(("face.jpg", a_picture()), kind="PHOTO").status_code == 303
    (one,) = listed(client, zarina)
    centre.network.accept(WithdrawConsent(person_id=zarina, purpose="PHOTO"), gulnora)
    assert "not shown: no consent" in words(client.get(f"/people/{zarina}/attachments").text)
    assert [client.get(f"{one}/{part}").status_code for part in ("preview", "picture", "file")] == [404] * 3
    refused = send(("face.jpg", a_picture(size=(100, 100))), kind="PHOTO")
    assert refused.status_code == 422
    assert "There is no consent to photographs" in words(refused.text)
    centre.network.accept(GiveConsent(person_id=zarina, **vars(agreed("PHOTO"))), gulnora)
    assert client.get(f"{one}/picture").status_code == 200


def test_a_described_one_reads_so_and_a_removed_one_is_gone(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    send(("a.jpg", a_picture()))
    (one,) = listed(client, zarina)
    form = boxes(client.get(f"{one}/describe").text) | {
        "kind": "EVIDENCE",
        "description": "расид",
        "file_name": "расид",
    }
    assert client.post(f"{one}/describe", data=form).status_code == 303
    assert "Evidence: pay slip, message, contract" in words(client.get(one).text)
    assert (
        client.post(
            f"{one}/remove", data=boxes(client.get(f"{one}/remove").text) | {"reason": "REPLACED"}
        ).status_code
        == 303
    )
    assert client.get(f"{one}/file").status_code == 404
    assert pieces(centre) == 0
    assert "Attachment removed" in words(client.get(f"/people/{zarina}").text)


def test_each_look_is_logged(centre: Counselling, client: Any, send: Any, zarina: UUID) -> None:
    send(("a.jpg", a_picture()))
    (one,) = listed(client, zarina)
    client.get(f"{one}/picture")
    with centre.house.engines["access"].connect() as connection:
        last = connection.execute(READS.select().order_by(READS.c.id.desc()).limit(1)).one()
    assert (last.person_id, last.action, last.route) == (zarina, "attachments.open", "attachments.picture")


def test_whoever_may_not_read_narratives_opens_no_bytes(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    send(("сирри.jpg", a_picture()), description="ривоят")
    (one,) = listed(client, zarina)
    daler, adiba = centre.client("daler"), centre.client("adiba")
    assert "ривоят" not in daler.get(f"/people/{zarina}/attachments").text
    assert "сирри" not in daler.get(one).text
    assert [daler.get(f"{one}/{part}").status_code for part in ("preview", "picture", "file")] == [404] * 3
    assert adiba.get(one).status_code == 404
    assert adiba.get(f"{one}/file").status_code == 404


def test_another_persons_attachment_is_not_in_this_file(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    send(("a.jpg", a_picture()))
    (one,) = listed(client, zarina)
    other = centre.register(family_name="Назарова")
    assert client.get(one.replace(str(zarina), str(other)) + "/file").status_code == 404


def test_the_same_form_sent_twice_adds_once(client: Any, zarina: UUID) -> None:
    address = f"/people/{zarina}/attachments/new"
    form = boxes(client.get(address).text) | {"kind": "OTHER"}
    for _ in range(2):
        assert client.post(address, **multipart(form, ("a.jpg", a_picture()))).status_code == 303
    assert len(listed(client, zarina)) == 1


def test_a_script_is_told_where_to_go(client: Any, zarina: UUID) -> None:
    address = f"/people/{zarina}/attachments/new"
    form = boxes(client.get(address).text) | {"kind": "OTHER"}
    answer = client.post(address, **multipart(form, ("a.jpg", a_picture())), headers={"X-Upload": "1"})
    assert (answer.status_code, answer.headers["X-Upload-Goal"]) == (200, f"/people/{zarina}/attachments")


def test_at_rest_it_is_unreadable_and_after_an_erasure_it_is_gone(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    house = centre.house
    send((f"{CANARY}.jpg", a_picture()), ("b.pdf", a_pdf()), description=CANARY)
    (_, one) = listed(client, zarina)
    handed = client.get(f"{one}/file").data
    house.engines["ledger"].dispose()
    assert places(house.settings.data_dir, dict(house.engines), [CANARY]) == []
    assert not any(
        handed[200:264] in path.read_bytes() for path in house.settings.data_dir.rglob("*") if path.is_file()
    )
    assert list(verify(house, lambda _done, _of: None)) == []
    centre.network.accept(RequestErasure(person_id=zarina, ground="CLIENT_REQUEST"), centre.actor("gulnora"))
    centre.network.accept(
        EraseMigrant(person_id=zarina), centre.network.actor(centre.network.hire("sitora", "PROTECTION"))
    )
    assert pieces(centre) == 0
    assert client.get(f"{one}/file").status_code == 404
    assert places(house.settings.data_dir, dict(house.engines), [CANARY]) == []
    assert list(verify(house, lambda _done, _of: None)) == []


def test_what_does_not_open_is_found(centre: Counselling, client: Any, send: Any, zarina: UUID) -> None:
    send(("a.jpg", a_picture(size=(2000, 1500), quality=95)))
    with centre.house.engines["ledger"].begin() as connection:
        connection.exec_driver_sql("UPDATE attachment_parts SET person_id = x'00' WHERE part = 'preview'")
    (fault,) = verify(centre.house, lambda _done, _of: None)
    assert "its preview does not open" in fault


def test_an_upload_that_was_cut_short_is_tidied_away(centre: Counselling, zarina: UUID) -> None:
    house = centre.house
    clean = house.system.attachments.clean(a_picture())
    assert house.attachments.keep(zarina, UUID(int=7), clean)
    house.attachments.tidy()
    assert pieces(centre) > 0
    with house.engines["ledger"].begin() as connection:
        connection.exec_driver_sql("UPDATE attachment_parts SET made = made - 90000000000")
    house.attachments.tidy()
    assert pieces(centre) == 0


def test_a_rebuild_comes_out_the_same(centre: Counselling, send: Any) -> None:
    send(("a.jpg", a_picture()), ("b.pdf", a_pdf()))
    house = centre.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []


def pieces(centre: Counselling) -> int:
    """How many pieces of attachments the database holds."""
    with centre.house.engines["ledger"].connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attachment_parts").scalar() or 0)
