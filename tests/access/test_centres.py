"""Opening, changing and closing centres."""

from __future__ import annotations

import pytest

from application.administration import CentreByCode, CentreList
from application.asking import Absent, Forbidden
from application.centre import ChangeCentre, CloseCentre, OpenCentre, ReopenCentre
from application.wire import parse
from tests.access.network import KHUJAND, Network


def test_a_centre_is_in_the_directory_as_soon_as_it_is_opened(network: Network) -> None:
    centre = network.house.directory.centre("KJD")
    assert centre is not None
    assert (centre.name, centre.zone.key, centre.prefix, centre.open) == ("Khujand", "Asia/Dushanbe", "KJD", True)


def test_a_code_is_used_once(network: Network) -> None:
    assert network.send(OpenCentre(code="KJD", **KHUJAND)).code == "centre.opened_already"


def test_a_changed_centre_is_read_afresh(network: Network) -> None:
    network.accept(ChangeCentre(code="KJD", **{**KHUJAND, "name": "Khujand, Lenin street"}))
    centre = network.house.directory.centre("KJD")
    assert centre is not None
    assert centre.name == "Khujand, Lenin street"


def test_a_centre_closes_and_opens_again(network: Network) -> None:
    network.accept(CloseCentre(code="KJD"))
    assert network.send(CloseCentre(code="KJD")).code == "centre.closed_already"
    closed = network.house.directory.centre("KJD")
    assert closed is not None
    assert not closed.open
    network.accept(ReopenCentre(code="KJD"))
    assert network.send(ReopenCentre(code="KJD")).code == "centre.open_already"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"region": "KZ-75", "district": None}, "place.region"),
        ({"region": "", "district": None}, "place.region"),
        ({"district": "KAZ004002"}, "place.district"),
        ({"zone": "Asia/Nowhere"}, "centre.zone"),
        ({"prefix": "kj-d"}, "centre.prefix"),
        ({"code": "Хуҷанд"}, "centre.code"),
    ],
)
def test_a_centre_lies_somewhere_and_can_be_printed(network: Network, change: dict[str, str], code: str) -> None:
    assert network.send(OpenCentre(**{"code": "NEW", **KHUJAND, **change})).code == code


def test_the_stream_follows_from_the_code_whatever_a_script_sends(network: Network) -> None:
    sent = {"code": "DYU", "centre_id": "00000000-0000-4000-8000-000000000000", **KHUJAND}
    network.accept(parse(OpenCentre, sent))
    network.accept(CloseCentre(code="DYU"))


def test_an_administrator_lists_centres_and_a_stranger_to_the_role_does_not(network: Network) -> None:
    ask = network.house.system.ask
    assert [centre.code for centre in ask(CentreList(), network.administrator, route="test")] == ["KJD"]
    with pytest.raises(Absent):
        ask(CentreByCode("DYU"), network.administrator, route="test")
    counsellor = network.actor(network.hire("gulnora", "COUNSELLOR"))
    with pytest.raises(Forbidden):
        ask(CentreList(), counsellor, route="test")
    assert network.send(CloseCentre(code="KJD"), counsellor).status == "forbidden"
