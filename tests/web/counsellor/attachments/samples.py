"""What comes as an upload: pictures and PDFs with a word in everything that hangs on them, and worse."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from typing import Any
from uuid import UUID

import pikepdf
from PIL import Image
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.web.counsellor.counselling import Counselling

# In the EXIF of a picture, in a comment, in the data about a PDF, in a file within it: nowhere afterwards.
CANARY = "Zulaykho7q"

# A telephone's picture, upright as 32 by 64: blue above red, lying on its side in the file, with the word in its EXIF.
A_HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAAEAAAgAAAAACLAABAAAAAAAAAJQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAv///+AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEA"
    "AQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAANxtZGF0AAAAPCgBr1jm9Oq///EA+R+U9P/o8v1f/Sr6/7jD6/p4"
    "FWlfbR2zyMJHcqwRMlBb9/biDwUIzwI3jDhILvRawAAAAAZFeGlmAABNTQAqAAAACAAEAQ8AAgAAAAkAAAA+ARIAAwAAAAEABgAA"
    "ATsAAgAAAAsAAABIiCUABAAAAAEAAABUAAAAAE5va2lhZm9uAABadWxheWtobzdxAAAAAgABAAIAAAACTgAAAAACAAUAAAADAAAA"
    "cgAAAAAAAAAmAAAAAQAAACEAAAABAAAAAAAAAAE="
)


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


def pieces(centre: Counselling) -> int:
    """How many pieces of attachments the database holds."""
    with centre.house.engines["ledger"].connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attachment_parts").scalar() or 0)
