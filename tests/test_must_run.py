from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("told", "code"), [((), 0), (("--must-run", "browser"), 1), (("--must-run", "press"), 0)])
def test_a_skipped_test_that_must_run_fails_the_run(told: tuple[str, ...], code: int) -> None:
    """Where no program can be found there is no browser, and its tests are skipped."""
    one = "tests/report/test_browser.py::test_headings_go_down_step_by_step"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *told, one]
    done = subprocess.run(command, cwd=ROOT, env={"PATH": "", "PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("must run" in done.stdout) == bool(code)
