"""``tirek retention``: what the rules of retention would do, and going on with runs that were approved."""

import json
from typing import Annotated, Any

import typer

app = typer.Typer(help="Show what is due under the rules of retention, and go on with approved runs.")


@app.callback(invoke_without_command=True)
def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count and show; change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Without --dry-run, approved runs that were interrupted are carried on; nothing is applied that two people have
    not agreed on. Exit code 0."""
    from django.utils import timezone

    from tirek.core.actor import system_actor
    from tirek.core.models import RetentionRun
    from tirek.core.retaining import apply_run
    from tirek.core.retention_rules import previews

    finished: list[dict[str, Any]] = []
    for run in [] if dry_run else list(RetentionRun.objects.unfinished().order_by("asked_at")):
        done = apply_run(run.pk, by=system_actor("retention"), at=timezone.now())
        finished.append({"rule": done.rule, "done": done.done})
    found: list[dict[str, Any]] = [
        {
            "rule": row.rule.code,
            "action": str(row.rule.action),
            "months": row.rule.months,
            "before": row.cutoff.date().isoformat(),
            "due": row.count,
            "held": row.held,
            "examples": row.examples,
        }
        for row in previews(timezone.now())
    ]
    if as_json:
        typer.echo(json.dumps({"rules": found, "finished": finished}, ensure_ascii=False))
        return
    for one in finished:
        typer.echo(f"Applied {one['rule']}: {one['done']} records.")
    for row in found:
        examples = ", ".join(row["examples"])
        typer.echo(f"{row['rule']}: {row['due']} due, {row['held']} held ({row['action']} before {row['before']})")
        if examples:
            typer.echo(f"  for instance {examples}")
