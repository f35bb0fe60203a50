"""Addresses of the clock: the terms, what is overdue below, the calendar, office hours."""

from django.urls import path

from tirek.cases.views import calendar, clock, hours

urlpatterns = [
    path("overdue/", clock.overdue, name="overdue"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/change/", calendar.change, name="calendar_change"),
    path("calendar/change.csv", calendar.change_csv, name="calendar_change_csv"),
    path("calendar/<uuid:pk>/withdrawal/", calendar.withdrawal, name="calendar_withdrawal"),
    path("hours/", hours.hours, name="hours"),
    path("clock/", clock.rules, name="rules"),
]
