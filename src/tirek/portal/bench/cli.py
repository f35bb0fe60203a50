"""``tirek bench``: measure, print a table or JSON, write nothing anywhere."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tirek.portal.bench import machine
from tirek.portal.bench.database import bench_database
from tirek.portal.cli import prepare
from tirek.portal.cli.terminal import Failure, print_json

app = typer.Typer()
PAIR = ("queue", "case", "search", "figures")
NAMES = ("intake", *PAIR, "audit", "pages", "sync", "duplicates", "start")


@app.command()
def bench(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]…", help=", ".join(NAMES) + "; all by default.")
    ] = None,
    cases: Annotated[
        int, typer.Option(min=0, help="Cases beside the demo country: 1000000 takes minutes to make.")
    ] = 0,
    people: Annotated[int, typer.Option(min=1000, help="Size of the register that duplicates searches.")] = 100_000,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the databases tirek_bench_… for the next run.")] = False,
    seconds: Annotated[float, typer.Option(min=1, help="How long each rate of the intake is measured.")] = 8,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure promises of the design on this machine. With --cases, those that grow are measured on both sizes."""
    chosen = names or list(NAMES)
    if unknown := set(chosen) - set(NAMES):
        raise Failure(f"There is no bench {', '.join(sorted(unknown))}. There are: {', '.join(NAMES)}.")
    rows = _on_databases(chosen, cases, keep, seconds)
    if "duplicates" in chosen:
        from tirek.portal.bench.duplicates import measure

        rows += [{"bench": "duplicates", "size": str(people), **row} for row in measure(people, keep=keep)]
    if "start" in chosen:
        from tirek.portal.bench.start import measure_start

        rows += measure_start()
    report = {"machine": machine.describe(), "rows": rows}
    print_json(report) if as_json else _show(report)


def _on_databases(chosen: Sequence[str], cases: int, keep: bool, seconds: float) -> list[dict[str, Any]]:
    """The small database first, then the large one; a row of the large one tells its ratio to the small."""
    rows: list[dict[str, Any]] = []
    if set(chosen) <= {"start", "duplicates"}:
        return rows
    prepare.compile_messages()
    prepare.collect_static()
    with bench_database(0, keep=keep or bool(cases)):
        rows += _measured(chosen, "demo", seconds)
    if cases:
        with bench_database(cases, keep=keep):
            rows += _with_ratio(_measured([name for name in chosen if name in PAIR], str(cases), seconds), rows)
    if cases and not keep:
        with bench_database(0, keep=False):
            pass
    return rows


def _measured(chosen: Sequence[str], size: str, seconds: float) -> list[dict[str, Any]]:
    from tirek.portal.bench import audit, figures, intake, pages, reading, sync

    benches = {
        "intake": lambda: intake.measure(seconds),
        "queue": reading.measure_queue,
        "case": reading.measure_case,
        "search": reading.measure_search,
        "figures": figures.measure,
        "audit": audit.measure,
        "pages": pages.measure,
        "sync": sync.measure,
    }
    rows = []
    for name, measure in benches.items():
        if name in chosen:
            rows += [{"bench": name, "size": size, **row} for row in measure()]
    return rows


def _with_ratio(rows: list[dict[str, Any]], small: list[dict[str, Any]]) -> list[dict[str, Any]]:
    before = {(row["bench"], row["what"]): row for row in small}
    for row in rows:
        base = before.get((row["bench"], row["what"]), {})
        if base.get("median_ms"):
            row["ratio"] = round(row["median_ms"] / base["median_ms"], 2)
            row["ratio_db"] = round(row["db_ms"] / max(base["db_ms"], 0.1), 2)
    return rows


def _show(report: dict[str, Any]) -> None:
    console = Console(width=160)
    console.print(", ".join(f"{key}: {value}" for key, value in report["machine"].items()))
    for name in dict.fromkeys(row["bench"] for row in report["rows"]):
        rows = [row for row in report["rows"] if row["bench"] == name]
        columns = list(dict.fromkeys(key for row in rows for key in row if key != "bench"))
        table = Table(*columns, title=name)
        for row in rows:
            table.add_row(*(str(row.get(column, "")) for column in columns))
        console.print(table)
