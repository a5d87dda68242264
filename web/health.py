"""Whether the process answers at all; what stands behind it is asked by the command line."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

health = Blueprint("health", __name__)


@health.get("/health")
def alive() -> ResponseReturnValue:
    return {"status": "alive"}
