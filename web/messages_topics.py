"""What a refusal says about the topics that a centre adds."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

MESSAGES: dict[str, LazyText] = {
    "centre.topic_place": _l("Choose the topic below which it stands."),
    "centre.topic_words": _l("Write what it is called in at least one language."),
    "centre.topic_there_already": _l("A topic of these words stands there already."),
    "centre.topic_unknown": _l("This centre has no such topic. Choose another one."),
    "centre.topic_withdrawn": _l("This topic is no longer offered. Choose another one."),
    "centre.topic_withdrawn_already": _l("This topic is no longer offered."),
    "centre.topic_offered_already": _l("This topic is offered already."),
}
