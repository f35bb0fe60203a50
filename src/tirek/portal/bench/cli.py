"""``tirek bench``: measure; print tables or JSON, or write the tables into a document."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated

import typer

from tirek.core.settling import settle
from tirek.portal.bench.database import bench_database
from tirek.portal.bench.report import Report, Row
from tirek.portal.cli import prepare
from tirek.portal.cli.terminal import Failure, print_json

app = typer.Typer()
PAIR = ("queue", "case", "search", "figures")
NAMES = (
    "intake",
    *PAIR,
    "audit",
    "pages",
    "bulk",
    "sync",
    "events",
    "entitlement",
    "annual",
    "submit",
    "deadline",
    "import",
    "exchange",
    "judging",
    "roadmap",
    "reading",
    "calls",
    "duplicates",
    "start",
)


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
    write: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A document whose tables to fill, such as docs/benchmarks.md."),
    ] = None,
) -> None:
    """Measure promises of the design on this machine. With --cases, those that grow are measured on both sizes."""
    chosen = names or list(NAMES)
    if unknown := set(chosen) - set(NAMES):
        raise Failure(f"There is no bench {', '.join(sorted(unknown))}. There are: {', '.join(NAMES)}.")
    report = Report(show=not as_json, file=write)
    _on_databases(report, chosen, cases, keep, seconds)
    _alone(report, chosen, people, keep)
    if as_json:
        print_json(report.as_dict())
    if report.failed:
        raise Failure(f"Failed: {', '.join(report.failed)}.")


def _on_databases(report: Report, chosen: Collection[str], cases: int, keep: bool, seconds: float) -> None:
    """The small database first, then the large one; a row of the large one tells its ratio to the small."""
    if set(chosen) <= {"start", "duplicates", "calls"}:
        return
    prepare.compile_messages()
    prepare.collect_static()
    benches = _benches(seconds, report.charts)
    settle()
    with bench_database(0, keep=keep or bool(cases)):
        _measure(report, benches, chosen, "demo")
    if cases:
        with bench_database(cases, keep=keep):
            _measure(report, benches, [name for name in chosen if name in PAIR], str(cases))
    if cases and not keep:
        with bench_database(0, keep=False):
            pass


def _measure(report: Report, benches: dict[str, Callable[[], list[Row]]], chosen: Collection[str], size: str) -> None:
    for name, measure in benches.items():
        if name in chosen:
            report.measure(name, size, measure)


def _alone(report: Report, chosen: Collection[str], people: int, keep: bool) -> None:
    """Benches that need no database of ours."""
    if "calls" in chosen:
        from tirek.portal.bench import calls

        report.measure("calls", "100 seeds", calls.measure)
    if "duplicates" in chosen:
        from tirek.portal.bench import duplicates

        report.measure("duplicates", str(people), lambda: duplicates.measure(people, keep=keep))
    if "start" in chosen:
        from tirek.portal.bench import start

        report.measure("start", "demo", start.measure_start)


def _benches(seconds: float, charts: Path | None) -> dict[str, Callable[[], list[Row]]]:
    from tirek.portal.bench import (
        annual,
        audit,
        bulk,
        deadline,
        entitlement,
        events,
        figures,
        importing,
        intake,
        judging,
        pages,
        reading,
        roadmap,
        submitting,
        sync,
        visiting,
        wires,
    )

    return {
        "intake": lambda: intake.measure(seconds),
        "queue": reading.measure_queue,
        "case": reading.measure_case,
        "search": reading.measure_search,
        "figures": figures.measure,
        "audit": audit.measure,
        "pages": pages.measure,
        "bulk": bulk.measure,
        "sync": sync.measure,
        "events": events.measure,
        "entitlement": entitlement.measure,
        "annual": lambda: annual.measure(charts / "annual-growth.svg" if charts else None),
        "submit": submitting.measure,
        "deadline": deadline.measure,
        "import": importing.measure,
        "exchange": wires.measure,
        "judging": judging.measure,
        "roadmap": roadmap.measure,
        "reading": visiting.measure,
    }
