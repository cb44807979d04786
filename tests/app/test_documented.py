from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from ostrakon.app.main import run
from ostrakon.exposure.deal_file import DEAL_TEMPLATE
from ostrakon.law.loader import load_lawbook
from ostrakon.model import errors

ROOT = Path(__file__).resolve().parents[2]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_is_documented_as_its_help_says() -> None:
    made = tool("cli_docs").render()
    assert "## ostrakon screen" in made
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == made, "run: .venv/bin/python tools/cli_docs.py"


def test_every_error_class_is_documented() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.OstrakonError)]
    assert len(classes) >= 15
    for cls in classes:
        row = next((line for line in page.splitlines() if line.startswith(f"| `{cls.__name__}`")), "")
        assert row, f"{cls.__name__} is not in docs/errors.md"
        assert row.rstrip(" |").endswith(str(cls.exit_code)), f"docs/errors.md gives another exit code for {cls.__name__}"


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    code = [p.read_text(encoding="utf-8") for folder in ("src", "tests", "bench") for p in (ROOT / folder).rglob("*.py")]
    used = {name for text in code for name in re.findall(r"[\"'](OSTRAKON_[A-Z]+)[\"']", text)}
    assert "OSTRAKON_DATA" in used
    assert {name for name in used if f"`{name}`" not in page} == set()


def test_the_readme_counts_the_law_files_right() -> None:
    book = load_lawbook()
    orders = {measure.order for measure in book.measures.values()}
    words = {12: "twelve"}
    assert f"{len(book.measures)} measures of {words[len(orders)]} legal orders" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_source_has_an_address_of_its_own_or_says_that_none_was_kept() -> None:
    ours = re.compile(r"stored page|cut short|kept copy")
    bare = re.compile(r"https?://[^/]+/?")
    for key, source in load_lawbook().sources.items():
        assert source.url or source.place, key
        assert not ours.search(source.place), key
        assert not bare.fullmatch(source.url), f"{key}: a home page is no address of a source"


def test_the_commands_of_the_readme_run_as_typed_and_in_order(
    sample_data: Path, sample_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "ostrakon-demo").mkdir()
    (tmp_path / "ostrakon-demo" / "data").symlink_to(sample_data)
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    for line in "".join(blocks).splitlines():
        words = shlex.split(line.replace("FOLDER", str(sample_dir)), comments=True)
        into = words[words.index(">") + 1] if ">" in words else ""
        match words[: words.index(">")] if into else words:
            case ["ostrakon", *asked]:
                assert run(asked) not in {1, 2}, line
            case ["export", setting]:
                monkeypatch.setenv(*setting.split("=", 1))
            case ["cp", source, target]:
                shutil.copy(source, target)
            case [command, *_]:
                assert command in {"make", "."}, line
        said = capsys.readouterr().out
        if into:
            Path(into).write_text(said, encoding="utf-8")


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_no_file_names_a_registry_host_or_a_machine_path() -> None:
    hosts = re.compile("py" + r"pi\.org|python" + r"hosted|registry\.np" + r"mjs|(?<![\w.])/(?:ro" + r"ot|ho" + r"me|wo" + r"rk)/")
    for folder in ("src", "tests", "bench", "tools", "docs", ".ci"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in {".py", ".md", ".yaml", ".yml", ".toml", ".html", ".css", ".csv", ".txt", ""}:
                assert not hosts.search(path.read_text(encoding="utf-8", errors="replace")), path


def test_the_python_example_runs(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert example
    (tmp_path / "ostrakon-data").symlink_to(sample_data)
    (tmp_path / "deal.yml").write_text(DEAL_TEMPLATE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(example[1], "docs/python.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "Bank Sepah" in printed
    assert '"findings"' in printed
