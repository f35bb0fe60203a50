"""A packet as its office reads it, on the page and on paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.cases.enums import Milestone
from tirek.cases.models import Packet
from tirek.cases.queries.kandas import households
from tirek.cases.queries.packets import previous_packet
from tirek.core.actor import Actor
from tirek.core.paper import pdf
from tirek.network.models.organisation import subtree_ids

TITLES: dict[str, str | Promise] = {
    "begun": gettext_lazy("Support begun in the quarter"),
    "supported": gettext_lazy("Being supported at its end"),
    "settled": gettext_lazy("Settled in the quarter"),
    "late": gettext_lazy("With a milestone late at its end"),
    "referred": gettext_lazy("Referrals to partners"),
    "silent": gettext_lazy("Referrals not answered in time"),
    "confirmed": gettext_lazy("Services confirmed by the person"),
    "denied": gettext_lazy("Services denied by the person"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of the packet beside that of the quarter before; ``before`` None: there was no packet."""

    title: str
    value: int
    before: int | None


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone: how often reached in the quarter, how often late at its end."""

    title: str
    reached: int
    overdue: int


@dataclass(frozen=True, slots=True)
class PacketPage:
    """Everything a packet shows; ``notes`` are sentences computed from its figures."""

    packet: Packet
    lines: list[Line]
    milestones: list[MilestoneLine]
    notes: list[str]


def load(packet: Packet) -> PacketPage:
    """The page of a packet the caller has fetched as visible. One query."""
    before = previous_packet(packet)
    kept = packet.figures
    lines = [Line(str(title), kept[code], before.figures[code] if before else None) for code, title in TITLES.items()]
    milestones = [
        MilestoneLine(str(one.label), kept["reached"].get(one.value, 0), kept["overdue"].get(one.value, 0))
        for one in Milestone
    ]
    return PacketPage(packet, lines, milestones, notes_on(packet, before))


def notes_on(packet: Packet, before: Packet | None) -> list[str]:
    """What the figures say, in words."""
    figures, found = packet.figures, []
    worst = max(Milestone, key=lambda one: figures["overdue"].get(one.value, 0))
    if late := figures["overdue"].get(worst.value, 0):
        found.append(_("What is late most often: %(milestone)s (%(n)s).") % {"milestone": worst.label, "n": late})
    if figures["silent"]:
        found.append(
            _("Partners left %(n)s of %(all)s referrals without an answer in time.")
            % {"n": figures["silent"], "all": figures["referred"]}
        )
    if figures["denied"]:
        words = _("Said to be delivered but denied by the person: %(n)s. Look into each.")
        found.append(words % {"n": figures["denied"]})
    if before and figures["late"] < before.figures["late"]:
        found.append(_("Fewer households are late than a quarter before."))
    if before and figures["late"] > before.figures["late"]:
        found.append(_("More households are late than a quarter before."))
    return found or [_("Nothing in these figures calls for action.")]


def records_behind(actor: Actor, packet: Packet, *, on: date) -> QuerySet[Any]:
    """The households the packet is about, as far as the actor may see them, as they stand today."""
    offices = sorted(subtree_ids(packet.office.path))
    return households(actor, on=on, stage="all", offices=offices).filter(plan_starts__started_on__lte=packet.last_day)


@dataclass(frozen=True, slots=True)
class Receipts:
    """How many packets of a quarter there are, and how many are acknowledged or late."""

    made: int
    acknowledged: int
    late: int


def receipts(packets: QuerySet[Packet], *, on: date) -> Receipts:
    """Count a list of packets. One query."""
    read, late = Q(acknowledged_at__isnull=False), Q(acknowledged_at__isnull=True, acknowledge_by__lt=on)
    counted = {"acknowledged": Count("pk", filter=read), "late": Count("pk", filter=late)}
    found = packets.order_by().aggregate(made=Count("pk"), **counted)
    return Receipts(**found)


def quarter_words(packet: Packet) -> str:
    """The days of a packet's quarter."""
    first, last = (date_format(day, "DATE_FORMAT") for day in (packet.first_day, packet.last_day))
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}


def packet_pdf(page: PacketPage, language: str) -> bytes:
    """The packet on paper, in the reader's language. The same packet gives the same bytes until it is acknowledged."""
    with translation.override(language):
        return pdf("cases/packet", _paper(load(page.packet), language), dated=page.packet.made_at)


def _paper(page: PacketPage, language: str) -> dict[str, Any]:
    packet = page.packet
    return {
        "title": _("Quarterly packet on returnees"),
        "lang": language,
        "office": packet.office.name,
        "number": f"{packet.quarter}/{packet.office.code}-{packet.edition}",
        "date": date_format(localtime(packet.made_at), "DATE_FORMAT"),
        "period": quarter_words(packet),
        "heads": [_("Figure"), _("This quarter"), _("The quarter before")],
        "figures": [[one.title, str(one.value), "–" if one.before is None else str(one.before)] for one in page.lines],
        "milestone_title": _("Milestones"),
        "milestone_heads": [_("Milestone"), _("Reached in the quarter"), _("Late at its end")],
        "milestones": [[one.title, str(one.reached), str(one.overdue)] for one in page.milestones],
        "notes_title": _("Notes"),
        "notes": page.notes,
        "receipt": receipt_words(packet),
    }


def receipt_words(packet: Packet) -> str:
    """Who acknowledged the packet and when, or until when it is to be."""
    if packet.acknowledged_at is None:
        return _("Receipt to be acknowledged by %(day)s.") % {"day": date_format(packet.acknowledge_by, "DATE_FORMAT")}
    who = ", ".join(filter(None, (packet.acknowledged_by_name, packet.acknowledged_by_post)))
    day = date_format(localtime(packet.acknowledged_at), "DATE_FORMAT")
    return _("Receipt acknowledged on %(day)s by %(who)s.") % {"day": day, "who": who}
