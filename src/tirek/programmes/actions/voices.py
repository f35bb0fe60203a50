"""What people said, linked to the programme it concerns; what was done, published without naming anybody."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import paragraphs
from tirek.core.verdict import ensure
from tirek.programmes.enums_of_roadmaps import VoiceKind
from tirek.programmes.models import Programme, RoadmapAction, Voice
from tirek.programmes.permissions_of_roadmaps import may_link_voices

_PRIVATE = re.compile(r"\d[\d\s()-]{8,}\d|\S+@\S+\.\w+")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What people said; ``about_id`` is the record it was taken from."""

    kind: str
    said: str
    said_on: date
    about_id: UUID | None = None
    area_id: UUID | None = None


@transaction.atomic
def link_voice(programme_id: UUID, said: Said, *, by: Actor, at: datetime) -> Voice:
    """Link what people said to a programme; the same record again is the same link. Raises Refused, or ValidationError
    by field."""
    programme = Programme.objects.visible_to(by).select_for_update(of=("self",)).get(pk=programme_id)
    ensure(may_link_voices(by, programme.owner_id))
    if said.kind not in VoiceKind.values:
        raise ValidationError({"kind": _("Choose where it was said.")})
    text = _nameless("said", said.said)
    known = Voice.objects.filter(programme=programme, kind=said.kind, about_id=said.about_id)
    if said.about_id and (voice := known.first()):
        return voice
    voice = Voice.objects.create(
        programme=programme,
        kind=said.kind,
        about_id=said.about_id,
        area_id=said.area_id,
        said_on=said.said_on,
        said=text,
        linked_at=at,
        linked_by_id=by.user_id,
    )
    record("programmes.voice_linked", voice, by=by, at=at, programme=programme.pk, kind=said.kind)
    return voice


@transaction.atomic
def answer_voice(
    voice_id: UUID,
    *,
    said: str,
    done: str,
    action_id: UUID | None = None,
    publish: bool = False,
    by: Actor,
    at: datetime,
) -> Voice:
    """Say what was done, by which line of a roadmap, and publish it or take it back from the public page. Raises
    Refused, or ValidationError by field."""
    visible = Voice.objects.visible_to(by).select_related("programme")
    voice = visible.select_for_update(of=("self",)).get(pk=voice_id)
    ensure(may_link_voices(by, voice.programme.owner_id))
    if publish and not (done.strip() or action_id):
        raise ValidationError({"done": _("Say what was done before it is published.")})
    actions = RoadmapAction.objects.visible_to(by).filter(roadmap__programme=voice.programme_id)
    voice.said, voice.done = _nameless("said", said), _nameless("done", done) if done.strip() else ""
    voice.action = actions.get(pk=action_id) if action_id else None
    voice.published_at = (voice.published_at or at) if publish else None
    voice.save(update_fields=["said", "done", "action", "published_at"])
    record("programmes.voice_answered", voice, by=by, at=at, published=int(publish))
    return voice


def _nameless(field: str, text: str) -> str:
    """The text, when it tells no number or address of a person."""
    told = paragraphs(text)[:4000]
    if not told:
        raise ValidationError({field: _("This is needed.")})
    if _PRIVATE.search(told):
        raise ValidationError(
            {field: _("Take out phone numbers, IINs and e-mail addresses: this text is for everyone.")}
        )
    return told
