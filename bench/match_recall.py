"""How much of what it should find does `match` find, how much of what it should not, and how fast.

Held-out aliases: each alias of OFAC's list of 2019-01-04 and the UN's of 2018-06-07 asks for its party, in an index without that alias (and
without an eighth of the others). Changed names: real names in other order, with edits, accents, in other scripts. False alerts: names of
nobody in particular (see clean_names); a hit on one of them may be a true namesake, so the figure is an upper bound.
"""

from __future__ import annotations

import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench.clean_names import make_companies, make_people
from bench.match_data import Row, read_ofac, read_un, to_parties
from ostrakon.match.index import NameIndex
from ostrakon.match.score import score_party
from ostrakon.model.hit import THRESHOLD, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ostrakon.model.party import Party

OFAC, UN = "us_ofac/2019-01-04", "un_sc/2018-06-07/consolidated.xml"
FOLDS, ALIAS_STEP, CHANGED, CLEAN_EACH, CLEAN_COMPANIES = 8, 3, 300, 100, 500
NOT_A_CANDIDATE = 10**6
LETTERS = "abcdefghijklmnopqrstuvwxyz"

RUSSIAN_PAIRS = dict(
    zip(
        ("shch", "sh", "ch", "kh", "zh", "ts", "ya", "yu", "ye", "j", "h", "w", "q", "x", "y"),
        ("щ", "ш", "ч", "х", "ж", "ц", "я", "ю", "е", "дж", "х", "в", "к", "кс", "и"),  # noqa: RUF001 - Cyrillic is meant
        strict=True,
    ),
)

Line = tuple[str, str]


def run(lists: Path) -> list[Line]:
    """Measure everything; one row for each figure."""
    rows = [*read_ofac(lists / OFAC), *(Row(r.party + 10**7, r.value, r.prop, r.schema) for r in read_un(lists / UN))]
    latin = [r for r in rows if r.prop != "nativeName"]
    parties = to_parties(latin)
    index, lines = _measure_index(latin)
    lines.insert(0, ("parties, names", f"{len(parties):,}, {len(latin):,}"))
    lines += _measure_held_out(latin)
    lines += _measure_changed(index, parties, rows)
    return lines + _measure_false_alerts(index, parties)


def alerts(index: NameIndex, parties: dict[int, Party], query: Query) -> list[int]:
    """Screen one query as the workspace does: candidates, scores, threshold."""
    return [p for p in index.find_candidates(query) if score_party(query, parties[p]).score >= THRESHOLD]


def _measure_index(rows: list[Row]) -> tuple[NameIndex, list[Line]]:
    """Build, save, open."""
    start = time.perf_counter()
    built = NameIndex.build(rows, [])
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.index"
        built.save(path)
        start = time.perf_counter()
        index = NameIndex.open(path)
        opening = time.perf_counter() - start
        size = path.stat().st_size
    return index, [
        ("build the index", f"{seconds:.2f} s"),
        ("size of its file", f"{size / 1e6:.1f} MB"),
        ("open it", f"{opening * 1000:.2f} ms"),
    ]


def _measure_held_out(rows: list[Row]) -> list[Line]:
    """Ask for parties by aliases that the index has not."""
    names = Counter(r.party for r in rows)
    aliases = [r for r in rows if r.prop != "name" and names[r.party] > 1][::ALIAS_STEP]
    ranks: list[int] = []
    scores: list[float] = []
    counts: list[int] = []
    for fold in range(FOLDS):
        held = set(aliases[fold::FOLDS])
        rest = [r for r in rows if r not in held]
        index, parties = NameIndex.build(rest, []), to_parties(rest)
        for row in held:
            found = index.find_candidates(Query(row.value))
            counts.append(len(found))
            ranks.append(found.index(row.party) if row.party in found else NOT_A_CANDIDATE)
            scores.append(score_party(Query(row.value, schema=row.schema), parties[row.party]).score if row.party in parties else 0.0)
    alike = [rank for rank, score in zip(ranks, scores, strict=True) if score >= THRESHOLD]
    return [
        ("candidates of a query, mean", f"{sum(counts) / len(counts):.0f}"),
        (
            f"held-out aliases ({len(ranks):,}), party among the first 100 / 200 / all candidates",
            _shares(ranks, (100, 200, NOT_A_CANDIDATE)),
        ),
        (f"of them like another name of the party ({len(alike):,}), among 100 / 200 / all", _shares(alike, (100, 200, NOT_A_CANDIDATE))),
    ]


def _shares(ranks: Sequence[int], limits: Iterable[int]) -> str:
    """Shares of ranks below each limit."""
    return " / ".join(f"{sum(r < limit for r in ranks) / max(len(ranks), 1):.2%}" for limit in limits)


