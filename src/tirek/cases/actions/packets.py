"""Quarterly packets: made by themselves for every regional and district office, read and acknowledged, reminded of."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, Q
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.referral_notices import tell_packet
from tirek.cases.clock.ledger import day_of
from tirek.cases.models import Packet
from tirek.cases.permissions import may_acknowledge, may_make_packets
from tirek.cases.queries.packets import figures_by_office, offices_with_packets, rolled_up
from tirek.cases.queries.staff import holders
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import WorkingCalendar
from tirek.core.period import Period
from tirek.core.roles import Role
from tirek.core.verdict import Refused, ensure, refuse
from tirek.core.writing import copy_in
from tirek.network.models import Organisation, User

A_WEEK = timedelta(days=7)
ACKNOWLEDGE_WITHIN = 5
"""Working days in which an office acknowledges its packet; afterwards it is reminded, and the body above it told."""


@atomic
def make_packets(period: Period, *, again: bool = False, tell: bool = True, by: Actor, at: datetime) -> list[Packet]:
    """Make the packets of a finished quarter for the offices that have none yet; with ``again`` a further edition for
    all. Making them a second time makes nothing. Raises Refused while the quarter runs."""
    ensure(may_make_packets(by))
    if period != Period.containing(period.first):
        raise Refused(refuse(_("Packets are made for a quarter.")))
    if day_of(at) <= period.last:
        raise Refused(refuse(_("The quarter has not ended yet.")))
    offices = list(_without_packet(period, again))
    if not offices:
        return []
    editions = dict(Packet.objects.filter(quarter=period.code).values_list("office").annotate(n=Max("edition")))
    figures = rolled_up(figures_by_office(period), offices)
    due = WorkingCalendar.current().add_working_days(day_of(at), ACKNOWLEDGE_WITHIN)[0]
    packets = [
        Packet(
            office=office,
            quarter=period.code,
            first_day=period.first,
            last_day=period.last,
            edition=editions.get(office.pk, 0) + 1,
            figures=figures[office.pk],
            made_at=at,
            acknowledge_by=due,
        )
        for office in offices
    ]
    copy_in(packets)
    record_many((Entry("cases.packet_made", packet, {"office": packet.office_id}) for packet in packets), by=by, at=at)
    if tell:
        for packet in packets:
            tell_packet(packet, heads_of(packet.office, on=day_of(at)), "made")
    return packets


@atomic
def acknowledge(packet_id: UUID, *, by: Actor, at: datetime) -> Packet:
    """Somebody of the office says that the packet is received. Again changes nothing."""
    packet = Packet.objects.visible_to(by).select_for_update(of=("self",)).get(pk=packet_id)
    ensure(may_acknowledge(by, packet))
    if packet.acknowledged_at is not None:
        return packet
    user = User.objects.get(pk=by.user_id)
    packet.acknowledged_at, packet.acknowledged_by_id = at, user.pk
    packet.acknowledged_by_name, packet.acknowledged_by_post = user.name, user.post
    packet.save(update_fields=["acknowledged_at", "acknowledged_by_id", "acknowledged_by_name", "acknowledged_by_post"])
    record("cases.packet_acknowledged", packet, by=by, at=at, office=packet.office_id)
    return packet


def remind_of_packets(*, by: Actor, at: datetime) -> int:
    """Remind the offices whose receipt is late, once a week; the second time the body above is told
    as well. Returns how many packets were reminded of."""
    ensure(may_make_packets(by))
    today, calendar = day_of(at), WorkingCalendar.current()
    if not calendar.is_working_day(today):
        return 0
    late = Packet.objects.waiting().filter(acknowledge_by__lt=today)
    due = late.filter(Q(reminded_at__isnull=True) | Q(reminded_at__lte=at - A_WEEK))
    return sum(_remind(pk, by=by, at=at) for pk in list(due.values_list("pk", flat=True)))


def heads_of(office: Organisation, *, on: date) -> list[User]:
    """Who answers for an office: its heads, its case workers where it has none."""
    return holders([office.pk], [Role.HEAD], on=on) or holders([office.pk], [Role.CLERK], on=on)


@atomic
def _remind(packet_id: UUID, *, by: Actor, at: datetime) -> int:
    rows = Packet.objects.waiting().select_for_update(of=("self",)).select_related("office")
    packet = rows.filter(pk=packet_id).first()
    if packet is None:  # acknowledged meanwhile
        return 0
    occasion, today = f"reminder:{day_of(at)}", day_of(at)
    tell_packet(packet, heads_of(packet.office, on=today), occasion)
    if packet.reminded_at is not None and packet.office.parent_code:
        above = Organisation.objects.get(code=packet.office.parent_code)
        tell_packet(packet, heads_of(above, on=today), f"above:{today}")
    packet.reminded_at = at
    packet.save(update_fields=["reminded_at"])
    record("cases.packet_reminded", packet, by=by, at=at, office=packet.office_id)
    return 1


def _without_packet(period: Period, again: bool) -> "list[Organisation]":
    offices = offices_with_packets(period).order_by("path")
    if not again:
        offices = offices.exclude(packets__quarter=period.code)
    return list(offices)
