"""Telling the right people of a deadline that comes near or has passed, rung by rung, each once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.db.transaction import atomic
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.cases.clock.ladder import UNASSIGNED, Audience, Rung, spans_on, working_days_before
from tirek.cases.clock.ledger import day_of
from tirek.cases.models import Case, Escalation
from tirek.cases.models.case import CaseQuerySet
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import WorkingCalendar
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.roles import Role
from tirek.network.models import Organisation, RoleGrant, User

BATCH = 500
SHOWN = 20
SUBJECTS = {
    "soon": lambda n: _("Due within three working days: %(n)s") % {"n": n},
    "today": lambda n: _("Due today: %(n)s") % {"n": n},
    "late": lambda n: _("Overdue since yesterday: %(n)s") % {"n": n},
    "upper": lambda n: _("Overdue for three working days in an office below: %(n)s") % {"n": n},
    "unassigned": lambda n: _("Nobody works on these for more than a day: %(n)s") % {"n": n},
}


def escalate(*, by: Actor, at: datetime) -> dict[str, int]:
    """Climb every rung that is reached; returns how many cases climbed each. Nothing on a day off.

    Running again sends nothing anew: a case stands on a rung once for each of its due dates. In batches of 500, each
    with its rows and its letters in one transaction.
    """
    today, calendar = day_of(at), WorkingCalendar.current()
    if not calendar.is_working_day(today):
        return {}
    climbed: dict[str, int] = {}
    for rung, cases in _reached(today, calendar):
        while count := _climb(rung, cases, by=by, at=at):
            climbed[rung.code] = climbed.get(rung.code, 0) + count
            if count < BATCH:
                break
    return climbed


def _reached(today: date, calendar: WorkingCalendar) -> Iterable[tuple[Rung, CaseQuerySet]]:
    for span in spans_on(today, calendar):
        after = Q(due_on__gt=span.after) if span.after else Q()
        yield span.rung, _not_yet(span.rung, Case.objects.open().filter(after, due_on__lte=span.until))
    since = working_days_before(today, UNASSIGNED.days, calendar)
    free = Case.objects.open().filter(assignee__isnull=True, offered_to__isnull=True, registered_on__lt=since)
    yield UNASSIGNED, _not_yet(UNASSIGNED, free)


def _not_yet(rung: Rung, cases: CaseQuerySet) -> CaseQuerySet:
    taken = Escalation.objects.filter(rung=rung.code, due_on=F("case__due_on"))
    return cases.exclude(pk__in=taken.values("case_id"))


@atomic
def _climb(rung: Rung, cases: CaseQuerySet, *, by: Actor, at: datetime) -> int:
    """One batch: the rows of the ladder, the audit, and one letter to each person told."""
    locked = cases.order_by("due_on", "id").select_for_update(skip_locked=True, of=("self",))
    keys = [case.pk for case in locked.only("pk")[:BATCH]]
    batch = list(Case.objects.filter(pk__in=keys).select_related("office", "assignee").order_by("due_on", "id"))
    people, letters = _People(batch, day_of(at)), defaultdict(list)
    told = {case: people.told(rung, case) for case in batch}
    rows = [_row(rung, case, office, users, at) for case, (office, users) in told.items()]
    Escalation.objects.bulk_create(rows)
    facts = [Entry("cases.case_escalated", row.case, {"rung": row.rung, "until": row.due_on}) for row in rows]
    record_many(facts, by=by, at=at)
    for case, (_office, users) in told.items():
        for user in users:
            letters[user].append(case)
    for user, theirs in letters.items():
        _write(rung, user, theirs, at)
    return len(batch)


def _row(rung: Rung, case: Case, office: Organisation, users: list[User], at: datetime) -> Escalation:
    told = [user.pk for user in users]
    return Escalation(case=case, rung=rung.code, due_on=case.due_on, at=at, organisation=office, told_user_ids=told)


class _People:
    """Heads by office, read once for a batch."""

    def __init__(self, cases: list[Case], on: date) -> None:
        codes = {code for case in cases for code in (case.office.code, *case.office.ancestor_codes)}
        self.offices = {office.code: office for office in Organisation.objects.filter(code__in=codes)}
        grants = RoleGrant.objects.in_force(on).filter(
            organisation__code__in=codes, role__in=(Role.HEAD, Role.COORDINATOR), user__is_active=True
        )
        self.heads: dict[UUID, dict[UUID, User]] = defaultdict(dict)
        for grant in grants.select_related("user"):
            self.heads[grant.organisation_id][grant.user_id] = grant.user

    def told(self, rung: Rung, case: Case) -> tuple[Organisation, list[User]]:
        """The office told and its people; where an office has no head, the next one above hears of it."""
        office, users = case.office, []
        if Audience.ASSIGNEE in rung.told and case.assignee is not None and case.assignee.is_active:
            users.append(case.assignee)
        if Audience.HEAD in rung.told or not users:
            office, heads = self._heads_from([case.office.code, *reversed(case.office.ancestor_codes)], case.office)
            users += [head for head in heads if head not in users]
        if Audience.UPPER in rung.told:
            return self._heads_from(list(reversed(case.office.ancestor_codes)) or [case.office.code], case.office)
        return office, users

    def _heads_from(self, codes: list[str], default: Organisation) -> tuple[Organisation, list[User]]:
        for code in codes:
            office = self.offices.get(code)
            if office is not None and self.heads.get(office.pk):
                return office, list(self.heads[office.pk].values())
        return default, []


def _write(rung: Rung, user: User, cases: list[Case], at: datetime) -> None:
    """One letter: numbers and due dates, no personal data; the rest is behind the sign-in."""
    with translation.override(user.language):
        subject = SUBJECTS[rung.code](len(cases))
        lines = [f"{case.number} – {case.due_on:%d.%m.%Y}" for case in cases[:SHOWN]]
        if len(cases) > SHOWN:
            lines.append(_("and %(n)s more") % {"n": len(cases) - SHOWN})
        page = reverse("cases:overdue") if rung.code == "upper" else "/"
        body = "\n".join([subject, "", *lines, "", f"{settings.SITE_URL}{page}"])
        key = f"escalation:{rung.code}:{user.pk}:{day_of(at)}:{cases[0].pk}"
        send(Channel.EMAIL, user.email, subject, body, language=user.language, key=key)
