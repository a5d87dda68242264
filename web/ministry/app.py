"""The ministry application: published releases and nothing behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, session
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, FileSystemLoader

from application.reports.released import ReaderAccounts, ReleaseReader, Unavailable
from web.choices import choices, speak_with_form
from web.codebook.pages import BEFORE_LEAVING, codebook
from web.csrf import examine_forms, guard_forms
from web.errors import error_page, explain_errors
from web.health import health
from web.ministry.auth import auth
from web.ministry.bulletin import bulletin
from web.ministry.comparing import comparing
from web.ministry.downloads import downloads, write_down_code_book
from web.ministry.labels import STAGES
from web.ministry.menu import fill_menu
from web.ministry.programs import Programs
from web.ministry.publication import publication
from web.ministry.region import region
from web.ministry.routes import guard_routes
from web.ministry.sdmx import sdmx
from web.ministry.sessions import House
from web.ministry.words import WORDS
from web.settings import WebSettings
from web.shell import dress

HERE = Path(__file__).parent
# Our own pages first, then the frame that all applications of the house share.
TEMPLATES = (HERE / "templates", HERE.parent / "templates")
BLUEPRINTS = (auth, bulletin, choices, codebook, comparing, downloads, health, publication, region, sdmx)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings: WebSettings,
    reader: ReleaseReader,
    accounts: ReaderAccounts,
    *,
    now: Callable[[], datetime] = _utc_now,
    programs: Programs | None = None,
    mapping: Callable[[], Mapping[tuple[str, str], str]] = dict,
) -> Flask:
    """The WSGI application. `settings.cookie` must differ from the desk's: both may run on one host."""
    app = Flask(__name__, static_folder=None)
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folder) for folder in TEMPLATES])
    app.extensions["safar.ministry"] = House(reader, accounts, now, settings.zone, mapping)
    app.extensions["safar.ministry.programs"] = programs or Programs(settings.country)
    app.extensions[BEFORE_LEAVING] = write_down_code_book
    dress(app, settings, fill_menu, lambda: session.get("language"))
    app.jinja_env.globals.update(WORDS, stages=STAGES)
    examine_forms(app)
    guard_routes(app)
    guard_forms(app)
    speak_with_form(app)
    explain_errors(app)
    app.register_error_handler(Unavailable, _unavailable)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _unavailable(error: Unavailable) -> ResponseReturnValue:
    return error_page(503, retry_after=error.retry_after)
