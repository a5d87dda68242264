"""Policy lines of referrals and hand-outs, of the directory of organisations, and of what an organisation may do."""

from __future__ import annotations

from collections.abc import Mapping

from application.actor import (
    ADMINISTRATOR,
    COORDINATOR,
    COUNSELLOR,
    FIELD_COUNSELLOR,
    HOTLINE,
    MANAGER,
    PARTNER,
    PROTECTION,
    SLIP,
    SYSTEM,
)
from application.policy_words import (
    ADDRESSED_READ,
    ADDRESSED_WRITE,
    CASELOAD_WRITE,
    CENTRE_READ,
    DUTY_READ,
    DUTY_WRITE,
    NETWORK_READ,
    NETWORK_WRITE,
    Right,
)

Line = Mapping[str, Right]

_CASEWORK: Line = {COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE}
_DIRECTORY: Line = {MANAGER: NETWORK_WRITE, COORDINATOR: NETWORK_WRITE}
_READERS = (COUNSELLOR, FIELD_COUNSELLOR, HOTLINE, MANAGER, COORDINATOR)

LINES: Mapping[str, Line] = {
    "DraftReferral": _CASEWORK,
    "RewriteReferral": _CASEWORK,
    "SendReferral": _CASEWORK,
    "AcceptReferral": _CASEWORK,
    "DeclineReferral": _CASEWORK,
    "StopWaiting": _CASEWORK,
    "StartReferral": _CASEWORK,
    "CompleteReferral": _CASEWORK,
    "CancelReferral": _CASEWORK,
    "ReopenReferral": _CASEWORK,
    # where the law obliges to report: whoever asks does not decide
    "AskOverride": _CASEWORK,
    "DecideOverride": {PROTECTION: DUTY_WRITE},
    "protection.overrides": {PROTECTION: NETWORK_READ},
    "referrals.list": {COUNSELLOR: CENTRE_READ, FIELD_COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ},
    # an organisation, by the code of one referral: the page names no other
    "AnswerByCode": {SLIP: DUTY_WRITE},
    "referrals.partner": {SLIP: DUTY_READ},
    # somebody of an organisation, with an account
    "AnswerAsOrganisation": {PARTNER: ADDRESSED_WRITE},
    "partners.queue": {PARTNER: ADDRESSED_READ},
    "BindProvider": {ADMINISTRATOR: NETWORK_WRITE, SYSTEM: NETWORK_WRITE},
    "UnbindProvider": {ADMINISTRATOR: NETWORK_WRITE, SYSTEM: NETWORK_WRITE},
    # what was handed out
    "HandOutHelp": _CASEWORK,
    "CorrectHelp": _CASEWORK,
    "VoidHelp": _CASEWORK,
    # the directory of organisations
    "ListProvider": _DIRECTORY,
    "ChangeProvider": _DIRECTORY,
    "VerifyProvider": _DIRECTORY,
    "SuspendProvider": _DIRECTORY,
    "ReinstateProvider": _DIRECTORY,
    "providers.answers": {COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ, COORDINATOR: NETWORK_READ},
    "providers.list": dict.fromkeys(_READERS, NETWORK_READ),
}
