"""``tirek figures``: any figure for any period, place and borders."""

import json
from datetime import date
from typing import Annotated, Any

import typer

app = typer.Typer(help="Print figures computed from the work.")


@app.callback(invoke_without_command=True)
def figures(
    first: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day, YYYY-MM-DD.")] = None,
    period: Annotated[str | None, typer.Option(help="A year or a quarter instead: 2019 or 2019Q2.")] = None,
    year: Annotated[str | None, typer.Option(help="A whole year instead: 2023.")] = None,
    chapter: Annotated[
        str | None, typer.Option(help="Only one sheet: cases, network or activities; all by default.")
    ] = None,
    area: Annotated[str | None, typer.Option(help="KATO code of a region.")] = None,
    office: Annotated[str | None, typer.Option(help="Code of an office or another body.")] = None,
    by: Annotated[str | None, typer.Option(help="Divide: region or office.")] = None,
    on: Annotated[str | None, typer.Option(help="Borders as of this day; else of the last day of the period.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the sheet of the republic, or of one region or office, for a period."""
    from django.utils import timezone

    today = timezone.localdate()
    try:
        asked = _period(first, last, period or year)
        data = _collect(asked, _chapter(chapter), area, office, by, date.fromisoformat(on) if on else None, today)
    except (ValueError, LookupError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else _as_text(data))


def _period(first: str | None, last: str | None, period: str | None) -> Any:
    from tirek.reports.period import Period

    if period:
        return Period.parse(period)
    if not first or not last:
        raise ValueError("give --from and --to, or --period, or --year")
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def _chapter(code: str | None) -> Any:
    from tirek.reports.enums import Chapter

    if code and code not in Chapter.values:
        raise ValueError(f"--chapter is one of {', '.join(Chapter.values)}")
    return Chapter(code) if code else None


def _collect(
    period: Any, chapter: Any, area: str | None, office: str | None, by: str | None, on: date | None, today: date
) -> dict[str, Any]:
    from tirek.core.actor import system_actor
    from tirek.reports.indicators import all_indicators
    from tirek.reports.queries import offices_table, regions_table, scope_for, sheet

    scope = scope_for(system_actor("figures"), geography=on or min(period.last, today))
    scope = _narrowed(scope, area, office)
    data: dict[str, Any] = {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "borders_on": scope.geography.isoformat(),
        "figures": _values(sheet(period, scope, today=today, chapter=chapter)),
    }
    if by:
        tables = {"region": regions_table, "office": offices_table}
        if by not in tables:
            raise ValueError("--by is region or office")
        rows = tables[by](all_indicators(chapter), period, scope, today=today)
        data["rows"] = [{"code": row.code, "name": row.name, "figures": _values(row.figures)} for row in rows]
    return data


def _narrowed(scope: Any, area: str | None, office: str | None) -> Any:
    from tirek.network.models import Organisation
    from tirek.territory.models import Area

    if office:
        found = Organisation.objects.filter(code=office).first()
        if found is None:
            raise LookupError(f"there is no body with code {office}")
        return scope.at_office(found)
    if area:
        region = Area.objects.filter(kato=area).first()
        if region is None:
            raise LookupError(f"there is no area with KATO code {area}")
        return scope.in_region(region)
    return scope


def _values(figures: Any) -> dict[str, Any]:
    return {
        figure.indicator.code: {
            "value": figure.value,
            "records": figure.records,
            "unit": figure.indicator.unit.value,
            "version": figure.indicator.version,
            "estimate": figure.is_estimate,
        }
        for figure in figures
    }


def _as_text(data: dict[str, Any]) -> str:
    lines = [f"{data['from']} .. {data['to']} (borders of {data['borders_on']})"]
    lines += [f"{code:28}{_shown(cell):>12} {cell['unit']}" for code, cell in data["figures"].items()]
    for row in data.get("rows", []):
        cells = "  ".join(f"{code}={_shown(cell)}" for code, cell in row["figures"].items())
        lines.append(f"{row['code']:>10} {row['name']}: {cells}")
    return "\n".join(lines)


def _shown(cell: dict[str, Any]) -> str:
    value = "-" if cell["value"] is None else str(cell["value"])
    return f"~{value}" if cell["estimate"] else value
