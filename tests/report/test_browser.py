"""The page in a real browser: fits a phone, fetches nothing, complains of nothing, is readable in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.report.builders import DAYS, briefing, doubtful_bank, hit, screening, screenings

from ostrakon.report.html import render_briefing

pytestmark = pytest.mark.browser
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
CONTRAST = """(selector) => {
  const linear = (v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = (c) => { const f = c.map(v => linear(v / 255));
    return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; };
  const parse = (s) => s.match(/[\\d.]+/g).map(Number);
  const ground = (el) => { for (let e = el; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  return [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).map(e => {
    const style = getComputedStyle(e);
    const [a, b] = [light(parse(e instanceof SVGElement ? style.fill : style.color).slice(0, 3)), light(ground(e))].sort((x, y) => y - x);
    return [(a + .05) / (b + .05), e.className.baseVal ?? e.className, e.textContent.slice(0, 30)]; });
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = which("chromium")
    if not path:
        pytest.skip("no chromium: apt-get install chromium")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a page with a word that is far too long and a name that runs from right to left."""
    bank = hit(doubtful_bank(DAYS[3]), LONG, 0.8, (f"Do not deal with {LONG}.",))
    many = tuple((on, (*screenings(on), screening(on, LONG, bank))) for on in DAYS)
    path = tmp_path_factory.mktemp("page") / "briefing.html"
    path.write_text(render_briefing(briefing(title=f"May 2018 for {LONG}", screenings=many)), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def test_nothing_is_fetched_and_the_console_stays_empty(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_timeout(100)
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_never_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


THIN = """() => [...document.querySelectorAll('body *')].filter(e => !(e instanceof SVGElement) && e.getClientRects().length
  && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => [e.getBoundingClientRect(), e])
  .filter(([box]) => box.width < 40 && box.height > 100).map(([box, e]) => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_words_run_down_the_page_letter_by_letter(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_all(page)
    assert page.evaluate(THIN) == []


def test_a_chip_in_a_table_is_one_line(page: Page) -> None:
    page.evaluate("document.querySelectorAll('#reading .rows td:last-child').forEach(e => e.textContent = 'evidence '.repeat(300))")
    heights = page.evaluate("[...document.querySelectorAll('#reading .rows .chip')].map(e => e.getBoundingClientRect().height)")
    assert heights
    assert max(heights) < 30


def test_a_picture_is_whole_on_one_sheet_of_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('#pictures .wide svg').setAttribute('viewBox', '0 0 760 3000')")
    sheet = 265 / 25.4 * 96  # A4 without its margins, in CSS pixels
    heights = page.evaluate("[...document.querySelectorAll('#pictures .wide svg')].map(e => e.getBoundingClientRect().height)")
    assert heights
    assert max(heights) < sheet
    assert not page.get_by_text("Open a deal to see the reasons.").is_visible(), "paper cannot be opened"


def test_headings_go_down_step_by_step(page: Page) -> None:
    open_all(page)
    levels = [int(tag[1]) for tag in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => e.tagName)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_one_picture_is_shown_at_a_time_and_it_fits(page: Page) -> None:
    for width, shown in ((1280, "wide"), (360, "narrow")):
        page.set_viewport_size({"width": width, "height": 800})
        open_all(page)
        visible = page.evaluate("[...document.querySelectorAll('.wide,.narrow')].filter(e => e.offsetWidth).map(e => e.className)")
        assert set(visible) == {shown}
        texts = page.evaluate(
            "[...document.querySelectorAll('.pic text')].filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect().height)"
        )
        assert min(texts) >= 11, "text in pictures is at least 11 px high"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Browser, file: Path, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(file.as_uri())
    open_all(page)
    measured = page.evaluate(
        CONTRAST, "p, li, td, th, dt, dd, a, h1, h2, h3, h4, summary, .chip, .turn, small, .soft, mark, .pic .year, .pic .soft, .days"
    )
    page.close()
    assert len(measured) > 200
    assert [it for it in measured if it[0] < 4.5] == []


def test_a_link_to_a_reason_opens_the_card_it_is_in(page: Page, file: Path) -> None:
    page.goto(f"{file.as_uri()}#deal-1-us_secondary-2")
    assert page.locator("#deal-1-us_secondary-2").is_visible()
    page.goto(f"{file.as_uri()}#who-1")
    assert page.locator("details.card:has(#who-1) .met").first.is_visible()


def test_paper_is_white_and_carries_the_reasons(browser: Browser, file: Path) -> None:
    page = browser.new_page(viewport={"width": 690, "height": 900}, color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".stretch").first.is_visible()
    assert not page.locator("nav.toc").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 690
    assert page.pdf(format="A4")[:4] == b"%PDF"
    page.close()


def test_the_contents_stay_in_sight_on_a_wide_screen(page: Page) -> None:
    page.evaluate("document.querySelector('#sources').scrollIntoView()")
    assert page.evaluate("document.querySelector('nav.toc').getBoundingClientRect().top") >= -1
