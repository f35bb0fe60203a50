"""Which personal data of participants are kept for how long. Terms are the house's own until a lawyer confirms them."""

from tirek.activities.models import (
    Attendance,
    Booking,
    BookingSeries,
    Certificate,
    Course,
    Equipment,
    EquipmentBooking,
    Event,
    EventPart,
    EventPhoto,
    Headcount,
    ProgrammeItem,
    Project,
    ProjectBody,
    Question,
    Registration,
    Room,
    RoomCalendar,
    Series,
    Slot,
    TestAttempt,
    TestItem,
    Tour,
    TourAgency,
    TourStop,
)
from tirek.core.retention import Category, Term, keep

PUBLIC = Term(None, "the event is held; these data are public")
CAME = Term(3, "the event is held")
TRAINED = Term(10, "the certificate runs out")
ASKED = Term(5, "the question is answered")
RECEIVED = Term(3, "the hour of reception is over")
BOOKED = Term(3, "the booking is over")

_ROW = ("id", "created_at")
_NAMES = ("name_kk", "name_ru", "name_en")
_ABOUT = ("about_kk", "about_ru", "about_en")

keep(Series, PUBLIC, {}, plain=(*_ROW, *_NAMES, "organiser", "rule", "begins_at", "minutes"))
keep(
    Event,
    PUBLIC,
    {Category.IDENTITY: ("host",), Category.TRACE: ("closed_by_id",)},
    plain=(
        *_ROW,
        *_NAMES,
        *_ABOUT,
        *("kind", "format", "state", "organiser", "area", "series", "project", "course", "starts_at", "ends_at"),
        *("held_on", "place", "online_link", "recording", "language", "entrance", "capacity", "is_public"),
        *("course_hours", "report", "closed_at", "cancel_reason", "version"),
    ),
)
keep(EventPart, PUBLIC, {}, plain=(*_ROW, "event", "organisation", "role"))
keep(ProgrammeItem, PUBLIC, {Category.IDENTITY: ("speaker",)}, plain=(*_ROW, "event", "starts_at", "title"))
keep(
    EventPhoto,
    PUBLIC,
    {Category.CONTENT: ("stored_as", "caption")},
    plain=(*_ROW, "event", "name", "people_agreed", "added_at"),
)
keep(
    Registration,
    CAME,
    {Category.IDENTITY: ("person", "user", "name", "language"), Category.CONTACT: ("email", "phone")},
    plain=(*_ROW, "event", "organisation", "state", "ticket", "asked_at", "settled_at"),
)
keep(
    Attendance,
    CAME,
    {Category.IDENTITY: ("person", "name"), Category.TRACE: ("registration", "recorded_by_id", "device")},
    plain=(*_ROW, "event", "evidence", "nonce", "came_at", "voids"),
)
keep(
    Headcount,
    PUBLIC,
    {Category.TRACE: ("recorded_by_id",)},
    plain=(*_ROW, "event", "evidence", "attendances", "people", "document", "recorded_at"),
)
keep(
    Project,
    PUBLIC,
    {},
    plain=(
        *_ROW,
        *_NAMES,
        *("kind", "organisation", "during"),
        *("goal_kk", "goal_ru", "goal_en", "result_kk", "result_ru", "result_en"),
    ),
)
keep(ProjectBody, PUBLIC, {}, plain=(*_ROW, "project", "organisation", "since", "until"))
keep(
    Course,
    PUBLIC,
    {},
    plain=(
        *_ROW,
        *_NAMES,
        *_ABOUT,
        *("code", "organisation", "hours", "pass_mark", "attempts", "valid_months", "for_roles", "is_open"),
    ),
)
keep(TestItem, PUBLIC, {}, plain=(*_ROW, "course", "position", "text_kk", "text_ru", "choices"))
keep(
    TestAttempt,
    TRAINED,
    {
        Category.IDENTITY: ("person", "user"),
        Category.CONTENT: ("answers", "percent"),
        Category.TRACE: ("registration",),
    },
    plain=(*_ROW, "course", "event", "organisation", "items", "started_at", "handed_in_at"),
)
keep(
    Certificate,
    TRAINED,
    {
        Category.IDENTITY: ("person", "user", "name", "language"),
        Category.CONTENT: ("percent", "revoke_reason"),
        Category.TRACE: ("registration", "code", "issued_by_id", "revoked_by_id"),
    },
    plain=(*_ROW, "number", "course", "event", "organisation", "hours", "issued_on", "valid_until", "revoked_at"),
)
keep(
    Tour,
    PUBLIC,
    {},
    plain=(*_ROW, *_NAMES, *_ABOUT, "organiser", "state", "answer_days", "begins_on", "ends_on", "cancel_reason"),
)
keep(TourAgency, PUBLIC, {Category.IDENTITY: ("representative",)}, plain=(*_ROW, "tour", "organisation", "explains"))
keep(TourStop, PUBLIC, {}, plain=(*_ROW, "tour", "event", "position", "transport"))
keep(
    Question,
    ASKED,
    {
        Category.IDENTITY: ("person", "asker_name", "language"),
        Category.CONTACT: ("phone", "email"),
        Category.CONTENT: ("text", "note", "answer"),
        Category.TRACE: ("taken_by_id", "answered_by_id"),
    },
    plain=(
        *_ROW,
        *("event", "kind", "state", "service", "nonce", "asked_at", "agency", "due_on", "on_the_spot", "answered_at"),
        *("published_text", "published_answer", "published_at"),
    ),
)
keep(
    Room,
    PUBLIC,
    {},
    plain=(
        *_ROW,
        *_NAMES,
        *("organisation", "code", "seats", "computers", "has_projector", "is_accessible", "online_link"),
        *("gap_minutes", "needs_approval", "opens_at", "closes_at", "is_open"),
    ),
)
keep(Equipment, PUBLIC, {}, plain=(*_ROW, *_NAMES, "organisation", "kind", "inventory_number", "is_usable"))
keep(BookingSeries, BOOKED, {}, plain=(*_ROW, "room", "rule", "begins_at", "minutes"))
keep(
    Booking,
    BOOKED,
    {
        Category.IDENTITY: ("booked_by_name",),
        Category.TRACE: ("booked_by_id", "settled_by_id"),
        Category.CONTENT: ("purpose", "reason"),
    },
    plain=(
        *_ROW,
        *("room", "booked_for", "event", "series", "state", "during", "held", "people", "is_block", "booked_at"),
    ),
)
keep(EquipmentBooking, BOOKED, {}, plain=(*_ROW, "booking", "equipment", "held", "is_released"))
keep(RoomCalendar, BOOKED, {Category.TRACE: ("user", "token_digest")}, plain=(*_ROW, "house", "made_at"))
keep(
    Slot,
    RECEIVED,
    {
        Category.IDENTITY: ("person", "visitor_name", "language"),
        Category.CONTACT: ("phone", "email"),
        Category.CONTENT: ("topic", "outcome", "cancel_reason"),
        Category.TRACE: ("receiver", "code_digest"),
    },
    plain=(
        *(*_ROW, "office", "during", "online_link", "state", "number", "booked_at", "settled_at"),
        "cancelled_by_visitor",
    ),
)
