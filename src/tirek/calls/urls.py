"""Addresses of the rooms of calls."""

from django.urls import URLPattern

from tirek.calls.urls_awards import award_patterns
from tirek.calls.urls_entries import entry_patterns
from tirek.calls.urls_grants import grant_patterns

app_name = "calls"

urlpatterns: list[URLPattern] = [*entry_patterns, *grant_patterns, *award_patterns]
