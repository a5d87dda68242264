"""The desk application: pages by audience around one facade."""

from __future__ import annotations

from flask import Flask, g, session
from flask.typing import ResponseReturnValue

from application.asking import Absent, Forbidden
from application.ports import Unavailable
from web.administration.accounts import accounts
from web.administration.centres import centres
from web.administration.household_rule import household_rule
from web.administration.own_topics import own_topics
from web.administration.population import population
from web.analyst.behind import behind
from web.analyst.indicators import indicators
from web.analyst.indicators_behind import indicator_records
from web.analyst.releases import releases
from web.analyst.reports import reports
from web.analyst.revisions import revisions
from web.analyst.saved import saved_indicators, saved_reports
from web.analyst.scheduled import scheduled
from web.auth import auth
from web.choices import choices, speak_with_form
from web.codebook.pages import codebook
from web.counsellor.agencies import agencies
from web.counsellor.attachments import attachments
from web.counsellor.ban_checks import ban_checks
from web.counsellor.calendar import calendar
from web.counsellor.cases import cases
from web.counsellor.claims import claims
from web.counsellor.consents import consents
from web.counsellor.consultations import consultations
from web.counsellor.contact import contact
from web.counsellor.due import due
from web.counsellor.erasure import erasure
from web.counsellor.exports import exports
from web.counsellor.groups import groups
from web.counsellor.help import material
from web.counsellor.household import household
from web.counsellor.imports import imports
from web.counsellor.intake import intake
from web.counsellor.journey import journey
from web.counsellor.lists import lists
from web.counsellor.outreach import outreach
from web.counsellor.overview import person
from web.counsellor.people import people
from web.counsellor.print import printed
from web.counsellor.providers import providers
from web.counsellor.referrals import referrals
from web.counsellor.restricted import restricted
from web.counsellor.same_person import same_person
from web.counsellor.screening import screening
from web.counsellor.sections import sections
from web.counsellor.slips import slips
from web.counsellor.stage import stage
from web.counsellor.today import today
from web.counsellor.transfers import transfers
from web.counsellor.trips import trips
from web.csrf import examine_forms, guard_forms
from web.drafts import drafts
from web.errors import error_page, explain_errors
from web.health import health
from web.home import home
from web.hotline.callers import callers
from web.hotline.desk import hotline
from web.hotline.lines import lines
from web.labels_centres import named, nameless
from web.manager.caseload import caseload
from web.manager.month import month
from web.manager.returns import returns
from web.navigation import fill_menu
from web.notices import notices
from web.own_topics import added, nowhere, own_language
from web.partner.answer import answer
from web.partner.queue import partner
from web.ports import System
from web.protection.access import access
from web.protection.erasures import erasures
from web.protection.overrides import overrides
from web.routes import guard_routes
from web.sessions import system
from web.settings import WebSettings
from web.shell import dress, set_place
from web.training.attendance import attendance
from web.training.certificates import certificates
from web.training.courses import courses
from web.training.reviews import reviews
from web.training.sessions import trainings
from web.training.verify import verify
from web.uploads import make_room

# One line for each area of pages.
BLUEPRINTS = (
    access,
    accounts,
    household_rule,
    population,
    auth,
    centres,
    choices,
    codebook,
    drafts,
    erasures,
    overrides,
    health,
    home,
    notices,
    month,
    returns,
    caseload,
    releases,
    reports,
    revisions,
    behind,
    saved_reports,
    saved_indicators,
    scheduled,
    indicators,
    indicator_records,
    # a counsellor's day and the file of a person
    today,
    people,
    person,
    contact,
    stage,
    sections,
    journey,
    consents,
    consultations,
    erasure,
    screening,
    restricted,
    transfers,
    household,
    groups,
    attachments,
    printed,
    intake,
    same_person,
    lists,
    exports,
    imports,
    hotline,
    callers,
    lines,
    own_topics,
    referrals,
    providers,
    agencies,
    answer,
    partner,
    slips,
    ban_checks,
    claims,
    material,
    outreach,
    trips,
    cases,
    due,
    calendar,
    trainings,
    attendance,
    certificates,
    courses,
    reviews,
    verify,
)


def create_app(system: System, settings: WebSettings) -> Flask:
    """The WSGI application over `system`. The order of the guards matters: token, sign-in and role, form, language."""
    app = Flask(__name__, static_folder=None)
    app.extensions["safar"] = system
    dress(app, settings, fill_menu, lambda: session.get("language"))
    app.jinja_env.globals["own_language"] = own_language
    make_room(app)
    examine_forms(app)
    guard_routes(app)
    guard_forms(app)
    speak_with_form(app)
    app.before_request(_at_the_centre)
    app.teardown_request(_leave_the_centre)
    explain_errors(app)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Absent, lambda _error: error_page(404))
    app.register_error_handler(Forbidden, lambda _error: error_page(403))
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _at_the_centre() -> None:
    named.set(system().centre_name)
    added.set(system().own_topics)
    known = g.get("signed_in")
    if known is not None:
        set_place(known.zone, known.country)


def _leave_the_centre(_error: BaseException | None) -> None:
    named.set(nameless)
    added.set(nowhere)


def _unavailable(error: Unavailable) -> ResponseReturnValue:
    return error_page(503, retry_after=error.retry_after)
