"""Write docs/cli.md from the program's own help texts: `python tools/cli_docs.py` (a test compares)."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.update(COLUMNS="110", NO_COLOR="1", TERM="dumb")

import typer.main
from typer.testing import CliRunner

from ostrakon.app.cli import app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "cli.md"


def command_names() -> list[tuple[str, ...]]:
    """Every command as the words to type, the program itself first."""
    root = typer.main.get_command(app)
    found: list[tuple[str, ...]] = [()]
    for name, command in sorted(getattr(root, "commands", {}).items()):
        inner = getattr(command, "commands", {})
        found += [(name, sub) for sub in sorted(inner)] or [(name,)]
    return found


def render() -> str:
    """The page: one section a command."""
    runner = CliRunner()
    parts = ["# Command line\n\nMade by `tools/cli_docs.py` from the program's own help.\n"]
    for words in command_names():
        helped = runner.invoke(app, [*words, "--help"], prog_name="ostrakon")
        lines = "\n".join(line.rstrip() for line in helped.output.strip().splitlines())
        parts.append(f"## {' '.join(('ostrakon', *words))}\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
