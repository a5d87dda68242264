"""Filters stand in the address: what cannot be read there is left out and never an error page."""

from __future__ import annotations

from flask import Flask

from web.fields import CodeSelect
from web.filters import FilterForm
from web.forms import Count


class People(FilterForm):
    sex = CodeSelect("Sex", "sex")
    age = Count("Age", most=120)


def test_what_is_chosen_is_read_from_the_address(app: Flask) -> None:
    with app.test_request_context("/?sex=FEMALE&age="):
        form = People()
        assert (form.readable, form.chosen()) == (True, {"sex": "FEMALE"})


def test_nonsense_is_left_out(app: Flask) -> None:
    with app.test_request_context("/?sex=PURPLE&age=30&more=x"):
        form = People()
        assert (form.readable, form.chosen()) == (False, {"age": 30})


def test_without_an_address_nothing_is_chosen(app: Flask) -> None:
    with app.test_request_context("/"):
        assert People().chosen() == {}
