"""``tirek bundles``: rules given out as a signed file, a file checked, or brought in for a second person to take."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Share routing, templates, definitions and forms as signed bundles.")
WRONG, USAGE = 1, 2


@app.callback()
def bundles() -> None:
    """Share routing, templates, definitions and forms as signed bundles."""


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="Where to write it.")],
    title: Annotated[str, typer.Option(help="The name of the bundle.")] = "Tirek",
    part: Annotated[list[str] | None, typer.Option(help="Only this part; may be given several times.")] = None,
) -> None:
    """Write the rules in force now, signed by this installation."""
    from tirek.exchange.bundles import all_parts
    from tirek.exchange.bundles.document import make

    parts = part or list(all_parts())
    if unknown := set(parts) - all_parts().keys():
        typer.echo(f"There is no part {', '.join(sorted(unknown))}; known: {', '.join(all_parts())}.", err=True)
        raise typer.Exit(USAGE)
    told = make(title, parts, _now())
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    typer.echo(f"{file}: {', '.join(f'{code} {len(rows)}' for code, rows in told['content'].items())}")
    typer.echo(f"Fingerprint: {told['fingerprint']}")


@app.command()
def verify(file: Annotated[Path, typer.Argument(help="The bundle.")]) -> None:
    """Check the hash and the signature, and say whether its key is trusted here. Ends with 1 for a broken bundle."""
    from django.core.exceptions import ValidationError

    from tirek.exchange.bundles.document import read
    from tirek.exchange.models import TrustedKey

    try:
        told = read(_content(file))
    except ValidationError as error:
        typer.echo(" ".join(error.messages), err=True)
        raise typer.Exit(WRONG) from error
    key = TrustedKey.objects.in_force().filter(public_key=told["public_key"]).first()
    typer.echo(f"Right: signed by {told['fingerprint']}, {told.get('source', '')}.")
    typer.echo(f"Trusted here as {key.name}." if key else "Its key is not trusted here.")


@app.command("import")
def bring(
    file: Annotated[Path, typer.Argument(help="The bundle.")],
    by: Annotated[str, typer.Option(help="The e-mail of who brings it in; somebody else takes it on its page.")],
) -> None:
    """Bring it in and print what every entry would do. Nothing is taken: a second person does that."""
    from django.core.exceptions import ValidationError
    from django.utils.translation import override

    from tirek.core.verdict import Refused
    from tirek.exchange.actions.bundles import bring_in, entries_of
    from tirek.network.models import User
    from tirek.network.queries.actors import actor_of

    user = User.objects.filter(email=by.lower(), is_active=True).first()
    if user is None:
        typer.echo(f"There is no user {by}.", err=True)
        raise typer.Exit(USAGE)
    now = _now()
    try:
        with override("en"):
            bundle = bring_in(_content(file), by=actor_of(user, now.date(), "en"), at=now)
    except (ValidationError, Refused) as error:
        typer.echo(" ".join(error.messages) if isinstance(error, ValidationError) else str(error), err=True)
        raise typer.Exit(WRONG) from error
    for entry in entries_of(bundle):
        typer.echo(f"{entry.part:16}{entry.plan:10}{entry.label}{f': {entry.reason}' if entry.reason else ''}")
    typer.echo(f"To be taken by a second person: {bundle.get_absolute_url()}")


def _content(file: Path) -> bytes:
    if not file.is_file():
        typer.echo(f"There is no file {file}.", err=True)
        raise typer.Exit(USAGE)
    return file.read_bytes()


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()
