"""RULES: one small function a legal thought, in the order in which a lawyer asks.

Each takes the case and the claims so far and gives the claims as they stand after it. Each says in its docstring where it
stands in law. What a measure covers, and when, is data (`law/programs`); here is only how measures work on each other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ostrakon.exposure.case import Case
from ostrakon.exposure.claims import RANK, Claim, Claims, Rule, gravest, make_claim, say_period
from ostrakon.exposure.conditions import try_all
from ostrakon.exposure.facts import key_of, many, value_of
from ostrakon.exposure.permissions import Grade, Relief, weigh_permissions
from ostrakon.exposure.reach import binds, reaches
from ostrakon.exposure.truth import every, lowest, some, unknown
from ostrakon.law.records import Condition, Kind, Measure, Program, Status
from ostrakon.model.finding import Outcome

_FORBIDS = (Outcome.PROHIBITED, Outcome.BLOCKED)
_BITES = (*_FORBIDS, Outcome.LICENCE, Outcome.EXPOSED)
_OWN_REASONS = frozenset({"commercial", "credit", "eu_law", "un_law"})  # words of the fact stop_reason
_OBEDIENCE = "us_sanctions"  # another
_DAYS = ("loading", "delivery", "payment")


def own_law(case: Case, claims: Claims) -> Claims:
    """Prohibitions and asset freezes that bind the actor himself.

    In law: each measure's own text. A freeze follows the listing that stands on the day, and the ownership test of its
    legal order; a listing alone, on the list of another order, binds nobody.
    """
    return claims + _claims_of(case, Kind.PROHIBITION, Kind.BLOCKING)


def secondary_exposure(case: Case, claims: Claims) -> Claims:
    """US secondary sanctions: powers to sanction persons who are not American. They bind nobody; they threaten.

    In law: ISA, CISADA, ITRSHRA, IFCA, NDAA 2012 s. 1245 and the orders made under them; each measure names its own.
    """
    return claims + _claims_of(case, Kind.EXPOSURE)


def duties(case: Case, claims: Claims) -> Claims:
    """Notices, reports and prior authorisations that the actor's own law asks for. Those against foreign law come last."""
    return claims + tuple(c for c in _claims_of(case, Kind.DUTY) if not _against_foreign_law(c.measure))


def lifted(_: Case, claims: Claims) -> Claims:
    """What was lifted or waived on the day has no effect; the claim is kept, so that the answer can say since when."""
    return tuple(
        replace(c, outcome=Outcome.CLEAR, why=(f"{c.measure.title}: {say_period(c.row)}",), missing=())
        for c in claims
        if c.row.status is Status.LIFTED and c.outcome is not Outcome.UNKNOWN
    ) + tuple(c for c in claims if c.row.status is not Status.LIFTED)


def suspended(case: Case, claims: Claims) -> Claims:
    """A suspended measure is not applied to deals that keep within the suspension; others meet it in full.

    In law: the guidance on the Joint Plan of Action (2014 to 2016) freed only business begun and completed inside it, and
    Reg. 42/2014 only contracts executed inside it; inside is up to the end that was known on the day of the question.
    """
    return tuple(_suspend(c, case) if c.row.status is Status.SUSPENDED else c for c in claims)


def wind_down(case: Case, claims: Claims) -> Claims:
    """Windows for ending old business. Two kinds, told apart by what stood before.

    Sanctions that come back (2018): until the window closes the relief still runs, so nothing bites yet, not even on new
    business; but new business is no winding down, and what falls after the window is exposed (OFAC's guidance of 8 May 2018).
    Sanctions that are new (E.O. 13871, 13902): in force from the first day, with forbearance for old business only; new
    business in the window is exposed at once (FAQ 816).
    """
    return tuple(_wind_down(c, case) if c.row.status is Status.WIND_DOWN else c for c in claims)


def permissions(case: Case, claims: Claims) -> Claims:
    """Licences, waivers and exceptions defeat the measures they name, where their conditions are met.

    In law: whoever relies on a permission must show that he meets it. A missing fact leaves the answer open; a failed
    condition is named; two permissions that hold and say different things go to a person.
    """
    return tuple(_relieve(c, case) if c.outcome is not Outcome.CLEAR else c for c in claims)


def causing(case: Case, claims: Claims) -> Claims:
    """Whoever is no US person must still not cause one to violate the law: a dollar cleared, a US partner, a US server.

    In law: 50 USC 1705(a) since 16 October 2007. It borrows its content: what a US person could not do in this deal the
    link makes unlawful, and what a US person could do under a licence it does not.
    """
    if case.flag("us_person"):
        return claims
    found = (_cause(program, measure, case) for program, measure in case.laws if _borrows(measure))
    return claims + tuple(c for c in found if c)


