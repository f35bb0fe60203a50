"""What the subcommands share: a failure with its cure, progress bars, printing figures."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Advance = Callable[[str, int, int], None]


class Failure(Exception):
    """The command can't do what was asked; the message says why and what to do."""


@contextmanager
def progress() -> Iterator[Advance]:
    """A progress bar on standard error. Call the value with (what is done now, how far, of how many)."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def advance(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield advance


def say(text: str) -> None:
    """A line for the person at the terminal; standard output stays free for results."""
    print(text, file=sys.stderr, flush=True)


def print_json(data: object) -> None:
    """One JSON document on standard output, readable in three languages."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))
