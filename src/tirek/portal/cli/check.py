"""``tirek check``: configuration and data, each finding with its cure."""

from typing import Annotated, Any

import typer

from tirek.core.checks import Check, all_checks

from .terminal import print_json, progress

app = typer.Typer()


@app.command()
def check(
    only: Annotated[list[str] | None, typer.Argument(metavar="[CODE]…", help="Codes, or beginnings of codes.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as one JSON document.")] = False,
    most: Annotated[int, typer.Option(help="How many findings of one check to print.", min=1)] = 20,
) -> None:
    """Check the configuration and the data. Prints each finding with its cure; exit code 1 when there is any."""
    chosen = [one for one in all_checks() if not only or one.code.startswith(tuple(only))]
    if not chosen:
        raise typer.BadParameter(f"no check begins with {', '.join(only or [])}")
    results = _run(chosen, most)
    if as_json:
        print_json({"checks": len(chosen), "findings": results})
    else:
        _print(results, len(chosen))
    raise typer.Exit(1 if results else 0)


def _run(checks: list[Check], most: int) -> list[dict[str, Any]]:
    results = []
    with progress() as advance:
        for number, one in enumerate(checks, start=1):
            findings = list(one.run())
            if findings:
                results.append(_result(one, findings, most))
            advance("Checking", number, len(checks))
    return results


def _result(one: Check, findings: list[Any], most: int) -> dict[str, Any]:
    shown = [{"about": finding.about, "detail": str(finding.detail)} for finding in findings[:most]]
    return {
        "code": one.code,
        "title": str(one.title),
        "cure": str(one.cure),
        "count": len(findings),
        "findings": shown,
    }


def _print(results: list[dict[str, Any]], count: int) -> None:
    for result in results:
        print(f"{result['code']}: {result['title']} ({result['count']})")
        for finding in result["findings"]:
            print(f"    {finding['about']}  {finding['detail']}".rstrip())
        print(f"  → {result['cure']}")
    print(f"{count} checks, {sum(result['count'] for result in results)} findings.")
