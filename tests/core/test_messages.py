"""The outbox: stored with its cause, sent once the gateway lives, never lost."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.core.sms_server import SmsServer, sms_server

from tirek.core.actor import EVERYWHERE, Actor, Grant
from tirek.core.enums import Channel, MessageState
from tirek.core.messages import gateways, send
from tirek.core.messages.delivery import GIVE_UP_AFTER, LEASE, deliver, pause, sweep
from tirek.core.messages.outbox import retry_message
from tirek.core.models import AuditEvent, CalendarOverride, Message
from tirek.core.models.message import masked
from tirek.core.roles import Role
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db
ADMIN = Actor(user_id=uuid4(), grants=(Grant(Role.ADMINISTRATOR, None, EVERYWHERE),))


def sms(text: str = "Өтінішіңіз қабылданды", **options: object) -> Message:
    return send(Channel.SMS, "+77000001234", "", text, language="kk", **options)  # type: ignore[arg-type]


def jobs_of(message: Message) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(args__message_id=str(message.pk)).order_by("id"))


@pytest.fixture
def gateway(settings):
    with sms_server() as server:
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN = server.url, "secret-token"
        yield server


def test_a_message_and_its_job_live_and_die_with_the_transaction():
    day = CalendarOverride(on=date(2026, 3, 9), is_working=False)
    message = sms(about=day)
    assert (message.state, message.about_type, message.about_id) == ("waiting", "core.calendaroverride", day.pk)
    assert [job.task_name for job in jobs_of(message)] == ["core.deliver_message"]
    before = ProcrastinateJob.objects.count()
    with transaction.atomic():
        lost = sms()
        transaction.set_rollback(True)
    assert not Message.objects.filter(pk=lost.pk).exists()
    assert ProcrastinateJob.objects.count() == before


def test_the_same_key_is_stored_once():
    first, second = sms(key="received:1"), sms("басқа мәтін", key="received:1")
    assert first.pk == second.pk
    assert second.body == first.body
    assert len(jobs_of(first)) == 1
    assert Message.objects.count() == 1


def test_a_subject_is_one_line():
    message = send("email", "a@tirek.example", "Жауап\nBcc: x@tirek.example", "мәтін", language="kk")
    assert message.subject == "Жауап Bcc: x@tirek.example"


def test_an_sms_reaches_the_gateway_with_its_key_and_token(gateway: SmsServer):
    message = sms("Нөміріңіз 0412-26-000123-7 ‘№ 🙂’")
    assert deliver(message.pk, at=timezone.now()) == MessageState.SENT
    (seen,) = gateway.received
    assert (seen["to"], seen["text"]) == ("+77000001234", message.body)
    assert seen["headers"]["Idempotency-Key"] == message.key == seen["key"]
    assert seen["headers"]["Authorization"] == "Bearer secret-token"
    message.refresh_from_db()
    assert message.sent_at is not None
    assert deliver(message.pk, at=timezone.now()) is None
    assert len(gateway.received) == 1


def test_a_gateway_that_is_down_is_tried_again_until_it_is_back(settings):
    with sms_server() as server:
        port = int(server.url.split(":")[2].split("/")[0])
    settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{port}/sms"  # nobody listens there any more
    message, at = sms(), timezone.now()
    for attempt in range(1, 6):
        assert deliver(message.pk, at=at) == MessageState.WAITING
        message.refresh_from_db()
        assert (message.attempts, message.last_error) == (attempt, "ConnectionRefusedError")
        assert jobs_of(message)[-1].scheduled_at == message.next_attempt_at > at
        assert deliver(message.pk, at=at) is None, "not before its time"
        at = message.next_attempt_at
    with sms_server(port) as back:
        assert deliver(message.pk, at=at) == MessageState.SENT
        assert back.texts() == [message.body]


def test_a_gateway_out_of_order_is_tried_again_and_a_refusal_is_final(gateway: SmsServer):
    gateway.answers = [503, 429, 422]
    message, at = sms(), timezone.now()
    for expected in (("waiting", "http 503"), ("waiting", "http 429"), ("failed", "http 422")):
        deliver(message.pk, at=at)
        message.refresh_from_db()
        assert (message.state, message.last_error) == expected
        at = message.next_attempt_at
    assert deliver(message.pk, at=at + timedelta(days=1)) is None


def test_a_slow_gateway_does_not_hold_the_worker(gateway: SmsServer, monkeypatch):
    monkeypatch.setattr(gateways.HttpSmsGateway.__init__, "__defaults__", ("", 0.2))
    gateway.delay = 1.0
    message = sms()
    assert deliver(message.pk, at=timezone.now()) == MessageState.WAITING
    message.refresh_from_db()
    assert message.last_error == "TimeoutError"


def test_after_days_a_message_is_given_up_and_can_be_tried_again_by_hand(settings):
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:1/sms"
    message = sms()
    late = timezone.now() + GIVE_UP_AFTER + timedelta(hours=1)
    assert deliver(message.pk, at=late) == MessageState.GIVEN_UP
    with pytest.raises(Message.DoesNotExist):
        retry_message(message, by=Actor(user_id=uuid4()), at=late)
    again = retry_message(message, by=ADMIN, at=late)
    assert (again.state, again.attempts) == ("waiting", 0)
    assert len(jobs_of(message)) == 2
    assert AuditEvent.objects.get().verb == "core.message_retried"


def test_a_sent_message_is_not_sent_again_by_hand(gateway: SmsServer):
    message = sms()
    deliver(message.pk, at=timezone.now())
    with pytest.raises(Refused):
        retry_message(message, by=ADMIN, at=timezone.now())


def test_a_worker_killed_between_sending_and_marking_sends_again_with_the_same_key(gateway: SmsServer, monkeypatch):
    message, at = sms(), timezone.now()

    class Killed(BaseException):
        pass

    def die(*_arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("tirek.core.messages.delivery._settle", die)
        with pytest.raises(Killed):
            deliver(message.pk, at=at)
    message.refresh_from_db()
    assert message.state == "waiting"
    assert sweep(at=at + LEASE) == 0, "its lease still runs"
    assert sweep(at=at + 2 * LEASE + timedelta(seconds=1)) == 1
    assert deliver(message.pk, at=at + 3 * LEASE) == MessageState.SENT
    assert len({seen["headers"]["Idempotency-Key"] for seen in gateway.received}) == 1
    assert len(gateway.received) == 2


def test_the_sweep_stores_one_job_however_often_it_runs():
    message, late = sms(), timezone.now() + 2 * LEASE
    for _ in range(3):
        assert sweep(at=late) == 1
    assert len(jobs_of(message)) == 2


def test_without_a_gateway_messages_become_files(settings, tmp_path: Path):
    settings.DATA_DIR, settings.SMS_GATEWAY_URL, settings.EMAIL_URL = tmp_path, "", ""
    message = sms()
    assert deliver(message.pk, at=timezone.now()) == MessageState.SENT
    assert json.loads((tmp_path / "outbox" / f"{message.pk}.json").read_text())["body"] == message.body


def test_a_full_disk_leaves_the_message_waiting(settings, tmp_path: Path):
    (tmp_path / "outbox").write_text("a file where the folder should be")
    settings.DATA_DIR, settings.SMS_GATEWAY_URL = tmp_path, ""
    assert deliver(sms().pk, at=timezone.now()) == MessageState.WAITING


def test_e_mail_goes_through_django_with_a_message_id_made_of_the_key(settings):
    settings.EMAIL_URL = "smtp://localhost"
    message = send("email", "aigul@tirek.example", "Жауап дайын", "Сәлеметсіз бе!", language="kk", key="answer:7")
    assert deliver(message.pk, at=timezone.now()) == MessageState.SENT
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["aigul@tirek.example"], "Жауап дайын", "Сәлеметсіз бе!")
    assert sent.extra_headers["Message-ID"].endswith("@localhost>")


def test_pauses_double_and_stay_bounded():
    assert timedelta(seconds=15) <= pause(1) <= timedelta(seconds=25)
    assert timedelta(seconds=120) <= pause(4) <= timedelta(seconds=200)
    assert pause(500) <= timedelta(hours=3.75)
    assert len({pause(3) for _ in range(20)}) > 1


@pytest.mark.parametrize(
    ("recipient", "shown"),
    [("aigul@tirek.example", "a…@tirek.example"), ("+77011234567", "+77…67"), ("123", "…"), ("", "…")],
)
def test_recipients_are_shown_in_part(recipient, shown):
    assert masked(recipient) == shown


def test_only_those_who_manage_messages_see_them():
    sms()
    assert Message.objects.visible_to(ADMIN).count() == 1
    assert not Message.objects.visible_to(Actor(user_id=uuid4())).exists()


def test_the_moment_of_sending_is_known_exactly_for_sent_messages(gateway: SmsServer):
    at = datetime(2126, 3, 2, tzinfo=UTC)
    message = sms()
    assert deliver(message.pk, at=at) == MessageState.SENT
    message.refresh_from_db()
    assert message.sent_at == at


def test_a_file_goes_out_with_its_mail_and_is_kept_no_longer(settings):
    settings.EMAIL_URL, settings.EMAIL_BACKEND = "smtp://x", "django.core.mail.backends.locmem.EmailBackend"
    table = ("figures.xlsx", "application/vnd.ms-excel", b"PK\x03\x04")
    message = send("email", "a@tirek.example", "Есеп", "Қоса берілді", language="kk", files=[table])
    assert deliver(message.pk, at=timezone.now()) == MessageState.SENT
    assert mail.outbox[-1].attachments[0] == ("figures.xlsx", b"PK\x03\x04", "application/vnd.ms-excel")
    assert not message.files.exists()
