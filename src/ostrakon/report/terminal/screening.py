"""WHO, in the terminal: one screening in full, and many in one table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.model.hit import Feature, Hit, Screening
from ostrakon.model.party import Listing
from ostrakon.model.text import has_other_letters
from ostrakon.report.stays import say_programs
from ostrakon.report.terminal.paper import bullet, hang, head, pairs, say, section, table, tone
from ostrakon.report.verdict import VERDICTS, Verdict, judge, name_of, say_coverage, unchecked
from ostrakon.report.words import STANDINGS, join_words, say_count, say_dataset, say_day, say_interval, say_iso_days, say_prop, shorten

BY_SOUND = "Names in other scripts are compared by sound, not translated: ask for the name in Latin letters too"


def show_screening(screening: Screening) -> RenderableType:
    """Everything a person needs to judge the hits of one query."""
    verdict = VERDICTS[judge(screening)]
    parts: list[RenderableType] = [head(name_of(screening), _as_of(screening))]
    parts.append(Text.assemble(tone(f"{verdict.sign} {verdict.word}", verdict.tone), f": {verdict.says}."))
    if _is_missed_by_sound(screening):
        parts.append(say(f"{BY_SOUND}."))
    for hit in screening.hits:
        parts += [Text(""), *_show_hit(hit)]
    if screening.former:
        parts.append(section("On no list that day, but at another time"))
        for hit in screening.former:
            parts += _show_hit(hit)
    return Group(*parts, *_show_coverage(screening))


def _is_missed_by_sound(screening: Screening) -> bool:
    """Whether nothing was found for a name in another script, which may be translated and not written by sound."""
    return not screening.hits and any(map(has_other_letters, (screening.query.name, *screening.query.aliases)))


def _as_of(screening: Screening) -> str:
    day, known = screening.as_of.valid, screening.as_of.known
    return f"on {say_day(day)}" + ("" if day == known else f", as known on {say_day(known)}")


def _show_hit(hit: Hit) -> list[RenderableType]:
    party = hit.party
    parts = [
        hang(f"{hit.score:.2f}", f"{party.caption}  ({say_prop(party.schema)})"),
        say(f"met: “{hit.query_value}” and “{hit.matched_value}” ({say_prop(hit.matched_prop)})", indent=8),
    ]
    if told := [_say_feature(f) for f in hit.features if f.query or f.candidate]:
        parts.append(say("; ".join(told), "dim", indent=8))
    parts += [hang(say_dataset(it.dataset), say_stay(it), indent=8) for it in party.listings]
    parts += [hang("→", say_iso_days(sentence), indent=8, hold=1) for sentence in hit.effects]
    return parts


def _say_feature(it: Feature) -> str:
    return f"{say_prop(it.name)}: {it.query} / {it.candidate}{f' ({it.note})' if it.note else ''}"


def say_stay(it: Listing) -> str:
    """One stay on a list in words: since when, standing on the day, programmes, secondary sanctions, entry."""
    return "; ".join(x for x in (say_interval(it.interval), STANDINGS[it.standing], say_programs(it), it.entry_id) if x)


def _show_coverage(screening: Screening) -> list[RenderableType]:
    told = [(say_dataset(it.dataset), say_coverage(it)) for it in screening.coverage if it.in_force]
    parts: list[RenderableType] = [section("Checked"), pairs(told) if told else say("nothing", indent=2)]
    if gaps := unchecked(screening.coverage):
        parts += [section("Not checked, or only with an old version"), *(bullet(gap) for gap in gaps)]
    return parts


def show_batch(screenings: Sequence[Screening]) -> RenderableType:
    """A book of counterparties in one table, those to look at first; then the counts."""
    ranks = list(Verdict)
    ordered = sorted(screenings, key=lambda s: (ranks.index(judge(s)), -_best(s)))
    rows = [_batch_row(s) for s in ordered]
    counts = [(v, sum(judge(s) is v for s in screenings)) for v in Verdict]
    told = join_words([f"{n} {VERDICTS[v].word.lower()}" for v, n in counts if n])
    parts: list[RenderableType] = [table(("", "Counterparty", "Score", "Nearest party", "On"), rows, right=(2,)), Text("")]
    parts.append(say(f"{say_count(len(screenings), 'counterparty', 'counterparties')}: {told or 'none'}."))
    if missed := sum(map(_is_missed_by_sound, screenings)):
        parts.append(say(f"Of those without a hit {missed:,} in another script. {BY_SOUND}."))
    if screenings and (gaps := unchecked(screenings[0].coverage)):
        parts.append(say("Not checked, or only with an old version: " + "; ".join(gaps) + "."))
    return Group(*parts)


def _best(screening: Screening) -> float:
    return max((hit.score for hit in (*screening.hits, *screening.former)), default=0.0)


def _batch_row(screening: Screening) -> tuple[Text | str, ...]:
    look = VERDICTS[judge(screening)]
    best = max((*screening.hits, *screening.former), key=lambda hit: hit.score, default=None)
    if best is None:
        return tone(f"{look.sign} {look.word}", look.tone), shorten(name_of(screening), 40), "", "", ""
    lists = dict.fromkeys(say_dataset(it.dataset) for it in best.party.listings if it.standing != "not")
    return (
        tone(f"{look.sign} {look.word}", look.tone),
        shorten(name_of(screening), 40),
        f"{best.score:.2f}",
        best.party.caption,
        ", ".join(lists),
    )
