"""``tirek clock``: any deadline counted before one's eyes, by the very code of the product."""

import json
import re
from datetime import date, datetime, time
from typing import Annotated, Any, NoReturn

import typer

app = typer.Typer(help="Count a deadline and show the working.")
FINDING, USAGE = 1, 2
_MOMENT = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_EVENT = re.compile(rf"(?P<name>\w+)@(?P<at>{_MOMENT})(?P<more>(?::\w+=[^:]+)*)")
_KEYS = ("until", "days", "bound")


@app.callback(invoke_without_command=True)
def clock(
    rule: Annotated[str, typer.Option(help="What is counted; --rules lists them.")] = "appeal",
    registered: Annotated[
        str | None, typer.Option(help="When it came in, local time: 2026-12-14T19:30, or a day alone.")
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option(
            help="What happened then; may be repeated: forwarded@DAY[:bound=no], extended@DAY:until=DAY or :days=N, "
            "correction@DAY[:until=DAY], reopened@DAY."
        ),
    ] = None,
    bound: Annotated[
        bool, typer.Option("--bound/--not-bound", help="Whether the Code binds the body, or its own standard holds.")
    ] = True,
    closes: Annotated[str, typer.Option(help="When the office closes.")] = "18:30",
    language: Annotated[str, typer.Option(help="kk, ru or en.")] = "en",
    law_only: Annotated[
        bool, typer.Option("--law-only", help="Leave out the days this installation has moved; needs no database.")
    ] = False,
    rules: Annotated[bool, typer.Option("--rules", help="List every rule with its editions and sources.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print when the answer is due and how that was counted. Exit code 1 when the law does not allow what is asked,
    2 when the question cannot be read."""
    from django.utils import translation

    if language not in ("kk", "ru", "en"):
        _stop(USAGE, "--language is kk, ru or en.")
    with translation.override(language):
        if rules:
            _print_rules(as_json)
            return
        if registered is None:
            _stop(USAGE, "Say when it came in: --registered 2026-12-14T19:30 (or ask for --rules).")
        trial, note = _tried(rule, str(registered), event or [], bound, closes, law_only)
        if as_json:
            typer.echo(json.dumps(_as_data(trial, note), ensure_ascii=False, indent=2))
        else:
            typer.echo("\n".join(_as_lines(trial, note)))


def _tried(rule: str, registered: str, events: list[str], bound: bool, closes: str, law_only: bool) -> tuple[Any, str]:
    """The deadline tried out, and a word on the calendar where it is not the installation's own."""
    from django.core.exceptions import ValidationError

    from tirek.cases.clock.trial import Asked, try_out
    from tirek.core.terms import topics
    from tirek.core.verdict import Refused

    if rule not in topics():
        _stop(USAGE, f"There is no rule “{rule}”. Known: {', '.join(topics())}.")
    asked = Asked(rule, _moment(registered), [_happening(text) for text in events], bound, _time(closes))
    calendar, note = _calendar(law_only)
    try:
        return try_out(asked, calendar), note
    except ValidationError as error:
        _stop(FINDING, " ".join(error.messages))
    except Refused as refusal:
        _stop(FINDING, str(refusal))
    except (ValueError, OverflowError):
        _stop(USAGE, "This day is out of the calendar's reach.")


def _calendar(law_only: bool) -> tuple[Any, str]:
    """The installation's calendar; the law's alone where there is no database to read moved days from."""
    from django.db.utils import DatabaseError
    from django.utils.translation import gettext as _

    from tirek.core.calendar import WorkingCalendar
    from tirek.core.postgres import ServerProblem

    if not law_only:
        try:
            return WorkingCalendar.current(), ""
        except (DatabaseError, ServerProblem):
            return WorkingCalendar(), _("This installation's calendar cannot be read: days it has moved are left out.")
    return WorkingCalendar(), _("Days this installation has moved are left out.")


def _happening(text: str) -> Any:
    from tirek.cases.clock.trial import EVENTS, EXTENDED, Happening

    read = _EVENT.fullmatch(text)
    if not read or read["name"] not in EVENTS:
        _stop(USAGE, f"“{text}” is no event: write NAME@DAY with NAME one of {', '.join(EVENTS)}.")
    told = dict(part.split("=", 1) for part in read["more"].split(":") if part)
    unknown = sorted(set(told) - set(_KEYS))
    if unknown:
        _stop(USAGE, f"“{text}”: {unknown[0]} says nothing here; known are {', '.join(_KEYS)}.")
    if read["name"] == EXTENDED and not {"until", "days"} & set(told):
        _stop(USAGE, f"“{text}”: say how far it was extended, :until=DAY or :days=N.")
    return Happening(read["name"], _moment(read["at"]), _day(told), _days(told, text), _bound(told, text))


def _moment(text: str) -> datetime:
    """A moment on the wall in Kazakhstan; a day alone is its noon."""
    from tirek.core.calendar import ALMATY

    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        _stop(USAGE, f"“{text}” is no moment: write 2026-12-14T19:30 or 2026-12-14.")
    if len(text) <= 10:
        read = read.replace(hour=12)
    return read if read.tzinfo else read.replace(tzinfo=ALMATY)


def _day(told: dict[str, str]) -> date | None:
    return _moment(told["until"]).date() if "until" in told else None


def _days(told: dict[str, str], text: str) -> int | None:
    if "days" not in told:
        return None
    if not told["days"].isdigit() or not 0 < int(told["days"]) <= 366:
        _stop(USAGE, f"“{text}”: days is a number from 1 to 366.")
    return int(told["days"])


def _bound(told: dict[str, str], text: str) -> bool | None:
    if "bound" not in told:
        return None
    if told["bound"] not in ("yes", "no"):
        _stop(USAGE, f"“{text}”: bound is yes or no.")
    return told["bound"] == "yes"


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        _stop(USAGE, f"--closes “{text}” is no time: write 18:30.")


def _as_data(trial: Any, note: str) -> dict[str, Any]:
    return {
        "rule": trial.asked.topic,
        "bound": trial.asked.is_bound,
        "received_at": trial.asked.received_at.isoformat(),
        "registered_on": trial.registered_on.isoformat(),
        "registered_why": str(trial.late) if trial.late else "",
        "due_on": trial.due_on.isoformat(),
        "calendar": trial.calendar.version,
        "note": note,
        "total": trial.total,
        "steps": [_step_data(step) for step in trial.ordered],
    }


def _step_data(step: Any) -> dict[str, Any]:
    return {
        "event": step.event,
        "on": step.happened_on.isoformat(),
        "rule": step.rule,
        "source": step.source,
        "certainty": step.certainty,
        "how": step.first_sentence,
        "counted": step.counted,
        "skipped": step.skipped,
        "due_on": step.due_on.isoformat(),
        "moves_due": step.moves_due,
        "is_current": step.is_current,
        "days": [{"on": day.on.isoformat(), "number": day.number, "reason": day.reason} for day in step.days],
    }


def _as_lines(trial: Any, note: str) -> list[str]:
    from django.utils.formats import date_format
    from django.utils.translation import gettext as _

    lines = [note] if note else []
    if trial.late:
        told = {"day": date_format(trial.registered_on), "why": trial.late}
        lines.append(_("It counts as received on %(day)s: %(why)s.") % told)
    for step in trial.ordered:
        lines += [
            "",
            f"{step.event}, {date_format(step.happened_on)}",
            f"  {step.source} [{step.rule}; {step.certainty}]",
        ]
        lines += [f"  {step.first_sentence}", *map(_day_line, step.days), f"  → {date_format(step.due_on)}"]
    lines += ["", *([trial.total] if trial.total else [])]
    return [*lines, _("Due on: %(day)s") % {"day": f"{trial.due_on.isoformat()}, {date_format(trial.due_on, 'l')}"}]


def _day_line(day: Any) -> str:
    from django.utils.formats import date_format

    number = f"{day.number:>3}" if day.number else "  –"
    return f"  {number}  {day.on.isoformat()} {date_format(day.on, 'D'):<3} {day.reason}".rstrip()


def _print_rules(as_json: bool) -> None:
    from tirek.cases.queries.rules import rule_lines

    rows = rule_lines()
    if as_json:
        typer.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        until = row.until.isoformat() if row.until else "…"
        typer.echo(f"{row.topic:<22} {row.rule.code} {row.rule.version}  {row.since.isoformat()} – {until}")
        typer.echo(f"{'':<22} {row.title}: {row.length}; {row.binds}; {row.rule.certainty.value}")
        typer.echo(f"{'':<22} {row.source}")


def _stop(code: int, words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(code)
