"""What was sent to the organisations of somebody with an account: the queue, one referral, the answer to it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.partners import SHOW, PartnerOne, PartnerQueue, Queue, QueueItem
from web.filters import whole
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.partner.forms import OwnAnswerForm
from web.partner.told import lines

partner = Blueprint("partner", __name__, url_prefix="/partner")
SHOW_WORDS: dict[str, LazyText] = {
    "waiting": _l("Waiting for your answer"),
    "under_way": _l("Taken on"),
    "over": _l("Over"),
    "withdrawn": _l("Withdrawn"),
}


@partner.get("")
def queue() -> ResponseReturnValue:
    show = request.args.get("show", SHOW[0])
    if show not in SHOW:
        abort(404)
    found: Queue = ask(PartnerQueue(show=show, page=whole(request.args.get("page")) or 1))
    tabs = [(url_for("partner.queue", show=code), str(SHOW_WORDS[code]), code == show) for code in SHOW]
    return render_template(
        "partner/queue.html",
        found=found,
        show=show,
        tabs=[(*tab, found.counts[code]) for tab, code in zip(tabs, SHOW, strict=True)],
        address=lambda page: url_for("partner.queue", show=show, page=page),
        label=label,
    )


@partner.route("/<uuid:referral_id>", methods=["GET", "POST"])
@form_page
def one(referral_id: UUID) -> ResponseReturnValue:
    item: QueueItem = ask(PartnerOne(referral_id=referral_id))
    return page_post(
        OwnAnswerForm(item, data={"base_version": str(item.page.version)}),
        "partner/one.html",
        done=lambda _: url_for("partner.queue"),
        said=_l("The centre has your answer."),
        item=item,
        page=item.page,
        lines=lines(item.page.shared),
        label=label,
    )
