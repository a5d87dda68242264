"""What the story draws from: weights of topics, channels, corridors and services, and a few invented sentences."""

from __future__ import annotations

CHANNELS = {
    "OFFICE": 48,
    "PHONE_IN": 24,
    "MOBILE": 14,
    "MESSENGER": 7,
    "PHONE_OUT": 4,
    "WRITTEN": 2,
    "EMAIL": 1,
}

TOPICS = {
    "PRE": {
        "INF-RULES": 14,
        "INF-COUNTRY": 10,
        "DOC-PATENT": 16,
        "DOC-PASS": 9,
        "DOC-BAN": 14,
        "DOC-LIST": 6,
        "EMP-JOB": 12,
        "EMP-CONTRACT": 7,
        "EMP-AGENCY": 4,
        "EDU-PDO": 6,
        "EDU-LANG": 4,
        "HEA-INS": 2,
    },
    "EMP": {
        "DOC-PATENT": 18,
        "DOC-REG": 12,
        "EMP-WAGE": 20,
        "EMP-CONTRACT": 6,
        "EMP-SAFE": 4,
        "EMP-DISMISS": 5,
        "LEG-DEPORT": 8,
        "LEG-POLICE": 6,
        "LEG-TRAFF": 1,
        "FIN-REM": 6,
        "HEA-DOC": 5,
        "DOC-LIST": 9,
    },
    "POST": {
        "DOC-BAN": 20,
        "RET-JOB": 15,
        "BUS-START": 9,
        "BUS-GRANT": 6,
        "EMP-WAGE": 12,
        "EDU-SKILL": 8,
        "FIN-CRED": 5,
        "RET-AVRR": 6,
        "HEA-TB": 2,
        "MAT-TICKET": 4,
        "OTH": 4,
    },
}
FAMILY_TOPICS = {
    "FAM-ABAND": 22,
    "FAM-ALIM": 20,
    "FAM-PATER": 8,
    "FAM-DIV": 9,
    "FAM-MISS": 9,
    "DOC-BIRTH": 10,
    "FIN-BUDG": 7,
    "FAM-VIOL": 4,
    "BUS-GROUP": 4,
    "FIN-REM": 5,
    "FAM-CHILD": 5,
}
CALL_TOPICS = {"DOC-BAN": 8, "INF-RULES": 6, "LEG-DEPORT": 3, "EMP-WAGE": 4, "DOC-PATENT": 5, "FAM-MISS": 2}

PROBLEMS = {
    "PATENT_EXPIRED": 6,
    "NO_MIG_REG": 5,
    "ENTRY_BAN": 5,
    "CONTROLLED_LIST": 4,
    "PASSPORT_EXPIRED": 3,
    "DOC_HELD": 1,
    "NO_LANG_CERT": 3,
    "OVERSTAY": 2,
}
SERVICES = {
    "LEGAL": 30,
    "LABOUR_INSPECTION": 20,
    "MIGRATION_SERVICE": 15,
    "JOB_CENTRE": 15,
    "SKILLS": 8,
    "LANGUAGE": 6,
    "HEALTH": 4,
    "EMBASSY": 2,
}
FAMILY_SERVICES = {
    "COURT": 35,
    "ALIMONY_EXEC": 20,
    "CIVIL_REG": 15,
    "LEGAL": 15,
    "SOCIAL": 10,
    "SHELTER": 2,
    "MICROCREDIT": 3,
}
AGENCIES = {
    "LEGAL": "Бюро правовой помощи (вымышленное)",
    "COURT": "Районный суд (вымышленный)",
    "ALIMONY_EXEC": "Служба исполнения (вымышленная)",
    "LABOUR_INSPECTION": "Инспекция труда (вымышленная)",
    "JOB_CENTRE": "Центр занятости (вымышленный)",
    "SOCIAL": "Социальная служба (вымышленная)",
}

OTHER_AGENCY = "Районный отдел (вымышленный)"

