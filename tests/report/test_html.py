from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.report.builders import DAYS, DEALS, assessment, briefing, finding, hit, iran_air, reading, screening

from ostrakon.model.finding import Outcome
from ostrakon.model.hit import Query
from ostrakon.model.record import Citation
from ostrakon.news.records import Reading
from ostrakon.report.html import is_web, render_briefing

VOID = {"meta", "link", "br", "line", "rect", "path", "circle", "input", "img", "hr"}
HTML = render_briefing(briefing())
EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>'


class Outline(HTMLParser):
    """Collects ids, inner links and whatever could fetch or run, and checks that tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.wild: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [key] if (key := given.get("id")) else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.wild += [f"{tag} {key}" for key in given if key.startswith("on") or key in ("src", "srcset", "action", "formaction")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes another tag"


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    assert parser.open == []
    return parser


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert render_briefing(briefing()) == HTML


def test_tags_are_closed_and_every_inner_link_has_its_place() -> None:
    found = outline(HTML)
    assert len(found.ids) == len(set(found.ids)), [x for x in found.ids if found.ids.count(x) > 1]
    inner = {link[1:] for link in found.links if link.startswith("#")}
    assert inner
    assert inner <= set(found.ids), inner - set(found.ids)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    found = outline(HTML)
    assert found.wild == []
    assert not {"script", "iframe", "object", "embed", "form", "img"} & set(found.tags)
    assert "default-src 'none'" in HTML
    assert not re.search(r"@import|url\((?!#)", HTML)


@pytest.mark.parametrize(
    "words",
    [
        "What changes for you",
        "Your deals, day by day",
        "Your counterparties, day by day",
        "The regime over time",
        "Who lists whom",
        "What the report claims",
        "What was checked, and what was not",
        "Sources",
        "Made on 24 November 2026",
        "7 May 2018",
    ],
)
def test_every_part_is_there(words: str) -> None:
    assert words in HTML


def test_findings_carry_numbered_citations_that_lead_to_the_source() -> None:
    assert '<a class="cite" href="#src-3" aria-label="source 3">3</a>' in HTML
    item = re.search(r'<li id="src-3">.*?</li>', HTML)
    assert item
    assert "Frequently Asked Questions" in item[0]
    assert "(medium confidence)" in item[0]


def hostile() -> str:
    """Render a page in which every free text is an attack."""
    found = hit(replace(iran_air(DAYS[3]), caption=EVIL, id=EVIL), EVIL, effects=(EVIL,))
    bad = replace(screening(DAYS[3], EVIL, found), query=Query(EVIL, schema=EVIL, countries=(EVIL,)))
    cite = Citation(EVIL, "javascript:alert(1)", EVIL)
    deal = replace(assessment(DAYS[3], "crude"), findings=(finding("eu", Outcome.DUTY, EVIL, cite, why=(EVIL,)),), not_checked=(EVIL,))
    text = reading()
    named = replace(text, parties=tuple(replace(p, name=EVIL, role=EVIL, flags=(EVIL,)) for p in text.parties), notes=(EVIL,))
    return render_briefing(
        briefing(
            title=EVIL,
            made_for=EVIL,
            screenings=((DAYS[3], (bad,)),),
            assessments=((DAYS[3], (deal,)),),
            deals=(replace(DEALS[0], title=EVIL),),
            reading=named,
            not_checked=(EVIL,),
            ruleset=EVIL,
        )
    )


def test_hostile_text_stays_text() -> None:
    html = hostile()
    found = outline(html)
    assert not {"script", "img"} & set(found.tags)
    assert found.wild == []
    assert "&lt;script&gt;" in html
    assert not any(link.startswith("javascript") for link in found.links)


def test_only_web_addresses_become_links() -> None:
    assert is_web("https://example.org")
    assert not is_web("javascript:alert(1)")
    assert not is_web("data:text/html,x")


def test_names_of_any_direction_are_set_apart() -> None:
    assert "<bdi>شرکت ملی نفتکش</bdi>" in HTML
    turned = render_briefing(briefing(made_for="exe\u202egpj.x"))
    assert "\u202e" not in turned
    assert "exegpj.x" in turned


def test_text_read_from_a_report_is_escaped_piece_by_piece() -> None:
    base = reading()
    attack = "<b>bold</b> & co"
    first = base.article.paragraphs[0]
    text = base.text[: first.start] + attack + base.text[first.start + len(attack) :]
    paragraph = replace(first, text=text[first.start : first.end])
    changed = Reading(text, replace(base.article, paragraphs=(paragraph,), boilerplate=()))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; co" in render_briefing(briefing(reading=changed))


def test_no_date_is_left_in_machine_form_where_people_read() -> None:
    dated = replace(
        assessment(DAYS[3], "crude"), findings=(finding("eu", Outcome.DUTY, "x", why=("wind-down to 2018-11-04; case 2018-99-99",)),)
    )
    html = render_briefing(briefing(assessments=((DAYS[3], (dated,)),)))
    assert "wind-down to 4 November 2018; case 2018-99-99" in html


def test_an_empty_briefing_is_a_page_that_says_so() -> None:
    html = render_briefing(
        briefing(assessments=(), screenings=(), deals=(), reading=None, timeline=None, alignment=None, lists=(), not_checked=())
    )
    outline(html)
    assert "Nothing was asked" in html
    assert "No legal source was needed" in html


def test_pictures_come_wide_and_narrow_with_a_table_behind() -> None:
    assert HTML.count('<div class="wide"><svg') == HTML.count('<div class="narrow"><svg') >= 3
    assert "The same as a table: every rule and its stretches" in HTML
    assert "in force since 7 May 1995" in HTML
