"""Regional copies of a national roadmap: making them, and answering to what the nation changes afterwards."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.ids import uuid7
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in
from tirek.network.models import Organisation
from tirek.programmes.actions.roadmaps import ActionFacts, change_action, locked_roadmap, new_action
from tirek.programmes.enums_of_roadmaps import ActionState, RoadmapState
from tirek.programmes.models import ActionNeed, OfferAnswer, Roadmap, RoadmapAction
from tirek.programmes.permissions_of_roadmaps import may_change_roadmap, may_copy_roadmap
from tirek.programmes.queries.offers import OFFERED, Offer, offers_for

_FACTS = tuple(field.name for field in fields(ActionFacts) if field.name != "owner_id")


@transaction.atomic
def copy_to_regions(roadmap_id: UUID, owners: Mapping[UUID, UUID], *, by: Actor, at: datetime) -> list[Roadmap]:
    """Give a national roadmap to regions (area → the organisation that answers there), adopted by the same act. A
    region that has its copy keeps it. Returns the new copies. Raises Refused."""
    national = locked_roadmap(roadmap_id, by)
    ensure(may_copy_roadmap(by, national))
    has = set(national.copies.values_list("area_id", flat=True))
    wanted = {area: owner for area, owner in owners.items() if area not in has}
    known = set(Organisation.objects.on(local_date(at)).filter(pk__in=wanted.values()).values_list("pk", flat=True))
    copies = [_copy(national, area, owner, at) for area, owner in wanted.items() if owner in known]
    copy_in(copies)
    actions = list(national.actions.exclude(state=ActionState.CANCELLED).order_by("path"))
    needs = list(ActionNeed.objects.filter(action__in=actions, needed__in=actions).values_list("action", "needed"))
    for copy in copies:
        _copy_actions(copy, actions, needs)
        record("programmes.roadmap_copied", copy, by=by, at=at, original=national.pk, area=copy.area_id)
    return copies


def _copy(national: Roadmap, area_id: UUID, owner_id: UUID, at: datetime) -> Roadmap:
    return Roadmap(
        programme_id=national.programme_id,
        owner_id=owner_id,
        area_id=area_id,
        original=national,
        name_kk=national.name_kk,
        name_ru=national.name_ru,
        name_en=national.name_en,
        state=RoadmapState.ADOPTED,
        act=national.act,
        adopted_on=local_date(at),
    )


def _copy_actions(copy: Roadmap, originals: list[RoadmapAction], needs: list[tuple[UUID, UUID]]) -> None:
    keys = {one.pk: uuid7() for one in originals}
    rows = [
        RoadmapAction(
            pk=keys[one.pk],
            roadmap=copy,
            parent_id=keys.get(one.parent_id) if one.parent_id else None,
            path=one.path,
            owner_id=copy.owner_id,
            original=one,
            taken_version=one.version,
            **{name: getattr(one, name) for name in OFFERED},
        )
        for one in originals
    ]
    copy_in(rows)
    copy_in([ActionNeed(action_id=keys[action], needed_id=keys[needed]) for action, needed in needs])


@transaction.atomic
def answer_offer(
    roadmap_id: UUID, original_id: UUID, *, take: bool, reason: str = "", by: Actor, at: datetime
) -> RoadmapAction | None:
    """Take a change of the national roadmap into the region's, or leave it out with a reason; asked again only when the
    nation changes the action again. Returns the region's action. Raises Refused, or ValidationError."""
    roadmap = locked_roadmap(roadmap_id, by)
    ensure(may_change_roadmap(by, roadmap))
    offer = next((one for one in offers_for(roadmap) if one.original.pk == original_id), None)
    if offer is None:
        raise ValidationError(_("This change is answered already."))
    if not take and not reason.strip():
        raise ValidationError({"reason": _("Say why it is left out.")})
    copy = _take(roadmap, offer, by=by, at=at) if take else offer.copy
    if copy is not None:
        copy.taken_version = offer.original.version
        copy.save(update_fields=["taken_version"])
    OfferAnswer.objects.create(
        roadmap=roadmap,
        original=offer.original,
        version=offer.original.version,
        is_taken=take,
        reason=reason.strip()[:300],
        at=at,
        by_id=by.user_id,
    )
    record("programmes.offer_answered", roadmap, by=by, at=at, original=original_id, taken=int(take))
    return copy


def _take(roadmap: Roadmap, offer: Offer, *, by: Actor, at: datetime) -> RoadmapAction:
    facts = {name: getattr(offer.original, name) for name in _FACTS}
    if offer.copy is not None:
        if offer.is_taken_off:
            offer.copy.state = ActionState.CANCELLED
            offer.copy.save(update_fields=["state"])
        change_action(offer.copy, ActionFacts(owner_id=offer.copy.owner_id, **facts))
        return offer.copy
    parent = roadmap.actions.filter(original=offer.original.parent_id).first() if offer.original.parent_id else None
    if offer.original.parent_id and parent is None:
        raise ValidationError(_("Take the action above it first."))
    taken = roadmap.actions.filter(path=offer.original.path).exists()
    path = "" if taken or (parent and parent.path != offer.original.path[: len(parent.path)]) else offer.original.path
    copy = new_action(roadmap, ActionFacts(owner_id=roadmap.owner_id, **facts), parent, path)
    copy.original, copy.taken_version = offer.original, offer.original.version
    copy.save(force_insert=True)
    return copy
