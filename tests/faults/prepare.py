"""Run as a module in a data folder of its own: a small country and a connected system. Prints what a sender needs."""

import json

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.factories import make_world  # noqa: E402

from tirek.core.roles import Role  # noqa: E402
from tirek.exchange.actions.clients import NewClient, connect  # noqa: E402
from tirek.exchange.enums import Scope  # noqa: E402
from tirek.portal.cli.prepare import database_running  # noqa: E402


def main() -> None:
    with database_running():
        call_command("migrate", interactive=False, verbosity=0)
        world = make_world()
        new = NewClient("sender", world.saryagash.pk, (Role.REGISTRAR,), (Scope.CASES_WRITE,))
        connected = connect(new, by=world["admin"], at=timezone.now())
        told = {"id": connected.client_id, "secret": connected.secret, "area": str(world.saryagash.area_id)}
        print(json.dumps(told))


if __name__ == "__main__":
    main()
