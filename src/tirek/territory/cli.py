"""``tirek territory``: import the classifier and shapes, rebuild the index."""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

app = typer.Typer(no_args_is_help=True, help="Import the classifier of areas and their shapes.")
SHOWN = 10


@app.callback()
def territory() -> None:
    """Import the classifier of areas and their shapes."""


@app.command("import")
def import_files(
    files: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, help="KATO (.csv) or shapes (.geojson).")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; keep nothing.")] = False,
    source: Annotated[str, typer.Option(help="Where shapes come from, with the licence; shown with the map.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per file.")] = False,
) -> None:
    """Take the good rows of each FILE; write the bad ones to FILE.bad.csv. Exit code 1 when any row was bad."""
    failed = False
    for path in files:
        report = _import_one(path, dry_run, source)
        if report is None:
            failed = True
            continue
        failed = failed or bool(report["bad"])
        typer.echo(json.dumps(report, ensure_ascii=False) if as_json else _sentence(report))
    raise typer.Exit(1 if failed else 0)


@app.command()
def reindex() -> None:
    """Rebuild the index of what lies in what from the placements."""
    from django.db import transaction

    from tirek.territory.actions.index import lock_territory, rebuild_index

    with transaction.atomic():
        lock_territory()
        typer.echo(f"{rebuild_index()} rows corrected.")


def _import_one(path: Path, dry_run: bool, source: str) -> dict[str, object] | None:
    from django.utils import timezone

    from tirek.core.actor import system_actor
    from tirek.territory import actions

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(path.name, total=None)

        def progress(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        by, at = system_actor("tirek territory import"), timezone.now()
        try:
            if path.suffix.lower() in (".geojson", ".json"):
                report = actions.import_shapes(path, by=by, at=at, source=source, dry_run=dry_run, progress=progress)
            else:
                report = actions.import_classifier(path, by=by, at=at, dry_run=dry_run, progress=progress)
        except actions.UnreadableFileError as error:
            _say(f"{path}: {error}")
            return None
    return _written(path, report, dry_run)


def _written(path: Path, report: object, dry_run: bool) -> dict[str, object]:
    bad = report.bad  # type: ignore[attr-defined]
    bad_file = path.with_name(f"{path.name}.bad.csv")
    if bad:
        with bad_file.open("w", encoding="utf-8", newline="") as file:
            columns = ["line", "reason", *bad[0].row]
            writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows({"line": row.line, "reason": row.reason, **row.row} for row in bad)
    for row in bad[:SHOWN]:
        _say(f"{path.name}:{row.line}: {row.reason}")
    counts = {name: getattr(report, name) for name in ("rows", "added", "changed", "unchanged", "absent")}
    return {"file": str(path), "dry_run": dry_run, **counts, "bad": len(bad), "bad_file": str(bad_file) if bad else ""}


def _sentence(report: dict[str, object]) -> str:
    begin = "Would be done" if report["dry_run"] else "Done"
    counts = ", ".join(f"{report[name]} {name}" for name in ("added", "changed", "unchanged", "absent", "bad"))
    where = f" Bad rows are in {report['bad_file']}" if report["bad_file"] else ""
    return f"{report['file']}: {begin}: {counts} of {report['rows']} rows.{where}"


def _say(text: str) -> None:
    print(text, file=sys.stderr)
