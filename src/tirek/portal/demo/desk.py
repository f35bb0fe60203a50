"""The coordinator's desk in the demo: reports, one of them frozen; targets, invented inhabitants, notes."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from tirek.core.actor import Actor
from tirek.network.actors import actor_for
from tirek.network.models import User
from tirek.portal.demo.days import at
from tirek.reports.actions.builder import freeze_report, save_report, share_report
from tirek.reports.actions.practice import NoteText, comment_practice, offer_practice, publish_practice
from tirek.reports.actions.targets import Count, enter_populations, set_targets
from tirek.reports.enums import Dimension, Span, Step
from tirek.reports.period import Period
from tirek.reports.pivots import Question
from tirek.territory.queries import geography

SOURCE = "Ойдан шығарылған: көрсетілімге арналған · вымышлено, для демонстрации"
THOUSANDS = (
    *(611, 788, 949, 1541, 713, 694, 1227, 700, 1134, 832, 846, 797, 755, 522, 2150, 221, 724, 1478, 2264, 1250),
)
TARGETS = {"cases_solved": 40, "events": 350, "cases_overdue": 2}
EVENING = "Сенбі сайын кешкі сегізге дейін қабылдадық. Жұмыстағы адамдар келе бастады, шешілген өтініштер көбейді."
CALENDAR = "Кеңестер айына бір рет бірге отырып, іс-шаралар күнтізбесін жасайды. Бір күнге екі іс-шара қойылмайды."
NOTES = (
    ("head.turkistan", "cases_solved", "Сенбідегі кешкі қабылдау", EVENING, True),
    ("head.kostanay", "events", "Бірлескен күнтізбе", CALENDAR, False),
)


def lay(today: date, *, by: Actor) -> None:
    """Everything on the desk. Nothing of it changes a figure."""
    moment = at(today - timedelta(days=9), 10, 0)
    coordinator = _actor("coordinator", today)
    _inhabitants(today, by, moment)
    _targets(today, coordinator, moment)
    _reports(coordinator, moment)
    _notes(today, coordinator, moment)


def _inhabitants(today: date, by: Actor, moment: datetime) -> None:
    """Rounded, invented, and said to be so; a little more each year."""
    regions = geography(today).regions
    counts = [
        Count(region.id, date(year, 1, 1), round(thousands * 1000 * (1 + 0.012 * (year - 2025))), SOURCE, True)
        for year in range(2022, today.year + 1)
        for region, thousands in zip(regions, THOUSANDS, strict=False)
    ]
    enter_populations(counts, by=by, at=moment)


def _targets(today: date, coordinator: Actor, moment: datetime) -> None:
    year = Period.year(today.year)
    for code, value in TARGETS.items():
        targets = {region.id: Decimal(value) for region in geography(today).regions}
        set_targets(code, year, targets, "Жылдық жоспар", by=coordinator, at=moment)


def _reports(coordinator: Actor, moment: datetime) -> None:
    """One about the running year, one about five years that is frozen for all heads."""
    now = Question(("cases_received", "cases_solved", "cases_open", "median_days_to_answer"))
    save_report("Өтініштер өңірлер бойынша · Обращения по регионам", now, by=coordinator, at=moment)
    years = Question(("events",), columns=Dimension.PERIOD, span=Span.FIVE_YEARS, step=Step.YEAR)
    kept = save_report("Іс-шаралар бес жылда · Мероприятия за пять лет", years, by=coordinator, at=moment)
    share_report(kept.pk, [("head", None)], by=coordinator, at=moment)
    freeze_report(kept.pk, by=coordinator, at=moment)


def _notes(today: date, coordinator: Actor, moment: datetime) -> None:
    """One that is published and talked about, one that waits for the coordinator."""
    period = Period.containing(today).previous().code
    for persona, code, title, text, is_published in NOTES:
        note = offer_practice(NoteText(code, period, title, text), by=_actor(persona, today), at=moment)
        if is_published:
            publish_practice(note.pk, by=coordinator, at=moment + timedelta(days=1))
            told = "Біз де бір ай байқап көреміз."
            comment_practice(note.pk, told, by=_actor("head.kostanay", today), at=moment + timedelta(days=2))


def _actor(persona: str, today: date) -> Actor:
    return actor_for(User.objects.get(email=f"{persona}@tirek.example"), on=today, language="kk")
