"""A partner's system bound to a memorandum, and what is referred to it."""

from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from tests.exchange.conftest import System
from tests.factories import World, make_case, make_line, make_memorandum, make_referral

from tirek.cases.models import Transition
from tirek.core.roles import Role
from tirek.exchange.actions.clients import NewClient, connect
from tirek.exchange.actions.own_clients import open_sandbox
from tirek.exchange.enums import PARTNER_SCOPES
from tirek.network.models import Memorandum, Organisation


class PartnerSystem(System):
    """Writes with a key of its own for each deed, unless told one."""

    def do(self, path: str, body: dict[str, Any] | None = None, key: UUID | None = None, **headers: str) -> Any:
        return self._write("post", path, body, key, headers)

    def put(self, path: str, body: dict[str, Any], key: UUID | None = None, **headers: str) -> Any:
        return self._write("put", path, body, key, headers)

    def _write(self, verb: str, path: str, body: Any, key: UUID | None, headers: dict[str, str]) -> Any:
        told = self.headers(**{"Idempotency-Key": str(key or uuid4())}, **headers)
        call = getattr(self.http, verb)
        return call(f"/api/v1/{path}", body or {}, content_type="application/json", headers=told)


def bound_system(
    world: World, memorandum: Memorandum, organisation: Organisation | None = None, scopes: Any = PARTNER_SCOPES
) -> PartnerSystem:
    """A system of the employment centre (or another partner) under a memorandum."""
    partner = organisation or world.employment
    new = NewClient("Еңбек жүйесі", partner.pk, (Role.PARTNER_CLERK,), tuple(scopes), memorandum.pk)
    return PartnerSystem(connect(new, by=world["admin"], at=timezone.now()))


def sandbox_of(world: World, memorandum: Memorandum, persona: str = "employment") -> PartnerSystem:
    """The sandbox that the partner's own clerk has opened."""
    return PartnerSystem(open_sandbox("Сынақ", memorandum.pk, by=world[persona], at=timezone.now()))


def refer_to(world: World, organisation: Organisation, **told: Any) -> Transition:
    """A pending referral of a case of Saryagash, made now."""
    now = timezone.now()
    case = make_case(world.saryagash, at=now, service=world.job, **told)
    line = make_line(case, by=world["clerk"], at=now)
    return make_referral(line, organisation.pk, by=world["clerk"], at=now)


def agreed(world: World, **terms: Any) -> Memorandum:
    """A memorandum of the office and the employment centre."""
    terms.setdefault("services", ("job",))
    return make_memorandum(world.saryagash, world.employment, **terms)
