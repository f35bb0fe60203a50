"""``tirek messages``: collect, check and compile the translations."""

from typing import Annotated

import typer

from .catalogues import all_catalogues
from .terminal import Failure, say

app = typer.Typer()


@app.command()
def messages(
    apps: Annotated[list[str] | None, typer.Argument(metavar="[APP]…", help="Apps; all when none is named.")] = None,
    compile: Annotated[bool, typer.Option("--compile", help="Only compile what has changed.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only list what is wanted; exit code 1 when any.")] = False,
) -> None:
    """Collect the strings of the code into each app's catalogues (kk and ru), keeping translations; then compile."""
    chosen = all_catalogues(apps)
    if not chosen:
        raise Failure(f"there is no app {', '.join(apps or [])}.")
    if not check and not compile:
        for catalogue in chosen:
            catalogue.update()
    if not check:
        for catalogue in chosen:
            if catalogue.is_stale():
                catalogue.compile()
    problems = [] if compile else [line for catalogue in chosen for line in catalogue.problems()]
    for line in problems:
        print(line)
    if problems:
        say(f"{len(problems)} translations are wanted.")
    if check and problems:
        raise typer.Exit(1)
