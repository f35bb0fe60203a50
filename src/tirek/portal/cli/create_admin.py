"""``tirek create-admin EMAIL``: an administrator who may sign in."""

import os
import sys
from typing import Annotated

import typer
from django.core.exceptions import ValidationError

from tirek.network.actions.users import create_administrator

from .prepare import database_running
from .terminal import Failure

app = typer.Typer()


@app.command()
def create_admin(
    email: Annotated[str, typer.Argument(help="Address to sign in with.")],
    name: Annotated[str, typer.Option(help="Name shown to colleagues.")] = "",
) -> None:
    """Create an administrator of the whole network, or give an account that exists this role.

    The password is asked for at the terminal, or read from standard input or TIREK_ADMIN_PASSWORD.
    """
    with database_running():
        try:
            user = create_administrator(email, name or email.split("@")[0], _password())
        except ValidationError as error:
            raise Failure(" ".join(error.messages)) from error
    print(f"{user.email} is an administrator now.")


def _password() -> str:
    if given := os.environ.get("TIREK_ADMIN_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
