"""The act of acceptance of equipment on paper."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.core.paper import pdf
from tirek.programmes.models import HandOver
from tirek.programmes.queries.review_pages import language


def act_pdf(row: HandOver, *, at: datetime) -> bytes:
    """What was handed over, by whom, to whom; two signatures."""
    person, initiative = row.enrolment.person, row.enrolment.initiative
    value = f"{row.value:,}".replace(",", "\u202f")
    data = {
        "title": _("Act of acceptance of equipment"),
        "lang": language(),
        "office": row.given_by.name,
        "number": row.number,
        "date": date_format(row.handed_on, "DATE_FORMAT"),
        "words": _("Under the initiative named below, the equipment was handed over and accepted in working order."),
        "facts": [
            (_("Initiative"), initiative.name),
            (_("Equipment"), row.item),
            (_("Serial number"), row.serial or "—"),
            (_("Value, tenge"), value),
            (_("Handed over by"), row.given_by.name),
            (_("Accepted by"), person.full_name),
        ],
        "terms": _("The equipment is for the trade of the one who accepts it. Each side keeps one copy of this act."),
        "signs": [(_("Handed over by"), row.given_by.name), (_("Accepted by"), person.full_name)],
    }
    return pdf("programmes/acceptance", data, dated=at)
