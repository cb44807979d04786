"""What the phrases in an OFAC remark mean: the key that opens a phrase, how the rest is read, and the property it goes to.

Compiled from the reference tables that OFAC prints in its ENHANCED XML (ID DOCUMENT TYPE, feature types) and from a count of all
phrases in 29 main files of 2015 to 2025. The older the list, the freer the phrases: hence the variants (PHONE, Telephone:, Fax No.).
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How the text after a key is read."""

    NUMBER = "number"  # number (country) issued DATE expires DATE
    TEXT = "text"
    DATE = "date"
    COUNTRY = "country"
    BIRTH = "birth"
    GENDER = "gender"
    SHIP = "ship"  # IMO number, or another register's
    WALLET = "wallet"  # CURRENCY address
    SANCTIONS = "sanctions"  # may say whether secondary sanctions apply
    RISK = "risk"  # says so by being there
    FEATURE = "feature"


_NUMBERS: dict[str, tuple[str, ...]] = {
    "passportNumber": ("Passport", "Diplomatic Passport", "British National Overseas Passport", "Stateless Person Passport"),
    "socialSecurityNumber": ("SSN",),
    "idNumber": (
        "National ID No.", "Identification Number", "Cedula No.", "D.N.I.", "Personal ID Card", "National Foreign ID Number", "C.U.R.P.",
        "C.U.I.P.", "C.U.I.", "N.I.E.", "LE Number", "Electoral Registry No.", "Credencial electoral", "Kenyan ID No.", "I.F.E.", "C.I.N.",
        "Bosnian Personal ID No.", "Moroccan Personal ID No.", "Turkish Identification Number", "Turkish Identificiation Number",
        "UAE Identification", "Residency Number", "Travel Document Number", "VisaNumberID", "Immigration No.", "Refugee ID Card",
        "Stateless Person ID Card", "Citizen's Card Number", "Birth Certificate Number", "Driver's License No.", "Numero de Identidad",
        "CNP (Personal Numerical Code)", "Romanian Permanent Resident", "Cartilla de Servicio Militar Nacional", "Tazkira National ID Card",
        "Public Security and Immigration No.", "Military Registration Number", "Seafarer's Identification Document", "Serial No.",
        "Chinese Commercial Code", "Pilot License Number", "Temporary suspension of deportation No.", "Personal ID No.",
    ),
    "taxNumber": (
        "Tax ID No.", "R.F.C.", "RFC", "NIT #", "NIT", "RUC #", "RIF #", "C.U.I.T.", "C.I.F.", "US FEIN", "Italian Fiscal Code:",
        "Italian Fiscal Code", "Fiscal Code", "Paraguayan tax identification number", "Numero Unico de Identificacao Tributaria (NUIT)",
        "RTN", "RUT #", "N.I.F.", "RSIN", "Romanian Tax Registration", "Global Intermediary Identification Number",
    ),
    "vatCode": ("V.A.T. Number",),
    "uscCode": ("Unified Social Credit Code (USCC)", "United Social Credit Code Certificate (USCCC)"),
    "dunsCode": ("D-U-N-S Number",),
    "leiCode": ("Legal Entity Number",),  # given back as a registration number where it is no LEI
    "licenseNumber": (
        "License", "Trade License No.", "Tourism License No.", "Permit Number", "SRE Permit No.", "MSB Registration Number",
        "Afghan Money Service Provider License Number",
    ),
    "registrationNumber": (
        "Registration Number", "Registration ID", "Company Number", "UK Company Number", "C.R. No.", "Commercial Registry Number",
        "Business Registration Document #", "Business Registration Number", "Business Number", "Matricula Mercantil No", "Company ID:",
        "Folio Mercantil No.", "Public Registration Number", "Government Gazette Number", "Chamber of Commerce Number", "File Number",
        "Istanbul Chamber of Comm. No.", "Dubai Chamber of Commerce Membership No.", "Registered Charity No.", "Enterprise Number",
        "Certificate of Incorporation Number", "Central Registration System Number", "Economic Register Number (CBLS)", "Romanian C.R.",
        "Branch Unit Number", "Organization Code", "Registration Certificate Number (Dubai)", "Trademark number",
        "Russian State Individual Business Registration Number Pattern (OGRNIP)", "Aircraft Tail Number", "Previous Aircraft Tail Number",
    ),
    "serialNumber": (
        "Aircraft Manufacturer's Serial Number (MSN)", "Aircraft Construction Number (also called L/N or S/N or F/N)",
        "Aircraft Construction Number", "Aircraft Serial Identification",
    ),
    "icaoCode": ("Aircraft Mode S Transponder Code",),
    "mmsi": ("MMSI",),
}  # fmt: skip
_TEXTS: dict[str, tuple[str, ...]] = {
    "swiftBic": ("SWIFT/BIC", "SWIFT"),
    "website": ("Website", "Web site", "Websites"),
    "email": ("Email Address", "Email", "EMAIL", "E-mail", "E-mail Address"),
    "phone": ("Phone Number", "Phone No.", "Phone", "PHONE", "Telephone No.", "Telephone Number", "Telephone", "Tel."),
    "birthPlace": ("POB",),
    "position": ("Position:", "Alternate Title,"),
    "ethnicity": ("ethnicity",),
    "callSign": ("Vessel Call Sign", "Other Vessel Call Sign"),
    "type": ("Vessel Type", "Other Vessel Type"),
    "model": ("Aircraft Model",),
    "sector": ("Organization Type:",),
    "linkedTo": ("Linked To:", "Linked to:"),
}
_DATES = {
    "incorporationDate": ("Organization Established Date",),
    "buildDate": ("Aircraft Manufacture Date", "Vessel Year of Build"),
}
_COUNTRIES = {
    "nationality": ("nationality", "Nationality"),
    "citizenship": ("citizen", "Citizen"),
    "flag": ("Vessel Flag", "Other Vessel Flag"),
    "formerFlag": ("Former Vessel Flag",),
    "jurisdiction": ("Nationality of Registration", "Registration Country"),
}
_FEATURES = (
    "Fax", "FAX", "Fax No.", "Fax Number", "TELEX", "TGMS", "Target Type", "BIK (RU)", "ISIN", "Equity Ticker", "Issuer Name",
    "UN/LOCODE", "BIC Container Code", "Aircraft Operator", "IFCA Determination -", "Occupation:", "Subtribe:", "Tribe:", "From:",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:",
    "Listing Date (CMIC)", "Effective Date (CMIC)", "Purchase/Sales For Divestment Date (CMIC)", "PEESA Information:",
    "CAATSA Section 235 Information:",
)  # fmt: skip


def _table() -> dict[str, tuple[Kind, str]]:
    """Join the tables: key to (kind, property)."""
    groups = ((Kind.NUMBER, _NUMBERS), (Kind.TEXT, _TEXTS), (Kind.DATE, _DATES), (Kind.COUNTRY, _COUNTRIES))
    table = {key: (kind, prop) for kind, props in groups for prop, keys in props.items() for key in keys}
    return table | {
        "DOB": (Kind.BIRTH, "birthDate"),
        "Gender": (Kind.GENDER, "gender"),
        "Vessel Registration Identification": (Kind.SHIP, "imoNumber"),
        "Digital Currency Address -": (Kind.WALLET, "walletAddress"),
        "Additional Sanctions Information -": (Kind.SANCTIONS, "secondarySanctions"),
        "Secondary sanctions risk:": (Kind.RISK, "secondarySanctions"),
        **dict.fromkeys(_FEATURES, (Kind.FEATURE, "feature")),
    }


KEYS: dict[str, tuple[Kind, str]] = _table()
