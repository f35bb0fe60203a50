"""The register of mediators."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.exchange.enums import ImportRegister, RowPlan
from tirek.exchange.models import ImportRow
from tirek.exchange.registers import columns as c
from tirek.exchange.registers.base import Kept, Line, Register, changed_since, compare, twice
from tirek.exchange.registers.places import Bodies, Places
from tirek.mediation.actions.entering_tables import (
    DAYS,
    VALUES,
    correct_mediators,
    enter_mediators,
    uncorrect_mediators,
    withdraw_mediators,
    words_of,
)
from tirek.mediation.actions.register import MediatorFacts
from tirek.mediation.enums import MediatorKind
from tirek.mediation.models import Mediator
from tirek.mediation.permissions import may_keep_register
from tirek.mediation.queries.languages import known_code
from tirek.network.models import Organisation
from tirek.network.queries.entering import language_code

NEEDED = ("family_name", "given_name", "kind", "certified_on", "valid_until", "languages")


def _language(told: str) -> str | None:
    """A language by its name or its code."""
    return language_code(told) or known_code(told)


class Mediators(Register):
    """A row is an entry: found by the number of the certificate; a new one is written down."""

    code = ImportRegister.MEDIATORS
    icon = "heart-handshake"
    about = gettext_lazy("Mediators with their certificates, languages and places. A later last day renews an entry.")
    columns = (
        c.line("certificate", gettext_lazy("Number of the certificate"), longest=60, is_key=True),
        c.line("family_name", gettext_lazy("Family name"), longest=150, is_needed=True),
        c.line("given_name", gettext_lazy("Given name"), longest=150, is_needed=True),
        c.line("patronymic", gettext_lazy("Patronymic"), longest=150),
        c.choice("kind", gettext_lazy("Kind"), MediatorKind, is_needed=True),
        c.code_of_body("keeper", gettext_lazy("Code of the office that keeps the entry"), is_needed=True),
        c.line("area", gettext_lazy("Area"), help=gettext_lazy("Empty: that of the office.")),
        c.day("certified_on", gettext_lazy("Issued on"), is_needed=True),
        c.day("valid_until", gettext_lazy("Valid until"), is_needed=True),
        c.several(
            "languages", gettext_lazy("Languages"), _language, is_needed=True,
            help=gettext_lazy("Several, parted by commas."),
        ),
        c.line("organisation", gettext_lazy("Organisation")),
        c.phone("phone", gettext_lazy("Phone number")),
        c.email("email", gettext_lazy("E-mail")),
    )  # fmt: skip

    def look(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        bodies, places = Bodies(found.told.get("keeper") for found in lines), Places()
        told = {found.told.get("certificate") for found in lines}
        known = {one.certificate: one for one in Mediator.objects.filter(certificate__in=told - {None})}
        for found in lines:
            names = (found.told.get("family_name"), found.told.get("given_name"))
            found.label = " ".join(filter(None, names)) or found.told.get("certificate", "")
            self._look(found, known.get(found.told.get("certificate", "")), bodies, places, by)
        twice(lines, {found.number: found.told.get("certificate") for found in lines})

    def write(self, lines: Sequence[Line], *, by: Actor, at: datetime) -> None:
        new = [found for found in lines if found.plan == RowPlan.CREATE]
        for found, made in zip(new, enter_mediators([each.work for each in new], by=by, at=at), strict=True):
            found.record_id = made.pk
        changed = {each.record_id: each.after for each in lines if each.plan == RowPlan.CHANGE and each.record_id}
        if changed:
            correct_mediators(changed, by=by, at=at)

    def undo(self, rows: Sequence[ImportRow], *, by: Actor, at: datetime) -> Kept:
        changed = {row.record_id: (row.before, row.after) for row in rows if row.plan == RowPlan.CHANGE}
        created = {row.record_id: row.after for row in rows if row.plan == RowPlan.CREATE}
        back: set[UUID] = set()
        if changed:
            back |= uncorrect_mediators(changed, by=by, at=at)  # type: ignore[arg-type]
        if created:
            back |= withdraw_mediators(created, by=by, at=at)  # type: ignore[arg-type]
        return {row.pk: changed_since() for row in rows if row.record_id not in back}

    def addresses(self, keys: Collection[UUID]) -> dict[UUID, str]:
        return {each.pk: each.get_absolute_url() for each in Mediator.objects.filter(pk__in=keys).only("number")}

    def _look(self, found: Line, known: Mediator | None, bodies: Bodies, places: Places, by: Actor) -> None:
        keeper, told = bodies.find(found, "keeper"), found.told
        if told.get("certified_on") and told.get("valid_until") and told["valid_until"] < told["certified_on"]:
            found.blame("valid_until", _("It ends before it begins."))
        if known is not None:
            found.record_id = known.pk
            found.blame_unless(may_keep_register(by, known.keeper_id), "certificate")
            wanted = _words({name: told[name] for name in (*VALUES, *DAYS) if name in told})
            for name in (*NEEDED, "keeper"):
                if told.get(name) in ("", []):
                    found.blame(name, _("This cannot be emptied."))
            compare(found, words_of(known), wanted)
            return
        self.blame_missing(found)
        if keeper is None:
            return
        found.blame_unless(may_keep_register(by, keeper.pk), "keeper")
        area_id = places.find(found, "area") if told.get("area") else keeper.area_id
        if found.is_good and area_id:
            found.work = _facts(told, keeper, area_id)
            found.after = _words({name: told.get(name, "") for name in (*VALUES, *DAYS)})


def _facts(told: dict[str, Any], keeper: Organisation, area_id: UUID) -> MediatorFacts:
    values = {name: told[name] for name in (*VALUES, *DAYS) if told.get(name)}
    return MediatorFacts(certificate=told["certificate"], keeper_id=keeper.pk, area_id=area_id, **values)


def _words(told: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON keeps them."""
    return {name: value.isoformat() if name in DAYS and value else value for name, value in told.items()}
