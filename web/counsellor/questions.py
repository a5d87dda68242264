"""What is asked to find out who is in danger, in words that accuse nobody and that a person can answer."""

from __future__ import annotations

from collections.abc import Mapping

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

# The eleven indicators of forced labour (ILO, 2012), each as one question about the work.
SIGNS: Mapping[str, LazyText] = {
    "FL01": _l("Did somebody take advantage of their being without papers, language or money?"),
    "FL02": _l("Was the work something other than what they had been promised?"),
    "FL03": _l("Did somebody else decide whether they could go out or leave?"),
    "FL04": _l("Were they kept away from other people, or from a telephone?"),
    "FL05": _l("Did somebody hurt them, or touch them against their will?"),
    "FL06": _l("Did somebody threaten them or their family?"),
    "FL07": _l("Did somebody keep their passport or other papers?"),
    "FL08": _l("Were wages held back that they had earned?"),
    "FL09": _l("Did they have to work off a debt that did not get smaller?"),
    "FL10": _l("Were they made to live or work in a place that was not fit for people?"),
    "FL11": _l("Were they made to work far longer than agreed, without rest?"),
}

# Washington Group short set on functioning: six questions, in their order.
DIFFICULTIES: Mapping[str, LazyText] = {
    "SEEING": _l("Difficulty seeing, even with glasses"),
    "HEARING": _l("Difficulty hearing, even with a hearing aid"),
    "WALKING": _l("Difficulty walking or climbing steps"),
    "REMEMBERING": _l("Difficulty remembering or concentrating"),
    "SELF_CARE": _l("Difficulty with washing or dressing"),
    "COMMUNICATING": _l("Difficulty understanding others or being understood, in their own language"),
}

# What may follow. Whoever asked decides.
SUGGESTED: Mapping[str, LazyText] = {
    "REFER_ANTI_TRAFFICKING": _l("Consider a referral to help against trafficking."),
    "REFER_SHELTER": _l("Consider a referral to a shelter."),
    "REFER_CHILD_PROT": _l("Consider a referral to child protection."),
    "RESTRICT_FILE": _l("Consider letting only named colleagues see this file."),
}
# The service that a suggestion speaks of.
SERVICE = {
    "REFER_ANTI_TRAFFICKING": "ANTI_TRAFFICKING",
    "REFER_SHELTER": "SHELTER",
    "REFER_CHILD_PROT": "CHILD_PROT",
}
