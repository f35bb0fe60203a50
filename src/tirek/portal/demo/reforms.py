"""A reform being prepared, so that who changes the map finds one to try: an exercise, not an act."""

from datetime import date, datetime
from decimal import Decimal

from tirek.core.actor import Actor
from tirek.territory.actions import Act, NewStep, add_steps, begin_plan
from tirek.territory.enums import ActKind, StepKind
from tirek.territory.models import Area

SARYAGASH, SHYMKENT = "615400000", "790000000"
SHARE = Decimal("0.12")


def prepare_reform(today: date, *, by: Actor, at: datetime) -> None:
    """A part of Saryagash district goes to Shymkent with the new year; nobody has tried or proposed it yet."""
    act = Act(
        title_kk="Жаттығу: Сарыағаш ауданының бір бөлігі Шымкент қаласына беріледі",
        title_ru="Упражнение: часть Сарыагашского района передаётся городу Шымкенту",
        title_en="Exercise: a part of Saryagash district passes to Shymkent",
        act_kind=ActKind.PRESIDENT,
        in_force_on=date(today.year + 1, 1, 1),
    )
    areas = {area.kato: area for area in Area.objects.filter(kato__in=[SARYAGASH, SHYMKENT])}
    step = NewStep(kind=StepKind.CEDE, area=areas[SARYAGASH], target=areas[SHYMKENT], share=SHARE)
    add_steps(begin_plan(act, by=by, at=at).pk, [step], by=by, at=at)
