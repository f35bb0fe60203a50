"""Bodies a reform of the territory concerns: whose region changes, and under which body they would stand then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.network.actions.organisations import place_organisation
from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.territory.queries import Geography, Recasting, geography, recasting
from tirek.territory.queries.effects import Row, Trial, in_three, name_in_three, reform_effect

HEADS = (_("Body"), _("Code"), _("Region before"), _("Region after"), _("Stands under"), _("Would stand under"))
NO_BODY = _("no body of the new region yet: found one first")
STAYS = _("stays")
UNSURE = _("a part of its area goes to another region: look where it stands")
ENDS = _("its area ends: its work goes on counting in the area it is merged into")


@dataclass(frozen=True, slots=True)
class Concerned:
    """A body whose region changes, its parent, and the body of the new region it would stand under."""

    body: Organisation
    before: UUID | None
    after: UUID | None
    parent: Organisation | None
    proposed: Organisation | None
    is_unsure: bool = False


def move_bodies(trial: Trial, by: Actor, at: datetime) -> int:
    """Place every body under the regional body of its new region, from the day of the reform on."""
    moving = [each for each in concerned_by(trial) if each.proposed]
    for each in moving:
        assert each.proposed is not None
        place_organisation(each.body.pk, parent_id=each.proposed.pk, since=trial.day, by=by, at=at)
    return len(moving)


@reform_effect("bodies", title=_("Offices and bodies"), heads=HEADS, order=20, carry_out=move_bodies)
def bodies(trial: Trial) -> Iterator[Row]:
    """Every body whose region changes. Its work follows its area at once; its place in the tree is another matter."""
    eve, day = geography(trial.eve), geography(trial.day)
    for each in concerned_by(trial):
        yield [
            name_in_three(each.body),
            each.body.code,
            _named(each.before, eve),
            _named(each.after, day),
            name_in_three(each.parent) if each.parent else None,
            _proposal(each, trial, day),
        ]


def concerned_by(trial: Trial) -> list[Concerned]:
    """Bodies of the day whose region is another one than on the eve; three queries."""
    eve, day = recasting(trial.eve), recasting(trial.day)
    existing = {body.pk: body for body in Organisation.objects.on(trial.day).order_by("code")}
    by_path = {body.path: body for body in existing.values()}
    regional = {(body.kind, body.area_id): body for body in existing.values() if body.level == Level.REGION}
    found = []
    for body in existing.values():
        before, after = (_region(borders, body.area_id) for borders in (eve, day))
        ends = body.area_id in eve.world.region_ids and body.area_id not in day.world.region_ids
        is_unsure = len(day.parts(body.area_id, trial.eve)) > 1
        if before != after or ends or is_unsure:
            parent = by_path.get(body.path[: -len(body.code) - 1])
            proposed = _proposed(body, parent, before, after, regional) if before != after else None
            found.append(Concerned(body, before, after, parent, proposed, is_unsure))
    return found


def _region(borders: Recasting, area_id: UUID) -> UUID | None:
    parts = borders.parts(area_id, borders.world.on)
    return parts[0].region_id if parts else None


def _proposed(
    body: Organisation,
    parent: Organisation | None,
    before: UUID | None,
    after: UUID | None,
    regional: dict[tuple[str, UUID], Organisation],
) -> Organisation | None:
    """Whoever stands under the regional body of the old region moves to that of the new one, of the same kind."""
    if parent is None or after is None or parent.level != Level.REGION or parent.area_id != before:
        return None
    found = regional.get((parent.kind, after))
    return found if found is not None and found.pk != body.pk else None


def _proposal(each: Concerned, trial: Trial, day: Geography) -> dict[str, str]:
    if each.before == each.after:
        return in_three(UNSURE if each.is_unsure else ENDS)
    if each.proposed:
        return name_in_three(each.proposed) if trial.moves_bodies else in_three(STAYS)
    stood_in_region = each.parent is not None and each.parent.level == Level.REGION
    return in_three(NO_BODY if stood_in_region else STAYS)


def _named(region: UUID | None, world: Geography) -> dict[str, str] | None:
    area = world.areas.get(region) if region else None
    return name_in_three(area) if area else None
