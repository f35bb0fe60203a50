"""Applications with something missing: asked to be mended, mended, and past the term."""

from datetime import date, datetime, timedelta

from tirek.cases.clock.ledger import count_term
from tirek.cases.clock.rules import CORRECTION, RETURN
from tirek.cases.enums import CorrectionState
from tirek.cases.models import Case, Correction
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.network.models import User
from tirek.portal.demo.days import Days, at
from tirek.portal.demo.living import SARYAGASH
from tirek.portal.demo.network import Network

MISSING = (
    ("Отбасы құрамы туралы анықтама тіркелмеген.", "Не приложена справка о составе семьи."),
    ("Тұрғылықты мекенжай толық көрсетілмеген: үй нөмірін жазыңыз.", "Адрес указан не полностью: укажите номер дома."),
    ("Қай мекемеге жүгінгеніңіз жазылмаған.", "Не указано, в какую организацию вы обращались."),
)


def name_defects(network: Network, today: date, *, by: Actor) -> None:
    """Three open applications of Saryagash: one waits, one was mended, one is past its term. Few statements."""
    days = Days(today - timedelta(days=60), today + timedelta(days=30))
    office = network.district(SARYAGASH).office
    free = Case.objects.filter(office=office, assignee__isnull=False, offered_to__isnull=True, corrections=None).open()
    older = free.filter(due_on__gt=today, registered_on__lt=days.before(today, 8)).select_related("assignee")
    rows = [_row(case, place, today, days) for place, case in enumerate(older.order_by("due_on", "number")[:3])]
    Correction.objects.bulk_create(rows)
    record_many([_asked(row) for row in rows], by=by, at=at(today, 0, 5))


def _asked(row: Correction) -> Entry:
    return Entry("cases.correction_asked", row.case, {"correction": row.pk, "until": row.due_on}, row.asked_at)


def _row(case: Case, place: int, today: date, days: Days) -> Correction:
    mended = place == 1
    assert case.assignee is not None
    return correction(
        case,
        MISSING[place][case.language == "ru"],
        days.before(today, (2, 4, 7)[place]),
        asked_by=case.assignee,
        state=CorrectionState.CORRECTED if mended else CorrectionState.WAITING,
        ended_at=at(days.before(today, 1), 10, 0) if mended else None,
    )


def correction(
    case: Case, missing: str, asked_on: date, *, asked_by: User, state: CorrectionState, ended_at: datetime | None
) -> Correction:
    """A request to mend as asking would have written it, unsaved."""
    count = count_term(asked_on, is_bound_by_code=False, kind=CORRECTION)
    return Correction(
        case=case,
        state=state,
        missing=missing,
        rule=count.rule.code,
        rule_version=count.rule.version,
        counts_from=count.counts_from,
        working_days=count.working_days,
        skipped=count.skipped,
        calendar=count.calendar,
        due_on=count.due_on,
        return_by=count_term(count.due_on, is_bound_by_code=False, kind=RETURN).due_on,
        asked_at=at(asked_on, 11, 0),
        asked_by_id=asked_by.pk,
        asked_by_name=asked_by.name,
        ended_at=ended_at,
    )
