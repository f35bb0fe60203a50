"""Addresses of tours, of questions asked at events, and of remote reception."""

from django.urls import path

from tirek.activities.views import questions, reception, reception_work, tour_work, tours

tour_patterns = [
    path("tours/", tours.tours, name="tours"),
    path("tours/new/", tour_work.new, name="tour_new"),
    path("tours/<uuid:pk>/", tours.tour, name="tour"),
    path("tours/<uuid:pk>/leaflet.pdf", tours.leaflet, name="tour_leaflet"),
    path("tours/<uuid:pk>/sheet.pdf", tours.travel_sheet, name="tour_sheet"),
    path("tours/<uuid:pk>/edit/", tour_work.edit, name="tour_edit"),
    path("tours/<uuid:pk>/stops/", tour_work.stops, name="tour_stops"),
    path("tours/<uuid:pk>/team/", tour_work.team, name="tour_team"),
    path("tours/<uuid:pk>/conclusion/", tour_work.conclusion, name="tour_conclusion"),
    path("tours/<uuid:pk>/cancellation/", tour_work.cancellation, name="tour_cancellation"),
    path("tours/stops/<uuid:pk>/cancellation/", tour_work.stop_cancellation, name="tour_stop_cancellation"),
    path("tours/team/<uuid:pk>/removal/", tour_work.agency_removal, name="tour_agency_removal"),
    path("questions/", questions.questions, name="questions"),
    path("questions/export.xlsx", questions.export, name="questions_export"),
    path("questions/<uuid:pk>/", questions.question, name="question"),
    path("questions/<uuid:pk>/withdrawal/", questions.withdrawal, name="question_withdrawal"),
    path("questions/<uuid:pk>/<slug:name>/", questions.deed, name="question_deed"),
    path("events/<uuid:pk>/questions/", questions.take, name="event_questions"),
]
reception_patterns = [
    path("reception/", reception.offices, name="reception"),
    path("reception/visit/", reception.visit, name="visit"),
    path("reception/visit/page/", reception.visit_page, name="visit_page"),
    path("reception/visit/move/", reception.visit_move, name="visit_move"),
    path("reception/visit/cancellation/", reception.visit_cancellation, name="visit_cancellation"),
    path("reception/visit/calendar.ics", reception.visit_calendar, name="visit_calendar"),
    path("reception/work/", reception_work.work, name="reception_work"),
    path("reception/work/new/", reception_work.new, name="slots_new"),
    path("reception/work/calendar.ics", reception_work.calendar, name="reception_calendar"),
    path("reception/slots/<uuid:pk>/", reception.slot, name="slot"),
    path("reception/slots/<uuid:pk>/cancellation/", reception_work.cancellation, name="slot_cancellation"),
    path("reception/slots/<uuid:pk>/outcome/", reception_work.outcome, name="slot_outcome"),
    path("reception/offices/<str:code>/", reception.office, name="reception_office"),
]
