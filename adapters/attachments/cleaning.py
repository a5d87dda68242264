"""Makes a clean picture or PDF of an upload. Runs as a process of its own, without keys, within narrow limits.

Reads the upload from standard input, writes one line of JSON and the clean bytes to standard output.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from typing import Any

# Longest side after scaling: an A4 page at 220 dots per inch, where every stamp can still be read.
LONGEST_SIDE = 2600
PREVIEW_SIDE = 480
# A page of A3 at 600 dpi has 70 million pixels; a photograph of a telephone up to 50 million in its usual mode.
MOST_PIXELS = 80_000_000
MOST_PAGES = 200
# A PNG larger than this is a photograph and becomes a JPEG.
LARGE_PNG = 3 * 2**20
PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
# How telephones name their HEIC.
HEIC = (b"heic", b"heix", b"mif1", b"heim", b"heis", b"hevc", b"msf1")
# What a page of a PDF needs in order to be drawn; everything else stays behind.
PAGE_KEYS = (
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Contents",
    "/Resources", "/UserUnit", "/Group",
)  # fmt: skip
# Keys under which a PDF carries what is not seen: data about it, programs, other files, ways to elsewhere.
UNSEEN = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/JS",
    "/EF", "/AF", "/Thumb", "/StructParents",
)  # fmt: skip
# What a stream names instead of its own bytes: a file or an address elsewhere.
ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms", "/OPI", "/Ref")
JPEG_APPLICATION, JPEG_ADOBE, JPEG_COMMENT, JPEG_SCAN = range(0xE0, 0xF0), 0xEE, 0xFE, 0xDA
# What decoders raise over a file that is not what it says.
WRONG = (
    OSError, ValueError, SyntaxError, TypeError, LookupError,
    EOFError, ArithmeticError, RuntimeError, MemoryError,
)  # fmt: skip


class Unfit(Exception):
    """The upload cannot be taken; the argument is a code of web/messages.py, `attachment.` left out."""


def format_of(raw: bytes) -> str:
    """By its first bytes: JPEG, PNG, WEBP, HEIF, PDF. Raises Unfit for anything else."""
    for magic, name in PICTURES.items():
        if raw.startswith(magic):
            return name
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WEBP"
    if raw.startswith(b"%PDF-"):
        return "PDF"
    if raw[4:8] == b"ftyp" and raw[8:12] in HEIC:
        return "HEIF"
    raise Unfit("empty" if not raw else "format")


def clean_picture(raw: bytes, name: str) -> tuple[dict[str, Any], bytes, bytes]:
    """(what it is, bytes, preview) of a picture drawn anew: only its pixels come through."""
    from PIL import Image, ImageOps

    if name == "HEIF":
        _learn_heic()
    # The pixels are counted here, before any is decoded; the library's own limit would only warn.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(raw), formats=(name,)) as opened:
            width, height = opened.size
            if width * height > MOST_PIXELS:
                raise Unfit("pixels")
            if name == "JPEG":
                # The decoder itself leaves out what the scaling would: a large photograph costs little memory.
                opened.draft("RGB", _fitting(width, height, LONGEST_SIDE))
            picture = ImageOps.exif_transpose(opened)
            picture = _plain(picture)
    except WRONG as problem:
        raise Unfit("heic" if name == "HEIF" else "broken") from problem
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    media, content = _written(picture, name)
    return {"media": media}, content, _preview(picture)


def _learn_heic() -> None:
    """Let the library read what telephones make."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)


def _fitting(width: int, height: int, longest: int) -> tuple[int, int]:
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _plain(picture: Any) -> Any:
    """Grey or RGB, on white where it was transparent, without anything that hangs on it."""
    from PIL import Image

    if picture.mode in ("L", "1") and "transparency" not in picture.info:
        plain = picture.convert("L")
    elif picture.has_transparency_data:
        shown = picture.convert("RGBA")
        plain = Image.new("RGB", shown.size, "white")
        plain.paste(shown, mask=shown.getchannel("A"))
    else:
        plain = picture.convert("RGB")
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _written(picture: Any, name: str) -> tuple[str, bytes]:
    if name == "PNG":
        content = _saved(picture, "PNG", optimize=False)
        if len(content) <= LARGE_PNG:
            return "image/png", content
    return "image/jpeg", _saved(picture, "JPEG", quality=85, progressive=True)


