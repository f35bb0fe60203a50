"""What was found to be hate speech, handed to the quiet register of early warnings of the place it speaks to."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.media.models import Flag, FlagVerdict
from tirek.mediation.actions.signals import SignalFacts, call_off_signal, receive_signal
from tirek.mediation.enums import SignalKind, SignalSource, Weight
from tirek.mediation.models import Signal
from tirek.network.queries.organisations import offices_for_area

GRAVE = 2
WEIGHED = ("audience", "content", "context")
"""The criteria that tell how soon words may turn into harm."""


def warn(flag: Flag, verdicts: Sequence[FlagVerdict], *, by: Actor, at: datetime) -> Signal | None:
    """Hand it to the office nearest to the material's place, or to its outlet's; once, however often it is decided.
    None where no office keeps that place. Part of the caller's transaction."""
    material = flag.material
    area_id = material.area_id or material.outlet.area_id
    office = next(iter(offices_for_area(area_id, local_date(at))), None) if area_id else None
    if area_id is None or office is None:
        return None
    facts = SignalFacts(
        office_id=office.pk,
        area_id=area_id,
        kind=SignalKind.RUMOUR,
        text=_words(flag),
        noticed_on=local_date(at),
        weight=_weight(verdicts),
        source=SignalSource.MEDIA,
        about_id=flag.pk,
    )
    return receive_signal(facts, by=by, at=at)


def call_off(flag: Flag, *, by: Actor, at: datetime) -> None:
    """The decision was turned round: the warning is closed, if somebody has not closed it already."""
    with translation.override("kk"):
        words = _("The decision about this material was changed after an objection.")
    call_off_signal(SignalSource.MEDIA, flag.pk, words, by=by, at=at)


def _words(flag: Flag) -> str:
    """In Kazakh, as registers are kept; the outlet and the title, and nobody's name."""
    material = flag.material
    with translation.override("kk"):
        told = {
            "title": material.title,
            "outlet": material.outlet.name,
            "day": date_format(material.published_on, "SHORT_DATE_FORMAT"),
        }
        return _("Hate speech was found in “%(title)s” (%(outlet)s, %(day)s).") % told


def _weight(verdicts: Sequence[FlagVerdict]) -> Weight:
    """Grave in every criterion that weighs, in somebody's eyes: high; in none, in anybody's: low."""
    grave = [sum(one.criteria.get(name) == GRAVE for name in WEIGHED) for one in verdicts]
    if max(grave, default=0) == len(WEIGHED):
        return Weight.HIGH
    return Weight.MEDIUM if any(grave) else Weight.LOW
