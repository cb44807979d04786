"""Pin all dependencies: requirements.lock (to run) and requirements-dev.lock (what tests need besides).

Run by `make lock`. Uses uv's resolver for all platforms and Python versions at once, with hashes.
PyICU is left out (see `[tool.uv]` in pyproject.toml), and no index address is written.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Made by `make lock` from pyproject.toml; do not edit. Install with pip's --no-deps --require-hashes --only-binary :all:\n"
NEVER = re.compile(r"^pyicu==.*(?:\n    .*)*\n", re.MULTILINE)
BLOCK = re.compile(r"^([A-Za-z0-9._-]+)==.*(?:\n    .*)*\n?", re.MULTILINE)
# What `pip install --no-build-isolation --editable .` runs.
BUILD = "hatchling\neditables\n"


def compile_requirements(extras: list[str], constraint: Path | None) -> str:
    """Resolve the project with `extras`, keeping to the pins in `constraint`. Returns pip's requirement text."""
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder, "build.in")
        build.write_text(BUILD)
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
        command += [word for extra in extras for word in ("--extra", extra)]
        command += ["--constraint", str(constraint)] if constraint else []
        command += [str(ROOT / "pyproject.toml"), str(build)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return NEVER.sub("", done.stdout)


def main() -> None:
    """Write both lock files; the second holds only what the first lacks."""
    run, dev = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
    run.write_text(HEAD + compile_requirements(["news"], None))
    pinned = {match[1] for match in BLOCK.finditer(run.read_text())}
    both = compile_requirements(["news", "dev"], run)
    dev.write_text(HEAD + "".join(m[0] for m in BLOCK.finditer(both) if m[1] not in pinned))
    for path in (run, dev):
        print(path.name, len(BLOCK.findall(path.read_text())), "packages")


if __name__ == "__main__":
    main()
