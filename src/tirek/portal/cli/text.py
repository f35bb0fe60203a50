"""``tirek text fold|terms WORD…``: the search keys of a word, one line of JSON each."""

import json
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Show the search keys of words, one line of JSON each.")
Words = Annotated[list[str], typer.Argument(metavar="WORD…", help="Words in any spelling.")]


@app.command()
def fold(words: Words) -> None:
    """Print the spelling-independent key: Қайрат, Кайрат and Qairat give the same."""
    from tirek.core import text

    for word in words:
        print(json.dumps({"word": word, "fold": text.fold(word)}, ensure_ascii=False))


@app.command()
def terms(words: Words) -> None:
    """Print the keys under which a word is indexed: its folded form and its folded stems."""
    from tirek.core import text

    for word in words:
        print(json.dumps({"word": word, "terms": list(text.terms(word))}, ensure_ascii=False))
