"""Addresses of the days of a jury."""

from django.urls import URLPattern, path

from tirek.calls.views import jury_days, jury_room

STAGE = "calls/work/<slug:code>/judging/<int:position>/days/"

day_patterns: list[URLPattern] = [
    path(STAGE, jury_days.days, name="jury_days"),
    path(f"{STAGE}new/", jury_days.new, name="jury_day_new"),
    path(f"{STAGE}absence/", jury_days.absence, name="jury_absence"),
    path(f"{STAGE}arranging/", jury_days.arranging, name="jury_arranging"),
    path(f"{STAGE}letters/", jury_days.telling, name="jury_telling"),
    path("judging/days/<uuid:pk>/", jury_room.room, name="jury_day"),
    path("judging/days/<uuid:pk>/edit/", jury_days.edit, name="jury_day_edit"),
    path("judging/days/<uuid:pk>/removal/", jury_days.removal, name="jury_day_removal"),
    path("judging/absences/<uuid:pk>/removal/", jury_days.absence_removal, name="jury_absence_removal"),
    path("judging/slots/<uuid:pk>/move/", jury_days.move, name="jury_slot_move"),
    path("judging/slots/<uuid:pk>/step/", jury_room.step, name="jury_slot_step"),
    path("judging/slots/<uuid:pk>/reopening/", jury_room.reopening, name="jury_reopening"),
    path("entries/<str:number>/waiting/", jury_room.waiting, name="jury_waiting"),
    path("calls/<slug:code>/days/", jury_room.public_stage, name="jury_stage"),
]
