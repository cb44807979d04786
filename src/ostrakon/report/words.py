"""Words for the reader: days, outcomes, standings, legal orders, and text made safe to show."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ostrakon.law.records import Kind
from ostrakon.model.finding import Outcome
from ostrakon.model.time import DayRange, Interval, Standing
from ostrakon.model.vocabulary import AUTHORITIES, short_name

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Characters that a terminal or a page could obey instead of show, controls and marks that turn the reading direction; and halves of
# characters, which no file can hold.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PROPS = {
    "imoNumber": "IMO number",
    "mmsi": "MMSI",
    "swiftBic": "BIC",
    "leiCode": "LEI",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "vatCode": "VAT number",
    "uscCode": "USCC",
    "dunsCode": "D-U-N-S number",
    "icaoCode": "ICAO code",
    "idNumber": "identity number",
}  # those whose name is not the property's own words

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome is shown: a word, a sign that needs no colour, a family of colour, and a sentence."""

    word: str
    sign: str
    tone: str  # stop | care | open | go
    says: str


OUTCOMES: dict[Outcome, Look] = {
    Outcome.PROHIBITED: Look("Prohibited", "✕", "stop", "a rule that binds you forbids it"),
    Outcome.BLOCKED: Look("Blocked", "■", "stop", "property of a listed party must be frozen and nothing made available to it"),
    Outcome.LICENCE: Look("Licence needed", "◆", "care", "lawful only with an authorisation"),
    Outcome.CONFLICT: Look("Conflict", "≠", "care", "one legal order forbids what another demands"),
    Outcome.EXPOSED: Look("Exposed", "▲", "care", "not forbidden to you, but it may bring sanctions on you (secondary sanctions)"),
    Outcome.WIND_DOWN: Look("Wind-down", "◔", "care", "old business may be ended within a period; nothing new"),
    Outcome.DUTY: Look("Duty", "●", "care", "you must do something: report, notify, or refrain from complying with foreign law"),
    Outcome.REVIEW: Look("Review", "⁇", "open", "two rules with different results apply; a person must decide"),
    Outcome.UNKNOWN: Look("Unknown", "?", "open", "a fact that would decide is missing"),
    Outcome.NOT_COVERED: Look("Not covered", "—", "open", "outside what was checked; this is not an all-clear"),
    Outcome.AUTHORISED: Look("Authorised", "✓", "go", "a licence, exception or waiver allows it"),
    Outcome.CLEAR: Look("Clear", "○", "go", "no measure that was checked reaches it"),
}

GRAVEST_FIRST: tuple[Outcome, ...] = tuple(Outcome)

ORDERS: dict[str, str] = {
    "us_primary": "US law (primary)",
    "us_secondary": "US secondary sanctions",
    "eu": "EU law",
    "eu_blocking": "EU blocking statute",
    "uk": "UK law",
    "uk_blocking": "UK blocking law",
    "un": "UN Security Council",
    "ch": "Swiss law",
    "ca": "Canadian law",
    "au": "Australian law",
    "jp": "Japanese law",
    "tr": "Turkish law",
}

STANDINGS: dict[Standing, str] = {
    Standing.HOLDS: "listed",
    Standing.LAST_SEEN: "listed at the last look before, gone at the next",
    Standing.POSSIBLE: "not yet seen, there at the next look",
    Standing.NOT: "not listed",
}

STATUSES: dict[str, str] = {
    "in_force": "in force",
    "wind_down": "wind-down",
    "suspended": "suspended",
    "lifted": "lifted",
    "listed": "listed",
}

KINDS: dict[Kind, str] = {
    Kind.PROHIBITION: "prohibition",
    Kind.BLOCKING: "freeze",
    Kind.EXPOSURE: "threat of sanctions",
    Kind.PERMISSION: "permission",
    Kind.COUNTER: "counter-measure",
    Kind.DUTY: "duty",
}

SECONDARY: dict[str, str] = {"subject": "subject to secondary sanctions", "not_subject": "not subject to secondary sanctions", "": ""}


def say_day(day: date | None) -> str:
    """Write a day as `7 May 2018`; None as an em dash."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "—"


def say_short_day(day: date | None) -> str:
    """Write a day as `7 May 18`'s longer cousin `7 May 2018` with the month cut to three letters."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else "—"


def say_stretch(start: date | None, end: date | None, say: Callable[[date], str] = say_day) -> str:
    """Write a stretch [start, end) by its first and its last day: `8 May 2018 to 4 November 2018`, `since 8 May 2018`."""
    first = say(start) if start else "an unknown day"
    return f"{first} to {say(end - timedelta(days=1))}" if end else f"since {first}"


def say_range(days: DayRange) -> str:
    """Write a day that may be known only as a range, in words."""
    if days.exact:
        return say_day(days.exact)
    if days.earliest and days.latest:
        return f"between {say_day(days.earliest)} and {say_day(days.latest)}"
    if days.latest:
        return f"on or before {say_day(days.latest)}"
    return f"on or after {say_day(days.earliest)}" if days.earliest else "at an unknown day"


def say_interval(interval: Interval) -> str:
    """Write a stay on a list: since when, until when, with what is not known left open."""
    since = say_start(interval.start)
    return f"since {since}" if interval.end is None else f"from {since}, removed {_gone(interval.end)}"


def say_start(start: DayRange) -> str:
    """Write the first day of a stay, to follow `since` or `from`."""
    if start.exact:
        return say_day(start.exact)
    if start.earliest is None:
        return f"{say_day(start.latest)} or earlier" if start.latest else "an unknown day"
    return f"a day between {say_day(start.earliest)} and {say_day(start.latest)}"


def _gone(end: DayRange) -> str:
    return f"on {say_day(end.exact)}" if end.exact else say_range(end)


def say_order(order: str) -> str:
    """Name a legal order for the reader."""
    return ORDERS.get(order, order.replace("_", " "))


def say_dataset(dataset: str) -> str:
    """Short name of a list."""
    return short_name(dataset)


def say_prop(prop: str) -> str:
    """Name a property, or a kind of party, in words: `weakAlias` is "weak alias", `LegalEntity` "legal entity"."""
    return _PROPS.get(prop) or _CAPITAL.sub(" ", prop).lower()


def say_authority(authority: str) -> str:
    """Name of an authority."""
    return AUTHORITIES.get(authority, authority)


def say_count(number: int, one: str, many: str = "") -> str:
    """Number and noun that agree: `1 list`, `1,204 names`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_words(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """Join as a sentence does: `a, b and c`."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def some(texts: Sequence[str], limit: int) -> list[str]:
    """Give up to `limit` of the texts, and how many more there are."""
    more = len(texts) - limit
    return [*texts[:limit], f"and {more:,} more"] if more > 0 else list(texts)


def say_iso_days(text: str) -> str:
    """Write every YYYY-MM-DD within a sentence as `7 May 2018`; what is no day of the calendar is left as it is."""
    return _ISO_DAY.sub(_say_iso_day, text)


def _say_iso_day(found: re.Match[str]) -> str:
    try:
        return say_day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def clean(text: str) -> str:
    """Take out characters that a terminal or page would obey rather than show."""
    return _UNSHOWN.sub("", text)


def shorten(text: str, limit: int) -> str:
    """Cut to `limit` characters, with an ellipsis where something was cut."""
    text = clean(text)
    return text if len(text) <= limit else text[: max(1, limit - 1)].rstrip() + "…"
