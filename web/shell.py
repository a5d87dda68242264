"""What every page of every application of the house shares: words, looks, the frame around the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, g, request
from flask_compress import Compress
from whitenoise import WhiteNoise

from web import dates, i18n, phones
from web.assets_map import BUILT, asset_url
from web.field_kinds import field_kind
from web.masking import masked_csrf
from web.security import secure
from web.settings import WebSettings

SCHEMES = ("auto", "light", "dark")
SIZES = ("normal", "large")
HELPERS: dict[str, Callable[..., Any]] = {
    "_": i18n.template_gettext,
    "gettext": i18n.template_gettext,
    "ngettext": i18n.template_ngettext,
    "asset_url": asset_url,
    "csrf_token": masked_csrf,
    "field_kind": field_kind,
    "phone_text": phones.shown,
    "ago_text": dates.ago_text,
    "clock_text": dates.clock_text,
    "date_text": dates.date_text,
    "days_text": dates.days_text,
    "due_text": dates.due_text,
    "long_date": dates.long_date,
    "moment_text": dates.moment_text,
    "money_text": dates.money_text,
    "month_text": dates.month_text,
    "number_text": dates.number_text,
    "partial_date": dates.partial_date,
    "percent_text": dates.percent_text,
}


@dataclass(frozen=True)
class Item:
    """A line of a menu. `here` marks the page that is open, `shortcut` names the key that leads there."""

    href: str
    text: str
    here: bool = False
    shortcut: str | None = None


@dataclass
class Shell:
    """What the frame of one page shows."""

    name: str
    home: str = "/"
    demo: bool = False
    language: str = i18n.DEFAULT
    direction: str = "ltr"
    languages: dict[str, str] = field(default_factory=lambda: i18n.LANGUAGES)
    scheme: str = "auto"
    size: str = "normal"
    here: str = "/"
    csrf: bool = True
    signed_in: Any = None
    seconds_left: int | None = None
    navigation: list[Item] = field(default_factory=list)
    rows: bool = False  # the main menu has a row of its own: beside a long name it would break in some languages
    further: list[Item] = field(default_factory=list)  # lines that would not fit, folded into one
    own_pages: list[Item] = field(default_factory=list)
    notices: int | None = None  # how many notices were not read; None: not known now
    new: str | None = None  # where Alt+N leads on pages without a way of their own


def dress(
    app: Flask, settings: WebSettings, menu: Callable[[Shell], None], chosen: Callable[[], str | None]
) -> None:
    """Give an application its frame.

    `menu` fills in who is signed in and where they may go; `chosen` tells the language kept with session or profile.
    """
    secure(app, settings)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]  # set by the extension
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(HELPERS)
    app.before_request(lambda: _speak(settings, chosen))
    app.context_processor(lambda: {"shell": _shell(settings, menu)})
    _compress(app)
    _serve_static(app)


def _compress(app: Flask) -> None:
    """Pages over a village line weigh a fifth of what they are; static files are compressed when they are built."""
    app.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=4, COMPRESS_MIN_SIZE=1_000)
    app.config["COMPRESS_MIMETYPES"] = ["text/html", "text/csv", "application/json"]
    Compress(app)


def _speak(settings: WebSettings, chosen: Callable[[], str | None]) -> None:
    wishes = [tag for tag, _quality in request.accept_languages]
    cookie = request.cookies.get("language")
    i18n.set_language(
        i18n.negotiate(chosen=chosen(), cookie=cookie, accepted=[*wishes, settings.default_language])
    )
    set_place(settings.zone, settings.country)


def set_place(zone: str, country: str) -> None:
    """Put the clock and the telephone country of a centre in force for this request."""
    ZoneInfo(zone)  # a wrong name must stop here, not in the middle of a page
    dates.zone.set(zone)
    phones.region.set(country)


def _shell(settings: WebSettings, menu: Callable[[Shell], None]) -> Shell:
    if "shell" not in g:
        g.shell = Shell(name=settings.name, demo=settings.demo, language=i18n.language())
        g.shell.direction = i18n.locale().text_direction
        g.shell.scheme = _one_of(SCHEMES, request.cookies.get("scheme"))
        g.shell.size = _one_of(SIZES, request.cookies.get("size"))
        g.shell.here = here()
        menu(g.shell)
    return g.shell


def _one_of(values: Iterable[str], wish: str | None) -> str:
    known = list(values)
    return wish if wish in known else known[0]


def here() -> str:
    """The address of this page, without its host; of the page a form was sent from when nothing is shown here."""
    query = request.query_string.decode("utf-8", "replace")
    return request.path + (f"?{query}" if query else "")


def safe_next(address: str | None, otherwise: str = "/") -> str:
    """An address of our own to go on to; anything that leads to another host becomes `otherwise`."""
    # A browser takes "\\" for "/" and leaves out line breaks; two of either, or more, begin the name of a host.
    plain = (address or "").replace("\\", "/")
    ours = plain.startswith("/") and not plain.startswith("//") and plain.isprintable()
    return address if address and ours else otherwise


def _serve_static(app: Flask) -> None:
    if BUILT.exists():  # built files carry hashes in their names: they never change
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # Flask's own way to wrap
            app.wsgi_app,
            root=str(BUILT),
            prefix="static/build/",
            immutable_file_test=lambda _path, _url: True,
            add_headers_function=_static_headers,
            allow_all_origins=False,
        )


def _static_headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