def ahead(case: Case, claims: Claims) -> Claims:
    """Warn of what will bite on the later days of the deal and does not yet, as far as it is known: permissions count there too."""
    later = [(name, day) for name in _DAYS if isinstance(day := value_of(case.facts, name), date) and day > case.as_of.valid]
    now = {c.measure.id for c in claims}
    for name, day in later:
        then = {c.measure.id: c for c in apply_rules(replace(case, as_of=replace(case.as_of, valid=day)), _ON_A_DAY)}
        claims = tuple(
            replace(c, why=(*c.why, f"on the day of {name}, {day}, {told}")) if (told := _worse(c, then.get(c.measure.id))) else c
            for c in claims
        )
        claims += tuple(_to_come(c, f"on the day of {name}, {day}") for key, c in then.items() if key not in now and c.outcome in _BITES)
        now |= then.keys()
    return claims


def conflict_of_laws(case: Case, claims: Claims) -> Claims:
    """A law against foreign sanctions meets the foreign sanctions it names: going on exposes, giving way breaks it.

    In law: Reg. (EC) 2271/96 art. 5 with its annex, as read in C-124/20 (Bank Melli Iran), and its British copy. Only acts
    in the annex count, only while in force, only for operators within art. 11. Whoever stops in order to obey them breaks it
    (art. 5(1)). Business reasons are free, and so is a stop that the operator's own law commands. Art. 2: the Commission must
    be told within 30 days.
    """
    laws = [(p, m) for p, m in case.laws if _against_foreign_law(m)]
    return claims + tuple(c for program, measure in laws if (c := _conflict(program, measure, case, claims)))


def stopping(case: Case, claims: Claims) -> Claims:
    """Whoever ends business is not exposed by ending it, and needs no leave.

    In law: the exposure measures name conduct with Iran; refusing is none of it. What forbids the business is told all the same.
    """
    if not case.refused:
        return claims
    return tuple(_stop(c) for c in claims)


RULES: tuple[Rule, ...] = (
    own_law,
    secondary_exposure,
    duties,
    lifted,
    suspended,
    wind_down,
    permissions,
    causing,
    ahead,
    conflict_of_laws,
    stopping,
)
_ON_A_DAY: tuple[Rule, ...] = RULES[: RULES.index(ahead)]
_AS_US_PERSON: tuple[Rule, ...] = (own_law, lifted, suspended, wind_down, permissions)


def apply_rules(case: Case, rules: tuple[Rule, ...] = RULES) -> Claims:
    """Run the rules in order, from no claims."""
    claims: Claims = ()
    for rule in rules:
        claims = rule(case, claims)
    return claims


def _claims_of(case: Case, *kinds: Kind) -> Claims:
    found = (_claim(program, measure, case) for program, measure in case.laws if measure.kind in kinds and not _borrows(measure))
    return tuple(c for c in found if c)


def _claim(program: Program, measure: Measure, case: Case) -> Claim | None:
    row = case.row_of(measure)
    if row is None or case.as_of.valid < program.covered_from:
        return None
    reach = reaches(program, measure, case)
    if row.status is Status.IN_FORCE:  # a leg that came later, or is narrower, has its terms in its row
        reach = every((reach, try_all(row.conditions, case.facts)))
    if reach.met and case.day_of(measure) is None:
        reach = unknown(measure.test_date, f"the measure is tested on the day of {measure.test_date}")
    return None if reach.failed else make_claim(program, measure, row, reach)


def _borrows(measure: Measure) -> bool:
    """Tell a rule that forbids through a link to the US whatever others forbid: no targets, no goods of its own."""
    targets = measure.targets
    own = targets.tags or targets.kinds or targets.named or measure.covers.goods or measure.covers.us_content_percent is not None
    return measure.kind is Kind.PROHIBITION and not own and any(c.fact == "us_nexus" for c in measure.requires)


def _against_foreign_law(measure: Measure) -> bool:
    return measure.kind is Kind.COUNTER or (measure.kind is Kind.DUTY and measure.order.endswith("_blocking"))


def _suspend(claim: Claim, case: Case) -> Claim:
    period, row = say_period(claim.row), claim.row
    inside = (Condition("delivery", "before", row.end, "completed before the suspension ends"),) if row.end else ()
    if not (row.conditions or inside):
        return claim.turn(Outcome.CLEAR, period) if claim.outcome is not Outcome.UNKNOWN else claim
    answer = try_all((*row.conditions, *inside), case.facts, row.published)
    if answer.met:
        return claim.turn(Outcome.AUTHORISED, period, *answer.why, confidence=answer.confidence)
    if answer.failed:
        return claim.turn(claim.outcome, f"{period}, but this deal does not profit from it", *answer.why)
    return claim.turn(Outcome.UNKNOWN, period, *answer.why, missing=answer.missing)


