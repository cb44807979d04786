"""Does a measure reach the deal? Four questions, each three-valued.

Does it bind the actor, does it cover the conduct and the goods, does it hit a party, are its own requirements met. Whether
it is in force is another matter (`rules`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ostrakon.exposure.case import Case
from ostrakon.exposure.conditions import try_all
from ostrakon.exposure.facts import INWARD, MOVING, OUTWARD, key_of, many, touches_iran, value_of
from ostrakon.exposure.goods import Item, fits_goods
from ostrakon.exposure.jurisdictions import COUNTRY_WORDS, in_eu
from ostrakon.exposure.ownership import is_owned
from ostrakon.exposure.parties import is_target
from ostrakon.exposure.truth import Answer, every, first, no, some, unknown, yes
from ostrakon.exposure.wording import say_all
from ostrakon.law.records import Covers, Measure, Program, Targets
from ostrakon.law.vocabulary import BINDS, SECTORS

_INCIDENT = frozenset({"payment"})
_STATES = ("country", "state", "government")  # words of `actor.kind`
_ASKED = {"us_person": "a US person", "us_owned": "owned or controlled by a US person", "bank": "a bank"}


def reaches(program: Program, measure: Measure, case: Case) -> Answer:
    """Answer the four questions in the order in which they fail most cheaply."""
    answers = []
    for ask in (_activity, _binding, _target, _goods, _link, _requirements):
        answer = ask(program, measure, case)
        if answer.failed:
            return answer
        answers.append(answer)
    return every(answers)


def binds(word: str, case: Case) -> Answer:
    """Tell whether a word of `binds` takes in the actor."""
    if word in COUNTRY_WORDS:
        return yes(_bound(word)) if COUNTRY_WORDS[word] in case.words("actor_countries") else _elsewhere(case)
    if word.startswith("eu_operator"):
        return _eu_operator(case, word)
    foreign = _turned(_flagged(case, "us_person"))
    asked: dict[str, Callable[[], Answer]] = {
        "any_person": yes,
        "un_member_states": yes,
        "us_person": lambda: _flagged(case, "us_person"),
        "non_us_person": lambda: foreign,
        "us_owned_foreign_entity": lambda: every((foreign, _flagged(case, "us_owned"))),
        "ffi": lambda: every((foreign, _flagged(case, "bank"))),
        "country": lambda: yes() if case.deal.actor.kind in _STATES else no(),
    }
    answer = asked[word]()
    return replace(answer, why=(_bound(word),)) if answer.met else answer


def _eu_operator(case: Case, word: str) -> Answer:
    """Reg. 267/2012 art. 49 asks for a link to the EU; Reg. 2271/96 art. 11 for residence or incorporation there.

    A branch of a company from elsewhere has no legal personality of its own and is not within art. 11
    (Commission guidance note, OJ C 277 I of 7 August 2018).
    """
    countries = case.words("actor_countries")
    if not any(in_eu(c, case.as_of.valid) for c in countries):
        return _elsewhere(case)
    if word == "eu_operator":
        return yes(_bound(word))
    branch = case.flag("branch_of_non_eu")
    if branch is None:
        return unknown(key_of("branch_of_non_eu"), "whether the actor is a branch of a company from outside the EU")
    if branch:
        return no("a branch of a company from outside the EU is not itself an EU operator; people who work in it may be")
    return yes(_bound(word))


def _bound(word: str) -> str:
    return f"for {BINDS[word]}"


def _elsewhere(case: Case) -> Answer:
    return no() if many(case.facts, "actor_countries").complete else unknown(key_of("actor_countries"), "whose law binds the actor")


def _flagged(case: Case, name: str) -> Answer:
    value = case.flag(name)
    if value is None:
        return unknown(key_of(name), f"whether the actor is {_ASKED[name]}")
    return yes() if value else no()


def _turned(answer: Answer) -> Answer:
    return answer if answer.open else no() if answer.met else yes()


def _binding(_: Program, measure: Measure, case: Case) -> Answer:
    return first(binds(word, case) for word in measure.binds)


def _activity(_: Program, measure: Measure, case: Case) -> Answer:
    wanted = set(measure.covers.activities)
    if not wanted:
        return yes()
    if not case.activities:
        return unknown("activities", "what the actor does in the deal")
    shared = [a for a in case.activities if a in wanted]
    return yes(f"covers: {say_all(shared)}") if shared else no()


def _goods(_: Program, measure: Measure, case: Case) -> Answer:
    covers = measure.covers
    if not (covers.goods or covers.sectors or covers.hs or covers.origin or covers.us_content_percent is not None):
        return yes()
    sector = many(case.facts, "sector")
    shared = sector.values & set(covers.sectors)
    if shared and not covers.origin:
        return yes(f"sector: {', '.join(SECTORS[w] for w in sorted(shared))}")
    if case.items:
        return some(_one_good(item, covers, case) for item in case.items)
    by_sector_alone = covers.sectors and not (covers.goods or covers.hs or covers.origin)
    return no() if by_sector_alone and sector.complete else unknown("goods", "which goods or services the deal is about")


def _one_good(item: Item, covers: Covers, case: Case) -> Answer:
    return every((fits_goods(item, covers), fits_origin(item, covers, case), _content(item, covers)))


_ABOUT_GOODS = frozenset({"payment", "payment_via_us", "financing", "insurance", "reinsurance"})
ELSEWHERE = "elsewhere"  # a word of `origin`: what goes to Iran, not what comes from there


def fits_origin(item: Item, covers: Covers, case: Case) -> Answer:
    """Tell whether a good comes from where a measure wants it to. Bringing goods in from Iran says where they are from."""
    if not covers.origin:
        return yes()
    if covers.origin == ELSEWHERE:
        return _from_elsewhere(item, case)
    if item.origin:
        return yes("of Iranian origin") if item.origin == "IR" else no()
    doing = set(case.activities)
    if doing & INWARD:
        return yes("of Iranian origin")
    if doing & OUTWARD:
        return no()
    return unknown("goods.origin", f"whether {item.name} is of Iranian origin")


def _from_elsewhere(item: Item, case: Case) -> Answer:
    """Tell whether a good goes to Iran rather than comes from there; what is no trade in goods does so by itself."""
    doing = set(case.activities)
    if item.origin == "IR" or doing & INWARD:
        return no(f"{item.name} comes from Iran")
    if item.origin or doing & OUTWARD or not doing & (MOVING | _ABOUT_GOODS):
        return yes()
    return unknown("goods.origin", f"whether {item.name} is of Iranian origin")


def _content(item: Item, covers: Covers) -> Answer:
    """De minimis: 31 CFR 560.420 frees less than 10 percent; 15 CFR 734.4(c) frees 10 percent or less."""
    limit = covers.us_content_percent
    if limit is None:
        return yes()
    share = item.us_content
    if share is None:
        return unknown(key_of("us_content_percent"), f"share of US content in {item.name} by value (from {limit:g} percent it counts)")
    over = share >= limit if covers.us_content_op == ">=" else share > limit
    text = f"{item.name}: {share:g} percent US content by value"
    return yes(text) if over else no(f"{text}, under the limit of {limit:g}")


def _target(_: Program, measure: Measure, case: Case) -> Answer:
    targets = measure.targets
    if not any((targets.datasets, targets.tags, targets.kinds, targets.named)):
        return yes()
    if not case.parties:
        return unknown("parties", "who the other parties are")
    return some(_hits(targets, n, case) for n in range(len(case.parties)))


def _hits(targets: Targets, n: int, case: Case) -> Answer:
    party, day = case.parties[n], case.as_of.valid
    itself = is_target(party, targets)
    if itself.met:
        return itself
    return some((itself, is_owned(party, targets.ownership, day, lambda owner: is_target(owner, targets))))


def _link(program: Program, measure: Measure, case: Case) -> Answer:
    """A programme on Iran reaches business with Iran: by its activity, place, party or goods. A target is link enough."""
    targets = measure.targets
    if program.target != "iran" or targets.kinds or targets.tags or targets.named:
        return yes()
    touches = touches_iran(case.deal, case.facts)
    if touches is None:
        return unknown(_link_fact(case), "whether Iran is the place, the party or the origin")
    return yes() if touches else no("nothing in the deal points to Iran")


def _link_fact(case: Case) -> str:
    """Name the fact that would tell whether Iran comes into it."""
    if any(not g.origin for g in case.deal.goods):
        return "goods.origin"
    return "countries" if many(case.facts, "party_countries").complete else key_of("party_countries")


def _requirements(_: Program, measure: Measure, case: Case) -> Answer:
    return try_all(measure.requires, case.facts)


def covers_all(permission: Measure, case: Case, relevant: frozenset[str]) -> Answer:
    """Tell whether a permission covers what is still to be done of a deal, and all of its goods.

    `relevant`: the activities by which the forbidding measure reached the deal. Once the goods are delivered only the
    payment is left to be done. Paying for what is permitted is permitted with it (31 CFR 560.405: what is ordinarily
    incident and necessary).
    """
    covers = permission.covers
    wanted = frozenset(covers.activities)
    beyond = (relevant & remaining(case)) - wanted - _INCIDENT
    if wanted and (beyond or not wanted & frozenset(case.activities)):
        return no(f"does not cover: {say_all(sorted(beyond)) or 'what is left to be done'}")
    if not (covers.goods or covers.sectors or covers.hs or covers.origin):
        return yes()
    if not case.items:
        return unknown("goods", "which goods or services the deal is about")
    plain = replace(covers, us_content_percent=None)
    return every(_one_good(item, plain, case) for item in case.items)


def remaining(case: Case) -> frozenset[str]:
    """Give the activities that still lie ahead on the day: after delivery those that move or serve goods are over."""
    doing = frozenset(case.activities)
    delivery = value_of(case.facts, "delivery")
    over = isinstance(delivery, date) and delivery < case.as_of.valid
    return (doing - MOVING or doing) if over else doing
