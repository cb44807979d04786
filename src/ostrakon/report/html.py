"""The briefing as one self-contained page: no script, nothing fetched, every foreign text escaped and set apart."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ostrakon.law.vocabulary import CONFIDENCE
from ostrakon.report.briefing import Briefing
from ostrakon.report.namesakes import NAMESAKES
from ostrakon.report.page.drawing import say_bar, say_cell
from ostrakon.report.page.page import Page, view_page
from ostrakon.report.page.regime import MEASURE_TITLES
from ostrakon.report.svg.style import RULES
from ostrakon.report.words import clean, say_dataset, say_day, say_iso_days, say_short_day, shorten


def render_briefing(briefing: Briefing) -> str:
    """Render the page. The same briefing gives the same bytes."""
    return render_page(view_page(briefing))


def render_page(page: Page) -> str:
    """Put a laid-out page through the templates."""
    env = _environment()
    assert env.loader is not None
    css = env.loader.get_source(env, "style.css")[0] + RULES
    return env.get_template("base.html").render(page=page, measure_titles=MEASURE_TITLES, namesakes_note=NAMESAKES, css=Markup(css))  # noqa: S704 - our own file


@cache
def _environment() -> Environment:
    """Make the template engine once: everything escaped, a missing name an error."""
    env = Environment(
        loader=PackageLoader("ostrakon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    env.filters.update(
        day=say_day, short_day=say_short_day, dataset=say_dataset, shorten=shorten, is_web=is_web, say_bar=say_bar, say_cell=say_cell
    )
    env.filters["iso_days"] = say_iso_days
    env.filters["confidence"] = lambda mark: CONFIDENCE.get(mark, mark)
    return env


def is_web(url: str) -> bool:
    """Whether an address may be a link: http and https only, never script or data."""
    return url.startswith(("https://", "http://"))


def _shown(value: Any) -> Any:
    """Take obeyed characters out of every text that is not markup of our own."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
