"""Django's own command; an empty database is laid from the script first, which leaves the migrations little to do."""

from typing import Any

from django.core.management.commands import migrate

from tirek.core.postgres import schema


class Command(migrate.Command):
    """``migrate``, with ``--step-by-step`` to walk through every migration."""

    def add_arguments(self, parser: Any) -> None:
        super().add_arguments(parser)
        parser.add_argument("--step-by-step", action="store_true", help="Walk through every migration.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options.pop("step_by_step", False) and not options["app_label"]:
            schema.lay()
        super().handle(*args, **options)
