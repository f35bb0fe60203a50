"""Forms of the days of a jury."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.forms.grants import DayField
from tirek.calls.models import JuryDay, PanelMember, Stage
from tirek.calls.queries.jury_days import jury_of
from tirek.core.fields import LineField, ParagraphsField

BREAK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-3]):([0-5]\d)")


class HourField(forms.TimeField):
    """An hour, as a native time input."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)


class JuryDayForm(forms.Form):
    """A day of hearings."""

    on = DayField(label=_("Day"))
    begins = HourField(label=_("Begins at"))
    ends = HourField(label=_("Ends at"))
    minutes = forms.IntegerField(label=_("Minutes for each"), min_value=3, max_value=120)
    breaks = LineField(
        label=_("Breaks"), required=False, max_length=200, help_text=_("For example 13:00-14:00, 16:00-16:15.")
    )
    link = forms.URLField(label=_("Link to the room"), required=False, max_length=300, assume_scheme="https")

    def clean_breaks(self) -> list[list[str]]:
        """Pairs of hours, in order."""
        parts = [part.strip() for part in str(self.cleaned_data["breaks"]).split(",") if part.strip()]
        found = []
        for part in parts:
            hit = BREAK.fullmatch(part)
            if hit is None or hit.group(1, 2) >= hit.group(3, 4):
                raise forms.ValidationError(_("Write a break as 13:00-14:00."))
            found.append([":".join(hit.group(1, 2)), ":".join(hit.group(3, 4))])
        return sorted(found)

    def facts(self, stage: Stage) -> dict[str, Any]:
        """The day, as the action takes it: hours are those of the call's zone."""
        told, zone = self.cleaned_data, ZoneInfo(stage.call.zone)
        starts, ends = (datetime.combine(told["on"], told[name], tzinfo=zone) for name in ("begins", "ends"))
        plain = {name: told[name] for name in ("minutes", "breaks", "link")}
        return {"starts_at": starts, "ends_at": ends, **plain}


def day_initial(day: JuryDay) -> dict[str, Any]:
    """A day as its form shows it."""
    zone = ZoneInfo(day.stage.call.zone)
    starts, ends = day.starts_at.astimezone(zone), day.ends_at.astimezone(zone)
    breaks = ", ".join(f"{since}-{until}" for since, until in day.breaks)
    hours = {"on": starts.date(), "begins": starts.time(), "ends": ends.time()}
    return {**hours, "minutes": day.minutes, "breaks": breaks, "link": day.link}


class AbsenceForm(forms.Form):
    """A member of the jury is away."""

    member: Any = forms.ModelChoiceField(PanelMember.objects.none(), label=_("Member of the jury"))
    on = DayField(label=_("Day"))
    since = HourField(label=_("From"))
    until = HourField(label=_("Until"))

    def __init__(self, *args: Any, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["member"]
        field.queryset = jury_of(stage)

    def moments(self, stage: Stage) -> tuple[datetime, datetime]:
        """From when until when."""
        told, zone = self.cleaned_data, ZoneInfo(stage.call.zone)
        since, until = (datetime.combine(told["on"], told[name], tzinfo=zone) for name in ("since", "until"))
        return since, until


class NotesForm(forms.Form):
    """What was said about a work."""

    notes = ParagraphsField(
        label=_("Notes of the discussion"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 4})
    )
