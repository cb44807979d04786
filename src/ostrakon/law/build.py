"""Checked YAML values to law records: defaults filled in, short forms written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ostrakon.law.records import (
    CalendarDay,
    Condition,
    Covers,
    Dated,
    Instrument,
    Kind,
    Measure,
    Phase,
    Plan,
    Program,
    Status,
    StatusRow,
    Targets,
)
from ostrakon.law.vocabulary import ACTIVITY_GROUPS, RANKS
from ostrakon.model.record import Citation

Raw = Mapping[str, Any]
DATED_TEXTS = ("cite", "consequence", "contested", "exceptions", "note")
SEPARATOR = "; "


def build_instruments(body: Raw) -> dict[str, Instrument]:
    """Build the instruments by id."""
    return {raw["id"]: _instrument(raw) for raw in body["instruments"]}


def _instrument(raw: Raw) -> Instrument:
    return Instrument(
        id=raw["id"],
        type=raw["type"],
        title=raw["title"],
        signed=raw["signed"],
        effective=raw["effective"],
        sources=tuple(raw.get("sources", ())),
        note=raw.get("note", ""),
        sunset=raw.get("sunset"),
        confidence=raw.get("confidence", "h"),
        changes=tuple((change["day"], change["what"]) for change in raw.get("changes", ())),
        provenance=raw.get("provenance", "found"),
    )


def build_sources(body: Raw) -> dict[str, Citation]:
    """Build the citations by key; their confidence follows from the source's rank."""
    return {
        key: Citation(raw["title"], raw.get("url", ""), raw.get("place", ""), raw.get("day"), RANKS[raw["rank"]], key)
        for key, raw in body["sources"].items()
    }


def build_days(body: Raw) -> tuple[CalendarDay, ...]:
    """Build the days of the calendar, in order."""
    days = (
        CalendarDay(
            raw["day"],
            raw["title"],
            tuple(raw["sources"]),
            raw.get("note", ""),
            raw["target"],
            raw.get("published"),
            raw.get("confidence", "h"),
        )
        for raw in body["days"]
    )
    return tuple(sorted(days, key=lambda x: x.day))


def build_phases(body: Raw) -> tuple[Phase, ...]:
    """Build the phases of the regimes, in order."""
    phases = (
        Phase(
            raw["from"],
            raw["to"],
            raw["title"],
            raw.get("published", raw["from"]),
            tuple(raw["sources"]),
            raw.get("note", ""),
            raw["target"],
        )
        for raw in body.get("phases", ())
    )
    return tuple(sorted(phases, key=lambda x: x.start))


def build_program(body: Raw, file: str, lines: Mapping[str, int]) -> Program:
    """Build a programme with its measures. `lines`: line of each measure in the file."""
    head = body["program"]
    return Program(
        key=head["key"],
        title=head["title"],
        authority=head["authority"],
        target=head["target"],
        covered_from=head["covered_from"],
        law_known_to=head["law_known_to"],
        checked_on=head["checked_on"],
        measures=tuple(_measure(raw, head["key"], file, lines.get(raw["id"], 0)) for raw in body["measures"]),
        note=head.get("note", ""),
        only=head.get("only", ""),
    )


def _measure(raw: Raw, program: str, file: str, line: int) -> Measure:
    return Measure(
        id=raw["id"],
        program=program,
        order=raw["order"],
        kind=Kind(raw["kind"]),
        title=raw["title"],
        cite=_joined(raw["cite"]),
        instruments=tuple(raw["instruments"]),
        binds=tuple(raw["binds"]),
        rows=_rows(raw["status"], raw.get("confidence", "h")),
        sources=tuple(raw["sources"]),
        targets=_targets(raw.get("targets", {})),
        covers=_covers(raw.get("covers", {})),
        test_date=raw.get("test_date", "conduct"),
        requires=_conditions(raw.get("requires", ())),
        overrides=tuple(raw.get("overrides", ())),
        conditions=_conditions(raw.get("conditions", ())),
        exceptions=tuple(part.text for part in _parts(raw.get("exceptions", ())) if part.until is None),
        consequence=_joined(raw.get("consequence", "")),
        note=_joined(raw.get("note", "")),
        contested=_joined(raw.get("contested", "")),
        unknown_after=raw.get("unknown_after"),
        deadline_days=raw.get("deadline_days"),
        asks=raw.get("asks", ""),
        annex=tuple(dict.fromkeys(act for row in raw["status"] for act in row.get("annex", ()))),
        confidence=raw.get("confidence", "h"),
        provenance=raw.get("provenance", "found"),
        file=file,
        line=line,
        dated=tuple(part for field in DATED_TEXTS for part in _dated(raw, field)),
    )


