"""Every subcommand: where it lives and what it does. Listed here so that ``tirek --help`` imports nothing."""

from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: the module that holds its typer ``app``, one line of help, and whether Django must be up."""

    module: str
    help: str
    needs_django: bool = True

    @property
    def exists(self) -> bool:
        """Whether the module is part of this installation."""
        try:
            return find_spec(self.module) is not None
        except ModuleNotFoundError:
            return False


COMMANDS = {
    "demo": Command("tirek.portal.cli.demo", "Set everything up, load the demo country and serve it.", False),
    "serve": Command("tirek.portal.cli.serve", "Run the web application.", False),
    "worker": Command("tirek.portal.cli.worker", "Run the jobs of the queue."),
    "migrate": Command("tirek.portal.cli.migrate", "Bring the database up to date."),
    "create-admin": Command("tirek.portal.cli.create_admin", "Create an administrator who may sign in."),
    "check": Command("tirek.portal.cli.check", "Check configuration and data; name each finding with its cure."),
    "backup": Command("tirek.portal.cli.backup", "Write the database and the stored files into one file."),
    "restore": Command("tirek.portal.cli.restore", "Put a backup back."),
    "retention": Command("tirek.core.retention_cli", "Show what is due to be anonymised or deleted."),
    "audit": Command("tirek.core.cli", "Verify the audit trail."),
    "territory": Command("tirek.territory.cli", "Import the classifier of areas and their shapes."),
    "packets": Command("tirek.cases.cli_packets", "Make the quarterly packets on returnees."),
    "clock": Command("tirek.cases.cli", "Count a deadline and show the working."),
    "people": Command("tirek.people.cli", "Keep the search of people current."),
    "figures": Command("tirek.reports.cli", "Print the figures of a period."),
    "reports": Command("tirek.reports.cli_sheets", "Check files of frozen sheets.", False),
    "media": Command("tirek.media.cli", "Measure what suspects hate speech; teach the head."),
    "mediation": Command("tirek.mediation.cli", "Wrap the keys of sealed files by a new key."),
    "calls": Command("tirek.calls.cli", "Rank the entries of a call; recount a protocol."),
    "bundles": Command("tirek.exchange.cli_bundles", "Share rules with other installations as signed bundles."),
    "client": Command("tirek.exchange.cli_client", "Write the Python client of the API."),
    "bench": Command("tirek.portal.bench.cli", "Measure what this machine gives; see docs/benchmarks.md."),
    "text": Command("tirek.portal.cli.text", "Show the search keys of words.", False),
    "messages": Command("tirek.portal.cli.messages", "Collect, check and compile the translations."),
    "docs": Command("tirek.portal.cli.docs", "Write the generated documents, or check that they are current."),
    "schema": Command("tirek.portal.cli.schema", "Write the script a new database is laid from."),
    "assets": Command("tirek.portal.cli.assets", "Build the style sheets and scripts.", False),
}


def available() -> dict[str, Command]:
    """The subcommands of this installation, in the order of the table."""
    return {name: command for name, command in COMMANDS.items() if command.exists}
