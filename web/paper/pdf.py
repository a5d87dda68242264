"""A page as PDF: tagged, in the letters of all our languages, with nothing fetched from anywhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

HERE = Path(__file__).parent
BUILT = HERE.parent / "static" / "build"
FONTS = {"safar:regular": "NotoSans_400Regular.ttf", "safar:bold": "NotoSans_700Bold.ttf"}
# The renderer tells of each style that it leaves out; whoever prints a page cannot mend that.
logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
logging.getLogger("fontTools").setLevel(logging.CRITICAL)
_PICTURE = re.compile(
    r"<svg(?P<head>[^>]*)>\s*<title[^>]*>(?P<title>.*?)</title>\s*<desc[^>]*>(?P<told>.*?)</desc>", re.DOTALL
)


class NoPrinter(Exception):
    """Something that PDFs are made with is missing here: Pango, or the letters (`make assets`)."""


@cache
def can_print() -> bool:
    """Whether `pdf` works on this machine. Pages show their button for it only then."""
    return all((BUILT / name).exists() for name in FONTS.values()) and _renderer() is not None


def pdf(html: str, styles: str = "") -> bytes:
    """A whole page, `<html lang=…>` with a `<title>`, as PDF/UA-1 on A4. `styles`: CSS after that of paper.css.

    Pictures may be our charts, as `<svg>` in the page: their title and finding become the text instead of them.
    Links to files are not followed. The same page gives the same bytes. Raises NoPrinter.
    """
    renderer = _renderer()
    if renderer is None or not can_print():
        raise NoPrinter
    page = renderer.HTML(string=_PICTURE.sub(_described, html), url_fetcher=_only_letters(renderer))
    fonts = renderer.text.fonts.FontConfiguration()
    looks = [
        renderer.CSS(string=text, font_config=fonts, url_fetcher=_only_letters(renderer))
        for text in (_styles(), styles)
        if text
    ]
    made: bytes = page.write_pdf(
        stylesheets=looks, font_config=fonts, pdf_variant="pdf/ua-1", pdf_identifier=b"safar"
    )
    return made


@cache
def _renderer() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
    except (ImportError, OSError):  # OSError: Pango cannot be loaded
        return None
    return weasyprint


@cache
def _styles() -> str:
    return (HERE / "paper.css").read_text("utf-8")


def _only_letters(renderer: Any) -> Callable[..., Any]:
    """A page holds names that people typed: nothing in it may reach a file or another machine."""

    class Letters(renderer.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in FONTS:
                raise ValueError("not fetched")
            body = (BUILT / FONTS[url]).read_bytes()
            return renderer.urls.URLFetcherResponse(url, body, {"Content-Type": "font/ttf"})

    return Letters()


def _described(found: re.Match[str]) -> str:
    """Letters and colour are told to the drawing itself: styles of the page do not reach into it."""
    told = Markup("{}. {}").format(Markup(found["title"]), Markup(found["told"]))  # noqa: S704 - escaped when drawn
    looks = f"<style>{_drawing_styles()}</style>"
    return f'<svg{found["head"]} font-family="Safar Print" color="#0b0c0c"><title>{told}</title>{looks}'


@cache
def _drawing_styles() -> str:
    return (HERE / "drawing.css").read_text("utf-8")