def _wind_down(claim: Claim, case: Case) -> Claim:
    answer = try_all(claim.row.conditions, case.facts, claim.row.published)
    is_new_law = claim.measure.rows[0].start == claim.row.start
    period = say_period(claim.row)
    if claim.outcome is Outcome.UNKNOWN:
        return claim if is_new_law else replace(claim, threat=Outcome.WIND_DOWN, why=(*claim.why, period))
    if answer.met:
        return claim.turn(Outcome.WIND_DOWN, period, *answer.why)
    if answer.open:
        outcome = Outcome.UNKNOWN if is_new_law else Outcome.WIND_DOWN
        return claim.turn(outcome, period, *answer.why, missing=answer.missing)
    if is_new_law:
        return claim.turn(claim.threat, f"{period}: only for old business", *answer.why)
    return claim.turn(Outcome.WIND_DOWN, f"{period}: nothing bites yet, but this is new business, not winding down", *answer.why)


def _relieve(claim: Claim, case: Case) -> Claim:
    reliefs = weigh_permissions(claim, case)
    met = [r for r in reliefs if r.grade is Grade.MET]
    if len({r.outcome for r in met}) > 1:
        return claim.turn(Outcome.REVIEW, *(f"{r.label} holds and says: {r.outcome}" for r in met))
    if met:
        return _grant(claim, met[0], met[0].outcome, "permitted")
    best = reliefs[0] if reliefs else None
    failed = tuple(f"does not help: {r.label}; {'; '.join(r.answer.why)}" for r in reliefs if r.grade is Grade.FAILED and r.concerns)
    bare = tuple(f"unless a person finds otherwise: {r.label}; {'; '.join(r.judged)}" for r in reliefs if r.grade is Grade.BARE)
    if best and best.grade is Grade.LICENCE and claim.outcome in _BITES:
        return _grant(claim, best, Outcome.LICENCE, "only by licence")
    if best and best.grade is Grade.OPEN:
        outcome = claim.outcome if claim.outcome in (Outcome.WIND_DOWN, Outcome.DUTY) else Outcome.UNKNOWN
        may = f"may be permitted: {best.label}"
        return claim.turn(outcome, may, *best.answer.why, *failed, missing=best.answer.missing, confidence=best.confidence)
    if best and best.grade is Grade.JUDGE and claim.outcome in _BITES:
        text = f"may be permitted, a person must judge: {best.label}; {'; '.join(best.judged)}"
        return claim.turn(Outcome.REVIEW, text, *failed, confidence=best.confidence)
    return replace(claim, why=(*claim.why, *failed, *bare))


def _grant(claim: Claim, relief: Relief, outcome: Outcome, word: str) -> Claim:
    by_word = tuple(f"on the deal file's word (relies_on): {text}" for text in relief.judged if relief.grade is Grade.MET)
    open_text = tuple(f"open: {text}" for text in relief.judged if relief.grade is not Grade.MET)
    told = claim.turn(
        outcome,
        f"{word}: {relief.label}, {say_period(relief.row)}",
        *relief.answer.why,
        *by_word,
        *open_text,
        confidence=relief.confidence,
    )
    return replace(told, by=relief.permission, by_row=relief.row)


def _cause(program: Program, measure: Measure, case: Case) -> Claim | None:
    row = case.row_of(measure)
    nexus = try_all(measure.requires, case.facts)
    if row is None or nexus.failed:
        return None
    worst = gravest(c for c in apply_rules(case.as_us_person(), _AS_US_PERSON) if c.measure.order == measure.order)
    if worst is None or worst.outcome is Outcome.CLEAR:
        return None
    how = many(case.facts, "us_nexus").how if nexus.met else ""
    note = (f"the link is taken {how}; say otherwise under `us_nexus`",) if how else ()
    text = f"a US person in this deal: {worst.outcome}, {worst.measure.title} ({worst.measure.cite})"
    claim = make_claim(program, measure, row, nexus, (text,))
    why = (*note, *worst.why)
    if nexus.open and worst.outcome not in (Outcome.AUTHORISED, Outcome.WIND_DOWN):
        return claim.turn(Outcome.UNKNOWN, *why)
    outcome = Outcome.PROHIBITED if worst.outcome in _FORBIDS else worst.outcome
    sure = lowest(worst.confidence, "m" if how else "h")  # a link that was derived, not stated
    return replace(claim.turn(outcome, *why, missing=worst.missing, confidence=sure), by=worst.by, by_row=worst.by_row)


def _to_come(then: Claim, when: str) -> Claim:
    """Turn the claim of a measure that does not stand yet into a warning."""
    told = f"{when}, {then.measure.title}: {then.outcome} then ({say_period(then.row)})"
    return replace(then, outcome=Outcome.CLEAR, why=(told,), missing=())


