"""``tirek media``: measure what suspects, teach the head."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(no_args_is_help=True, help="Publications and monitoring.")
HEADS = ("language", "sentences", "caught", "missed", "wrongly suspected", "left alone", "precision", "recall")


@app.callback()
def media() -> None:
    """Publications and monitoring."""


@app.command()
def measure() -> None:
    """How well the lexicon and the head suspect, on the sentences shipped for measuring them (half a minute)."""
    from tirek.media.head import head
    from tirek.media.lexicon import lexicon
    from tirek.media.measuring import false_alarms, measure_head

    titles = {
        "lexicon": f"Lexicon {lexicon().version}",
        "head": f"Head {head().version}, on sentences it was not taught",
        "either": "Either of them: what raises a flag",
    }
    for name, rows in measure_head().items():
        table = Table(title=titles[name])
        for title in HEADS:
            table.add_column(title, justify="left" if title == "language" else "right")
        for language, row in rows.items():
            numbers = (row.size, row.caught, row.missed, row.wrong, row.left)
            table.add_row(language, *map(str, numbers), f"{row.precision:.2f}", f"{row.recall:.2f}")
        Console().print(table)
    every, by_lexicon, by_either = false_alarms()
    typer.echo(f"Of {every} ordinary sentences the lexicon suspects {by_lexicon}, either of them {by_either}.")


@app.command()
def teach() -> None:
    """Teach the head all labelled sentences and write it down; flags raised from then on carry its new version."""
    from tirek.media.head import FILE
    from tirek.media.training import write

    write()
    typer.echo(f"{FILE.name} is written. Run `tirek media measure` and keep its tables in docs/hate-speech.md.")
