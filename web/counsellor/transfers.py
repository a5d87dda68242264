"""Files on their way to another centre: offer, answer, take back; what was given away and may still be read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from application.transfers import Offer, OfPerson, OneOffer, Traffic, TransferOfPerson, Transfers
from web.counsellor.desk import header_of, person_context
from web.counsellor.transfer_forms import AcceptForm, DeclineForm, EndForm, OfferForm, WithdrawForm, of_offer
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post

transfers = Blueprint("transfers", __name__)
OF_PERSON = "/people/<uuid:person_id>/transfer"
ONE = "/transfers/<uuid:transfer_id>"


@transfers.get("/transfers")
def index() -> ResponseReturnValue:
    traffic: Traffic = ask(Transfers())
    return render_template("counsellor/transfers.html", traffic=traffic, label=label, request_text=request_text)


@transfers.route(ONE, methods=["GET", "POST"])
@form_page
def accept(transfer_id: UUID) -> ResponseReturnValue:
    offer: Offer = ask(OneOffer(transfer_id=transfer_id))
    return page_post(
        of_offer(AcceptForm, offer),
        "counsellor/transfer_offer.html",
        done=lambda _: url_for("person.overview", person_id=offer.person_id),
        said=_l("The file belongs to your centre now."),
        offer=offer,
        label=label,
        request_text=request_text,
    )


@transfers.route(f"{ONE}/decline", methods=["GET", "POST"])
@form_page
def decline(transfer_id: UUID) -> ResponseReturnValue:
    offer: Offer = ask(OneOffer(transfer_id=transfer_id))
    return page_post(
        of_offer(DeclineForm, offer),
        "counsellor/transfer_declined.html",
        done=lambda _: url_for("transfers.index"),
        said=_l("The file stays where it is. The other centre reads why."),
        offer=offer,
        label=label,
        request_text=request_text,
    )


@transfers.route(OF_PERSON, methods=["GET", "POST"])
@form_page
def propose(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    found: OfPerson = ask(TransferOfPerson(person_id=person_id))
    return page_post(
        OfferForm(header, [(code, label("centre", code)) for code in found.centres]),
        "counsellor/transfer.html",
        done=lambda _: url_for("person.overview", person_id=person_id),
        said=_l("The other centre was asked. Until it answers it sees no name and no word of the file."),
        found=found,
        **person_context(header),
    )


@transfers.route(f"{OF_PERSON}/withdraw", methods=["GET", "POST"])
@form_page
def withdraw(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    found: OfPerson = ask(TransferOfPerson(person_id=person_id))
    if found.open is None:
        # It was answered meanwhile: there is nothing to take back.
        form: Any = WithdrawForm(person_id, person_id)
    else:
        form = WithdrawForm(person_id, found.open.transfer_id)
    return page_post(
        form,
        "counsellor/transfer_withdrawn.html",
        done=lambda _: url_for("transfers.propose", person_id=person_id),
        said=_l("The offer was taken back."),
        found=found,
        back=url_for("transfers.propose", person_id=person_id),
        **person_context(header),
    )


@transfers.route(f"{OF_PERSON}/<uuid:transfer_id>/end", methods=["GET", "POST"])
@form_page
def end_reading(person_id: UUID, transfer_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    found: OfPerson = ask(TransferOfPerson(person_id=person_id))
    return page_post(
        EndForm(person_id, transfer_id),
        "counsellor/transfer_ended.html",
        done=lambda _: url_for("transfers.propose", person_id=person_id),
        said=_l("The other centre no longer reads the file."),
        reader=next((each for each in found.readable if each.transfer_id == transfer_id), None),
        back=url_for("transfers.propose", person_id=person_id),
        **person_context(header),
    )


def request_text(offer: Offer) -> str:
    """All that is told of a person before their file is taken over: sex, age band, whether a referral is open."""
    told = [label("sex", offer.sex), label("age_band", offer.age_band)]
    return ", ".join([*told, str(_l("referral open"))] if offer.referral_open else told)
