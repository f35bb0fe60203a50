"""``tirek audit``: prove that nothing in the audit trail was altered."""

import json
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Verify and seal the audit trail.")
SHOWN = 200


@app.callback()
def audit() -> None:
    """Verify and seal the audit trail."""


@app.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    anchor: Annotated[
        list[str] | None, typer.Option(help="A seal written down earlier, NUMBER:HASH; may be repeated.")
    ] = None,
) -> None:
    """Recompute every digest, seal and link. Exit code 1 when a row or seal was changed, removed or inserted."""
    from tirek.core.audit.verification import latest_anchor
    from tirek.core.audit.verification import verify as findings_of
    from tirek.core.models import AuditEvent

    count, shown = 0, []
    for count, finding in enumerate(findings_of(_anchors(anchor or [])), start=1):
        if count <= SHOWN:
            shown.append(finding.as_json())
            _say(not as_json, str(finding))
    rows, newest = AuditEvent.objects.count(), latest_anchor()
    if as_json:
        typer.echo(json.dumps(
            {"intact": not count, "events": rows, "newest_seal": newest, "count": count, "findings": shown}
        ))  # fmt: skip
    _say(not as_json, f"{rows} events, {count} findings.")
    _say(not as_json, f"Newest seal, to be written down elsewhere: {newest or 'none yet'}")
    raise typer.Exit(1 if count else 0)


@app.command()
def seal(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Seal what was written so far; the worker does this every minute by itself."""
    from django.utils import timezone

    from tirek.core.audit.sealing import seal as seal_all
    from tirek.core.audit.verification import latest_anchor

    made, newest = seal_all(at=timezone.now()), latest_anchor()
    if as_json:
        typer.echo(json.dumps({"made": made, "newest_seal": newest}))
    _say(not as_json, f"{made} new seals. Newest: {newest or 'none yet'}")


def _anchors(texts: list[str]) -> dict[int, str]:
    try:
        return {int(number): value for number, value in (text.split(":", 1) for text in texts)}
    except ValueError as error:
        raise typer.BadParameter("an anchor is NUMBER:HASH, as printed by an earlier run") from error


def _say(aloud: bool, text: str) -> None:
    if aloud:
        typer.echo(text)
