"""The address of every endpoint for a state of what it is about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Flask

from tests.web.matrix.village import Village

ABSENT = UUID("01890000-0000-7000-8000-000000000000")
# Where an address holds a word, and which.
WORDS = {
    "lists.save": {"area": "people"},
    "exports.begin": {"area": "people"},
    "imports.template": {"kind": "csv"},
    "imports.refused": {"kind": "csv"},
    "consents.withdraw": {"purpose": "STAT"},
    "sections.tell": {"section": "work"},
    "journey.strike": {"entry": "5"},
    "referrals.take_step": {"step": "send"},
    "answer.link": {"token": "x" * 32},
    "verify.one": {"code": "ABCDEFGHIJ"},
    "providers.take_step": {"step": "verify"},
    "claims.take_step": {"step": "recover"},
    "material.take_step": {"step": "correct"},
    "cases.take_step": {"step": "note"},
    "cases.task_step": {"step": "done"},
    "callers.find": {"kind": "consultation"},
    "callers.link": {"kind": "consultation"},
    "callers.unlink": {"kind": "consultation"},
    "indicators.file": {"kind": "csv"},
    "indicators.one": {"code": "I01"},
    "indicator_records.page": {"code": "I01", "figure": "contacts", "period": "2026"},
    "codebook.file": {"kind": "csv"},
    "releases.one": {"period": "2025-Q1", "stage": "EXTRAORDINARY"},
    "releases.build": {"period": "2025-Q1", "stage": "EXTRAORDINARY"},
    "releases.publish": {"period": "2025-Q1", "stage": "EXTRAORDINARY"},
    "groups.take_step": {"step": "project"},
    "groups.project_step": {"step": "pay"},
    "drafts.save": {"key": "person"},
    "drafts.discard": {"key": "person"},
}
# Ids that the village keeps by state.
BY_STATE = {
    "attachment_id": "attachments",
    "member_id": "people",
    "transfer_id": "transfers",
    "batch_id": "batches",
    "filter_id": "filters",
    "provider_id": "providers",
    "call_id": "calls",
    "consultation_id": "consultations",
    "check_id": "checks",
    "claim_id": "claims",
    "help_id": "helps",
    "case_id": "cases",
    "task_id": "cases",
    "outreach_id": "talks",
    "trip_id": "trips",
    "curriculum_id": "courses",
    "second_id": "courses",
    "group_id": "groups",
    "project_id": "groups",
    "instalment_id": "groups",
    # A household stands beside the person whose it is.
    "home_id": "homes",
}
# Where an endpoint is about those of them only that stand otherwise.
OTHERWISE = {"outreach.correct": "held_talks"}


def address(village: Village, endpoint: str, state: str) -> str:
    """Where a browser would go."""
    values = {**WORDS.get(endpoint, {}), **_values(village, endpoint, state)}
    with village.app.test_request_context("http://localhost/"):
        return village.app.url_for(endpoint, **values).removeprefix("http://localhost")


def _values(village: Village, endpoint: str, state: str) -> dict[str, Any]:
    area = endpoint.split(".", maxsplit=1)[0]
    if area == "caseload":
        where = {"here": "KJD", "elsewhere": "KHT"}.get(state, "NOWHERE")
        return {} if state == "plain" else {"centre": where, "owner": village.centre.ids["farrukh"]}
    if area in ("month", "indicators", "indicator_records"):
        return {"centre": {"here": "KJD", "elsewhere": "KHT"}.get(state, "NOWHERE")}
    if area in ("lines", "own_topics"):
        centre = {"here": "KJD", "elsewhere": "KHT"}.get(state, "NOWHERE")
        topic = {"topic": f"DOC-{centre}.1"} if endpoint in ("own_topics.one", "own_topics.turn") else {}
        return {} if state == "plain" else {"centre": centre, **topic}
    if area == "returns":
        return {} if state == "plain" else {"centre": "KJD" if state == "here" else "KHT", "month": "2026-01"}
    told = ("scheduled", "behind", "saved_reports", "saved_indicators", "reports", "revisions")
    if area in told and state != "plain":
        return _of_report(village, endpoint, state)
    if area == "centres":
        return {} if state == "plain" else {"code": "KJD" if state == "here" else "NOWHERE"}
    if area == "accounts":
        return {} if state == "plain" else {"account_id": village.spare if state == "here" else ABSENT}
    return {name: _id(village, endpoint, name, state) for name in parameters(village.app, endpoint)}


def _of_report(village: Village, endpoint: str, state: str) -> dict[str, Any]:
    if endpoint == "behind.records":
        cell = {"table": "centre_channel", "row": "_T", "column": "_T", "period": "2026"}
        return {"code": "T1", "centre": "KJD" if state == "here" else "KHT", **cell}
    if ids := [name for name in parameters(village.app, endpoint) if name.endswith("_id")]:
        return dict.fromkeys(ids, ABSENT)
    kind = {"kind": "csv"} if endpoint.endswith(".file") else {}
    return {"code": "T1" if state == "here" else "T99", **kind}


def _id(village: Village, endpoint: str, name: str, state: str) -> UUID:
    crossed = state == "crossed"
    if name == "person_id":
        return village.people.get("unowned" if crossed else state, ABSENT)
    if name == "other_id":
        return village.people["unowned" if state == "mine" else "mine"]
    if name == "referral_id":
        drafts = village.drafts if endpoint in ("referrals.take_step", "referrals.rewrite") else village.referrals
        return drafts.get("elsewhere" if crossed else state, ABSENT)
    if name == "record_id":
        return village.consultations.get("nobody" if endpoint == "callers.link" else state, ABSENT)
    if name in BY_STATE:
        known: dict[str, UUID | None] = getattr(village, OTHERWISE.get(endpoint, BY_STATE[name]))
        return known.get("elsewhere" if crossed else state) or ABSENT
    if "person_id" in parameters(village.app, endpoint):
        return village.sessions["elsewhere" if crossed else "here"]
    return village.sessions.get(state, ABSENT)


def parameters(app: Flask, endpoint: str) -> list[str]:
    """The ids that stand in the address of an endpoint."""
    rule = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
    return sorted(name for name in rule.arguments if name.endswith("_id"))
