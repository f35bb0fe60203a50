"""Choose the subcommand, load only that, and turn known failures into one clear message."""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version

from .registry import Command, available

USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``tirek``. Returns the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if not arguments or arguments[0] in {"--help", "-h", "help"}:
        return _help()
    if arguments[0] == "--version":
        print(f"tirek {version('tirek')}")
        return 0
    name, *rest = arguments
    command = available().get(name)
    if command is None:
        return _unknown(name)
    return _run(name, command, rest)


def _help() -> int:
    commands = available()
    width = max(map(len, commands))
    print("Usage: tirek COMMAND [OPTIONS] …\n\nThe working system of a civic-support network.\n\nCommands:")
    for name, command in commands.items():
        print(f"  {name:<{width}}  {command.help}")
    print("\ntirek COMMAND --help tells more. TIREK_DATA, PORT and DATABASE_URL move the data, the port, the database.")
    return 0


def _unknown(name: str) -> int:
    near = get_close_matches(name, available(), n=1)
    hint = f" Did you mean {near[0]}?" if near else " See tirek --help."
    print(f"tirek: there is no command {name}.{hint}", file=sys.stderr)
    return USAGE


def _run(name: str, command: Command, rest: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        if command.needs_django:
            import django

            django.setup()
        app = import_module(command.module).app
        app.pretty_exceptions_enable = False
        app(args=rest, prog_name=f"tirek {name}")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _is_known(error):
            raise
        print(f"tirek {name}: {error}", file=sys.stderr)
        return 1
    finally:
        _close_pools()
    return 0


def _close_pools() -> None:
    """Close the pools of connections: left to the interpreter's end, their threads hold it up for seconds each."""
    if "django.db" not in sys.modules:
        return
    from django.conf import settings
    from django.db import connections

    if settings.configured:
        for connection in connections.all(initialized_only=True):
            pool = connection.settings_dict["OPTIONS"].get("pool")
            connection.close()
            if pool:
                connection.close_pool()  # type: ignore[attr-defined]


def _is_known(error: Exception) -> bool:
    """Whether the message alone tells the user what to do, so that no traceback is needed."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError

    from tirek.core.postgres import ServerProblem

    from .terminal import Failure

    return isinstance(error, ServerProblem | ImproperlyConfigured | OperationalError | Failure)
