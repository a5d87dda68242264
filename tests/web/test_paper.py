"""Pages as PDF: tagged, all letters of all languages inside, nothing fetched."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from web.charts import shapes
from web.charts.shapes import Series
from web.i18n import LANGUAGES, using
from web.paper import pdf as paper

# Letters that a font for Russian and English does not have.
LETTERS = {"en": "“a” – b", "ru": "Ёё", "tg": "ғӣқӯҳҷ ҒӢҚӮҲҶ", "ky": "ңөү ҢӨҮ", "kk": "әғқңөұүһі", "uz": "oʻgʻ’"}


def objects(body: bytes, key: str, value: str) -> list[Any]:
    with pikepdf.open(BytesIO(body)) as document:
        found = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get(key) == value]
        return [{str(name): repr(one[name]) for name in one} for one in found]


def text_of(body: bytes) -> str:
    document = pypdfium2.PdfDocument(body)
    return "".join(page.get_textpage().get_text_range() for page in document)


def printed(tag: str) -> bytes:
    with using(tag):
        series = [Series(LETTERS[tag], (4, 5), (False, True))]
        drawn = shapes.columns("Chart", "Most: <5>", [LETTERS[tag], "b"], series).svg("x")
    words = f"<h1>{LETTERS[tag]}</h1><table><thead><tr><th>1</th></tr></thead><tr><td>2</td></tr></table>"
    return paper.pdf(f'<html lang="{tag}"><head><title>T</title></head><body>{words}{drawn}</body></html>')


@pytest.mark.parametrize("tag", LANGUAGES)
def test_letters_of_every_language_are_inside_and_can_be_read_out(tag: str) -> None:
    body = printed(tag)
    assert LETTERS[tag] in text_of(body)
    fonts = objects(body, "/Type", "/FontDescriptor")
    assert fonts
    assert all("Safar-Print" in font["/FontName"] and "/FontFile2" in font for font in fonts)


def test_a_pdf_has_tags_a_language_and_words_for_its_pictures() -> None:
    body = printed("tg")
    with pikepdf.open(BytesIO(body)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot
        assert document.Root.Lang == "tg"
    assert ["Chart. Most: <5>" in one["/Alt"] for one in objects(body, "/S", "/Figure")] == [True]
    assert objects(body, "/S", "/TH")
    assert body == printed("tg")


def test_a_page_reaches_no_file() -> None:
    body = paper.pdf('<html lang="en"><title>T</title><body><img src="file:///etc/hostname" alt="none"></body></html>')
    assert "none" in text_of(body)


def test_without_its_letters_nothing_is_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(paper, "BUILT", tmp_path)
    paper.can_print.cache_clear()
    assert not paper.can_print()
    with pytest.raises(paper.NoPrinter):
        paper.pdf("<html></html>")
    paper.can_print.cache_clear()
