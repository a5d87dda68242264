"""What a refusal says about screening, restricted files and transfers."""

from __future__ import annotations

from collections.abc import Mapping

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

MESSAGES: Mapping[str, LazyText] = {
    "screening.empty": _l("Nothing was answered: there is nothing to keep."),
    "screening.answered_twice": _l("A question was answered twice."),
    "restriction.nobody": _l("Name at least one colleague: otherwise nobody could open the file again."),
    "restriction.named_elsewhere": _l(
        "Somebody who is named does not work at this centre now. Look at the list again."
    ),
    "restriction.none": _l("This file is not restricted."),
    "consent.transfer_missing": _l(
        "The person has not agreed to a transfer, or took it back. Without their consent the file stays where it is."
    ),
    "transfer.same_centre": _l("The file belongs to this centre already."),
    "transfer.other_network": _l("A demonstration centre and a real one do not exchange files."),
    "transfer.open_already": _l("Another centre was asked already. Take that offer back first."),
    "transfer.answered_already": _l("This transfer was answered or taken back meanwhile."),
    "transfer.not_reading": _l("That centre no longer reads the file."),
    "transfer.still_reading": _l("The time for which that centre may read is not over."),
}
