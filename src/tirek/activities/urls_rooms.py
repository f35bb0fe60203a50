"""Addresses of rooms and bookings."""

from django.urls import path

from tirek.activities.views import booking_pages, room_keeping, room_pages

room_patterns = [
    path("rooms/", room_pages.rooms, name="rooms"),
    path("rooms/bookings/", room_pages.bookings, name="bookings"),
    path("rooms/bookings/<uuid:pk>/", booking_pages.booking, name="booking"),
    path("rooms/bookings/<uuid:pk>/change/", booking_pages.change, name="booking_change"),
    path("rooms/bookings/<uuid:pk>/cancellation/", booking_pages.cancellation, name="booking_cancellation"),
    path("rooms/bookings/<uuid:pk>/restoration/", booking_pages.restoration, name="booking_restoration"),
    path("rooms/bookings/<uuid:pk>/decision/", booking_pages.decision, name="booking_decision"),
    path("rooms/bookings/<uuid:pk>/day/", booking_pages.day, name="booking_day"),
    path("rooms/houses/<str:code>/", room_pages.house, name="house"),
    path("rooms/houses/<str:code>/keeping/", room_keeping.keeping, name="house_keeping"),
    path("rooms/houses/<str:code>/keeping/room/", room_keeping.new_room, name="room_new"),
    path("rooms/houses/<str:code>/calendar/", room_keeping.calendar_address, name="room_calendar_address"),
    path("rooms/calendars/<str:token>.ics", room_keeping.calendar, name="room_calendar"),
    path("rooms/equipment/<uuid:pk>/", room_keeping.equipment_state, name="equipment_state"),
    path("rooms/<uuid:pk>/", room_pages.room, name="room"),
    path("rooms/<uuid:pk>/booking/", room_pages.book_room, name="room_booking"),
    path("rooms/<uuid:pk>/block/", room_keeping.block_room, name="room_block"),
    path("rooms/<uuid:pk>/change/", room_keeping.change_room, name="room_change"),
]
