"""Addresses of the clock: the terms, what is overdue below, the calendar, office hours."""

from django.urls import path

from tirek.cases.views import clock

urlpatterns = [
    path("overdue/", clock.overdue, name="overdue"),
    path("clock/", clock.rules, name="rules"),
]
