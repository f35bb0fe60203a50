"""The letter to an outlet on paper: what was found in a text of theirs and why; nobody who decided is named."""

from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tirek.core.paper import pdf, qr_svg
from tirek.core.structured import whole
from tirek.media.models import Flag

SPOKEN = ("kk", "ru")
FOUND = gettext_noop(
    "Two people of our media monitoring have read this text apart from each other, by five public questions, and came"
    " to the same finding. Their reasons:"
)
ASKED = gettext_noop("The finding is published nowhere and has no consequence in law. We ask you for a talk about it.")
OBJECT = gettext_noop(
    "If you do not agree, object at this address: somebody who had no part in the decision looks at it again."
)


def outlet_letter(flag: Flag, office: str, on: date) -> bytes:
    """A letter about a decided flag in the language of the text (Kazakh where it is another), to be signed by hand."""
    material = flag.material
    language = material.language if material.language in SPOKEN else "kk"
    address = whole(reverse("media:objection", args=[flag.ticket]))
    with translation.override(language):
        data = {
            "title": _("About a text of yours"),
            "lang": language,
            "office": office,
            "date": date_format(on, "DATE_FORMAT"),
            "to": material.outlet.name,
            "facts": _facts(flag),
            "before": [_(FOUND)],
            "reasons": list(flag.verdicts.filter(finding=flag.finding).values_list("reasons", flat=True)),
            "after": [_(ASKED), _(OBJECT)],
            "address": address,
            "qr": qr_svg(address),
        }
        return pdf("media/letter", data, dated=flag.decided_at)


def _facts(flag: Flag) -> list[tuple[str, str]]:
    material = flag.material
    told = [
        (_("Title"), material.title),
        (_("Day of publication"), date_format(material.published_on, "DATE_FORMAT")),
        (_("Address"), material.address),
        (_("What was found"), str(flag.get_finding_display())),
    ]
    return [(label, value) for label, value in told if value]
