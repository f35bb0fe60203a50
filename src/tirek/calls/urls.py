"""Addresses of the rooms of calls."""

from django.urls import URLPattern

from tirek.calls.urls_awards import award_patterns
from tirek.calls.urls_days import day_patterns
from tirek.calls.urls_entries import entry_patterns
from tirek.calls.urls_grants import grant_patterns
from tirek.calls.urls_judging import judging_patterns
from tirek.calls.urls_work import work_patterns

app_name = "calls"

urlpatterns: list[URLPattern] = [
    *day_patterns,
    *judging_patterns,
    *work_patterns,
    *entry_patterns,
    *grant_patterns,
    *award_patterns,
]
