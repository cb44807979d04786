"""The briefing in the terminal: the same story as the page, in one screen or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.report.briefing import Briefing
from ostrakon.report.page.chips import Chip
from ostrakon.report.page.page import Page, view_page
from ostrakon.report.page.people import PersonView
from ostrakon.report.page.reading import ReadingView
from ostrakon.report.terminal.paper import TONES, hang, head, say, section, table, tone
from ostrakon.report.verdict import VERDICTS
from ostrakon.report.words import clean, join_words, say_count, say_dataset, say_day, say_short_day, shorten

PEOPLE_SHOWN, NAME_WIDTH, ANSWER_WIDTH = 12, 24, 18


def show_briefing(briefing: Briefing) -> RenderableType:
    """Counterparties and deals by day, then the report held against the record."""
    page = view_page(briefing)
    days = [say_short_day(day) for day in briefing.dates]
    parts: list[RenderableType] = [head(briefing.title, briefing.made_for)]
    if page.people:
        parts += [section("WHO: counterparties on lists"), _show_counts(page, days), *_show_turns(page.people, days)]
        parts += _show_versions(briefing)
    if page.deals:
        parts += [section("WHAT: the gravest answer to each deal"), _show_deals(page, days)]
    if page.reading:
        parts += [section("SAYS WHO: the report against the record"), *_show_reading(page.reading, briefing)]
    return Group(*parts)


def _show_counts(page: Page, days: Sequence[str]) -> RenderableType:
    counts = [Counter(person.chips[i].look.word for person in page.people) for i in range(len(days))]
    rows = [
        (look.word, *(str(count[look.word] or "·") for count in counts)) for look in VERDICTS.values() if any(c[look.word] for c in counts)
    ]
    return table((say_count(len(page.people), "counterparty", "counterparties"), *days), rows, right=range(1, len(days) + 1))


def _show_turns(people: Sequence[PersonView], days: Sequence[str]) -> list[RenderableType]:
    """Name those whose standing changes between the days: they are the news."""
    turning = [person for person in people if any(chip.turned for chip in person.chips)]
    if not turning:
        return []
    rows = [(shorten(person.name, NAME_WIDTH), *_words(person.chips)) for person in turning[:PEOPLE_SHOWN]]
    more = [say(f"… and {len(turning) - PEOPLE_SHOWN} more on the page.", "dim")] if len(turning) > PEOPLE_SHOWN else []
    return [Text(""), table(("Changed between the days", *days), rows), *more]


def _show_versions(briefing: Briefing) -> list[RenderableType]:
    """Tell which version of each whole list answered on which day, and of which lists it was one for all: their changes cannot show."""
    answered: dict[str, dict[date | None, list[date]]] = {}
    for day, screenings in briefing.screenings:
        for it in screenings[0].coverage if screenings else ():
            if not it.partial:
                answered.setdefault(it.dataset, {}).setdefault(it.in_force, []).append(day)
    if not answered:
        return []
    told = "; ".join(f"{say_dataset(name)} {_say_answered(found)}" for name, found in answered.items())
    parts = [Text(""), say(f"Versions that answered: {told}.", "dim")]
    still = [say_dataset(name) for name, found in answered.items() if len(found) == 1 and None not in found]
    if len(briefing.screenings) > 1 and still:
        parts.append(
            say(
                f"No other loaded version of {join_words(still, 'or')} lies between these days: what changed there meanwhile does not show."
            )
        )
    return parts


def _say_answered(found: dict[date | None, list[date]]) -> str:
    """Say the versions by their days, with the days that were asked about where there are several."""
    versions = [(f"of {say_day(version)}" if version else "none", days) for version, days in found.items()]
    if len(versions) == 1:
        return versions[0][0]
    return ", ".join(f"{name} (on {join_words([say_short_day(day) for day in days])})" for name, days in versions)


def _show_deals(page: Page, days: Sequence[str]) -> RenderableType:
    """Each deal's title in full, and below it the answers, a column a day."""
    lines = [Text("  " + "".join(f"{day:<{ANSWER_WIDTH}}" for day in days).rstrip(), style="bold")]
    for deal in page.deals:
        answers = Text("  ")
        for word in _words(deal.overall):
            word.pad_right(ANSWER_WIDTH - word.cell_len)
            answers.append_text(word)
        answers.rstrip()
        lines += [Text(clean(deal.title), overflow="fold"), answers]
    return Group(*lines)


def _words(chips: Sequence[Chip]) -> list[Text]:
    return [tone(f"{chip.look.sign} {chip.look.word}", chip.look.tone) for chip in chips]


def _show_reading(view: ReadingView, briefing: Briefing) -> list[RenderableType]:
    reading = briefing.reading
    assert reading is not None
    counted = (
        say_count(len(reading.parties), "party", "parties"),
        say_count(len(reading.statements), "statement"),
        say_count(len(reading.events), "event"),
    )
    checks = [
        hang(f"{check.look.sign} {check.look.word}", f"“{shorten(check.claim, 60)}”: {check.what}", TONES[check.look.tone])
        for check in view.checks
    ]
    return [say(f"{view.headline}: {', '.join(counted)}."), *checks]
