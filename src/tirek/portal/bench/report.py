"""What was measured: shown and written as soon as it is known, so that a bench that fails loses only itself."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tirek.portal.bench import machine
from tirek.portal.cli.terminal import say

Row = dict[str, Any]


class Report:
    """Rows of all benches in their order. ``file``: a Markdown file whose tables, between ``<!-- bench:NAME -->`` and
    ``<!-- /bench -->``, are replaced by what is measured; the place ``machine`` tells what on and when."""

    def __init__(self, *, show: bool = True, file: Path | None = None) -> None:
        self.rows: list[Row] = []
        self.failed: list[str] = []
        self._show, self._file = show, file
        self._write("machine", f"Measured: {_told(machine.describe())}.")

    @property
    def charts(self) -> Path | None:
        """The folder for drawings, beside the document and of its name."""
        return self._file.with_suffix("") if self._file else None

    def measure(self, name: str, size: str, measure: Callable[[], list[Row]]) -> None:
        """Run one bench and keep what it found; an error is told and remembered, the next bench goes on."""
        try:
            found = [{"bench": name, "size": size, **row} for row in measure()]
        except Exception as error:
            self.failed.append(name)
            say(f"The bench {name} failed: {type(error).__name__}: {error}")
            return
        self._compare(found)
        self.rows += found
        if self._show:
            _print(name, found)
        self._write(name, _markdown(self._of(name)))

    def as_dict(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return {"machine": machine.describe(), "rows": self.rows, "failed": self.failed}

    def _of(self, name: str) -> list[Row]:
        return [
            {key: value for key, value in row.items() if key != "bench"} for row in self.rows if row["bench"] == name
        ]

    def _compare(self, found: list[Row]) -> None:
        """How much longer a row took than the same on the size before."""
        before = {(row["bench"], row["what"]): row for row in self.rows}
        for row in found:
            base = before.get((row["bench"], row["what"]), {})
            if base.get("median_ms"):
                row["ratio"] = round(row["median_ms"] / base["median_ms"], 2)
                row["ratio_db"] = round(row["db_ms"] / max(base["db_ms"], 0.1), 2)

    def _write(self, name: str, text: str) -> None:
        if self._file is None:
            return
        place = re.compile(rf"(<!-- bench:{re.escape(name)} -->\n).*?(<!-- /bench -->)", re.DOTALL)
        whole = self._file.read_text(encoding="utf-8")
        self._file.write_text(place.sub(lambda found: f"{found[1]}{text}\n{found[2]}", whole), encoding="utf-8")


def _print(name: str, rows: list[Row]) -> None:
    columns = _columns(rows, without="bench")
    table = Table(*columns, title=name)
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in columns))
    Console(width=160).print(table)


def _markdown(rows: list[Row]) -> str:
    columns = _columns(rows)
    lines = [columns, ["---"] * len(columns), *([str(row.get(column, "")) for column in columns] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _columns(rows: list[Row], without: str = "") -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row if key != without))


def _told(facts: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in facts.items() if value != "")
