"""Addresses of activities."""

from django.urls import URLPattern, path

from tirek.activities.urls_rooms import room_patterns
from tirek.activities.urls_tours import reception_patterns, tour_patterns
from tirek.activities.urls_training import training_patterns
from tirek.activities.views import attendance, closing, event_work, events, registrations

app_name = "activities"
event_patterns = [
    path("events/", events.events, name="events"),
    path("events/calendar.ics", events.feed, name="events_feed"),
    path("events/scan.js", attendance.scan_worker, name="scan_worker"),
    path("events/work/", event_work.work, name="event_work"),
    path("events/new/", event_work.new, name="event_new"),
    path("events/<uuid:pk>/", events.event, name="event"),
    path("events/<uuid:pk>/calendar.ics", events.event_calendar, name="event_calendar"),
    path("events/<uuid:pk>/edit/", event_work.edit, name="event_edit"),
    path("events/<uuid:pk>/cancellation/", event_work.cancel, name="event_cancel"),
    path("events/<uuid:pk>/programme/", event_work.programme, name="event_programme"),
    path("events/<uuid:pk>/parts/", event_work.parts, name="event_parts"),
    path("events/parts/<uuid:pk>/removal/", event_work.part_removal, name="event_part_removal"),
    path("events/<uuid:pk>/registration/", registrations.registration, name="registration"),
    path("events/<uuid:pk>/people/", registrations.people, name="event_people"),
    path("events/registrations/<uuid:pk>/settlement/", registrations.settle, name="registration_settlement"),
    path("tickets/<str:ticket>/", registrations.ticket, name="ticket"),
    path("tickets/<str:ticket>/cancellation/", registrations.ticket_cancel, name="ticket_cancel"),
    path("tickets/<str:ticket>/attendance/", registrations.ticket_came, name="ticket_came"),
    path("events/<uuid:pk>/scan/", attendance.scan, name="scan"),
    path("events/<uuid:pk>/scans/", attendance.scans, name="scans"),
    path("events/<uuid:pk>/signed/", attendance.signed, name="event_signed"),
    path("events/attendances/<uuid:pk>/void/", attendance.void, name="attendance_void"),
    path("events/<uuid:pk>/report/", closing.report, name="event_report"),
    path("events/<uuid:pk>/photos/", closing.photos, name="event_photos"),
    path("events/photos/<uuid:pk>/", closing.photo, name="event_photo"),
    path("events/photos/<uuid:pk>/removal/", closing.photo_removal, name="event_photo_removal"),
]
urlpatterns: list[URLPattern] = [
    *event_patterns,
    *training_patterns,
    *room_patterns,
    *tour_patterns,
    *reception_patterns,
]