ORIGINS = {
    "TJK": {"TJK": 98, "UZB": 1, "KGZ": 1},
    "KGZ": {"KGZ": 97, "UZB": 2, "TJK": 1},
    "KAZ": {"UZB": 45, "KGZ": 22, "TJK": 20, "KAZ": 13},
}
LANGUAGES = {
    "TJK": {"tg": 90, "ru": 8, "uz": 2},
    "KGZ": {"ky": 80, "ru": 15, "uz": 5},
    "KAZ": {"kk": 60, "ru": 40},
    "UZB": {"uz": 80, "ru": 20},
}
CORRIDORS = {
    "TJK": {"RUS": 86, "KAZ": 7, "TUR": 4, "KOR": 1, "POL": 1, "ARE": 1},
    "KGZ": {"RUS": 78, "KAZ": 9, "TUR": 7, "KOR": 4, "DEU": 2},
    "KAZ": {"RUS": 60, "KOR": 25, "TUR": 15},
    "UZB": {"RUS": 55, "KAZ": 30, "TUR": 9, "KOR": 6},
}
PHONES = {"TJK": ("+99290", 7), "KGZ": ("+99670", 7), "KAZ": ("+7700", 7)}
# How many come in each month: departures in spring, returns at the end of autumn.
SEASON = (8, 10, 13, 11, 8, 6, 5, 5, 7, 9, 11, 9)

VILLAGES = ("Гулистон", "Навобод", "Обод", "Сарбозор", "Ҳаёти нав", "Дӯстӣ", "Чашма", "Боғистон")
GUARDIAN = "Мать, вымышленное лицо"
SAFE = ("Вечером не звонить; спросить соседку и сказать, что звонят из школы.",)
REASON = "Нужна помощь этой службы; документы на руках."
CONSENT_TEXT = "demonstration"
# What counsellors of the region write, in the languages they write in, by the parent of the main topic.
ADVICE = {
    "INF": (
        "Объяснили правила въезда и сроки постановки на учёт, дали памятку.",
        "Қоидаҳои будубош ва ҳуҷҷатҳои заруриро фаҳмондем, варақа додем.",
    ),
    "DOC": (
        "Проверили документы, составили список недостающих и сроки подачи.",
        "Манъи вуруд санҷида шуд; тартиб ва муҳлати шикоятро фаҳмондем.",
    ),
    "EMP": (
        "Разобрали договор; два пункта надо изменить до подписания.",
        "Барои ситонидани музди меҳнат кадом ҳуҷҷатҳо лозим буданашро фаҳмондем.",
    ),
    "LEG": (
        "Объяснили порядок обжалования решения, дали адрес бесплатного юриста.",
        "Тартиби муроҷиат ба судро фаҳмондем, рӯйхати ҳуҷҷатҳоро тартиб додем.",
    ),
    "FAM": (
        "Подготовили список документов для суда, объяснили, как подать заявление.",
        "Дар бораи ҳуқуқи зан ва фарзандон машварат дода шуд, ариза навишта шуд.",
    ),
    "HEA": ("Дали адрес поликлиники и часы приёма, объяснили, какие бумаги взять.",),
    "FIN": ("Составили семейный бюджет на полгода, сравнили стоимость переводов.",),
    "BUS": ("Обсудили замысел и расходы, дали сведения о курсах и грантах.",),
    "RET": ("Рассказали о помощи при возвращении и о местных вакансиях.",),
    "MAT": ("Записали просьбу о помощи, объяснили, когда будет ответ.",),
    "EDU": ("Рассказали о курсах, человек придёт записаться с паспортом.",),
    "OTH": ("Дали адрес и часы работы нужной службы.",),
}
CORRECTED = (
    "consultation_id", "person_id", "centre", "occurred_at", "channel", "asked_by", "topics", "main_topic",
    "document_problems", "minutes", "advice", "urgency", "follow_up_on", "answers",
)  # fmt: skip
