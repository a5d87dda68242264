"""The policy table: action → role → how far, how much. Commands go by their class name, questions by `area.verb`."""

from __future__ import annotations

from collections.abc import Mapping

from application import policy_moving, policy_referrals, policy_trainings
from application.actor import (
    ADMINISTRATOR,
    ANALYST,
    AT_WORK,
    COORDINATOR,
    COUNSELLOR,
    FIELD_COUNSELLOR,
    HOTLINE,
    MANAGER,
    PROTECTION,
    PUBLIC,
    SYSTEM,
    TRAINER,
)
from application.policy_words import (
    CASELOAD_READ,
    CASELOAD_WRITE,
    CENTRE_MASKED,
    CENTRE_READ,
    CENTRE_WRITE,
    DUTY_READ,
    DUTY_WRITE,
    NETWORK_MASKED,
    NETWORK_READ,
    NETWORK_WRITE,
    Right,
)

Line = Mapping[str, Right]

_INTAKE: Line = {COUNSELLOR: CENTRE_WRITE, FIELD_COUNSELLOR: CENTRE_WRITE, HOTLINE: CENTRE_WRITE}
_CASEWORK: Line = {COUNSELLOR: CASELOAD_WRITE, FIELD_COUNSELLOR: CASELOAD_WRITE}
_CONTACT: Line = {**_CASEWORK, HOTLINE: CASELOAD_WRITE}
_OUTSIDE: Line = {COUNSELLOR: CENTRE_WRITE, FIELD_COUNSELLOR: CENTRE_WRITE, MANAGER: CENTRE_WRITE}
_FILE: Line = {COUNSELLOR: CASELOAD_READ, FIELD_COUNSELLOR: CASELOAD_READ, HOTLINE: CASELOAD_READ}
_OFFICE: Line = {ADMINISTRATOR: NETWORK_WRITE, SYSTEM: NETWORK_WRITE}
_PAIR: Line = {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE, COORDINATOR: NETWORK_WRITE}

