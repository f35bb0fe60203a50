"""Run as a module in a data folder of its own: ``python -m tests.faults.pair STEP JSON``. Prints JSON.

Steps of the house that refers: ``sender``, ``refer``. Of the house that takes over: ``taker``, ``peer``, ``work``.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.factories import make_case, make_line, make_memorandum, make_world  # noqa: E402

from tirek.cases.actions.answers import answer  # noqa: E402
from tirek.cases.actions.assignment import take  # noqa: E402
from tirek.cases.actions.referrals import refer  # noqa: E402
from tirek.cases.models import Case  # noqa: E402
from tirek.core.roles import Role  # noqa: E402
from tirek.exchange.actions import peers, webhooks  # noqa: E402
from tirek.exchange.actions.clients import NewClient, connect  # noqa: E402
from tirek.exchange.enums_of_wires import CHOSEN_KINDS  # noqa: E402
from tirek.exchange.models import ApiClient, Peer, PeerCase  # noqa: E402
from tirek.network.models import Organisation, RoleGrant, User  # noqa: E402
from tirek.network.queries.actors import actor_of  # noqa: E402
from tirek.people.enums import ConsentHow  # noqa: E402
from tirek.portal.cli.prepare import database_running  # noqa: E402


def sender(told: dict[str, Any]) -> dict[str, Any]:
    """A small country with a memorandum, and the partner's system connected under it and told at its address."""
    call_command("migrate", interactive=False, verbosity=0)
    world = make_world()
    memorandum = make_memorandum(world.saryagash, world.employment)
    scopes = ("referrals:read", "referrals:write")
    new = NewClient("their Tirek", world.employment.pk, (Role.PARTNER_CLERK,), scopes, memorandum.pk)
    connected = connect(new, by=world["admin"], at=timezone.now())
    kinds = [kind.value for kind in CHOSEN_KINDS]
    made = webhooks.add_webhook(connected.client.pk, told["url"], kinds, by=world["admin"], at=timezone.now())
    return {"id": connected.client_id, "secret": connected.secret, "webhook_secret": made.secret}


def taker(told: dict[str, Any]) -> dict[str, Any]:
    """Another small country."""
    call_command("migrate", interactive=False, verbosity=0)
    make_world()
    return {}


def peer(told: dict[str, Any]) -> dict[str, Any]:
    """Connect the house that refers, under the key that it knows our door by."""
    clerk = acting(Role.CLERK)
    office = Organisation.objects.get(pk=clerk.organisation_id)
    memorandum = make_memorandum(office, Organisation.objects.exclude(pk=office.pk).order_by("code")[0])
    secrets = (told["id"], told["secret"], told["webhook_secret"])
    new = peers.NewPeer("their Tirek", told["address"], *secrets, memorandum.pk, office.pk)
    made = peers.add_peer(new, by=acting(Role.ADMINISTRATOR), at=timezone.now())
    Peer.objects.filter(pk=made.pk).update(id=told["key"])
    return {}


def send_on(told: dict[str, Any]) -> dict[str, Any]:
    """Applications, each with a line referred to the partner."""
    client = ApiClient.objects.select_related("memorandum", "organisation").get()
    assert client.memorandum is not None
    office = Organisation.objects.exclude(pk=client.organisation_id).get(memoranda__memorandum=client.memorandum)
    clerk, how = acting(Role.CLERK, organisation=office), ConsentHow.SIGNED_PAPER
    for _ in range(told["count"]):
        line = make_line(make_case(office, at=timezone.now()), by=clerk, at=timezone.now())
        partner = client.organisation_id
        refer(line.pk, partner, None, "Жұмыс керек", consent_how=how, by=clerk, at=timezone.now())
    return {}


def work(told: dict[str, Any]) -> dict[str, Any]:
    """The clerk takes up every application that has come and answers it."""
    clerk = acting(Role.CLERK)
    keys = PeerCase.objects.order_by("created_at").values_list("case_id", flat=True)
    for place, key in enumerate(keys):
        take(key, by=clerk, at=timezone.now())
        result, why = ("solved", "") if place % 2 else ("not_solvable", "Орын жоқ")
        answer(key, "Өтінішіңіз қаралды.", result, why, by=clerk, at=timezone.now())
    return {"count": len(keys), "cases": Case.objects.count()}


def acting(role: str, **which: Any) -> Any:
    """One who holds a role, always the same one."""
    grant = RoleGrant.objects.filter(role=role, **which).order_by("id").select_related("user")[0]
    return actor_of(User.objects.get(pk=grant.user_id), timezone.localdate(), "kk")


STEPS = {each.__name__: each for each in (sender, taker, peer, work)} | {"refer": send_on}

if __name__ == "__main__":
    with database_running():
        print(json.dumps(STEPS[sys.argv[1]](json.loads(sys.argv[2]))))
