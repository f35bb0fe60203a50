"""The two days on which the jury of the fair heard its fifty finalists online."""

from datetime import timedelta

from tirek.calls.enums import StageKind, StageState
from tirek.calls.enums_of_days import SlotState
from tirek.calls.models import Call, JuryDay, JurySlot
from tirek.calls.queries.judging import competing
from tirek.calls.queries.jury_days import hours_of, jury_of, leaving_by_entry
from tirek.calls.timetable import Talk, arrange
from tirek.core.writing import copy_in
from tirek.portal.demo.days import at as moment_of

DAYS, MINUTES, MOST = 2, 15, 60
NOTES = ("Бюджетті нақтылау керек.", "Серіктестері мықты.", "Нәтижесін өлшеу жолы анық.", "")


def hear(call: Call) -> None:
    """Days, hours arranged by the timetable, all heard: where the experts have chosen the finalists."""
    stage = call.stages.filter(kind=StageKind.JURY, state=StageState.PUBLISHED).order_by("position").first()
    if stage is None:
        return
    stage.call = call
    entries = {str(entry.pk): entry for entry in competing(stage).select_related("nomination").order_by("number")}
    if not 0 < len(entries) <= MOST:
        return
    days = [_day(stage.pk, call, number) for number in range(DAYS)]
    for day in days:
        day.stage = stage
    copy_in(days)
    by_hour = {hour: day for day in days for hour in hours_of(day)}
    leaving = leaving_by_entry(stage)
    talks = [
        Talk(key, entry.nomination.position if entry.nomination else 0, frozenset(leaving.get(entry.pk, ())))
        for key, entry in entries.items()
    ]
    table = arrange(talks, list(by_hour), [str(member.pk) for member in jury_of(stage)], {}, 0)
    copy_in(
        [
            JurySlot(
                stage=stage,
                day=by_hour[hour],
                entry=entries[talk.key],
                starts_at=hour.starts_at,
                ends_at=hour.ends_at,
                state=SlotState.DONE,
                told_for=hour.starts_at,
                began_at=hour.starts_at,
                finished_at=hour.ends_at,
                notes=NOTES[place % len(NOTES)],
            )
            for place, (talk, hour) in enumerate(table.hours)
        ]
    )


def _day(stage_id: object, call: Call, number: int) -> JuryDay:
    on = call.closes_at.date() + timedelta(days=60 + number)
    return JuryDay(
        stage_id=stage_id,
        starts_at=moment_of(on, 9),
        ends_at=moment_of(on, 18),
        minutes=MINUTES,
        breaks=[["13:00", "14:00"]],
        link="https://room.tirek.example/jury",
    )
