"""Cue words by class, with their inflected forms: the small model's lemmas are not always right (`hopes` comes out as `hop`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "swear": "swears swore sworn swearing",
    "see": "sees saw seen seeing",
    "find": "finds found finding",
    "hold": "holds held holding",
    "begin": "begins began begun beginning",
    "understand": "understands understood understanding",
    "mean": "means meant meaning",
    "read": "reads read reading",
    "show": "shows showed shown showing",
    "hear": "hears heard hearing",
    "sing": "sings sang sung singing",
    "cast": "casts cast casting",
    "forecast": "forecasts forecast forecasting",
    "seek": "seeks sought seeking",
    "choose": "chooses chose chosen choosing",
    "put": "puts put putting",
    "leave": "leaves left leaving",
    "meet": "meets met meeting",
    "hit": "hits hit hitting",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "undertake": "undertakes undertook undertaken undertaking",
    "speak": "speaks spoke spoken speaking",
    "hit back": "",
    "quit": "quits quit quitting",
    "hold off": "",
    "blow": "blows blew blown blowing",
    "break": "breaks broke broken breaking",
    "give": "gives gave given giving",
    "take": "takes took taken taking",
    "go": "goes went gone going",
    "come": "comes came come coming",
    "fly": "flies flew flown flying",
    "beseech": "beseeches beseeched besought beseeching",
    "quip": "quips quipped quipping",
    "rip": "rips ripped ripping",
    "slam": "slams slammed slamming",
    "plan": "plans planned planning",
    "beg": "begs begged begging",
    "commit": "commits committed committing",
    "submit": "submits submitted submitting",
    "rebut": "rebuts rebutted rebutting",
    "concur": "concurs concurred concurring",
    "drop": "drops dropped dropping",
    "ban": "bans banned banning",
    "scrap": "scraps scrapped scrapping",
    "hop": "",
}
_VOWELS = "aeiou"


def inflect(lemma: str) -> tuple[str, ...]:
    """Give the forms of an English verb, the lemma first: regular ones by rule, the others from a table."""
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    s = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return (lemma, lemma + s, lemma + "ed", lemma + "ing")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words. `classes` maps a verb's form to (lemma, the classes it belongs to)."""

    forms: dict[str, tuple[str, frozenset[str]]]
    nouns: frozenset[str]
    preps: tuple[tuple[str, ...], ...]
    hedge_adverbs: frozenset[str]
    hedge_modals: dict[str, str]
    deny: frozenset[str]
    belief: frozenset[str]
    object_preps: dict[str, tuple[str, ...]]


@cache
def load_cues() -> Cues:
    """Read the table of cue words; kept in memory."""
    data: dict[str, Any] = load_table("cues.yaml")
    classes: dict[str, set[str]] = {}
    for name in ("say", "think", "commit", "direct", "label", "stance"):
        for lemma in data[name].split():
            classes.setdefault(lemma, set()).add(name)
    forms = {form: (lemma, frozenset(names)) for lemma, names in classes.items() for form in inflect(lemma)}
    return Cues(
        forms=forms,
        nouns=frozenset(data["nouns"].split()),
        preps=tuple(tuple(p.split()) for p in data["preps"]),
        hedge_adverbs=frozenset(data["hedge_adverbs"]),
        hedge_modals=dict(data["hedge_modals"]),
        deny=frozenset(data["deny"]),
        belief=frozenset(data["belief"]),
        object_preps={lemma: tuple(preps.split()) for lemma, preps in data["object_preps"].items()},
    )


@cache
def words(name: str) -> frozenset[str]:
    """Give one list of the grammar table (`data/grammar.yaml`)."""
    return frozenset(load_table("grammar.yaml")[name].split())


@cache
def load_table(name: str) -> Any:
    """Read one YAML table of this room's data folder."""
    return yaml.safe_load((resources.files("ostrakon.news") / "data" / name).read_text(encoding="utf-8"))
