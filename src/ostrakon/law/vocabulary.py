"""The words a law file or a deal file may use, each with its meaning. `law.checker` refuses any other.

A word is added here first, then used in a file.
"""

from __future__ import annotations

ORDERS: dict[str, str] = {
    "us_primary": "United States, for US persons and business with a link to the US",
    "us_secondary": "United States, pressure on non-US persons",
    "un": "United Nations Security Council",
    "eu": "European Union (and the United Kingdom until 31 December 2020)",
    "eu_blocking": "European Union, law against foreign sanctions",
    "uk": "United Kingdom",
    "uk_blocking": "United Kingdom, law against foreign sanctions",
    "ch": "Switzerland",
    "ca": "Canada",
    "au": "Australia",
    "jp": "Japan",
    "tr": "Turkey",
}

BINDS: dict[str, str] = {
    "us_person": "US citizens and residents anywhere, US companies and their foreign branches",
    "in_us": "anyone, for conduct within the United States",
    "us_owned_foreign_entity": "foreign entities owned or controlled by a US person",
    "any_person": "anyone, where the measure's own test is met",
    "non_us_person": "anyone who is not a US person: threatened, not bound",
    "ffi": "foreign banks: threatened with the loss of US correspondent accounts, not bound",
    "eu_operator": "EU nationals and companies anywhere, anyone in the EU, business done in whole or part there",
    "eu_operator_art11": "EU residents and nationals, companies incorporated in the EU, professionals acting in the EU",
    "uk_person": "UK nationals and companies anywhere",
    "in_uk": "anyone, for conduct within the United Kingdom",
    "uk_person_art11": "UK residents and companies incorporated in the UK",
    "un_member_states": "states; persons only through national law",
    "swiss_person": "persons in Switzerland and under its law",
    "ca_person": "Canadians anywhere and anyone in Canada",
    "au_person": "Australians anywhere and anyone in Australia",
    "jp_person": "residents of Japan",
    "tr_person": "persons in Turkey and under its law",
    "country": "a state as a whole",
}

# The same words as they stand in a sentence.
BOUND: dict[str, str] = {
    "us_person": "US persons",
    "in_us": "anyone in the United States",
    "us_owned_foreign_entity": "foreign entities of US owners",
    "any_person": "anyone",
    "non_us_person": "non-US persons",
    "ffi": "foreign banks",
    "eu_operator": "EU operators",
    "eu_operator_art11": "EU operators",
    "uk_person": "UK persons",
    "in_uk": "anyone in the United Kingdom",
    "uk_person_art11": "UK operators",
    "un_member_states": "UN member states",
    "swiss_person": "persons in Switzerland",
    "ca_person": "persons in Canada and Canadians",
    "au_person": "persons in Australia and Australians",
    "jp_person": "residents of Japan",
    "tr_person": "persons in Turkey",
    "country": "states",
}

ACTIVITIES: dict[str, str] = {
    "export_to_iran": "goods, software or technology go to Iran",
    "reexport_to_iran": "goods with US content go to Iran from a third country",
    "import_from_iran": "goods of Iranian origin are brought in",
    "import_to_us": "goods of Iranian origin come to the United States",
    "purchase": "buying from Iran or from an Iranian party",
    "sale": "selling or marketing, to an Iranian party or of Iranian goods",
    "brokerage": "arranging deals of others",
    "transport": "carrying goods by sea, air or land",
    "ship_to_ship": "transferring cargo between ships",
    "storage": "storing goods",
    "bunkering": "supplying ships with fuel or stores",
    "port_service": "operating a port or serving ships there",
    "classification": "classing a ship",
    "flagging": "registering a ship",
    "refining": "refining crude",
    "service": "services of any other kind",
    "technical_assistance": "advice, training, maintenance, repair",
    "operate": "being active in a sector of Iran's economy",
    "insurance": "insuring or underwriting",
    "reinsurance": "reinsuring",
    "payment": "paying, being paid or passing a payment on",
    "payment_via_us": "a payment that is cleared through a US bank",
    "financing": "loans, credits, guarantees",
    "correspondent_account": "keeping an account for an Iranian bank",
    "messaging": "specialised financial messaging",
    "investment": "investing, or owning a share",
    "joint_venture": "a common undertaking with an Iranian party",
    "buy_debt": "buying public debt of Iran",
    "underwrite_debt": "bringing public debt of Iran to market",
    "supply_usd_banknotes": "supplying US dollar notes to the Government of Iran",
    "supply_rial_banknotes": "supplying Iranian notes or coin",
    "fx_rial": "dealing in rial",
    "hold_rial_accounts": "keeping rial accounts outside Iran",
    "facilitation": "a US person approving or helping what a foreign person does",
    "material_support": "anything of value given to a listed party",
    "country_trade": "trade of a whole country with Iran",
    "stop_business": "ending or refusing business",
    "refuse_payment": "refusing to pay or to be paid",
    "comply_with_us_sanctions": "obeying a US act as such",
}

