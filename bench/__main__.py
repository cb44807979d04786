"""`make bench`: run every measurement and print the tables that the documents quote.

python -m bench            all
python -m bench serving    one of: match, serving, news
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

NAMES = ("match", "serving", "news")
MODULES = {"match": "bench.match_recall", "serving": "bench.serving", "news": "bench.news"}
ROOT = Path(__file__).resolve().parent.parent


def main(wanted: list[str]) -> int:
    """Run the named measurements, or all; what needs files that are absent is skipped with the reason."""
    if unknown := set(wanted) - set(NAMES):
        print(f"no such measurement: {', '.join(sorted(unknown))} (there are: {', '.join(NAMES)})")
        return 2
    if len(wanted) != 1:  # each in a process of its own, for memory is measured too
        return max(subprocess.call([sys.executable, "-m", "bench", name], cwd=ROOT) for name in wanted or NAMES)
    return measure(wanted[0])


def measure(name: str) -> int:
    """Print the table of one measurement."""
    variable = "OSTRAKON_PRESS" if name == "news" else "OSTRAKON_LISTS"
    folder = Path(os.environ.get(variable, ROOT.parent / "shared" / ("press" if name == "news" else "lists")))
    print(f"\n## {name}\n")
    if not folder.is_dir():
        print(f"skipped: set {variable} to a folder of real files (looked in {folder})")
        return 0
    print("| what | figure |\n|---|---|")
    for what, figure in importlib.import_module(MODULES[name]).run(folder):
        print(f"| {what} | {figure} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
