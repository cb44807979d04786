"""Names that several rooms share: datasets, authorities, properties, schemata, jurisdictions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dataset:
    """One published list."""

    id: str
    title: str
    authority: str
    short: str
    max_age_days: int = 7  # older than this on the day asked about is stale


DATASETS: dict[str, Dataset] = {
    d.id: d
    for d in (
        Dataset("us_ofac_sdn", "OFAC Specially Designated Nationals and Blocked Persons List", "us_ofac", "OFAC SDN"),
        Dataset("us_ofac_cons", "OFAC Consolidated Sanctions List (non-SDN)", "us_ofac", "OFAC non-SDN"),
        Dataset("un_sc", "United Nations Security Council Consolidated List", "un_sc", "UN"),
        Dataset("gb_ofsi", "UK HM Treasury / OFSI Consolidated List", "gb_ofsi", "UK"),
        Dataset("eu_council", "European Union restrictive measures, listed persons", "eu_council", "EU"),
    )
}


def short_name(dataset: str) -> str:
    """Give the short name of a list, its id where it is none of ours."""
    return DATASETS[dataset].short if dataset in DATASETS else dataset


AUTHORITIES: dict[str, str] = {
    "us_ofac": "United States (Treasury, OFAC)",
    "un_sc": "United Nations Security Council",
    "gb_ofsi": "United Kingdom (HM Treasury, OFSI)",
    "eu_council": "European Union (Council)",
}

# Properties that carry a name, strongest first.
NAME_PROPS: tuple[str, ...] = ("name", "alias", "previousName", "weakAlias")

# Properties whose values are numbers that tell a party from others of its name; what each weighs is for the room that compares them.
IDENTIFIER_PROPS: tuple[str, ...] = (
    "imoNumber",
    "mmsi",
    "registrationNumber",
    "passportNumber",
    "idNumber",
    "taxNumber",
    "swiftBic",
    "leiCode",
    "innCode",
    "ogrnCode",
    "callSign",
    "serialNumber",
    "publicKey",
    "walletAddress",
    "vatCode",
    "uscCode",
    "dunsCode",
    "licenseNumber",
    "socialSecurityNumber",
    "icaoCode",
)

# Facts that FollowTheMoney has no property for. Spelled in its manner; a test keeps the two sets apart.
OWN: dict[str, str] = {
    "program": "programme tag of the authority, verbatim (IRAN, IFSR, NPWMD ...; the UN list type; the UK regime)",
    "listingDate": "the day on which the list says the entry was listed",
    "lastUpdated": "the day on which the list says the entry was last changed",
    "reference": "the authority's reference number (UN QDi.001, OFSI group id ...)",
    "secondarySanctions": "`subject` or `not_subject`, where the list says so",
    "secondaryBasis": "the phrase or legal basis the list gives for it, verbatim",
    "linkedTo": "name of the party that the list links this one to (a designation link, never a share)",
    "birthDateRange": "ISO interval, both days included, where the list gives a range or `circa`",
    "remark": "free remark text, verbatim, with what was parsed from it left in",
    "feature": "a typed fact of the list that has no property of its own: `type: value`",
    "formerFlag": "country code of a flag flown before",
    "vesselOwner": "registered owner as the list prints it",
    "listed": "dataset that had the entry between two days, where the source itself gives the days",
    "partyKey": "key of the party in a table of our own: entries with one key are one party",
    "walletAddress": "address of a digital-currency wallet; the currency is the detail",
}

# A folder with this file in it is a data folder: `store` writes it, `sources` passes it over.
DATA_MARKER = "ostrakon.json"

# Officially assigned codes of ISO 3166-1 (alpha-2), in lower case, and `xk`, by which Kosovo goes.
_CODES = """
ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz
ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr
ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp
ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt
mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw
sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz
ua ug um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw
"""
COUNTRIES: frozenset[str] = frozenset(_CODES.split())

# Codes of ISO 4217: currencies in use, precious metals, and those withdrawn since 2008. Not USN (dollars, next day), which would hide USD.
_CURRENCY_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP
CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS
SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XCD XCG
XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
ANG BYR CUC EEK HRK LTL LVL MRO SKK SLL STD VEF ZMK ZWL
"""
CURRENCIES: frozenset[str] = frozenset(_CURRENCY_CODES.split())
