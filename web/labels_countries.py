"""Countries for Babel, which speaks ISO 3166-1 alpha-2, and the names that we write otherwise than CLDR does."""

from __future__ import annotations

# The countries of the corridors, in the order in which a counsellor needs them.
COMMON: dict[str, str] = {
    "TJK": "TJ", "KGZ": "KG", "KAZ": "KZ", "UZB": "UZ", "TKM": "TM", "RUS": "RU", "TUR": "TR", "KOR": "KR",
    "BLR": "BY", "CHN": "CN", "AFG": "AF", "IRN": "IR", "POL": "PL", "DEU": "DE", "LTU": "LT", "LVA": "LV",
    "ROU": "RO", "HUN": "HU", "GBR": "GB", "USA": "US", "ARE": "AE", "SAU": "SA", "QAT": "QA", "KWT": "KW",
    "JPN": "JP", "AZE": "AZ", "ARM": "AM", "GEO": "GE", "MDA": "MD", "UKR": "UA", "EST": "EE", "CZE": "CZ",
    "ISR": "IL", "IND": "IN", "PAK": "PK", "BHR": "BH", "OMN": "OM", "IRQ": "IQ", "CAN": "CA", "ITA": "IT",
    "ESP": "ES", "FRA": "FR", "EGY": "EG", "MYS": "MY",
}  # fmt: skip

ALPHA2: dict[str, str] = {
    **COMMON,
    "ABW": "AW", "AGO": "AO", "AIA": "AI", "ALA": "AX", "ALB": "AL", "AND": "AD", "ARG": "AR", "ASM": "AS",
    "ATA": "AQ", "ATF": "TF", "ATG": "AG", "AUS": "AU", "AUT": "AT", "BDI": "BI", "BEL": "BE", "BEN": "BJ",
    "BES": "BQ", "BFA": "BF", "BGD": "BD", "BGR": "BG", "BHS": "BS", "BIH": "BA", "BLM": "BL", "BLZ": "BZ",
    "BMU": "BM", "BOL": "BO", "BRA": "BR", "BRB": "BB", "BRN": "BN", "BTN": "BT", "BVT": "BV", "BWA": "BW",
    "CAF": "CF", "CCK": "CC", "CHE": "CH", "CHL": "CL", "CIV": "CI", "CMR": "CM", "COD": "CD", "COG": "CG",
    "COK": "CK", "COL": "CO", "COM": "KM", "CPV": "CV", "CRI": "CR", "CUB": "CU", "CUW": "CW", "CXR": "CX",
    "CYM": "KY", "CYP": "CY", "DJI": "DJ", "DMA": "DM", "DNK": "DK", "DOM": "DO", "DZA": "DZ", "ECU": "EC",
    "ERI": "ER", "ESH": "EH", "ETH": "ET", "FIN": "FI", "FJI": "FJ", "FLK": "FK", "FRO": "FO", "FSM": "FM",
    "GAB": "GA", "GGY": "GG", "GHA": "GH", "GIB": "GI", "GIN": "GN", "GLP": "GP", "GMB": "GM", "GNB": "GW",
    "GNQ": "GQ", "GRC": "GR", "GRD": "GD", "GRL": "GL", "GTM": "GT", "GUF": "GF", "GUM": "GU", "GUY": "GY",
    "HKG": "HK", "HMD": "HM", "HND": "HN", "HRV": "HR", "HTI": "HT", "IDN": "ID", "IMN": "IM", "IOT": "IO",
    "IRL": "IE", "ISL": "IS", "JAM": "JM", "JEY": "JE", "JOR": "JO", "KEN": "KE", "KHM": "KH", "KIR": "KI",
    "KNA": "KN", "LAO": "LA", "LBN": "LB", "LBR": "LR", "LBY": "LY", "LCA": "LC", "LIE": "LI", "LKA": "LK",
    "LSO": "LS", "LUX": "LU", "MAC": "MO", "MAF": "MF", "MAR": "MA", "MCO": "MC", "MDG": "MG", "MDV": "MV",
    "MEX": "MX", "MHL": "MH", "MKD": "MK", "MLI": "ML", "MLT": "MT", "MMR": "MM", "MNE": "ME", "MNG": "MN",
    "MNP": "MP", "MOZ": "MZ", "MRT": "MR", "MSR": "MS", "MTQ": "MQ", "MUS": "MU", "MWI": "MW", "MYT": "YT",
    "NAM": "NA", "NCL": "NC", "NER": "NE", "NFK": "NF", "NGA": "NG", "NIC": "NI", "NIU": "NU", "NLD": "NL",
    "NOR": "NO", "NPL": "NP", "NRU": "NR", "NZL": "NZ", "PAN": "PA", "PCN": "PN", "PER": "PE", "PHL": "PH",
    "PLW": "PW", "PNG": "PG", "PRI": "PR", "PRK": "KP", "PRT": "PT", "PRY": "PY", "PSE": "PS", "PYF": "PF",
    "REU": "RE", "RWA": "RW", "SDN": "SD", "SEN": "SN", "SGP": "SG", "SGS": "GS", "SHN": "SH", "SJM": "SJ",
    "SLB": "SB", "SLE": "SL", "SLV": "SV", "SMR": "SM", "SOM": "SO", "SPM": "PM", "SRB": "RS", "SSD": "SS",
    "STP": "ST", "SUR": "SR", "SVK": "SK", "SVN": "SI", "SWE": "SE", "SWZ": "SZ", "SXM": "SX", "SYC": "SC",
    "SYR": "SY", "TCA": "TC", "TCD": "TD", "TGO": "TG", "THA": "TH", "TKL": "TK", "TLS": "TL", "TON": "TO",
    "TTO": "TT", "TUN": "TN", "TUV": "TV", "TWN": "TW", "TZA": "TZ", "UGA": "UG", "UMI": "UM", "URY": "UY",
    "VAT": "VA", "VCT": "VC", "VEN": "VE", "VGB": "VG", "VIR": "VI", "VNM": "VN", "VUT": "VU", "WLF": "WF",
    "WSM": "WS", "YEM": "YE", "ZAF": "ZA", "ZMB": "ZM", "ZWE": "ZW",
}  # fmt: skip

# CLDR's word is not the official one there, or not the one that people use.
OVERRIDES: dict[str, dict[str, str]] = {
    "ru": {
        "KGZ": "Кыргызстан",
        "KOR": "Республика Корея",
        "USA": "США",
    },
    "tg": {
        "BLR": "Беларус",
        "CHN": "Чин",
        "CZE": "Чехия",
        "GBR": "Британияи Кабир",
        "JPN": "Ҷопон",
        "KOR": "Ҷумҳурии Корея",
        "DEU": "Олмон",
        "OMN": "Уммон",
        "USA": "Иёлоти Муттаҳидаи Амрико",
    },
    "ky": {
        "KOR": "Корея Республикасы",
        "USA": "Америка Кошмо Штаттары",
    },
    "kk": {"HUN": "Мажарстан", "KOR": "Корея Республикасы"},
    "uz": {"KOR": "Koreya Respublikasi"},
}
OF_ALPHA2 = {alpha2: alpha3 for alpha3, alpha2 in ALPHA2.items()}
