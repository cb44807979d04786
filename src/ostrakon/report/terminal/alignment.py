"""WHO ELSE, in the terminal: who lists whom, who was first, how long the others took."""

from __future__ import annotations

from statistics import median

from rich.console import Group, RenderableType
from rich.text import Text

from ostrakon.law.alignment import Alignment, Cell
from ostrakon.report.namesakes import NAMESAKES, list_namesakes
from ostrakon.report.pictures import cell_of, short_authority
from ostrakon.report.terminal.paper import bullet, head, say, section, table
from ostrakon.report.words import say_count, say_day

ROWS_SHOWN = 40
_SIGNS = {"holds": "■", "last_seen": "◔", "possible": "◔", "former": "□", "not": "·"}
_SHORT = {"United Nations Security Council": "UN", "United Kingdom": "UK", "European Union": "EU", "United States": "US"}


def show_alignment(alignment: Alignment, limit: int = ROWS_SHOWN) -> RenderableType:
    """The matrix, the parties on most lists first, then counts, pairs and lags."""
    names = [_name(it) for it in alignment.authorities]
    ranked = sorted(alignment.rows, key=lambda row: (-sum(cell.state in ("listed", "last_seen") for cell in row.cells), row.caption))
    rows = [(row.caption, *(_say_cell(cell) for cell in row.cells), _name(row.first_mover)) for row in ranked[:limit]]
    parts: list[RenderableType] = [head("Who lists whom", f"on {say_day(alignment.as_of.valid)}")]
    parts.append(table(("Party", *names, "First"), rows))
    if len(ranked) > limit:
        parts.append(
            say(
                f"… and {say_count(len(ranked) - limit, 'more party', 'more parties')}, on no more lists than the last shown (all: --json)."
            )
        )
    parts.append(
        say(
            "■ listed since that year (≤: or earlier)  ◔ start or end not known to the day  □ no longer  · not listed  ? no data. "
            "First: the earliest of those that list it or did.",
            "dim",
        )
    )
    return Group(*parts, *_show_counts(alignment), *_show_namesakes(alignment, limit), Text(""))


def _name(authority: str) -> str:
    name = short_authority(authority)
    return _SHORT.get(name, name)


def _say_cell(cell: Cell) -> str:
    shown = cell_of(cell)
    return f"{_SIGNS.get(shown.standing, '?')} {shown.text}".strip()


def _show_counts(alignment: Alignment) -> list[RenderableType]:
    alone = dict(alignment.alone)
    lags = {
        name: [lag.least for row in alignment.rows for lag in row.lags if lag.authority == name and lag.least == lag.most] for name in alone
    }
    rows = [
        (_name(name), str(count), str(alone.get(name, 0)), _say_lag([x for x in lags.get(name, []) if x is not None]))
        for name, count in alignment.listed
    ]
    parts: list[RenderableType] = [section("By authority"), table(("", "Lists", "Alone", "Followed the first after"), rows, right=(1, 2))]
    pairs = [
        (f"{_name(it.one)} and {_name(it.other)}", str(it.both), str(it.only_one), str(it.only_other), str(it.perhaps), str(it.unknown))
        for it in alignment.pairs
    ]
    if pairs:
        titles = ("", "Both list", "Only first", "Only second", "Perhaps both", "No data of one")
        parts += [section("Two by two"), table(titles, pairs, right=(1, 2, 3, 4, 5))]
    return parts


def _show_namesakes(alignment: Alignment, limit: int) -> list[RenderableType]:
    """Name the parties that are perhaps one: under names so near, on lists of different authorities, without more to join them by."""
    told = list_namesakes(alignment, _name)
    if not told:
        return []
    parts: list[RenderableType] = [section("Perhaps one party"), say(f"{NAMESAKES}.", "dim")]
    parts += [bullet(f"{one}: perhaps the same as {', '.join(others)}") for one, others in told[:limit]]
    if len(told) > limit:
        parts.append(say(f"… and {len(told) - limit:,} more (all: --json)."))
    return parts


def _say_lag(days: list[int]) -> str:
    """Say the median over listings whose days are exact; ranges are left out of it."""
    return f"{median(days):,.0f} days (median of {len(days)} with exact days)" if days else "no exact days"
