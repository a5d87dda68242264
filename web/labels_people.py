"""English labels of codes: who a person is and where the household stands."""

from __future__ import annotations

from web.labels_mark import mark as _c

LABELS: dict[str, dict[str, str]] = {
    "sex": {
        "MALE": _c("Male"),
        "FEMALE": _c("Female"),
        "UNKNOWN": _c("Not recorded"),
    },
    "birth_precision": {
        "EXACT": _c("Exact date"),
        "YEAR": _c("Year only"),
        "ESTIMATED": _c("Estimated"),
        "UNKNOWN": _c("Not known"),
    },
    "age_band": {
        "Y0T14": _c("0–14"),
        "Y15T24": _c("15–24"),
        "Y25T34": _c("25–34"),
        "Y35T44": _c("35–44"),
        "Y45T54": _c("45–54"),
        "Y55T64": _c("55–64"),
        "Y_GE65": _c("65 and over"),
        "UNKNOWN": _c("Not recorded"),
    },
    "stage": {
        "PRE": _c("Before departure"),
        "EMP": _c("Working abroad"),
        "POST": _c("After return"),
        "NONE": _c("Not a migrant (family member at home)"),
    },
    "marital_status": {
        "SINGLE": _c("Never married"),
        "MARRIED": _c("Registered marriage"),
        "UNREGISTERED": _c("Marriage without registration"),
        "SEPARATED": _c("Living apart"),
        "DIVORCED": _c("Divorced"),
        "WIDOWED": _c("Widowed"),
        "UNKNOWN": _c("Not recorded"),
    },
    "household_role": {
        "HEAD": _c("Head of household"),
        "SPOUSE": _c("Husband or wife"),
        "CHILD": _c("Son or daughter"),
        "PARENT": _c("Father or mother"),
        "OTHER": _c("Other member of the household"),
    },
    "household_type": {
        "SPLIT": _c("Split family"),
        "WOMEN_HEADED": _c("Women-headed household"),
        "ABANDONED": _c("Abandoned family"),
    },
    "household_man": {
        "AT_HOME": _c("Lives at home"),
        "ABROAD": _c("Works abroad"),
        "LEFT": _c("Has left the family"),
        "DIED": _c("Has died"),
        "NONE": _c("There is no man in this household"),
    },
    "household_left_reason": {
        "MOVED_OUT": _c("Moved out"),
        "MARRIED": _c("Married into another household"),
        "DIED": _c("Died"),
        "WRONG_ENTRY": _c("Was entered by mistake"),
        "OTHER": _c("Other reason"),
    },
    "abandoned_basis": {
        "EITHER": _c("No money or no contact"),
        "NO_MONEY": _c("No money"),
        "NO_CONTACT": _c("No contact"),
        "BOTH": _c("Neither money nor contact"),
    },
    "phone_owner": {
        "OWN": _c("Own phone"),
        "RELATIVE": _c("A relative's phone"),
        "NEIGHBOUR": _c("A neighbour's phone"),
        "EMPLOYER": _c("The employer's phone"),
        "OTHER": _c("Someone else's phone"),
    },
    "document_type": {
        "INT_PASSPORT": _c("Passport for travel abroad"),
        "NAT_PASSPORT": _c("Identity card or internal passport"),
        "BIRTH_CERT": _c("Birth certificate"),
        "MARRIAGE_CERT": _c("Marriage certificate"),
        "PATENT": _c("Patent"),
        "WORK_PERMIT": _c("Work permit"),
        "RES_PERMIT_TEMP": _c("Temporary residence permit"),
        "RES_PERMIT": _c("Residence permit"),
        "MIG_CARD": _c("Migration card"),
        "MIG_REG": _c("Migration registration"),
        "DMS": _c("Health insurance policy"),
        "LANG_CERT": _c("Language certificate"),
        "DIPLOMA": _c("Diploma"),
        "CONTRACT": _c("Employment contract"),
        "COURT_DECISION": _c("Court decision"),
        "MEDICAL": _c("Medical certificate"),
        "POWER_OF_ATTORNEY": _c("Power of attorney"),
    },
    "citizenship": {
        "XXA": _c("Stateless"),
        "XXX": _c("Not known"),
    },
    "answer": {
        "YES": _c("Yes"),
        "NO": _c("No"),
        "UNKNOWN": _c("Not known"),
    },
}