REFUSALS = ("stop_business", "refuse_payment", "comply_with_us_sanctions")

_TRADE = ("export_to_iran", "reexport_to_iran", "import_from_iran", "purchase", "sale", "brokerage")
_DEALING = tuple(word for word in ACTIVITIES if word not in (*REFUSALS, "country_trade"))
_NO_SERVICE = (*_TRADE, "import_to_us", "investment", "joint_venture", "facilitation")

# Short forms that a law file may use; the loader writes them out.
ACTIVITY_GROUPS: dict[str, tuple[str, ...]] = {
    "any_trade": _TRADE,
    "any_service": tuple(word for word in _DEALING if word not in _NO_SERVICE),
    "any_dealing": _DEALING,
    "any_refusal": REFUSALS,
}

# A deal's `sector` may be a word of SECTORS or, where it is more exact, of GOODS.
SECTORS: dict[str, str] = {
    "petroleum": "oil and gas, from the well to the product",
    "petrochemical": "petrochemicals",
    "energy": "energy other than as goods: plant, supply, development",
    "shipping": "shipping",
    "shipbuilding": "shipbuilding",
    "ports": "ports",
    "automotive": "cars and their parts",
    "iron": "iron",
    "steel_industry": "steel, the industry that makes it",
    "aluminium_industry": "aluminium, the industry that makes it",
    "copper": "copper",
    "construction": "construction",
    "mining": "mining",
    "manufacturing": "manufacturing",
    "textiles": "textiles",
    "finance": "banking and finance",
    "arms": "arms industry",
    "nuclear": "nuclear industry",
}

GOODS: dict[str, str] = {
    "crude": "crude oil",
    "petroleum_products": "refined oil products",
    "petrochemicals": "petrochemicals",
    "natural_gas": "natural gas and condensates",
    "oil_gas_equipment": "equipment for oil, gas and petrochemicals",
    "naval_equipment": "equipment for building and repairing ships",
    "gold": "gold",
    "precious_metals": "precious metals",
    "diamonds": "diamonds",
    "graphite": "graphite",
    "aluminium": "aluminium, raw or semi-finished",
    "steel": "iron and steel, raw or semi-finished",
    "other_metals": "other metals, raw or semi-finished",
    "coal": "coal",
    "industrial_software": "software for integrating industrial processes",
    "vehicles_parts": "cars in parts, and parts for cars",
    "aircraft": "civil aircraft and their parts",
    "nuclear": "goods for the nuclear fuel cycle",
    "missile": "goods for ballistic missiles",
    "dual_use": "goods of civil and military use",
    "wmd": "goods for weapons of mass destruction",
    "conventional_arms": "arms and related material",
    "uav_components": "components of drones",
    "missile_components": "components of missiles",
    "internal_repression": "equipment for internal repression",
    "telecom_interception": "equipment for watching telecommunications",
    "carpets": "carpets",
    "food": "food and agricultural commodities",
    "medicine": "medicine",
    "medical_devices": "medical devices",
}

KINDS: dict[str, str] = {
    "government_of_iran": "the state of Iran, its bodies and what they own or control",
    "central_bank_of_iran": "the Central Bank of Iran",
    "iranian_financial_institution": "a bank organised in Iran, or owned or controlled by one",
    "designated_iranian_financial_institution": "an Iranian bank on a list for more than being Iranian",
    "iranian_person": "a person or company of Iran",
    "irgc": "the Islamic Revolutionary Guard Corps and what it owns or controls",
    "nioc": "National Iranian Oil Company, NICO and what they own or control",
    "military_or_police": "armed forces, police, intelligence",
}

US_NEXUS: dict[str, str] = {
    "usd_clearing_via_us": "dollars cleared through the United States",
    "us_person_involved": "a US person takes part",
    "us_origin_goods": "goods of US origin",
    "us_bank": "a US bank takes part",
    "us_server_or_service": "a server or service in the United States",
    "us_insurer": "a US insurer or reinsurer",
}

OWNERSHIP: dict[str, str] = {
    "ofac_50": "owned 50 percent or more, directly or not, by blocked parties together (alone before 13 August 2014)",
    "itsr_control": "owned 50 percent or more, or controlled (31 CFR 560.304)",
    "eu_50_or_control": "owned 50 percent or more (more than 50 before 3 July 2024), or controlled: a presumption",
    "uk_more_than_50_or_control": "owned more than 50 percent, or controlled; no adding-up without a joint arrangement",
    "un_owned_or_controlled": "owned or controlled, without a number",
}

