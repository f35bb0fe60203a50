"""``tirek media``: measure the lexicon, read feeds now."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(help="Publications and monitoring.")


@app.callback()
def media() -> None:
    """Publications and monitoring."""


@app.command()
def lexicon() -> None:
    """How well the lexicon suspects, on the sentences shipped for measuring it."""
    from tirek.media.lexicon import lexicon as shipped
    from tirek.media.measuring import measure

    table = Table(title=f"Lexicon {shipped().version}")
    for head in ("language", "sentences", "caught", "missed", "wrongly suspected", "left alone", "precision", "recall"):
        table.add_column(head, justify="left" if head == "language" else "right")
    for language, row in measure().items():
        numbers = (row.size, row.caught, row.missed, row.wrong, row.left)
        table.add_row(language, *map(str, numbers), f"{row.precision:.2f}", f"{row.recall:.2f}")
    Console().print(table)
