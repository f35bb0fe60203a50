"""``tirek packets``: the quarterly packets on returnees, made and counted."""

import json
from typing import Annotated, Any

import typer

app = typer.Typer(help="Make the quarterly packets and say whose receipt is missing.")
MISSING, USAGE = 1, 2


@app.callback(invoke_without_command=True)
def packets(
    quarter: Annotated[str | None, typer.Option(help="Like 2026Q3; else the last that has ended.")] = None,
    again: Annotated[bool, typer.Option("--again", help="A further edition for every office.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Tell nobody by e-mail.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make what is missing. Ends with 1 while a receipt is late, with 2 for a wrong quarter."""
    from django.utils import timezone

    from tirek.core.calendar import local_date
    from tirek.core.period import Period
    from tirek.core.verdict import Refused

    today = local_date(timezone.now())
    try:
        period = Period.parse(quarter) if quarter else Period.containing(today).previous()
        data = _make(period, again, quiet)
    except (ValueError, Refused) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from None
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else _as_text(data))
    raise typer.Exit(MISSING if data["late"] else 0)


def _make(period: Any, again: bool, quiet: bool) -> dict[str, Any]:
    from django.utils import timezone

    from tirek.cases.actions.packets import make_packets
    from tirek.cases.models import Packet
    from tirek.cases.queries.packet_page import receipts
    from tirek.core.actor import system_actor
    from tirek.core.calendar import local_date

    now = timezone.now()
    made = make_packets(period, again=again, tell=not quiet, by=system_actor("packets"), at=now)
    all_of_it = Packet.objects.filter(quarter=period.code)
    counted = receipts(all_of_it, on=local_date(now))
    late = all_of_it.waiting().filter(acknowledge_by__lt=local_date(now)).select_related("office")
    return {
        "quarter": period.code,
        "made_now": len(made),
        "packets": counted.made,
        "acknowledged": counted.acknowledged,
        "late": [{"code": one.office.code, "name": one.office.name} for one in late.order_by("office__path")],
    }


def _as_text(data: dict[str, Any]) -> str:
    lines = [
        f"{data['quarter']}: {data['made_now']} packets made now, {data['packets']} in all, "
        f"{data['acknowledged']} acknowledged, {len(data['late'])} late"
    ]
    return "\n".join([*lines, *(f"  {one['code']}  {one['name']}" for one in data["late"])])