def _preview(picture: Any) -> bytes:
    small = picture.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return _saved(small, "JPEG", quality=70)


def _saved(picture: Any, name: str, **how: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, name, **how)
    return written.getvalue()


def clean_pdf(raw: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """(what it is, bytes, preview) of a PDF made of the pages of another: what is drawn on them and nothing else."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(raw)) as source, pikepdf.new() as bare:
            many = len(source.pages)
            if not 0 < many <= MOST_PAGES:
                raise Unfit("pages" if many else "broken")
            _flatten(source)
            for page in source.pages:
                _strip_page(page.obj)
            bare.pages.extend(source.pages)
            for found in bare.objects:
                _strip(found)
            written = io.BytesIO()
            bare.save(written, static_id=True, fix_metadata_version=False)
    except pikepdf.PasswordError as locked:
        raise Unfit("locked") from locked
    except (pikepdf.PdfError, *WRONG) as bad:
        raise Unfit("broken") from bad
    content = written.getvalue()
    return {"media": "application/pdf", "pages": many}, content, _drawn(content)


def _flatten(source: Any) -> None:
    """What was filled into a form, and stamps, become part of the page."""
    if "/AcroForm" in source.Root and "/XFA" in source.Root.AcroForm:
        del source.Root.AcroForm["/XFA"]
    source.generate_appearance_streams()
    source.flatten_annotations()


def _strip_page(page: Any) -> None:
    for key in list(page.keys()):
        if key not in PAGE_KEYS:
            del page[key]


def _strip(found: Any) -> None:
    import pikepdf

    if not isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    unseen = (*UNSEEN, *ELSEWHERE) if isinstance(found, pikepdf.Stream) else UNSEEN
    for key in unseen:
        if key in found:
            del found[key]
    # An action; a letter of a font may have the same name.
    if isinstance(found.get("/A"), pikepdf.Dictionary) and "/S" in found["/A"]:
        del found["/A"]
    if isinstance(found, pikepdf.Stream) and found.get("/Filter") in (
        pikepdf.Name.DCTDecode,
        [pikepdf.Name.DCTDecode],
    ):
        found.write(bare_jpeg(found.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def bare_jpeg(raw: bytes) -> bytes:
    """A JPEG without EXIF, comments and other application segments; the one of Adobe tells how colours are meant."""
    return b"".join(_segments(raw)) if raw[:2] == b"\xff\xd8" else raw


def _segments(raw: bytes) -> Iterator[bytes]:
    yield raw[:2]
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker, length = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker == JPEG_SCAN:
            break
        data_about_it = marker in JPEG_APPLICATION and marker != JPEG_ADOBE
        if not data_about_it and marker != JPEG_COMMENT:
            yield raw[at : at + 2 + length]
        at += 2 + length
    yield raw[at:]


def _drawn(content: bytes) -> bytes:
    """A small picture of the first page; nothing where it cannot be drawn."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            page = document[0]
            width, height = page.get_size()
            scale = min(PREVIEW_SIDE / max(width, height, 1), 4)
            return _preview(page.render(scale=scale).to_pil().convert("RGB"))
    except (pypdfium2.PdfiumError, OSError, ValueError, MemoryError):
        return b""


def main() -> None:
    """One upload in, one answer out."""
    raw = sys.stdin.buffer.read()
    try:
        name = format_of(raw)
        told, content, preview = clean_pdf(raw) if name == "PDF" else clean_picture(raw, name)
    except Unfit as no:
        told, content, preview = {"unfit": no.args[0]}, b"", b""
    head = json.dumps({**told, "content": len(content), "preview": len(preview)})
    sys.stdout.buffer.write(head.encode() + b"\n" + content + preview)


if __name__ == "__main__":
    main()
