from .attendance import Attendance, Headcount, Registration
from .event import Event, EventPart, EventPhoto, ProgrammeItem, Series
from .project import Project, ProjectBody
from .reception import Slot
from .room import Booking, BookingSeries, Equipment, EquipmentBooking, Room, RoomCalendar
from .tour import Question, Tour, TourAgency, TourStop
from .training import Certificate, Course, TestAttempt, TestItem

__all__ = [
    "Attendance",
    "Booking",
    "BookingSeries",
    "Certificate",
    "Course",
    "Equipment",
    "EquipmentBooking",
    "Event",
    "EventPart",
    "EventPhoto",
    "Headcount",
    "ProgrammeItem",
    "Project",
    "ProjectBody",
    "Question",
    "Registration",
    "Room",
    "RoomCalendar",
    "Series",
    "Slot",
    "TestAttempt",
    "TestItem",
    "Tour",
    "TourAgency",
    "TourStop",
]