# Facts of a deal that a test may name, and what each is. `day`, `number`, `flag` and `word` hold one value, `list` several.
FACTS: dict[str, tuple[str, str]] = {
    "us_person": ("flag", "the actor is a US person"),
    "us_owned": ("flag", "the actor is owned or controlled by a US person"),
    "bank": ("flag", "the actor is a bank"),
    "branch_of_non_eu": ("flag", "the actor is an EU branch without legal personality of a company from elsewhere"),
    "sre_country": ("flag", "the actor's country holds a significant-reduction exception"),
    "new_business": ("flag", "the deal is new business, not the end of an old one"),
    "humanitarian": ("flag", "food, agricultural goods, medicine or medical devices"),
    "metals_nexus": (
        "flag",
        "yes: metals, coal, software for energy, shipping, shipbuilding, construction or an Iranian SDN (IFCA 1245); stated under `facts`",
    ),
    "us_content_percent": ("number", "share of controlled US content by value"),
    "party_on_sdn": ("flag", "a party stands on OFAC's SDN list"),
    "only_nioc_listed": ("flag", "no party but NIOC stands on OFAC's SDN list"),
    "tanker_made_available": (
        "flag",
        "a ship for oil or petrochemicals is made available to Iran, or to others without steps against Iranian oil; stated under `facts`",
    ),
    "on_unloaded_list": ("flag", "a party stands on a list that is not loaded (Switzerland, Canada, Turkey); stated under `facts`"),
    "insured_iranian": ("flag", "the insured is Iran, its government or a person of Iran; follows from the role `insured`"),
    "heavy_arms": ("flag", "arms of the seven categories of the UN Register, or their parts; stated under `facts`"),
    "payment_direction": ("word", "from_iran or to_iran; stated under `facts`, else it follows from selling or buying"),
    "amount_eur": ("number", "amount of the payment in euros; stated under `facts`"),
    "contract": ("day", "day of the contract"),
    "contract_signed_before": ("day", "day before which the contract was signed"),
    "loading": ("day", "day of loading"),
    "delivery": ("day", "day of full delivery"),
    "payment": ("day", "day of payment"),
    "currency": ("word", "currency, ISO 4217"),
    "party_secondary": ("word", "what the parties' listings say on secondary sanctions"),
    "actor_countries": ("list", "the actor's jurisdictions"),
    "us_nexus": ("list", "links to the United States"),
    "party_tags": ("list", "programme tags of the parties' listings"),
    "party_kinds": ("list", "kinds of parties"),
    "party_countries": ("list", "countries of the parties"),
    "destination_countries": ("list", "countries the goods go to or through"),
    "sector": ("list", "sectors"),
    "goods": ("list", "goods"),
    "hs": ("list", "tariff headings"),
    "activities": ("list", "activities"),
    "funds_stay_in_country": ("word", "yes: Iran's money stays in the buyer's country for trade with it; stated under `facts`"),
    "stop_reason": ("word", "why business is ended: us_sanctions, commercial, credit, eu_law, un_law; stated under `facts`"),
    "routine_port_fees": ("word", "yes: only routine fees are paid at Iranian ports; stated under `facts`"),
    "end_use": ("word", "civil or military; stated under `facts`"),
}

OPS: dict[str, tuple[str, ...]] = {
    "flag": ("is",),
    "number": ("at_least", "less_than"),
    "day": ("on_or_before", "on_or_after", "before", "after"),
    "word": ("is", "in", "none_of"),
    "list": ("any_of", "none_of"),
}

ASKS: dict[str, str] = {
    "authorisation": "leave of the authority, before",
    "notice": "notice to the authority",
    "report": "a report to the authority, after",
}

TEST_DATES: dict[str, str] = {
    "conduct": "the day of the conduct, which is the day asked about",
    "contract": "the day of the contract",
    "loading": "the day of loading",
    "delivery": "the day of delivery",
    "listing": "the day of the listing",
}

ISSUERS: dict[str, str] = {
    "us_ofac": "United States",
    "un_sc": "United Nations Security Council",
    "eu_council": "European Union",
    "gb_ofsi": "United Kingdom",
    "ch_seco": "Switzerland",
    "ca_gac": "Canada",
    "au_dfat": "Australia",
    "jp_mof": "Japan",
    "tr_masak": "Turkey",
}

# Rank of a source, and the confidence with which a citation of it is shown.
RANKS: dict[str, str] = {"official": "h", "law_firm": "m", "database": "m", "news": "l"}

CONFIDENCE: dict[str, str] = {"h": "high", "m": "medium", "l": "low"}
PROVENANCE: dict[str, str] = {"found": "seen in a cited source", "gk": "general knowledge, not yet checked against a source"}

# Lists a fact's values are checked against, where they are words of this file.
FACT_WORDS: dict[str, dict[str, str]] = {
    "us_nexus": US_NEXUS,
    "party_kinds": KINDS,
    "sector": SECTORS,
    "goods": GOODS,
    "activities": ACTIVITIES,
}
