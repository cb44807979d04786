"""Each phrase of an OFAC remark, the common and the odd, and above all what says that secondary sanctions apply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.sources.draft import Draft, Notebook
from ostrakon.sources.ofac_keys import KEYS
from ostrakon.sources.ofac_remarks import LIMIT, Phrase, add_phrase, find_key, split_remark, tidy_phrase


def read(remark: str, schema: str = "Person") -> Draft:
    draft = Draft(schema, Notebook(), "sdn.csv", "line 1")
    for phrase in split_remark(remark)[0]:
        add_phrase(draft, phrase)
    return draft


def padded(end: str) -> str:
    """Write a remark of just the length at which the csv format cuts it."""
    return "Linked To: A; Linked To: ".ljust(LIMIT - len(end), "A") + end


def claims(remark: str, schema: str = "Person") -> list[tuple[str, str, str]]:
    return [(v.prop, v.value, v.detail) for v in read(remark, schema).record("x").values]


@pytest.mark.parametrize(
    ("remark", "schema", "expected"),
    [
        ("DOB 10 Dec 1948.", "Person", [("birthDate", "1948-12-10", "")]),
        ("alt. DOB Dec 1957.", "Person", [("birthDate", "1957-12", "")]),
        ("DOB 1967 to 1969.", "Person", [("birthDateRange", "1967-01-01/1969-12-31", "")]),
        ("POB Tehran, Iran.", "Person", [("birthPlace", "Tehran, Iran", "")]),
        ("Alt. POB: Keren Eritrea.", "Person", [("birthPlace", "Keren Eritrea", "")]),
        ("nationality Korea, North.", "Person", [("nationality", "kp", "")]),
        ("alt. citizen Mexico.", "Person", [("citizenship", "mx", "")]),
        ("Gender Female.", "Person", [("gender", "female", "")]),
        ("ethnicity Kurdish.", "Person", [("ethnicity", "Kurdish", "")]),
        (
            "Position: Director, General Intelligence Directorate.",
            "Person",
            [("position", "Director, General Intelligence Directorate", "")],
        ),
        (
            "Passport A0181988 (Somalia) issued 01 Oct 2001 expires 23 Jan 2011.",
            "Person",
            [("passportNumber", "A0181988", "Somalia, issued 01 Oct 2001, expires 23 Jan 2011")],
        ),
        ("alt. Diplomatic Passport 008827 (Iran) issued 1999.", "Person", [("passportNumber", "008827", "Iran, issued 1999")]),
        ("National ID No. 0048894753 (Iran).", "Person", [("idNumber", "0048894753", "National ID No., Iran")]),
        (
            "National Foreign ID Number RNE: W031645-8 (Brazil).",
            "Person",
            [("idNumber", "RNE: W031645-8", "National Foreign ID Number, Brazil")],
        ),
        ("SSN 523-33-8386 (United States).", "Person", [("socialSecurityNumber", "523-33-8386", "SSN, United States")]),
        ("NIT # 800029160-9 (Colombia).", "Organization", [("taxNumber", "800029160-9", "NIT, Colombia")]),
        ("Tax ID No. AABA 670850 Y.", "Organization", [("taxNumber", "AABA 670850 Y", "Tax ID No.")]),
        ("V.A.T. Number BE 454,419,759.", "Organization", [("vatCode", "BE 454,419,759", "V.A.T. Number")]),
        (
            "UK Company Number 01126618 (United Kingdom).",
            "Organization",
            [("registrationNumber", "01126618", "UK Company Number, United Kingdom")],
        ),
        (
            "Economic Register Number (CBLS) 11582964 (United Arab Emirates).",
            "Organization",
            [("registrationNumber", "11582964", "Economic Register Number (CBLS), United Arab Emirates")],
        ),
        ("Unified Social Credit Code (USCC) 91222401MA0Y31E659 (China).", "Organization", [("uscCode", "91222401MA0Y31E659", "")]),
        ("D-U-N-S Number 542957624.", "Organization", [("dunsCode", "542957624", "D-U-N-S Number")]),
        ("Legal Entity Number 253400V1H6ART1UQ0N98 (Russia).", "Organization", [("leiCode", "253400V1H6ART1UQ0N98", "")]),
        (
            "Legal Entity Number 851683897 (Netherlands).",
            "Organization",
            [("registrationNumber", "851683897", "Legal Entity Number, Netherlands")],
        ),
        ("Identification Number IMO 5803410.", "Organization", [("imoNumber", "5803410", "Identification Number")]),
        ("SWIFT/BIC BTEJ IR TH.", "Organization", [("swiftBic", "BTEJIRTH", "")]),
        ("Website www.irisl.net.", "Organization", [("website", "www.irisl.net", "")]),
        ("alt. Email Address a@b.ir.", "Organization", [("email", "a@b.ir", "")]),
        ("Telephone (98)(21)(66153220).", "Organization", [("phone", "(98)(21)(66153220)", "")]),
        ("Telephone: 0097282851500.", "Organization", [("phone", "0097282851500", "")]),
        ("PHONE 850 2 381 8221.", "Organization", [("phone", "850 2 381 8221", "")]),
        ("Fax: 0097282858208.", "Organization", [("feature", "Fax: 0097282858208", "")]),
        ("Organization Established Date 17 Dec 2016.", "Organization", [("incorporationDate", "2016-12-17", "")]),
        ("Organization Type: Central banking.", "Organization", [("sector", "Central banking", "")]),
        ("Target Type State-Owned Enterprise.", "Organization", [("feature", "Target Type: State-Owned Enterprise", "")]),
        ("Nationality of Registration Russia.", "Organization", [("jurisdiction", "ru", "")]),
        ("Equity Ticker 00883 HK.", "Organization", [("feature", "Equity Ticker: 00883 HK", "")]),
        ("Vessel Registration Identification IMO 9187629.", "Vessel", [("imoNumber", "9187629", "")]),
        ("Vessel Registration Identification IMO  8730455.", "Vessel", [("imoNumber", "8730455", "")]),
        ("Vessel Registration Identification IMO 9074092 (Tanzania).", "Vessel", [("imoNumber", "9074092", "")]),
        (
            "Vessel Registration Identification RS 150443 (Russia).",
            "Vessel",
            [("registrationNumber", "RS 150443", "Vessel Registration Identification, Russia")],
        ),
        ("MMSI 572469210.", "Vessel", [("mmsi", "572469210", "")]),
        ("Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu.", "Vessel", [("formerFlag", "mt", ""), ("formerFlag", "tv", "")]),
        ("Former Vessel Flag None Identified.", "Vessel", []),
        ("alt. Vessel Flag Panama; Other Vessel Flag Tanzania.", "Vessel", [("flag", "pa", ""), ("flag", "tz", "")]),
        (
            "Vessel Year of Build 2007; Other Vessel Type Roll-on Roll-off.",
            "Vessel",
            [("buildDate", "2007", ""), ("type", "Roll-on Roll-off", "")],
        ),
        (
            "Aircraft Manufacture Date 19 Feb 1993; Aircraft Model A300B4-605R.",
            "Airplane",
            [("buildDate", "1993-02-19", ""), ("model", "A300B4-605R", "")],
        ),
        (
            "Aircraft Manufacturer's Serial Number (MSN) 11442.",
            "Airplane",
            [("serialNumber", "11442", "Aircraft Manufacturer's Serial Number (MSN)")],
        ),
        (
            "Aircraft Construction Number (also called L/N or S/N or F/N) 275.",
            "Airplane",
            [("serialNumber", "275", "Aircraft Construction Number (also called L/N or S/N or F/N)")],
        ),
        ("Previous Aircraft Tail Number YI-NAE1.", "Airplane", [("registrationNumber", "YI-NAE1", "Previous Aircraft Tail Number")]),
        ("Aircraft Mode S Transponder Code 140AE7.", "Airplane", [("icaoCode", "140AE7", "Aircraft Mode S Transponder Code")]),
        ("Aircraft Operator IRAN AIR.", "Airplane", [("feature", "Aircraft Operator: IRAN AIR", "")]),
        ("a.k.a. 'HOMA'.", "Organization", [("weakAlias", "HOMA", "")]),
        ("a.k.a. 'ABU ALI, Hasan'.", "Person", [("weakAlias", "Hasan ABU ALI", "")]),
        ("f.k.a. 'INRICA'.", "Organization", [("weakAlias", "INRICA", "f.k.a.")]),
        ("a.k.a. 'KING'S MEN'.", "Organization", [("weakAlias", "KING'S MEN", "")]),
        ("Linked To: IRGC (X); Linked To: TALIBAN.", "Person", [("linkedTo", "IRGC (X)", ""), ("linkedTo", "TALIBAN", "")]),
        ("Digital Currency Address - XBT 149w62rY42aZBox8.", "Person", [("walletAddress", "149w62rY42aZBox8", "XBT")]),
        (
            "IFCA Determination - Port Operator.",
            "Organization",
            [("feature", "IFCA Determination: Port Operator", "")],
        ),
        (
            "alt. Executive Order 13662 Directive Determination - Subject to Directive 4.",
            "Organization",
            [("feature", "Executive Order 13662 Directive Determination: Subject to Directive 4", "")],
        ),
        (
            "Executive Order 13846 information: FOREIGN EXCHANGE. Sec. 5(a)(ii).",
            "Organization",
            [("feature", "Executive Order 13846 information: FOREIGN EXCHANGE. Sec. 5(a)(ii)", "")],
        ),
        (
            "Listing Date (EO 14024 Directive 2): 24 Feb 2022.",
            "Organization",
            [("feature", "Listing Date (EO 14024 Directive 2): 24 Feb 2022", "")],
        ),
        ("Listing Date (CMIC) 03 Jun 2021.", "Organization", [("feature", "Listing Date (CMIC): 03 Jun 2021", "")]),
        ("all offices worldwide.", "Organization", [("notes", "all offices worldwide", "")]),
        ("nationality possibly;arrested 23 Apr 2002.", "Person", [("nationality", "possibly", ""), ("notes", "arrested 23 Apr 2002", "")]),
    ],
)
def test_a_phrase_is_read_as_what_it_says(remark: str, schema: str, expected: list[tuple[str, str, str]]) -> None:
    found = claims(remark, schema)
    assert [(p, v) for p, v, _ in found] == [(p, v) for p, v, _ in expected]
    assert all(want == got for (_, _, want), (_, _, got) in zip(expected, found, strict=True) if want)


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("Additional Sanctions Information - Subject to Secondary Sanctions", "subject"),
        ("alt. Additional Sanctions Information - Subject to Secondary Sanctions", "subject"),
        (
            "Additional Sanctions Information - Subject to Secondary Sanctions Pursuant to the Hizballah Financial Sanctions Regulations",
            "subject",
        ),
        ("Additional Sanctions Information - Not on the SDN List and Not Subject to Secondary Sanctions", "not_subject"),
        ("Additional Sanctions Information - Not Subject to Secondary Sanctions", "not_subject"),
        ("Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210", "subject"),
        ("alt. Secondary sanctions risk: See Section 11 of Executive Order 14024.", "subject"),
        ("Secondary sanctions risk: section 1(b) of Executive Order 13224, as amended by Executive Order 13886", "subject"),
    ],
)
def test_secondary_sanctions_are_read_from_the_whole_phrase_with_their_basis(phrase: str, says: str) -> None:
    draft = read(f"{phrase}; Linked To: SOMEBODY.", "Organization")
    assert draft.values("secondarySanctions") == (says,)
    (basis,) = draft.values("secondaryBasis")
    assert phrase.endswith(basis)
    assert draft.notebook.problems == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions: section 510.214",
        "IFCA Determination - Port Operator",
        "Executive Order 14024 Directive Information Subject to Directive 1a - the secondary market for bonds is closed",
        "a.k.a. 'SECONDARY SANCTIONS'",
        "Linked To: SECONDARY SANCTIONS LTD",
    ],
)
def test_other_phrases_say_nothing_of_secondary_sanctions(phrase: str) -> None:
    draft = read(f"{phrase}.", "Organization")
    assert draft.values("secondarySanctions") == ()
    assert draft.notebook.problems == ()


@pytest.mark.parametrize(
    "phrase",
    ["may be subject to secondary sanctions one day", "Additional Sanctions Information - No longer subject to Secondary Sanctions"],
)
def test_unknown_words_about_secondary_sanctions_are_a_problem_not_a_guess(phrase: str) -> None:
    draft = read(f"{phrase}.", "Organization")
    assert draft.values("secondarySanctions") == ()
    assert draft.values("notes") == (phrase,)
    assert len(draft.notebook.problems) == 1


def test_both_claims_are_kept_and_noted() -> None:
    draft = read("Additional Sanctions Information - Not Subject to Secondary Sanctions; Secondary sanctions risk: See Section 11.")
    assert draft.values("secondarySanctions") == ("not_subject", "subject")
    assert len(draft.notebook.problems) == 1


def test_who_stays_blocked_after_leaving_the_list_keeps_the_sentence_that_says_so() -> None:
    text = "U.S. Persons Must Continue to Block the Property and Interests in Property of this Person Pursuant to Executive Order 13599"
    remark = f"Additional Sanctions Information - Not on the SDN List and Not Subject to Secondary Sanctions; {text}."
    assert read(remark, "Vessel").values("feature") == (f"Additional Sanctions Information: {text}",)


def test_a_birth_date_that_cannot_be_read_is_kept_and_noted() -> None:
    draft = read("DOB 31 Feb 1980.")
    assert draft.values("feature") == ("DOB: 31 Feb 1980",)
    assert draft.notebook.problems[0].text == "31 Feb 1980"


def test_a_key_without_a_number_after_it_is_a_note() -> None:
    assert claims("Passport issued in Amman.") == [("notes", "Passport issued in Amman", "")]
    assert claims("License.") == [("notes", "License", "")]


def test_the_longest_key_wins_and_only_at_a_words_end() -> None:
    assert find_key("Vessel Registration Identification IMO 1") == "Vessel Registration Identification"
    assert find_key("Former Vessel Flag Malta") == "Former Vessel Flag"
    assert find_key("Passports of many kinds") == ""
    assert find_key("Faxes were sent") == ""
    assert find_key("") == ""


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_finds_itself(key: str) -> None:
    assert find_key(f"{key} 12345") == key


def test_a_whole_remark_ends_in_a_stop_that_is_not_its_own() -> None:
    assert split_remark("Linked To: TALIBAN.") == ((Phrase("Linked To: TALIBAN"),), False)
    assert split_remark("Linked To: FOO S.A.S.") == ((Phrase("Linked To: FOO S.A.S."),), False)
    assert split_remark("") == ((), False)


def test_a_cut_remark_loses_its_last_phrase_and_says_so() -> None:
    phrases, cut = split_remark(padded("; Passport 12345678"))
    assert cut
    assert {p.text.rstrip("A") for p in phrases} == {"Linked To: "}


def test_a_remark_cut_between_two_phrases_loses_nothing() -> None:
    phrases, cut = split_remark(padded("; Passport 12345678;"))
    assert cut
    assert phrases[-1].text == "Passport 12345678"


def test_a_remark_cut_at_a_blank_is_cut() -> None:
    assert split_remark(padded("; Owned By U.S. "))[1]
    assert not split_remark(padded("; Owned By U.S."))[1]


def test_a_comment_goes_on_in_the_middle_of_a_word() -> None:
    phrases, cut = split_remark(padded("; Passport 1"), "2345 (Iran); Linked To: TALIBAN.")
    assert not cut
    assert phrases[0].part == "main"
    assert phrases[-2:] == (Phrase("Passport 12345 (Iran)", "comments"), Phrase("Linked To: TALIBAN", "comments"))


def test_double_quotation_marks_become_single_as_in_the_csv_format() -> None:
    assert tidy_phrase('alt. Linked To:  "DRUZHBA"') == "Linked To: 'DRUZHBA'"


def test_a_very_long_phrase_is_kept_without_being_taken_apart() -> None:
    text = "Passport " + "1" * 3000
    assert claims(f"{text}.") == [("notes", text, "")]


@given(st.text(max_size=300))
def test_no_remark_breaks_the_parser_or_gets_lost(text: str) -> None:
    draft = read(text)
    assert bool(draft.record("x").values) >= any(c.isalnum() for c in text.split(";", maxsplit=1)[0][:1])
