"""An award on paper, and how anybody checks it."""

from django.conf import settings
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.calls.enums_of_awards import PLACES, AwardKind, AwardLevel
from tirek.calls.models import Award
from tirek.core.actor import Actor
from tirek.core.numbering import normalise
from tirek.core.paper import pdf, qr_svg


def by_number(number: str) -> Award | None:
    """The award with this number, those taken back too."""
    rows = Award.objects.select_related("call__organisation", "nomination", "entry", "area")
    return rows.filter(number=number).first()


def page_of_typed(typed: str) -> str | None:
    """The page of the award whose number somebody typed; None when there is none."""
    number = normalise(typed)
    found = Award.objects.filter(number=number).first() if number else None
    return found.get_absolute_url() if found else None


def shows_name(award: Award, code: str, actor: Actor) -> bool:
    """Whether the reader has the paper (its secret), or may see the record anyway."""
    if code and constant_time_compare(award.code, code):
        return True
    return Award.objects.visible_to(actor).filter(pk=award.pk).exists()


def address_of(award: Award) -> str:
    """The address in the QR code of the paper, its secret included."""
    return f"{settings.SITE_URL}{award.get_absolute_url()}?code={award.code}"


def award_pdf(award: Award) -> bytes:
    """The paper, in the receiver's language; the same award gives the same bytes."""
    with translation.override(award.language):
        return pdf("calls/award", _words(award), dated=award.created_at)


def _words(award: Award) -> dict[str, object]:
    level = award.get_level_display() if award.kind in PLACES else ""
    facts = [
        (_("Number"), award.number),
        (_("Awarded on"), date_format(award.awarded_on, "DATE_FORMAT")),
        (_("Nomination"), award.nomination.name if award.nomination else ""),
        (_("Level"), " · ".join(str(each) for each in (level, _region(award)) if each)),
        (_("By the act"), award.act),
    ]
    return {
        "title": _title(award),
        "lang": award.language,
        "office": award.call.organisation.name,
        "number": award.number,
        "name": award.name,
        "place": str(award.get_kind_display()),
        "work": award.work_title,
        "says": _("in the call"),
        "call": award.call.name,
        "facts": [pair for pair in facts if pair[1]],
        "check": _("Anybody can check this award: read the code with a phone, or type the number at"),
        "url": f"{settings.SITE_URL}/certificates/",
        "qr": qr_svg(address_of(award)),
    }


def _title(award: Award) -> str:
    return _("Certificate") if award.kind == AwardKind.PARTICIPANT else _("Diploma")


def _region(award: Award) -> str:
    return award.area.name if award.area and award.level == AwardLevel.REGIONAL else ""
