"""The deal file to start from: `ostrakon deal --template` prints it, and it loads as it stands."""

DEAL_TEMPLATE = """\
# A deal, as YAML (or the same as JSON). What you leave out is unknown, and the answer will say where it matters.
# One file may hold several: a list under `deals:`, or documents parted by `---`.
id: D-2018-001
title: Aluminium profiles for a car maker in Tabriz

actor:                            # whose exposure is asked about
  name: Nordhaven Handel GmbH
  jurisdictions: [DE]             # every country whose law binds the actor: ISO codes, or EU
  us_person: no                   # a US citizen, resident, company or foreign branch of one
  us_owned: no                    # owned (half or more) or controlled by a US person
  bank: no
  # branch_of_non_eu: no          # an EU branch, without legal personality, of a company from elsewhere
  # kind: company                 # company, bank, person, state

parties:                          # everybody else: buyer, seller, bank, carrier, vessel, insurer, end user
- name: Tabriz Car Works
  role: buyer
  country: IR
  # tags: [IRAN, IFSR]            # programme tags, if you know them; lists that are loaded add theirs
  # listed: no                    # say so if you know that it is on no list, beyond those of `tags`
  # kinds: [government_of_iran]   # or irgc, iranian_financial_institution, nioc ...; `none` if you looked and none fits
  # owners:
  # - {name: Holding of Tabriz, percent: 50, controls: no, tags: []}

activities: [sale, export_to_iran, payment]    # words of docs/deals.md

goods:
- description: aluminium profiles
  hs: "7604"                      # tariff heading, as many digits as you know
  sector: automotive              # sector of Iran's economy, or kind of goods; several by comma; `none` if none fits
  origin: DE
  us_content_percent: 0           # controlled US content, by value

currency: EUR
us_nexus: []                      # every link to the US: usd_clearing_via_us, us_person_involved, us_origin_goods, us_bank,
                                  # us_server_or_service, us_insurer. [] is none; leave the line out if you do not know
countries: [IR]                   # where the goods go, and through

contract: 2018-03-01              # days: YYYY-MM-DD
# loading: 2018-07-01
delivery: 2018-07-20
payment: 2018-08-20

# new_business: no                # follows from the day of the contract if left out
# humanitarian: no                # follows from the goods if left out
# facts:                          # anything else that a condition asks for
#   stop_reason: us_sanctions     # or commercial, credit, eu_law, un_law
#   relies_on: us.lic.glx         # permissions whose open conditions you have judged to be met
"""
