"""The console command ``tirek``. Each subcommand is a small module with a typer ``app``, imported when it is run.

Exit codes: 0 done, 1 something was found or failed, 2 the command was used wrongly.
"""

from .main import main

__all__ = ["main"]
