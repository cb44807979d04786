"""The door: a report's text to a Reading. Everything here is rules over one parse; nothing is fetched."""

from __future__ import annotations

from datetime import date

from ostrakon.news.dates import date_paragraphs
from ostrakon.news.events import find_events
from ostrakon.news.gazetteer import fold, load_gazetteer, slug
from ostrakon.news.html import extract_text, looks_like_html
from ostrakon.news.measures import find_measures
from ostrakon.news.pages import parse_paragraphs
from ostrakon.news.parties import find_parties
from ostrakon.news.records import Article, Reading
from ostrakon.news.scene import Scene
from ostrakon.news.statements import Setting, find_statements
from ostrakon.news.text import Layout, clean_text, find_layout


def read_report(text: str, published: date | None, publisher: str = "") -> Reading:
    """Read a report, plain text or HTML. Without `published` relative dates stay unresolved, and the notes say so.

    Raises InputFileError for a text without words, NotInstalledError when the language model is not installed.
    Over 200,000 characters the rest is cut, with a note.
    """
    notes: tuple[str, ...] = ()
    if looks_like_html(text):
        text, notes = extract_text(text), ("HTML: the text was taken from its title and paragraphs; offsets count in that text",)
    text, cut = clean_text(text)
    notes += cut
    if published is None:
        notes += ("no day of publication was given: `on Tuesday`, `yesterday` and the like stay unresolved",)
    layout = find_layout(text)
    paras = parse_paragraphs(text, layout.paragraphs)
    cast = find_parties(paras, published)
    measures = find_measures(cast)
    dates = date_paragraphs(paras, published)
    agency = medium_id(layout.agency) if layout.agency else ""
    outlet = tuple(dict.fromkeys(m for m in (medium_id(publisher) if publisher else "(this report)", agency) if m))
    told = find_statements(Setting(cast, measures, dates, outlet))
    events = find_events(Scene(cast, measures, dates, told))
    if not told and not events:
        notes += ("no statement and no event was found; the text may not be English prose",)
    return Reading(
        text=text,
        article=_article(layout, publisher, published, agency),
        parties=cast.frozen(),
        statements=tuple(t.statement for here in told.values() for t in here),
        events=events,
        measures=tuple(measures.records.values()),
        notes=notes,
    )


def medium_id(name: str) -> str:
    """Give the id of a medium by its name; one that the table does not know gets an id made of the name."""
    gazetteer = load_gazetteer()
    for entries in gazetteer.forms.values():
        for entry in entries:
            if entry.kind == "media" and fold(entry.surface) == fold(name):
                return entry.party
    return f"media:{slug(name)}"


def _article(layout: Layout, publisher: str, published: date | None, agency: str) -> Article:
    return Article(publisher, published, layout.headline, layout.section, layout.byline, agency, layout.paragraphs, layout.boilerplate)
