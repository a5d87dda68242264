"""Attachments are shown to whoever may see them, sealed at rest, and gone when they are to be gone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from adapters.access.tables import READS
from adapters.readmodels.rebuild import Rebuild
from adapters.verify import verify
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from tests.privacy.atrest import places
from tests.web.counsellor.attachments.samples import (
    CANARY,
    a_pdf,
    a_picture,
    listed,
    multipart,
    pieces,
)
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words


def test_a_photograph_needs_consent_and_is_withheld_without(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    gulnora = centre.actor("gulnora")
    assert send(("face.jpg", a_picture()), kind="PHOTO").status_code == 303
    (one,) = listed(client, zarina)
    centre.network.accept(WithdrawConsent(person_id=zarina, purpose="PHOTO"), gulnora)
    assert "not shown: no consent" in words(client.get(f"/people/{zarina}/attachments").text)
    assert [client.get(f"{one}/{part}").status_code for part in ("preview", "picture", "file")] == [404] * 3
    refused = send(("face.jpg", a_picture(size=(100, 100))), kind="PHOTO")
    assert refused.status_code == 422
    assert "There is no consent to photographs" in words(refused.text)
    centre.network.accept(GiveConsent(person_id=zarina, **vars(agreed("PHOTO"))), gulnora)
    assert client.get(f"{one}/picture").status_code == 200


def test_a_described_one_reads_so_and_a_removed_one_is_gone(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    send(("a.jpg", a_picture()))
    (one,) = listed(client, zarina)
    form = boxes(client.get(f"{one}/describe").text) | {
        "kind": "EVIDENCE",
        "description": "расид",
        "file_name": "расид",
    }
    assert client.post(f"{one}/describe", data=form).status_code == 303
    assert "Evidence: pay slip, message, contract" in words(client.get(one).text)
    assert (
        client.post(
            f"{one}/remove", data=boxes(client.get(f"{one}/remove").text) | {"reason": "REPLACED"}
        ).status_code
        == 303
    )
    assert client.get(f"{one}/file").status_code == 404
    assert pieces(centre) == 0
    assert "Attachment removed" in words(client.get(f"/people/{zarina}").text)


def test_each_look_is_logged(centre: Counselling, client: Any, send: Any, zarina: UUID) -> None:
    send(("a.jpg", a_picture()))
    (one,) = listed(client, zarina)
    client.get(f"{one}/picture")
    with centre.house.engines["access"].connect() as connection:
        last = connection.execute(READS.select().order_by(READS.c.id.desc()).limit(1)).one()
    assert (last.person_id, last.action, last.route) == (zarina, "attachments.open", "attachments.picture")


def test_whoever_may_not_read_narratives_opens_no_bytes(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    send(("сирри.jpg", a_picture()), description="ривоят")
    (one,) = listed(client, zarina)
    daler, adiba = centre.client("daler"), centre.client("adiba")
    assert "ривоят" not in daler.get(f"/people/{zarina}/attachments").text
    assert "сирри" not in daler.get(one).text
    assert [daler.get(f"{one}/{part}").status_code for part in ("preview", "picture", "file")] == [404] * 3
    assert adiba.get(one).status_code == 404
    assert adiba.get(f"{one}/file").status_code == 404


def test_another_persons_attachment_is_not_in_this_file(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    send(("a.jpg", a_picture()))
    (one,) = listed(client, zarina)
    other = centre.register(family_name="Назарова")
    assert client.get(one.replace(str(zarina), str(other)) + "/file").status_code == 404


def test_the_same_form_sent_twice_adds_once(client: Any, zarina: UUID) -> None:
    address = f"/people/{zarina}/attachments/new"
    form = boxes(client.get(address).text) | {"kind": "OTHER"}
    for _ in range(2):
        assert client.post(address, **multipart(form, ("a.jpg", a_picture()))).status_code == 303
    assert len(listed(client, zarina)) == 1


def test_a_script_is_told_where_to_go(client: Any, zarina: UUID) -> None:
    address = f"/people/{zarina}/attachments/new"
    form = boxes(client.get(address).text) | {"kind": "OTHER"}
    answer = client.post(address, **multipart(form, ("a.jpg", a_picture())), headers={"X-Upload": "1"})
    assert (answer.status_code, answer.headers["X-Upload-Goal"]) == (200, f"/people/{zarina}/attachments")


def test_at_rest_it_is_unreadable_and_after_an_erasure_it_is_gone(
    centre: Counselling, client: Any, send: Any, zarina: UUID
) -> None:
    house = centre.house
    send((f"{CANARY}.jpg", a_picture()), ("b.pdf", a_pdf()), description=CANARY)
    (_, one) = listed(client, zarina)
    handed = client.get(f"{one}/file").data
    house.engines["ledger"].dispose()
    assert places(house.settings.data_dir, dict(house.engines), [CANARY]) == []
    assert not any(
        handed[200:264] in path.read_bytes() for path in house.settings.data_dir.rglob("*") if path.is_file()
    )
    assert list(verify(house, lambda _done, _of: None)) == []
    centre.network.accept(RequestErasure(person_id=zarina, ground="CLIENT_REQUEST"), centre.actor("gulnora"))
    centre.network.accept(
        EraseMigrant(person_id=zarina), centre.network.actor(centre.network.hire("sitora", "PROTECTION"))
    )
    assert pieces(centre) == 0
    assert client.get(f"{one}/file").status_code == 404
    assert places(house.settings.data_dir, dict(house.engines), [CANARY]) == []
    assert list(verify(house, lambda _done, _of: None)) == []


def test_what_does_not_open_is_found(centre: Counselling, client: Any, send: Any, zarina: UUID) -> None:
    send(("a.jpg", a_picture(size=(2000, 1500), quality=95)))
    with centre.house.engines["ledger"].begin() as connection:
        connection.exec_driver_sql("UPDATE attachment_parts SET person_id = x'00' WHERE part = 'preview'")
    (fault,) = verify(centre.house, lambda _done, _of: None)
    assert "its preview does not open" in fault


def test_an_upload_that_was_cut_short_is_tidied_away(centre: Counselling, zarina: UUID) -> None:
    house = centre.house
    clean = house.system.attachments.clean(a_picture())
    assert house.attachments.keep(zarina, UUID(int=7), clean)
    house.attachments.tidy()
    assert pieces(centre) > 0
    with house.engines["ledger"].begin() as connection:
        connection.exec_driver_sql("UPDATE attachment_parts SET made = made - 90000000000")
    house.attachments.tidy()
    assert pieces(centre) == 0


def test_a_rebuild_comes_out_the_same(centre: Counselling, send: Any) -> None:
    send(("a.jpg", a_picture()), ("b.pdf", a_pdf()))
    house = centre.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []
