from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ostrakon.exposure.case import RELIES_ON
from ostrakon.exposure.deal_file import _ACTOR, _DEAL, _GOODS, _OWNER, _PARTY, ACTOR_KINDS, DEAL_TEMPLATE, load_deal, load_deals
from ostrakon.exposure.documents import MAX_BYTES
from ostrakon.law.vocabulary import ACTIVITIES, FACTS, GOODS, KINDS, SECTORS, US_NEXUS
from ostrakon.model.errors import InputFileError


def written(folder: Path, text: str, name: str = "deal.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_template_loads_as_it_stands(tmp_path: Path) -> None:
    deal = load_deal(written(tmp_path, DEAL_TEMPLATE))
    assert deal.actor.jurisdictions == ("DE",)
    assert (deal.contract, deal.delivery) == (date(2018, 3, 1), date(2018, 7, 20))
    assert deal.us_nexus_known
    assert deal.goods[0].us_content_percent == 0.0
    assert deal.file == "deal.yaml"


def test_every_line_that_the_template_offers_as_a_comment_loads_too(tmp_path: Path) -> None:
    """Uncomment what is a key, so that the template never teaches a word that the reader refuses."""
    lines = []
    for line in DEAL_TEMPLATE.splitlines():
        body = line.lstrip()
        offered = body.startswith("# ") and (body[2:].split(":")[0].isidentifier() or body[2:].startswith(("- {", "  ")))
        lines.append(line.replace("# ", "", 1) if offered else line)
    deal = load_deal(written(tmp_path, "\n".join(lines)))
    assert deal.parties[0].owners[0].percent == 50
    assert deal.parties[0].tags == ("IRAN", "IFSR")
    assert deal.actor.kind == "company"
    assert dict(deal.facts)["stop_reason"] == "us_sanctions"


def test_what_is_left_out_is_unknown_and_an_empty_list_of_links_is_known(tmp_path: Path) -> None:
    bare = load_deal(written(tmp_path, "actor: {name: A}"))
    assert (bare.actor.us_person, bare.new_business, bare.us_nexus_known, bare.parties) == (None, None, False, ())
    assert load_deal(written(tmp_path, "actor: {name: A}\nus_nexus: []")).us_nexus_known


def test_norway_and_headings_survive_yaml(tmp_path: Path) -> None:
    deal = load_deal(written(tmp_path, "actor: {name: A, jurisdictions: [NO]}\ngoods: [{hs: 0301}]\ncountries: [no, ir]"))
    assert deal.actor.jurisdictions == ("NO",)
    assert deal.goods[0].hs == "0301"
    assert deal.countries == ("NO", "IR")


@pytest.mark.parametrize(
    "text", ["deals:\n- actor: {name: A}\n- {id: Z, actor: {name: B}}", "actor: {name: A}\n---\nid: Z\nactor: {name: B}\n"]
)
def test_a_file_may_hold_several_deals(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    assert [(d.id, d.actor.name) for d in load_deals(path)] == [("deal", "A"), ("Z", "B")]
    with pytest.raises(InputFileError, match="holds 2 deals"):
        load_deal(path)


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    raw = {
        "actor": {"name": "A", "us_person": False},
        "goods": [{"hs": "2709", "us_content_percent": 2.5}],
        "us_nexus": [],
        "loading": None,
    }
    deal = load_deal(written(tmp_path, json.dumps(raw), "deal.json"))
    assert (deal.actor.us_person, deal.goods[0].us_content_percent, deal.us_nexus_known, deal.loading) == (False, 2.5, True, None)


def test_facts_are_kept_as_text_and_lists_are_joined(tmp_path: Path) -> None:
    deal = load_deal(written(tmp_path, "actor: {name: A}\nfacts: {relies_on: [us.lic.glx, us.lic.glu], funds_stay_in_country: yes}"))
    assert deal.facts == (("relies_on", "us.lic.glx,us.lic.glu"), ("funds_stay_in_country", "yes"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actor: {nam: A}", "deal.yaml, deal 1, actor.nam: unknown key 'nam'; did you mean 'name'?"),
        ("actor: {name: A}\nactivitis: [sale]", "unknown key 'activitis'; did you mean 'activities'?"),
        ("actor: {name: A}\nactivities: [sail]", "activities[1]: unknown word 'sail'; did you mean 'sale'?"),
        ("actor: {name: A}\ngoods: [{sector: automotiv}]", "goods[1].sector: unknown word 'automotiv'; did you mean 'automotive'?"),
        ("actor: {name: A}\nus_nexus: [us_banks]", "us_nexus[1]: unknown word 'us_banks'; did you mean 'us_bank'?"),
        ("actor: {name: A, us_person: maybe}", "actor.us_person: 'maybe' is neither yes nor no"),
        ("actor: {name: A, jurisdictions: [UK]}", "actor.jurisdictions[1]: write GB for the United Kingdom"),
        ("actor: {name: A, jurisdictions: [Germany]}", "'Germany' is not a country code of two letters"),
        ("actor: {name: A}\ncontract: 1.5.2018", "contract: '1.5.2018' is not a date; write it as YYYY-MM-DD"),
        ("actor: {name: A}\ncontract: 2018-02-30", "'2018-02-30' is not a date"),
        ("actor: {name: A}\ntitle: [a, b]", "title: must be one value"),
        ("actor: {name: A}\nparties: [{role: buyer}]", "parties[1]: missing: name"),
        ("actor: {name: A}\nparties: [{name: B, owners: [{name: C, percent: 120}]}]", "owners[1].percent: '120' is not between 0 and 100"),
        ("actor: {name: A}\nparties: [{name: B, owners: [{name: C}]}]", "owners[1]: missing: percent"),
        ("actor: {name: A}\ngoods: [{hs: machines}]", "goods[1].hs: 'machines' is not a tariff heading"),
        ("actor: {name: A}\ngoods: pumps", "goods[1]: must be a mapping"),
        ("actor: {name: A}\nfacts: {stop_reson: credit}", "facts.stop_reson: unknown fact 'stop_reson'; did you mean 'stop_reason'?"),
        ("actor: {name: A}\nfacts: {us_owned: perhaps}", "facts.us_owned: 'perhaps' is neither yes nor no"),
        ("actor: {name: A}\nfacts: {sector: petrol}", "unknown word 'petrol'"),
        ("actor: {name: A}\nactor: {name: B}", "key 'actor' is given twice"),
        ("actor: &a {name: A}\nparties: [*a]", "line 2: not YAML: aliases"),
        ("actor: {name: A}\n\nactor: {name: B}", "deal.yaml line 3: not YAML: key 'actor' is given twice"),
        ("actor: [", "deal.yaml line 1: not YAML"),
        ("actor: {name: A}\ntitle: a\x1bb", "deal.yaml line 2: control character 0x1b"),
        ('actor: {name: "A\\0B"}', "actor.name: 'A\\x00B' has a control character"),
        ('actor: {name: "\\U00110000"}', "not YAML"),
        ("actor: {name: A}\n? [a, b]\n: c", "deal.yaml line 2: not YAML: a key must be one word"),
        ("actor: {name: A}\ntitle: !!python/object:os.system A", "deal.yaml line 2: not YAML: tags (!)"),
        ("actor:\n " + "[" * 5_000, "deal.yaml line 2: not YAML: nested too deep"),
        ("- " * 5_000 + "A", "line 1: not YAML: nested too deep"),
        ("actor: {name: A}\n<<: {title: B}", "unknown key '<<'"),
        ("actor: {name: " + "A" * 20_000 + "}", "has 20,000 characters"),
        ("actor: {name: A}\nparties: [{name: " + "B" * 600 + "}]", "parties[1].name: 'BBBB"),
        ("actor: {name: A}\nparties: [{name: '---'}]", "parties[1].name: '---' has no letters or digits"),
        (
            "actor: {name: A}\nparties: [{name: B, schema: submarine}]",
            "schema: 'submarine' is no type; known types: aircraft, ",
        ),
        ("actor: {name: A}\nparties: [{name: B, kinds: [irgcs]}]", "did you mean 'irgc'? (known: central_bank_of_iran, "),
        ("actor: {name: A}\nparties: [{name: B, kinds: [bank]}]", "known: central_bank_of_iran, designated_iranian_financial_institution"),
        ("actor: {name: A, kind: trader}", "actor.kind: unknown word 'trader'; known: bank, company, country, government, person, state"),
        ("actor: {name: A, jurisdictions: [XX]}", "'XX' is not a country code"),
        *(
            (f"actor: {{name: A}}\ncurrency: {word}", "is not a currency code of three letters (ISO 4217) such as EUR or USD")
            for word in ("US dollars", "$", "dollar", "USN", "XYZ")
        ),
        ("actor: {name: A}\ncontract: 2018-W19-2", "is not a date; write it as YYYY-MM-DD"),
        ("actor: {name: A}\nfacts: {currency: US dollars}", "facts.currency: 'US dollars' is not a currency code"),
        ("actor: {name: A}\nfacts: {delivery: 20180510}", "facts.delivery: '20180510' is not a date"),
        ("actor: {name: A}\nfacts: {party_countries: [Iran]}", "facts.party_countries[1]: 'Iran' is not a country code"),
        ("actor: {name: A}\nfacts: {amount_eur: '40,000'}", "facts.amount_eur: '40,000' is not an amount; write digits only"),
        ("actor: {name: A}\nfacts: {amount_eur: -1}", "'-1' is not an amount"),
        ("actor: {name: A}\nfacts: {us_content_percent: nan}", "facts.us_content_percent: 'nan' is not between 0 and 100"),
        ("actor: {name: A}\nfacts: {stop_reason: Commercial}", "unknown word 'Commercial'; did you mean 'commercial'?"),
        ("actor: {name: A}\nfacts: {end_use: civilian}", "did you mean 'civil'? (known: civil, military)"),
        ("deals:\n- {id: A, actor: {name: B}}\n- {id: A, actor: {name: C}}", "two deals have the id 'A'"),
        ("- A", "a deal is a mapping"),
        ("deals: A", "deals: must be a list of deals"),
        ("deals: []", "no deal in it"),
        ("title: A", "deal 1: missing: actor"),
        ("deals:\n- {id: N-7, actor: {name: A}, countrys: [IR]}", "deal N-7, countrys: unknown key"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as caught:
        load_deals(written(tmp_path, text))
    assert said in str(caught.value)
    assert caught.value.todo
    assert len(str(caught.value)) < 500


def test_words_that_rules_compare_are_read_whatever_their_case(tmp_path: Path) -> None:
    text = """
    actor: {name: A, kind: Bank, jurisdictions: [de, EU]}
    currency: 'usd '
    parties: [{name: B, role: Bank, schema: ship}]
    facts: {currency: eur, funds_stay_in_country: "TRUE", destination_countries: [ir, de], party_tags: none}
    """
    deal = load_deal(written(tmp_path, text))
    assert (deal.actor.kind, deal.actor.jurisdictions, deal.currency) == ("bank", ("DE", "EU"), "USD")
    assert (deal.parties[0].role, deal.parties[0].schema) == ("bank", "Vessel")
    stated = {"currency": "EUR", "funds_stay_in_country": "yes", "destination_countries": "IR,DE", "party_tags": "none"}
    assert dict(deal.facts) == stated


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"actor": {"name": "A"},\n "id": "X",\n "id": "Y"}', "deal.json line 3: key 'id' is given twice"),
        ("[" * 200_000, "deal.json: nested too deep"),
        ('{"actor": {"name": "\\ud800"}}', "actor.name: '\\ud800' has a control character"),
        ('{"actor": {"name": NaN, "us_person": NaN}}', "'NaN' is neither yes nor no"),
        ("", "deal.json line 1: not JSON"),
        ("null", "a deal is a mapping"),
    ],
)
def test_hostile_json_is_refused_in_words(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as caught:
        load_deals(written(tmp_path, text, "deal.json"))
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_file_beyond_every_measure_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="over the limit"):
        load_deals(written(tmp_path, "#" * (MAX_BYTES + 1)))


def test_a_mark_of_byte_order_is_no_part_of_the_deal(tmp_path: Path) -> None:
    assert load_deal(written(tmp_path, "\ufeffactor: {name: A}")).actor.name == "A"


def test_broken_json_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"deal.json line 2: not JSON"):
        load_deals(written(tmp_path, '{"actor":\n nonsense}', "deal.json"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_says_so(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputFileError, match=r"deal.yaml line 1: cannot be read: not UTF-8" if content else "No such file"):
        load_deals(path)


def test_a_folder_is_no_deal_file(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="directory"):
        load_deals(tmp_path)


def test_the_page_on_deal_files_names_every_key_and_word() -> None:
    page = (Path(__file__).parents[2] / "docs" / "deals.md").read_text(encoding="utf-8")
    keys = {*_DEAL, *_ACTOR, *_PARTY, *_OWNER, *_GOODS, RELIES_ON}
    words = {*ACTIVITIES, *SECTORS, *GOODS, *KINDS, *US_NEXUS, *FACTS, *ACTOR_KINDS}
    assert {word for word in keys | words if f"`{word}`" not in page} == set()
