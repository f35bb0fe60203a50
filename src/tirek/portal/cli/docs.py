"""``tirek docs``: the generated documents."""

from typing import Annotated

import typer

from . import generated

app = typer.Typer()


@app.command()
def docs(
    check: Annotated[bool, typer.Option("--check", help="Only list what is not current; exit 1 when any.")] = False,
) -> None:
    """Write the app graph, the permission matrix and the state diagrams into docs/generated."""
    if not check:
        generated.write()
        return
    wrong = generated.differences()
    for name in wrong:
        print(f"docs/generated/{name} is not current: make docs")
    raise typer.Exit(1 if wrong else 0)
