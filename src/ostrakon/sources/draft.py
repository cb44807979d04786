"""While a file is read: the entry being put together, and the notebook of what was not usable."""

from __future__ import annotations

from datetime import date

from ostrakon.model.countries import country_code
from ostrakon.model.record import Problem, Record, Severity, Value
from ostrakon.sources.schemata import allows

_CUT = 200
_NOWHERE = frozenset({"", "-", "none identified", "none", "undetermined", "unknown", "not known", "na", "n/a"})


class Notebook:
    """Problems of one snapshot, in order. `once` keeps a doubt that would repeat on many rows to its first place."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._said: set[str] = set()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was noted."""
        return tuple(self._problems)

    def add(self, severity: Severity, file: str, place: str, what: str, text: str = "") -> None:
        """Note a problem with its place; the offending text is cut to 200 characters."""
        self._problems.append(Problem(file, place, what, text[:_CUT], severity))

    def once(self, key: str, file: str, place: str, what: str, text: str = "") -> None:
        """Note a doubt, at most once per key."""
        if key not in self._said:
            self._said.add(key)
            self.add(Severity.NOTE, file, place, what, text)


class Draft:
    """One entry being put together. Values are cleaned of stray blanks and kept once each, in order."""

    def __init__(self, schema: str, notebook: Notebook, file: str, place: str) -> None:
        self.schema, self.notebook, self.file, self.place = schema, notebook, file, place
        self._values: dict[tuple[str, str, str, date | None, date | None], Value] = {}

    def add(
        self,
        prop: str,
        value: str,
        detail: str = "",
        *,
        part: str = "main",
        label: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> None:
        """Add a claim. Where the schema has no such property it becomes a `feature` under its label, so that nothing is lost."""
        value = tidy(value)
        if not value:
            return
        if not allows(self.schema, prop):
            prop, value = "feature", f"{label or prop}: {value}"
        detail = tidy(detail)
        self._values.setdefault((prop, value, detail, since, until), Value(prop, value, detail, part, since, until))

    def add_country(self, prop: str, name: str, detail: str = "", *, part: str = "main", label: str = "") -> None:
        """Add a country by its code; a name that is not known is kept as printed and noted once."""
        name = tidy(name)
        if name.lower() in _NOWHERE:
            return
        code, remark = country_code(name)
        if not code:
            self.notebook.once(f"country {name}", self.file, self.place, "not a country name that is known: kept as printed", name)
        detail = "; ".join(x for x in (detail, remark) if x)
        self.add(prop, code or name, detail, part=part, label=label)

    def problem(self, what: str, text: str = "") -> None:
        """Note a value of this entry that could not be used."""
        self.notebook.add(Severity.VALUE, self.file, self.place, what, text)

    def values(self, prop: str) -> tuple[str, ...]:
        """Give what was added under a property so far."""
        return tuple(v.value for v in self._values.values() if v.prop == prop)

    def record(self, entry_id: str) -> Record:
        """Close the entry."""
        return Record(entry_id, self.schema, tuple(self._values.values()), self.place)


def tidy(text: str) -> str:
    """Collapse blanks of any kind into single ones and strip them off the ends."""
    return " ".join(text.split())
