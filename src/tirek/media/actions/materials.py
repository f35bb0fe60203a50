"""Materials of outlets: found by a feed or written down by hand, reprints grouped, suspicions raised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line, paragraphs
from tirek.core.text import language_of
from tirek.core.verdict import Refused, refuse
from tirek.media.enums import FlagState, MediaPermission, Topic
from tirek.media.models import Feed, Flag, Material
from tirek.media.prose import is_web_address
from tirek.media.sketches import nearest, sketch
from tirek.media.suspecting import Said, read
from tirek.media.topics import topic_of
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation

LONGEST = 1000
"""Of a text its beginning is kept: enough to count and to suspect, not a copy of somebody's work."""
REPRINTED_WITHIN = timedelta(days=5)


@dataclass(frozen=True, kw_only=True)
class NewMaterial:
    """A material as a feed or a person tells it."""

    outlet_id: UUID
    title: str
    text: str
    published_on: date
    address: str = ""
    language: str = ""
    topic: str = ""
    area_id: UUID | None = None


@transaction.atomic
def write_down(told: NewMaterial, *, by: Actor, at: datetime) -> Material:
    """Enter a material by hand. Raises Refused, or ValidationError by field."""
    if not by.holds(MediaPermission.MONITOR):
        raise Refused(refuse(_("Your role does not monitor the media.")))
    if told.address and Material.objects.filter(outlet_id=told.outlet_id, address=told.address).exists():
        raise ValidationError({"address": _("This material is there already.")})
    if told.published_on > at.date() + timedelta(days=1):
        raise ValidationError({"published_on": _("This day has not come yet.")})
    _outlet(told.outlet_id)
    (material,) = take([told], feed=None, by=by, at=at)
    record("media.material_entered", material, by=by, at=at, outlet=told.outlet_id)
    return material


def take(told: Sequence[NewMaterial], *, feed: Feed | None, by: Actor, at: datetime) -> list[Material]:
    """Keep those that are not there yet; group reprints; raise suspicions. Part of the caller's transaction."""
    fresh = [_material(each, feed, by, at) for each in told]
    for material in fresh:
        material.reprint_of_id = _original(material)
        material.save(force_insert=True)
        _suspect(material, at=at)
    return fresh


def _material(told: NewMaterial, feed: Feed | None, by: Actor, at: datetime) -> Material:
    text = paragraphs(told.text)[:LONGEST]
    whole = f"{told.title}. {text}"
    return Material(
        outlet_id=told.outlet_id,
        feed=feed,
        area_id=told.area_id,
        address=told.address if is_web_address(told.address) else "",
        title=one_line(told.title)[:300],
        text=text,
        language=told.language or language_of(whole) or "",
        topic=told.topic if told.topic in Topic else topic_of(whole),
        published_on=told.published_on,
        found_at=at,
        added_by_id=by.user_id,
        sketch=sketch(whole),
    )


def _original(material: Material) -> UUID | None:
    """The earliest of the group that a material of these days belongs to."""
    if not material.sketch:
        return None
    around = (material.published_on - REPRINTED_WITHIN, material.published_on + REPRINTED_WITHIN)
    others = Material.objects.filter(published_on__range=around, sketch__overlap=material.sketch).exclude(
        pk=material.pk
    )
    rows = list(others.values_list("pk", "sketch", "reprint_of_id"))
    found = nearest(material.sketch, [(pk, theirs) for pk, theirs, _original_of in rows])
    return next((original or pk for pk, _theirs, original in rows if pk == found), None)


def _suspect(material: Material, *, at: datetime) -> Flag | None:
    found = read(f"{material.title}. {material.text}")
    if not found.is_suspicious:
        return None
    flag = flag_of(material, found, at=at)
    flag.save(force_insert=True)
    return flag


def flag_of(material: Material, found: Said, *, at: datetime) -> Flag:
    """The flag a machine raises, with the versions of what raised it; not saved."""
    told = found.by_lexicon
    return Flag(
        material=material,
        raised_at=at,
        lexicon=told.lexicon,
        matches=list(told.matches),
        score=told.score,
        head=found.head,
        likelihood=found.likelihood,
    )


@transaction.atomic
def raise_flag(material_id: UUID, words: str, *, by: Actor, at: datetime) -> Flag:
    """A person suspects a material; it then waits for two people like any other. Raises Refused, or ValidationError."""
    material = Material.objects.visible_to(by).select_for_update(of=("self",)).get(pk=material_id)
    if not by.holds(MediaPermission.MONITOR):
        raise Refused(refuse(_("Your role does not monitor the media.")))
    if not one_line(words):
        raise ValidationError({"words": _("Say what seems grave to you.")})
    if Flag.objects.filter(material=material).exists():
        raise Refused(refuse(_("This material is flagged already.")))
    flag = Flag.objects.create(
        material=material, raised_at=at, raised_by_id=by.user_id, words=one_line(words)[:500], state=FlagState.WAITING
    )
    record("media.flag_raised", flag, by=by, at=at, material=material.pk)
    return flag


def _outlet(organisation_id: UUID) -> Organisation:
    found = Organisation.objects.filter(pk=organisation_id, profile__isnull=False).first()
    if found is None or found.kind != OrganisationKind.OUTLET:
        raise ValidationError({"outlet": _("Choose an outlet of the register.")})
    return found
