"""Forms over events."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.event_facts import EventFacts
from tirek.activities.actions.programme import Line
from tirek.activities.enums import Entrance, EventFormat, EventKind, PartRole
from tirek.activities.models import Course, Event, Project
from tirek.activities.queries.events import areas_for
from tirek.activities.queries.projects import open_projects_of
from tirek.core.calendar import ALMATY
from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.territory.models import Area

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHORT = forms.Textarea(attrs={"rows": 3})
HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))  # each in itself
REPEATS = (
    ("", _("Once")),
    ("FREQ=DAILY", _("Every day")),
    ("FREQ=WEEKLY", _("Every week")),
    ("FREQ=WEEKLY;INTERVAL=2", _("Every second week")),
    ("FREQ=MONTHLY", _("Every month on this date")),
    ("weekday", _("Every month on this weekday (such as the second Tuesday)")),
)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LINE = re.compile(r"^(\d{1,2})[:.](\d{2})\s*[-–—|]?\s*(.+)$")


class EventForm(forms.Form):
    """An event as its organiser tells it."""

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organiser"))
    kind = forms.ChoiceField(label=_("Kind of event"), choices=EventKind.choices)
    name_kk = LineField(label=_("Title in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Title in Russian"), max_length=300)
    name_en = LineField(label=_("Title in English"), max_length=300, required=False)
    day = forms.DateField(label=_("Day"), widget=DAY)
    begins = forms.TimeField(label=_("Begins at"), widget=HOUR)
    ends = forms.TimeField(label=_("Ends at"), widget=HOUR)
    last_day = forms.DateField(
        label=_("Last day, if it is another"), required=False, widget=DAY, help_text=_("For events of several days.")
    )
    format = forms.ChoiceField(label=_("Where participants are"), choices=EventFormat.choices)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("District or city"))
    place = LineField(
        label=_("Place"), max_length=300, required=False, help_text=_("Building, street, floor: so that one finds it.")
    )
    online_link = forms.URLField(
        label=_("Link for participants online"), required=False, max_length=500, assume_scheme="https"
    )
    host = LineField(label=_("Who leads it"), max_length=200, required=False)
    about_kk = ParagraphsField(label=_("What it is about, in Kazakh"), required=False, max_length=4000, widget=SHORT)
    about_ru = ParagraphsField(label=_("What it is about, in Russian"), required=False, max_length=4000, widget=SHORT)
    about_en = ParagraphsField(label=_("What it is about, in English"), required=False, max_length=4000, widget=SHORT)
    language = forms.ChoiceField(label=_("Language of the event"), choices=LANGUAGES)
    entrance = forms.ChoiceField(label=_("Who may come"), choices=Entrance.choices)
    capacity = forms.IntegerField(
        label=_("Places"), required=False, min_value=1, max_value=100_000, help_text=_("Empty: no limit.")
    )
    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("Part of a project"), required=False, empty_label=_("No project")
    )
    course = forms.ModelChoiceField(
        Course.objects.none(), label=_("Session of a course"), required=False, empty_label=_("Not a course")
    )
    course_hours = forms.IntegerField(
        label=_("Hours of the course it gives"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Empty: all of them. Hours of several sessions add up."),
    )
    is_public = forms.BooleanField(label=_("Show it to everyone"), required=False)

    def __init__(self, *args: Any, organisers: list[Organisation], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = organisers[0] if organisers else None
        _choose(self.fields["organiser"], Organisation.objects.filter(pk__in=[each.pk for each in organisers]))
        self.fields["organiser"].widget.choices = [(each.pk, each.name) for each in organisers]
        _choose(self.fields["area"], areas_for(own, on))
        _choose(self.fields["project"], self._projects(organisers, on))
        _choose(self.fields["course"], self._courses())

    def _projects(self, organisers: list[Organisation], on: date) -> Any:
        return open_projects_of(organisers, on)

    def _courses(self) -> Any:
        return Course.objects.filter(is_open=True).order_by("name_kk", "code")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        day, begins, ends = told.get("day"), told.get("begins"), told.get("ends")
        if day and begins and ends:
            told["starts_at"] = datetime.combine(day, begins, ALMATY)
            told["ends_at"] = datetime.combine(told.get("last_day") or day, ends, ALMATY)
        return told

    def facts(self) -> EventFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        names = ("kind", "name_kk", "name_ru", "name_en", "starts_at", "ends_at", "format", "place", "online_link")
        more = ("host", "about_kk", "about_ru", "about_en", "language", "entrance", "capacity", "is_public")
        project, course = told["project"], told["course"]
        return EventFacts(
            **{name: told[name] for name in (*names, *more)},
            organiser_id=told["organiser"].pk,
            area_id=told["area"].pk,
            project_id=project.pk if project else None,
            course_id=course.pk if course else None,
            course_hours=told["course_hours"] if course else None,
        )

    def show(self, error: ValidationError) -> None:
        """Put what the action refused at the fields people see."""
        places = {"starts_at": "begins", "ends_at": "ends"}
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, texts in told.items():
            field = places.get(name, name)
            for text in texts:
                self.add_error(field if field in self.fields else None, text)


class NewEventForm(EventForm):
    """A new event, once or repeated."""

    field_order = (
        *("organiser", "kind", "name_kk", "name_ru", "name_en", "day", "begins", "ends", "repeat", "until", "last_day"),
        *("format", "area", "place", "online_link", "entrance", "capacity", "is_public"),
    )
    repeat = forms.ChoiceField(label=_("How often"), choices=REPEATS, required=False)
    until = forms.DateField(label=_("Repeat until"), required=False, widget=DAY)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("repeat") and not told.get("until") and "until" not in self.errors:
            self.add_error("until", _("Until which day is it repeated?"))
        return told

    def rule(self) -> str:
        """The repetition as an RRULE; empty for a single event."""
        told = self.cleaned_data
        if not told["repeat"]:
            return ""
        day: date = told["day"]
        monthly = f"FREQ=MONTHLY;BYDAY={(day.day - 1) // 7 + 1}{WEEKDAYS[day.weekday()]}"
        rule = monthly if told["repeat"] == "weekday" else told["repeat"]
        return f"{rule};UNTIL={told['until']:%Y%m%d}T235959"


class EditEventForm(EventForm):
    """Changing an event, or the rest of its series."""

    scope = forms.ChoiceField(
        label=_("What is changed"),
        choices=(("one", _("Only this event")), ("later", _("This and the later ones")), ("all", _("All to come"))),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Only what you change here is carried over. What has begun stays as it is."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        kwargs.setdefault("initial", initial_of(event))
        self.event = event
        super().__init__(*args, **kwargs)
        if event.series_id is None:
            del self.fields["scope"]

    def _projects(self, organisers: list[Organisation], on: date) -> Any:
        """Also the one it is part of, however that came to be."""
        return Project.objects.filter(Q(pk__in=super()._projects(organisers, on)) | Q(pk=self.event.project_id))

    def _courses(self) -> Any:
        return Course.objects.filter(Q(is_open=True) | Q(pk=self.event.course_id)).order_by("name_kk", "code")


class CancelEventForm(forms.Form):
    """Why, and how much of a series."""

    reason = LineField(label=_("Why it is cancelled"), max_length=300, help_text=_("Those who registered read this."))
    scope = forms.ChoiceField(
        label=_("What is cancelled"),
        choices=(("one", _("Only this event")), ("later", _("This and the later ones")), ("all", _("All to come"))),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"scope": "one"})
        super().__init__(*args, **kwargs)
        if event.series_id is None:
            del self.fields["scope"]


class ProgrammeForm(forms.Form):
    """The programme as lines of text."""

    lines = ParagraphsField(
        label=_("Programme"),
        required=False,
        max_length=10_000,
        help_text=_("One line each: 10:00 Title / Speaker. The speaker may be left out."),
    )

    def clean_lines(self) -> list[Line]:
        return [_line(number, text) for number, text in enumerate(self.cleaned_data["lines"].split("\n"), 1) if text]


class PartForm(forms.Form):
    """An organisation that takes part."""

    organisation = forms.ModelChoiceField(Organisation.objects.all(), widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Its part"), choices=PartRole.choices)


class EventFilter(forms.Form):
    """What the public list may be narrowed by."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    when = forms.ChoiceField(
        label=_("When"),
        choices=(("", _("To come")), ("past", _("Already held")), ("held", _("Held and reported"))),
        required=False,
    )
    region = forms.ModelChoiceField(
        Area.objects.none(), label=_("Region"), required=False, empty_label=_("All regions")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *EventKind.choices])
    project = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, regions: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Area.objects.filter(pk__in=[area.pk for area in regions])  # type: ignore[attr-defined]
        choices = [("", _("All regions")), *((area.pk, area.name) for area in regions)]
        self.fields["region"].widget.choices = choices


def initial_of(event: Event) -> dict[str, Any]:
    """An event as its form shows it."""
    names = ("kind", "name_kk", "name_ru", "name_en", "format", "place", "online_link", "host", "about_kk", "about_ru")
    more = ("about_en", "language", "entrance", "capacity", "is_public", "course_hours", "version")
    start, end = event.starts_at.astimezone(ALMATY), event.ends_at.astimezone(ALMATY)
    return {
        **{name: getattr(event, name) for name in (*names, *more)},
        "organiser": event.organiser_id,
        "area": event.area_id,
        "project": event.project_id,
        "course": event.course_id,
        "day": start.date(),
        "begins": start.time(),
        "ends": end.time(),
        "last_day": end.date() if end.date() != start.date() else None,
        "scope": "one",
    }


def _choose(field: Any, queryset: Any) -> None:
    field.queryset = queryset
    field.label_from_instance = lambda record: record.name


def _line(number: int, text: str) -> Line:
    found = LINE.match(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValidationError(_("Line %(number)s does not begin with a time such as 10:00."), params={"number": number})
    title, _slash, speaker = found[3].partition(" / ")
    return Line(time(int(found[1]), int(found[2])), title.strip()[:300], speaker.strip()[:300])
