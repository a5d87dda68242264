"""English labels of codes: who a person is and where the household stands."""

from __future__ import annotations

LABELS: dict[str, dict[str, str]] = {
    "sex": {
        "MALE": "Male",
        "FEMALE": "Female",
        "UNKNOWN": "Not recorded",
    },
    "birth_precision": {
        "EXACT": "Exact date",
        "YEAR": "Year only",
        "ESTIMATED": "Estimated",
        "UNKNOWN": "Not known",
    },
    "age_band": {
        "Y0T14": "0–14",
        "Y15T24": "15–24",
        "Y25T34": "25–34",
        "Y35T44": "35–44",
        "Y45T54": "45–54",
        "Y55T64": "55–64",
        "Y_GE65": "65 and over",
        "UNKNOWN": "Not recorded",
    },
    "stage": {
        "PRE": "Before departure",
        "EMP": "Working abroad",
        "POST": "After return",
        "NONE": "Not a migrant (family member at home)",
    },
    "marital_status": {
        "SINGLE": "Never married",
        "MARRIED": "Registered marriage",
        "UNREGISTERED": "Marriage without registration",
        "SEPARATED": "Living apart",
        "DIVORCED": "Divorced",
        "WIDOWED": "Widowed",
        "UNKNOWN": "Not recorded",
    },
    "household_role": {
        "HEAD": "Head of household",
        "SPOUSE": "Husband or wife",
        "CHILD": "Son or daughter",
        "PARENT": "Father or mother",
        "OTHER": "Other member of the household",
    },
    "household_type": {
        "SPLIT": "Split family",
        "WOMEN_HEADED": "Women-headed household",
        "ABANDONED": "Abandoned family",
    },
    "phone_owner": {
        "OWN": "Own phone",
        "RELATIVE": "A relative's phone",
        "NEIGHBOUR": "A neighbour's phone",
        "EMPLOYER": "The employer's phone",
        "OTHER": "Someone else's phone",
    },
    "document_type": {
        "INT_PASSPORT": "Passport for travel abroad",
        "NAT_PASSPORT": "Identity card or internal passport",
        "BIRTH_CERT": "Birth certificate",
        "MARRIAGE_CERT": "Marriage certificate",
        "PATENT": "Patent",
        "WORK_PERMIT": "Work permit",
        "RES_PERMIT_TEMP": "Temporary residence permit",
        "RES_PERMIT": "Residence permit",
        "MIG_CARD": "Migration card",
        "MIG_REG": "Migration registration",
        "DMS": "Health insurance policy",
        "LANG_CERT": "Language certificate",
        "DIPLOMA": "Diploma",
        "CONTRACT": "Employment contract",
        "COURT_DECISION": "Court decision",
        "MEDICAL": "Medical certificate",
        "POWER_OF_ATTORNEY": "Power of attorney",
    },
    "citizenship": {
        "XXA": "Stateless",
        "XXX": "Not known",
    },
    "answer": {
        "YES": "Yes",
        "NO": "No",
        "UNKNOWN": "Not known",
    },
}
