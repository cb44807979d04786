"""Building blocks of our pictures: escaped elements, numbers without noise, a scale of days, text that fits."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from html import escape

from ostrakon.report.words import clean, shorten

TEXT_PX = 12.0  # body size of text in a picture; nothing is set below 11
SMALL_PX = 11.0
LATIN = "\u052f"  # up to here letters are about as wide as Latin ones, beyond they may fill a square
LEAST = 3  # letters that are left of a text that does not fit at all
_LOWER, _UPPER, _WIDE = 0.55, 0.69, 0.9  # mean widths over the size of the type


def tag(name: str, *inside: str, **attrs: object) -> str:
    """Write an element. Attribute names: `_` becomes `-`, a trailing one is dropped; values are escaped, `inside` is not."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_attr(value)}"' for key, value in attrs.items() if value not in (None, ""))
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def words(content: str, x: float, y: float, **attrs: object) -> str:
    """Place text with its baseline at (x, y), in user units; direction is isolated so that Arabic cannot upset the rest."""
    return tag("text", escape(clean(content)), x=x, y=y, **attrs)


def group(*inside: str, **attrs: object) -> str:
    """Put elements into a group, with a title element first where `title` is given (shown on hover, read aloud)."""
    title = attrs.pop("title", None)
    return tag("g", *([tag("title", escape(clean(str(title))))] if title else []), *inside, **attrs)


def picture(width: float, height: float, *inside: str, key: str, title: str, desc: str, css: str = "") -> str:
    """Wrap into an <svg> with title and description for readers who do not see it. `key` makes its ids unique in a page."""
    head = tag("title", escape(clean(title)), id=f"{key}-t") + tag("desc", escape(clean(desc)), id=f"{key}-d")
    style = f"<style>{css}</style>" if css else ""
    return tag(
        "svg",
        head,
        style,
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        class_="pic",
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
    )


def number(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _attr(value: object) -> str:
    return number(value) if isinstance(value, float) else escape(clean(str(value)), quote=True)


def text_width(content: str, size: float = TEXT_PX) -> float:
    """Estimate how wide text will be, in user units: by mean widths of the sans-serif faces that systems ship."""
    return size * sum(_WIDE if char > LATIN else _UPPER if char.isupper() else _LOWER for char in content)


def fit(content: str, width: float, size: float = TEXT_PX) -> str:
    """Cut text so that it fits a width, in user units."""
    content = clean(content)
    limit = min(len(content), max(LEAST, int(width / (size * _LOWER)) + 1))
    while limit > LEAST and text_width(shorten(content, limit), size) > width:
        limit -= 1
    return shorten(content, limit)


def wrap(content: str, width: float, lines: int, size: float = TEXT_PX) -> list[str]:
    """Break text into at most `lines` lines of a width, the last one cut where needed."""
    content = clean(content)
    mean = text_width(content, size) / max(1, len(content)) or size
    broken = textwrap.wrap(content, max(4, int(width / mean))) or [""]
    if len(broken) > lines:
        broken = [*broken[: lines - 1], " ".join(broken[lines - 1 :])]
    return [fit(line, width, size) for line in broken]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in user units, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to x. Days outside [first, last] are pulled to the edge."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Give the x of the start of a day."""
        inside = min(max(day, self.first), self.last)
        return self.left + (self.right - self.left) * (inside - self.first).days / max(1, (self.last - self.first).days)

    def years(self, least_px: float = 30) -> list[int]:
        """Give the years to label: every, every second, every fifth ... so that labels stay `least_px` apart."""
        span = range(self.first.year + (self.first > date(self.first.year, 1, 1)), self.last.year + 1)
        per_year = (self.right - self.left) / max(1, (self.last - self.first).days) * 365.25
        step = next((s for s in (1, 2, 5, 10, 20, 50) if s * per_year >= least_px), 100)
        return [year for year in span if year % step == 0]


def axis(scale: Scale, top: float, bottom: float) -> str:
    """Draw year lines from top to bottom with the year written above."""
    parts = [
        tag("line", x1=scale.x(date(y, 1, 1)), x2=scale.x(date(y, 1, 1)), y1=top, y2=bottom, class_="grid")
        + words(str(y), min(max(scale.x(date(y, 1, 1)), 16.0), scale.right - 4), top - 5, class_="year", text_anchor="middle")
        for y in scale.years()
    ]
    return tag("g", *parts, aria_hidden="true")
