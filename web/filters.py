"""Filters of lists: kept in the address, so that a list can be named, shared and gone back to."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_wtf import FlaskForm

from web.forms import BaseForm


class FilterForm(FlaskForm):
    """Fields of a list's filter, read from the address; what cannot be read is left out, never an error page."""

    class Meta(BaseForm.Meta):
        csrf = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(formdata=request.args or None, **kwargs)
        self.readable = not request.args or self.validate()

    def chosen(self) -> dict[str, Any]:
        """What is filtered by: field name -> value, without fields that are empty or cannot be read."""
        return {field.short_name: field.data for field in self if field.data not in (None, "", []) and not field.errors}


def whole(text: str | None) -> int | None:
    """A number that stands in an address; None for whatever no database could hold."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
