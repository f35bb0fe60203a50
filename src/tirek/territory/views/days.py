"""The day a page is asked for: ``?on=2019-03-01``; without it, today."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from tirek.territory.forms import DayForm, SearchForm


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """The day, the form that asked for it, and what keeps it in links (``?on=…`` or nothing)."""

    on: date
    form: DayForm
    today: date

    @property
    def is_today(self) -> bool:
        """Whether the page shows the country as it is now."""
        return self.on == self.today

    @property
    def suffix(self) -> str:
        """What to put after an address so that the next page shows the same day."""
        return "" if self.is_today else f"?on={self.on.isoformat()}"


def chosen_day(request: HttpRequest) -> ChosenDay:
    """Read the day from the address; a wrong one shows today, with the reason beside the field."""
    today = timezone.localdate()
    form = SearchForm(request.GET or None)
    valid = form.is_valid()
    asked = form.cleaned_data.get("on") if valid or form.is_bound else None
    return ChosenDay(asked or today, form, today)
