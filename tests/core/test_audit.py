"""Recording what was done."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from tirek.core.actor import ANONYMOUS, Actor, system_actor
from tirek.core.audit import Entry, history, record, record_many
from tirek.core.audit.digest import row_digest
from tirek.core.enums import Channel
from tirek.core.models import AuditEvent, CalendarOverride, JobFailure

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=UTC)
CLERK = Actor(user_id=uuid4(), name="Айгүл", organisation_id=uuid4())


def subject() -> CalendarOverride:
    return CalendarOverride(on=date(2026, 3, 9), is_working=False)


def as_row(event: AuditEvent) -> dict[str, object]:
    return {field.name: getattr(event, field.name) for field in AuditEvent._meta.fields}


def test_an_event_says_who_did_what_when_and_keeps_no_name():
    day = subject()
    record("core.day_moved", day, by=CLERK, at=AT, day=day.on, office=CLERK.organisation_id, channel=Channel.SMS)
    event = AuditEvent.objects.get()
    assert (event.verb, event.subject_type, event.subject_id) == ("core.day_moved", "core.calendaroverride", day.pk)
    assert (event.actor_user_id, event.organisation_id, event.at) == (CLERK.user_id, CLERK.organisation_id, AT)
    assert event.facts == {"day": "2026-03-09", "office": str(CLERK.organisation_id), "channel": "sms"}
    assert "Айгүл" not in str(as_row(event))


def test_the_digest_survives_the_database():
    record("core.day_moved", subject(), by=CLERK, at=AT, many=["a", 1, None, True], big=2**52, moment=AT)
    event = AuditEvent.objects.get()
    assert row_digest(as_row(event)) == bytes(event.digest)


@pytest.mark.parametrize(
    "value", ["Айгүл Серікқызы келді", "a@b.example", "line\nbreak", 1.5, {"a": 1}, "x" * 101, 2**60, "\x00"]
)
def test_free_text_and_contacts_are_refused(value):
    with pytest.raises(ValueError, match="audit fact 'note'"):
        record("core.day_moved", subject(), by=CLERK, at=AT, note=value)


def test_tirek_itself_and_a_visitor_are_told_apart():
    record("core.a", subject(), by=system_actor("escalation"), at=AT)
    record("core.b", subject(), by=ANONYMOUS, at=AT)
    itself, visitor = AuditEvent.objects.order_by("id")
    assert (itself.system, itself.actor_user_id) == ("escalation", None)
    assert (visitor.system, visitor.actor_user_id) == ("", None)


def test_history_is_that_of_one_record_in_order():
    day, other = subject(), subject()
    for verb, about in (("core.a", day), ("core.x", other), ("core.b", day)):
        record(verb, about, by=CLERK, at=AT)
    assert [event.verb for event in history(day)] == ["core.a", "core.b"]


def test_a_whole_number_key_is_kept_as_a_uuid():
    job = JobFailure(job_id=42)
    record("core.job_discarded", job, by=CLERK, at=AT)
    assert AuditEvent.objects.get().subject_id == UUID(int=42)
    assert history(job).count() == 1


def test_many_are_written_in_few_statements(django_assert_max_num_queries):
    entries = [Entry("core.imported", subject(), {"line": n}) for n in range(2500)]
    with django_assert_max_num_queries(4):
        assert record_many(entries, by=CLERK, at=AT) == 2500
    assert AuditEvent.objects.filter(verb="core.imported", facts__line=2499).exists()