LINES: Mapping[str, Line] = {
    # people
    "RegisterMigrant": _INTAKE,
    "CorrectMigrantDetails": _CASEWORK,
    "ChangeMigrantContact": _CONTACT,
    "ChangeMigrantStage": _CASEWORK,
    "TellLanguages": _CASEWORK,
    "TellWork": _CASEWORK,
    "TellFamily": _CASEWORK,
    "TellSource": _CASEWORK,
    "NameGuardian": _CASEWORK,
    "RecordDeparture": _CASEWORK,
    "RecordReturn": _CASEWORK,
    "RecallStage": _CASEWORK,
    "StateCost": _CASEWORK,
    "StrikeEntry": _CASEWORK,
    "GiveConsent": _CONTACT,
    "WithdrawConsent": _CONTACT,
    "RefuseConsent": _CONTACT,
    "AssignMigrant": {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE},
    **policy_moving.LINES,
    "RequestErasure": {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE, PROTECTION: DUTY_WRITE},
    "DeclineErasure": {PROTECTION: DUTY_WRITE},
    "EraseMigrant": {PROTECTION: DUTY_WRITE},
    "people.search": {**_INTAKE, MANAGER: CENTRE_READ, COORDINATOR: NETWORK_READ},
    "people.file": {**_FILE, MANAGER: CENTRE_MASKED, COORDINATOR: NETWORK_MASKED},
    "people.copy": {
        COUNSELLOR: CASELOAD_READ,
        FIELD_COUNSELLOR: CASELOAD_READ,
        HOTLINE: CASELOAD_READ,
        MANAGER: CENTRE_MASKED,
        COORDINATOR: NETWORK_MASKED,
    },
    "people.reach": {COUNSELLOR: CASELOAD_READ, FIELD_COUNSELLOR: CASELOAD_READ, HOTLINE: CASELOAD_READ},
    "people.readers": {PROTECTION: DUTY_READ, MANAGER: CENTRE_READ, COUNSELLOR: CASELOAD_READ},
    "people.list": {
        COUNSELLOR: CASELOAD_READ,
        FIELD_COUNSELLOR: CASELOAD_READ,
        MANAGER: CENTRE_MASKED,
        COORDINATOR: NETWORK_MASKED,
    },
    # households and attachments
    "FormHousehold": _CONTACT,
    "AddHouseholdMember": _CONTACT,
    "NameRelative": _CONTACT,
    "LeaveHousehold": _CONTACT,
    "ChangeHouseholdHead": _CONTACT,
    "AssessHousehold": _CONTACT,
    "SetHouseholdRule": _OFFICE,
    "StatePopulation": _OFFICE,
    "AddAttachment": _CONTACT,
    "DescribeAttachment": _CONTACT,
    "RemoveAttachment": _CASEWORK,
    "attachments.open": {
        COUNSELLOR: CASELOAD_READ,
        FIELD_COUNSELLOR: CASELOAD_READ,
        HOTLINE: CASELOAD_READ,
        COORDINATOR: NETWORK_MASKED,
        MANAGER: CENTRE_MASKED,
    },
    "households.rule": {ADMINISTRATOR: NETWORK_READ},
    # two files of one person
    "LinkAsSamePerson": _PAIR,
    "UndoLink": _PAIR,
    "DismissPair": _PAIR,
    "RequestErasureOfAll": {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE, PROTECTION: NETWORK_WRITE},
    "links.candidates": {COUNSELLOR: CASELOAD_READ, MANAGER: CENTRE_READ, COORDINATOR: NETWORK_READ},
    "links.pair": {COUNSELLOR: CASELOAD_READ, MANAGER: CENTRE_READ, COORDINATOR: NETWORK_READ},
    # consultations
    "RecordConsultation": _CONTACT,
    "CorrectConsultation": _CONTACT,
    "VoidConsultation": _CONTACT,
    "CloseFollowUp": _CONTACT,
    "GiveFeedback": _CONTACT,
    "consultations.list": {
        COUNSELLOR: CASELOAD_READ,
        FIELD_COUNSELLOR: CASELOAD_READ,
        MANAGER: CENTRE_MASKED,
        COORDINATOR: NETWORK_MASKED,
    },
    # Never a device in the field, never the hotline: what leaves the house leaves it from a desk.
    "lists.export": {COUNSELLOR: CASELOAD_READ, MANAGER: CENTRE_MASKED, COORDINATOR: NETWORK_MASKED},
    # registers that are taken in as files: every row is a command of the same person at the desk
    "UploadRegister": {COUNSELLOR: CENTRE_WRITE},
    "MapRegister": {COUNSELLOR: CENTRE_WRITE},
    "StartImport": {COUNSELLOR: CENTRE_WRITE},
    "FinishImport": {COUNSELLOR: CENTRE_WRITE},
    "UndoImport": {COUNSELLOR: CENTRE_WRITE},
    "TakeBackImported": {COUNSELLOR: CASELOAD_WRITE},
    "FinishUndo": {COUNSELLOR: CENTRE_WRITE},
    "DiscardImport": {COUNSELLOR: CENTRE_WRITE},
    "imports.list": {COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ},
    "desk.today": {**_INTAKE, TRAINER: CENTRE_READ, MANAGER: CENTRE_READ, COORDINATOR: NETWORK_READ},
    # calls
    "LogCall": _INTAKE,
    "NoteNumber": _INTAKE,
    "ReturnCall": _INTAKE,
    "ConnectCall": _INTAKE,
    "CorrectCall": _INTAKE,
    "VoidCall": _INTAKE,
    "LinkCaller": {**_CONTACT, COORDINATOR: NETWORK_WRITE},
    "UnlinkCaller": {**_CONTACT, COORDINATOR: NETWORK_WRITE},
    "calls.list": _INTAKE,
    "OpenLine": {**_OFFICE, MANAGER: CENTRE_WRITE},
    "CloseLine": {**_OFFICE, MANAGER: CENTRE_WRITE},
    # The topics that a centre adds below built-in ones.
    "AddTopic": {**_OFFICE, MANAGER: CENTRE_WRITE},
    "RewordTopic": {**_OFFICE, MANAGER: CENTRE_WRITE},
    "WithdrawTopic": {**_OFFICE, MANAGER: CENTRE_WRITE},
    "OfferTopic": {**_OFFICE, MANAGER: CENTRE_WRITE},
    "topics.list": {**_OFFICE, MANAGER: CENTRE_READ},
    "lines.list": {**_OFFICE, MANAGER: CENTRE_READ},
    # entry bans and wages
    "AskBanCheck": _CONTACT,
    "AnswerBanCheck": _CONTACT,
    "GiveUpBanCheck": _CONTACT,
    "VoidBanCheck": _CONTACT,
    "ban_checks.list": {**_INTAKE, MANAGER: CENTRE_READ},
    "StateClaim": _CASEWORK,
    "RestateClaim": _CASEWORK,
    "RecoverAmount": _CASEWORK,
    "StrikeRecovery": _CASEWORK,
    "VoidClaim": _CASEWORK,
    "ReferClaim": _CASEWORK,
    "CloseClaim": _CASEWORK,
    "claims.list": {COUNSELLOR: CENTRE_READ, FIELD_COUNSELLOR: CENTRE_READ, MANAGER: CENTRE_READ},
    # outside the centre
    "PlanOutreach": _OUTSIDE,
    "RecordOutreach": _OUTSIDE,
    "HoldOutreach": _OUTSIDE,
    "CorrectOutreach": _OUTSIDE,
    "CancelOutreach": _OUTSIDE,
    "outreach.list": {**_OUTSIDE, TRAINER: CENTRE_READ},
    "StartTrip": _OUTSIDE,
    "ChangeTrip": _OUTSIDE,
    "VisitVillage": _OUTSIDE,
    "CloseTrip": _OUTSIDE,
    "trips.list": _OUTSIDE,
    **policy_referrals.LINES,
    # cases
    "OpenCase": _CASEWORK,
    "AssignCase": {**_CASEWORK, MANAGER: CENTRE_WRITE},
    "AgreePlan": _CASEWORK,
    "SetTask": _CASEWORK,
    "MoveTask": _CASEWORK,
    "FinishTask": _CASEWORK,
    "DropTask": _CASEWORK,
    "NoteInCase": _CASEWORK,
    "LinkClaim": _CASEWORK,
    "CloseCase": _CASEWORK,
    "ReopenCase": _CASEWORK,
    "HandOverFile": {COUNSELLOR: CASELOAD_WRITE, MANAGER: CENTRE_WRITE},
    "cases.list": {
        COUNSELLOR: CASELOAD_READ,
        FIELD_COUNSELLOR: CASELOAD_READ,
        MANAGER: CENTRE_MASKED,
        COORDINATOR: NETWORK_MASKED,
    },
    "caseload.read": {MANAGER: CENTRE_READ},
    "notices.read": dict.fromkeys(AT_WORK, NETWORK_READ),
    **policy_trainings.LINES,
    # whoever holds a certificate in their hands
    "certificates.verify": {PUBLIC: DUTY_READ},
    # figures
    "month.read": {MANAGER: CENTRE_READ},
    # A centre reads the figures of its own.
    "reports.read": {
        ANALYST: NETWORK_READ,
        MANAGER: CENTRE_READ,
        COUNSELLOR: CENTRE_READ,
        FIELD_COUNSELLOR: CENTRE_READ,
    },
    # The monthly return: signed at the centre, looked over by the network.
    "SignReturn": {MANAGER: CENTRE_WRITE},
    "ReopenReturn": {MANAGER: CENTRE_WRITE},
    "returns.read": {MANAGER: CENTRE_READ},
    "returns.list": {ANALYST: NETWORK_READ, COORDINATOR: NETWORK_READ},
    # The records behind a figure: figures name nobody, lists do.
    "reports.records": {MANAGER: CENTRE_READ, COUNSELLOR: CASELOAD_READ, FIELD_COUNSELLOR: CASELOAD_READ},
    "indicators.read": {ANALYST: NETWORK_READ, MANAGER: CENTRE_READ},
    # Sensitive codes told apart, for an analyst who is also answerable for protection.
    "reports.restricted": {PROTECTION: NETWORK_READ},
    "ProposeRelease": {ANALYST: NETWORK_WRITE},
    "PublishRelease": {ANALYST: NETWORK_WRITE},
    "releases.list": {ANALYST: NETWORK_READ},
    # protection
    "protection.erasures": {PROTECTION: NETWORK_READ},
    "protection.access": {PROTECTION: NETWORK_READ},
    # administration
    "OpenCentre": _OFFICE,
    "ChangeCentre": _OFFICE,
    "CloseCentre": _OFFICE,
    "ReopenCentre": _OFFICE,
    "InviteStaff": _OFFICE,
    "GrantRole": _OFFICE,
    "RevokeRole": _OFFICE,
    "AssignCentre": _OFFICE,
    "LeaveCentre": _OFFICE,
    "SuspendStaff": _OFFICE,
    "ReinstateStaff": _OFFICE,
    "ResetAccess": _OFFICE,
    "administration.centres": {ADMINISTRATOR: NETWORK_READ},
    "administration.accounts": {ADMINISTRATOR: NETWORK_READ},
}