def _parts(value: str | Sequence[Any], field: str = "") -> tuple[Dated, ...]:
    raws = [value] if isinstance(value, str) else value
    return tuple(Dated(field, x) if isinstance(x, str) else Dated(field, x["text"], x.get("known"), x.get("until")) for x in raws)


def _joined(value: str | Sequence[Any]) -> str:
    return SEPARATOR.join(part.text for part in _parts(value) if part.until is None)


def _dated(raw: Raw, field: str) -> tuple[Dated, ...]:
    """Give the parts of a text of which one came later; none where the whole could be said from the start."""
    parts = _parts(raw.get(field, ()), field)
    return parts if any(part.known or part.until for part in parts) else ()


def _rows(raws: Sequence[Raw], confidence: str) -> tuple[StatusRow, ...]:
    following: list[Raw | None] = [*raws[1:], None]
    return tuple(
        StatusRow(
            start=raw["from"],
            end=raw["to"],
            status=Status(raw["status"]),
            published=_published(raw),
            by=tuple(raw["by"]),
            note=_joined(raw.get("note", "")),
            confidence=raw.get("confidence", confidence),
            end_known=_end_known(raw, after),
            conditions=_conditions(raw.get("conditions", ())),
            annex=tuple(raw.get("annex", ())),
            planned=tuple(Plan(plan["known"], plan["to"]) for plan in raw.get("planned", ())),
            then=Status(raw["then"]) if "then" in raw else None,
            dated=_dated(raw, "note"),
        )
        for raw, after in zip(raws, following, strict=True)
    )


def _published(raw: Raw) -> date:
    day: date = raw.get("published", raw["from"])
    return day


def _end_known(raw: Raw, after: Raw | None) -> date | None:
    """Tell when the end of a row became known.

    As given; else, where the next row takes over on that day, when that row was published; else with the row itself.
    """
    if raw["to"] is None:
        return None
    given: date | None = raw.get("end_known")
    if given:
        return given
    return _published(after) if after and after["from"] == raw["to"] else _published(raw)


def _conditions(raws: Sequence[Raw]) -> tuple[Condition, ...]:
    return tuple(
        Condition(raw["fact"], raw["op"], tuple(raw["value"]) if isinstance(raw["value"], list) else raw["value"], raw["text"])
        for raw in raws
    )


def _targets(raw: Raw) -> Targets:
    return Targets(
        datasets=tuple(raw.get("datasets", ())),
        tags=tuple(raw.get("tags", ())),
        except_tags=tuple(raw.get("except_tags", ())),
        kinds=tuple(raw.get("kinds", ())),
        named=tuple(raw.get("named", ())),
        secondary=raw.get("secondary", ""),
        ownership=raw.get("ownership", ""),
    )


def _covers(raw: Raw) -> Covers:
    content = raw.get("us_content", {})
    return Covers(
        activities=expand_activities(raw.get("activities", ())),
        goods=tuple(raw.get("goods", ())),
        sectors=tuple(raw.get("sectors", ())),
        hs=tuple(code for text in raw.get("hs", ()) for code in expand_hs(text)),
        hs_basis=raw.get("hs_basis", ""),
        origin=raw.get("origin", ""),
        us_content_percent=content.get("percent"),
        us_content_op=content.get("op", ">="),
    )


def expand_activities(given: Sequence[str]) -> tuple[str, ...]:
    """Write out group words (any_trade ...) into plain activities, each once, in order."""
    return tuple(dict.fromkeys(word for name in given for word in ACTIVITY_GROUPS.get(name, (name,))))


def expand_hs(text: str) -> tuple[str, ...]:
    """Turn a tariff heading or range as printed into digit prefixes: "2905.11" -> 290511, "02-04" -> 02, 03, 04."""
    first, _, last = text.replace(".", "").partition("-")
    if not last:
        return (first,)
    return tuple(str(code).zfill(len(first)) for code in range(int(first), int(last) + 1))
