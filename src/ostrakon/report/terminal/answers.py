"""WHEN and WHO ELSE, in the terminal, with what of it concerns the asker put first."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.law.alignment import OrderCount
from ostrakon.report.answers import Changes, Touch, WhoFollows
from ostrakon.report.terminal.alignment import show_alignment
from ostrakon.report.terminal.changes import show_changes
from ostrakon.report.terminal.paper import head, say, section, table
from ostrakon.report.verdict import unchecked
from ostrakon.report.words import say_count, say_dataset, say_day, say_order, say_range


def show_change_answer(answer: Changes) -> RenderableType:
    """With a book: whom of it the changes touch; else all changes."""
    title = head(f"Changes after {say_day(answer.start)}, up to {say_day(answer.as_of.valid)}")
    if not answer.book:
        return Group(title, show_changes(answer.changes))
    counted = say_count(len(answer.changes), "change")
    if not answer.touched:
        return Group(title, say(f"{counted} on the lists; none touches a counterparty in {answer.book}."))
    people = len({touch.counterparty.id for touch in answer.touched})
    said = f"{counted} on the lists; {say_count(people, 'counterparty', 'counterparties')} in {answer.book} touched."
    return Group(title, say(said), *(_show_touch(touch) for touch in answer.touched), Text(""))


def _show_touch(touch: Touch) -> RenderableType:
    it, mine = touch.change, touch.counterparty
    label = f"{mine.id}  {mine.name or ', '.join(mine.identifiers)}"
    return say(
        f"{label}: {it.kind} on {say_dataset(it.dataset)} {say_range(it.when)} as {it.caption} ({it.entry_id}; {touch.score:.2f})", indent=2
    )


def show_who_follows(answer: WhoFollows) -> RenderableType:
    """The matrix of who lists whom, then how the measures of each legal order stand."""
    parts: list[RenderableType] = [
        show_alignment(answer.lists),
        section("Measures in the law files on that day"),
        _show_counts(answer.measures),
    ]
    if gaps := unchecked(answer.coverage):
        parts += [section("Not checked, or only with an old version"), *(say(f"• {gap}", indent=2) for gap in gaps)]
    return Group(*parts)


def _show_counts(counts: tuple[OrderCount, ...]) -> RenderableType:
    titles = ("Law of", "in\nforce", "wind-\ndown", "sus-\npended", "lifted", "none\nstands", "not\ncovered", "reliefs")
    rows = [(say_order(c.order), *(str(n) if n else "·" for n in c.counts)) for c in counts]
    return table(titles, rows, right=range(1, len(titles)))
