"""The days of a page of actions as a drawing: a bar each, today as a line. Sizes are whole pixels, as text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tirek.programmes.enums_of_roadmaps import ActionState
from tirek.programmes.queries.roadmap_pages import TreeRow

WIDTH, LINE, HEAD, LABEL, MARGIN = 900, 26, 30, 92, 34
MOST_MARKS = 14
TONES = {ActionState.DONE: "done", ActionState.CANCELLED: "off"}


@dataclass(frozen=True, slots=True)
class Bar:
    """An action's days: where its bar stands, how much of it is done, how it looks."""

    code: str
    name: str
    url: str
    words: str
    tone: str
    x: str
    y: str
    width: str
    done: str
    text_y: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The first day of a month or year over the drawing."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """A drawing ``width`` by ``height``; ``today`` is where today stands, empty outside of it."""

    width: str
    height: str
    bars: list[Bar]
    marks: list[Mark]
    today: str
    head: str


def gantt_of(rows: Sequence[TreeRow], today: date) -> Gantt | None:
    """The drawing of a page of the tree; None when there is nothing to draw."""
    if not rows:
        return None
    first = min(row.action.since for row in rows).replace(day=1)
    last = max(row.action.due_on for row in rows)
    days = max((last - first).days + 1, 1)

    def place(day: date) -> int:
        return LABEL + (day - first).days * (WIDTH - LABEL - MARGIN) // days

    bars = [_bar(row, number, place) for number, row in enumerate(rows)]
    height = HEAD + LINE * len(rows)
    now = str(place(today)) if first <= today <= last else ""
    return Gantt(str(WIDTH), str(height), bars, _marks(first, last, place), now, str(HEAD - 10))


def _bar(row: TreeRow, number: int, place: Callable[[date], int]) -> Bar:
    action = row.action
    left, right = place(action.since), place(action.due_on + timedelta(days=1))
    width, y = max(right - left, 4), HEAD + LINE * number
    tone = TONES.get(ActionState(action.state), "late" if row.is_late else "branch" if _is_branch(row) else "open")
    percent = row.progress.percent if row.progress else 0
    return Bar(
        code=action.code,
        name=action.name,
        url=action.get_absolute_url(),
        words=f"{action.since:%d.%m.%Y} – {action.due_on:%d.%m.%Y}",
        tone=tone,
        x=str(left),
        y=str(y + 5),
        width=str(width),
        done=str(width * percent // 100),
        text_y=str(y + 18),
    )


def _is_branch(row: TreeRow) -> bool:
    return bool(row.progress and row.progress.is_branch)


def _marks(first: date, last: date, place: Callable[[date], int]) -> list[Mark]:
    """Months, or quarters and years when there would be too many of them."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((each for each in (1, 3, 12) if months // each <= MOST_MARKS), 12)
    found = []
    for number in range(months):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        if month % step == 0:
            found.append(Mark(str(place(date(year, month + 1, 1))), f"{month + 1:02d}.{year}"))
    return found
