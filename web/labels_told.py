"""English labels of codes: what people tell of themselves and of their ways abroad and back."""

from __future__ import annotations

from web.labels_mark import mark as _c

LABELS: dict[str, dict[str, str]] = {
    "heard_from": {
        "FAMILY": _c("From the family"),
        "FRIEND": _c("From friends or neighbours"),
        "CLIENT": _c("From somebody whom the centre helped"),
        "RADIO_TV": _c("Radio or television"),
        "INTERNET": _c("Internet or messenger"),
        "LEAFLET": _c("Leaflet or poster"),
        "TALK": _c("A talk or a visit of the mobile team"),
        "AUTHORITY": _c("From an authority"),
        "NGO": _c("From another organisation"),
        "EMPLOYER": _c("From an employer or recruiter"),
        "HOTLINE": _c("From a hotline"),
        "OTHER": _c("In another way"),
        "UNKNOWN": _c("Does not remember"),
    },
    "guardian_relation": {
        "PARENT": _c("Father or mother"),
        "GRANDPARENT": _c("Grandparent"),
        "SIBLING": _c("Adult brother or sister"),
        "OTHER_RELATIVE": _c("Another relative"),
        "GUARDIANSHIP": _c("Guardianship authority"),
        "OTHER": _c("Somebody else"),
    },
    "departure_means": {
        "SELF": _c("On their own"),
        "RELATIVES": _c("Through relatives or friends"),
        "EMPLOYER": _c("Through the employer directly"),
        "AGENCY": _c("Through a recruitment agency"),
        "STATE": _c("Organised by the state"),
        "MIDDLEMAN": _c("Through a middleman"),
        "OTHER": _c("In another way"),
        "UNKNOWN": _c("Not recorded"),
    },
    "return_assistance": {
        "TRANSPORT": _c("Transport home"),
        "SHELTER": _c("A place to stay"),
        "FOOD": _c("Food and clothing"),
        "HEALTH": _c("Health care"),
        "LEGAL": _c("Legal advice"),
        "DOCUMENTS": _c("Documents"),
        "JOB": _c("Finding work"),
        "TRAINING": _c("Vocational training"),
        "BUSINESS": _c("Starting a business"),
        "SCHOOL": _c("School for the children"),
        "OTHER": _c("Something else"),
        "NONE": _c("No help needed"),
    },
}
