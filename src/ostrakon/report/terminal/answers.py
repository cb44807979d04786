"""WHEN and WHO ELSE, in the terminal, with what of it concerns the asker put first."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.law.alignment import OrderCount
from ostrakon.report.answers import Changes, Touch, WhoFollows
from ostrakon.report.terminal.alignment import show_alignment
from ostrakon.report.terminal.changes import show_changes
from ostrakon.report.terminal.paper import bullet, head, say, section, table
from ostrakon.report.verdict import unchecked, unseen
from ostrakon.report.words import say_count, say_dataset, say_day, say_order, say_range


def show_change_answer(answer: Changes) -> RenderableType:
    """With a book: whom of it the changes touch; else all changes."""
    title = head(f"Changes after {say_day(answer.start)}, up to {say_day(answer.as_of.valid)}")
    told = _show_touched(answer) if answer.book else [show_changes(answer.changes)]
    return Group(title, *told, *_show_gaps(unseen(answer)))


def _show_touched(answer: Changes) -> list[RenderableType]:
    counted = f"{say_count(len(answer.changes), 'change')} seen on the lists"
    if not answer.touched:
        return [say(f"{counted}; none touches a counterparty in {answer.book}.")]
    people = len({touch.counterparty.id for touch in answer.touched})
    said = f"{counted}; {say_count(people, 'counterparty', 'counterparties')} in {answer.book} touched."
    return [say(said), *(_show_touch(touch) for touch in answer.touched), Text("")]


def _show_gaps(gaps: tuple[str, ...]) -> list[RenderableType]:
    return [section("Not checked, or only with an old version"), *(bullet(gap) for gap in gaps)] if gaps else []


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
    return Group(*parts, *_show_gaps(unchecked(answer.coverage)))


def _show_counts(counts: tuple[OrderCount, ...]) -> RenderableType:
    titles = ("Law of", "in\nforce", "wind-\ndown", "sus-\npended", "lifted", "none\nstands", "not\ncovered", "reliefs")
    rows = [(say_order(c.order), *(str(n) if n else "·" for n in c.counts)) for c in counts]
    return table(titles, rows, right=range(1, len(titles)))
