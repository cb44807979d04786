"""Take docs/briefing.png, the README's picture of the demo's page: `python tools/readme_picture.py ostrakon-demo/briefing.html`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "briefing.png"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


def main(page: Path) -> None:
    """Open the page where the deals are and take what a screen shows."""
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        tab = browser.new_page(viewport={"width": 1240, "height": 860})
        tab.goto(page.resolve().as_uri())
        tab.evaluate("document.getElementById('deals').scrollIntoView()")
        tab.screenshot(path=str(TARGET))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