def _measure_changed(index: NameIndex, parties: dict[int, Party], rows: list[Row]) -> list[Line]:
    """Ask for parties by their own names, changed."""
    random = Random(2018)
    latin = [r for r in rows if r.prop in {"name", "alias"} and r.value.isascii() and len(r.value.split()) > 1]
    sample = random.sample(latin, CHANGED)
    long = random.sample([r for r in latin if r.schema == "Person" and len(r.value.replace(",", " ").split()) > 2], CHANGED)  # noqa: PLR2004
    native = [r for r in rows if r.prop == "nativeName"]
    asked: list[tuple[str, list[tuple[str, Row]]]] = [
        ("as listed", [(r.value, r) for r in sample]),
        ("words in other order", [(_shuffled(r.value, random), r) for r in sample]),
        ("one edit", [(_edited(r.value, random, 1), r) for r in sample]),
        ("two edits", [(_edited(r.value, random, 2), r) for r in sample]),
        ("accents and lower case", [(_accented(r.value, random), r) for r in sample]),
        ("a middle name dropped", [(_shorter(r.value, random), r) for r in long]),
        ("two words joined", [(_joined(r.value, random), r) for r in sample]),
        ("written in Cyrillic", [(_in_cyrillic(r.value), r) for r in sample if r.schema == "Person"]),
        ("original script (UN, all scripts)", [(r.value, r) for r in native]),
    ]
    lines = []
    for what, queries in asked:
        found = sum(row.party in alerts(index, parties, Query(text)) for text, row in queries)
        lines.append((f"found at {THRESHOLD}: {what} ({len(queries)})", f"{found / len(queries):.1%}"))
    return lines


def _shuffled(name: str, random: Random) -> str:
    """Put the words in another order, without the comma."""
    words = name.replace(",", " ").split()
    return " ".join(random.sample(words, len(words)))


def _edited(name: str, random: Random, edits: int) -> str:
    """Insert, delete, replace or swap letters, at places chosen at random."""
    letters = list(name)
    for _ in range(edits):
        place = random.choice([i for i, c in enumerate(letters[:-1]) if c.isalpha()] or [0])
        kind = random.choice(("insert", "delete", "replace", "swap"))
        if kind == "swap":
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters[place : place + (kind != "insert")] = [] if kind == "delete" else [random.choice(LETTERS)]
    return "".join(letters)


def _accented(name: str, random: Random) -> str:
    """Put marks on half of the vowels."""
    marked = "".join(c + "\u0301" if c in "aeiou" and random.random() < 1 / 2 else c for c in name.lower())
    return unicodedata.normalize("NFC", marked)


def _shorter(name: str, random: Random) -> str:
    """Drop one given name but the first: "FAMILY, First Middle" to "First FAMILY"."""
    family, comma, given = name.partition(",")
    words = given.split() if comma else name.split()
    middle = range(1, len(words)) if comma else range(1, len(words) - 1)
    if middle:
        del words[random.choice(middle)]
    return f"{' '.join(words)} {family}" if comma else " ".join(words)


def _joined(name: str, random: Random) -> str:
    """Write two neighbouring words as one, in speaking order."""
    family, comma, given = name.partition(",")
    words = f"{given} {family}".split() if comma else name.split()
    place = random.randrange(len(words) - 1)
    return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])


def _in_cyrillic(name: str) -> str:
    """Write it in Russian letters, as a Russian paper would: pairs of letters first, the rest with ICU."""
    import icu  # noqa: PLC0415 - only here

    text = name.lower()
    for latin, russian in RUSSIAN_PAIRS.items():
        text = text.replace(latin, russian)
    written: str = icu.Transliterator.createInstance("Latin-Cyrillic").transliterate(text)
    return written


def _measure_false_alerts(index: NameIndex, parties: dict[int, Party]) -> list[Line]:
    """Screen names of nobody in particular, and take the time."""
    random = Random(7)
    people = make_people(random, CLEAN_EACH)
    companies = make_companies(random, CLEAN_COMPANIES)
    start = time.perf_counter()
    with_alert = Counter(culture for name, culture in people if alerts(index, parties, Query(name, schema="Person")))
    business = sum(bool(alerts(index, parties, Query(name, schema="Company"))) for name in companies)
    seconds = (time.perf_counter() - start) / (len(people) + len(companies))
    by_culture = ", ".join(f"{culture} {count * 1000 // CLEAN_EACH}" for culture, count in with_alert.most_common())
    return [
        ("false alerts per 1,000 persons", f"{sum(with_alert.values()) * 1000 / len(people):.0f}"),
        ("... by origin of the name", by_culture or "none"),
        ("false alerts per 1,000 companies", f"{business * 1000 / len(companies):.0f}"),
        ("one query: candidates and their scores", f"{seconds * 1000:.1f} ms"),
    ]