def _worse(claim: Claim, then: Claim | None) -> str:
    """Say what a measure comes to on a later day, where that is graver than today; empty where it is not."""
    if then is None or RANK[then.outcome] >= RANK[claim.outcome] or then.outcome is Outcome.UNKNOWN:
        return ""
    if claim.by and not then.by:
        return f"the permission is over: {then.outcome} then"
    return f"it is in force: {then.outcome} then" if then.row.status is Status.IN_FORCE else f"{then.outcome} then ({say_period(then.row)})"


def _stop(claim: Claim) -> Claim:
    if _against_foreign_law(claim.measure):
        return claim
    if claim.outcome is Outcome.CLEAR:
        return claim
    open_ = claim.outcome is Outcome.UNKNOWN
    if (claim.threat if open_ else claim.outcome) in _FORBIDS:
        return claim.turn(claim.outcome, "the business is refused: it is going on that this forbids")
    meets = f"the business is refused; going on {'might' if open_ else 'would'} meet: {claim.measure.title}"
    return replace(claim, outcome=Outcome.CLEAR, why=(meets,), missing=())


def _conflict(program: Program, measure: Measure, case: Case, claims: Claims) -> Claim | None:
    row = case.row_of(measure)
    bound = some(binds(word, case) for word in measure.binds)
    if row is None or row.status is not Status.IN_FORCE:
        return None
    if bound.failed or _stops_for_own_reasons(case):
        free = "the reason to stop is the actor's own or his own law's, and so is free"
        reason = bound.why if bound.failed else (free,)
        return replace(make_claim(program, measure, row, bound), outcome=Outcome.CLEAR, why=reason)
    if any(c.measure.order in ("eu", "uk") and c.outcome in _FORBIDS for c in claims):
        return None
    annex = _annex(measure.order, case)
    biting = (*_BITES, Outcome.UNKNOWN, *((Outcome.WIND_DOWN,) if case.refused else ()))
    threats = [c for c in claims if c.measure.order.startswith("us_") and annex & _acts(c) and c.outcome in biting]
    if not threats:
        return None
    worst = min(threats, key=lambda c: RANK[c.outcome])
    acts = "; ".join(case.acts.get(act, act) for act in sorted(annex & _acts(worst)))
    text = f"annexed act at work: {acts} ({worst.outcome}: {worst.measure.title}, {worst.measure.cite})"
    claim = make_claim(program, measure, row, bound, (text,))
    if worst.outcome is Outcome.UNKNOWN and claim.outcome is not Outcome.UNKNOWN:
        claim = claim.turn(Outcome.UNKNOWN, missing=worst.missing, confidence=worst.confidence)
    own = [c for c in claims if c.measure.order in ("eu", "uk") and c.outcome is Outcome.UNKNOWN and c.threat in _FORBIDS]
    if own:
        missing = tuple(fact for c in own for fact in c.missing)
        claim = claim.turn(Outcome.UNKNOWN, "whether the actor's own law forbids the business is not known", missing=missing)
    if case.refused:
        return _give_way(claim, case)
    return claim if claim.outcome is Outcome.UNKNOWN else claim.turn(claim.outcome, _advice(measure), confidence=worst.confidence)


def _give_way(claim: Claim, case: Case) -> Claim:
    """Turn the claim for business that is refused: obeying breaks the law, whatever it was; who says no reason must find one."""
    if claim.measure.kind is not Kind.COUNTER:
        return claim
    claim = replace(claim, threat=Outcome.PROHIBITED)
    if value_of(case.facts, "stop_reason") != _OBEDIENCE and "comply_with_us_sanctions" not in case.activities:
        return claim.turn(Outcome.UNKNOWN, "refused for which reason is not known", missing=(key_of("stop_reason"),))
    outcome = Outcome.UNKNOWN if claim.outcome is Outcome.UNKNOWN else Outcome.PROHIBITED
    return claim.turn(outcome, "business is refused in order to obey it, which this law forbids unless it is authorised")


def _annex(order: str, case: Case) -> frozenset[str]:
    """Give the foreign acts annexed on the day, by any law of the legal order."""
    rows = (case.row_of(m) for _, m in case.laws if m.order == order)
    return frozenset(act for row in rows if row and row.status is Status.IN_FORCE for act in row.annex)


def _acts(claim: Claim) -> frozenset[str]:
    return frozenset((*claim.measure.instruments, *claim.row.by))


def _advice(measure: Measure) -> str:
    notice = f"notice is due within {measure.deadline_days} days of learning of it" if measure.deadline_days else ""
    choice = "going on runs the risk of US sanctions; stopping in order to obey them breaks this law, unless it is authorised"
    return "; ".join(part for part in (choice if measure.kind is Kind.COUNTER else "", notice) if part)


def _stops_for_own_reasons(case: Case) -> bool:
    return value_of(case.facts, "stop_reason") in _OWN_REASONS
