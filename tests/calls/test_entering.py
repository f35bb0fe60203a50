"""Entering a call: begun with a number and a code, kept as it is typed, handed in once, in time."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import make_actor, make_national_office, make_office, make_region
from tests.factories.calls import CODE, DURING, make_call, make_entry
from tests.questions import asked

from tirek.calls.actions import checking, entries, guardians
from tirek.calls.answers import budget_total, check_answers, count_words
from tirek.calls.enums import ConsentPurpose, EntrantKind, EntryState, FieldKind, FormalState
from tirek.calls.models import Call, Entry
from tirek.calls.queries.entering import GRACE, age_on, recipient_of
from tirek.calls.queries.entrants import EntrantFacts
from tirek.calls.schema import Field, Option, Words, as_data, read_schema
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.models import Message
from tirek.core.numbering import next_number
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.models import Organisation, User

pytestmark = pytest.mark.django_db
TOLD = {"title": "Ауыл кітапханасы", "entrant_kind": "person", "name": "Ерлан Асқаров", "phone": "8 701 123 45 67"}


@pytest.fixture
def office() -> Organisation:
    return make_national_office()


@pytest.fixture
def secretary(office: Organisation) -> Actor:
    return make_actor(Role.COMPETITIONS, office)


@pytest.fixture
def call(office: Organisation) -> Call:
    return make_call(office, opens_at=timezone.now() - timedelta(days=5), closes_at=timezone.now() + timedelta(days=5))


def facts_of(call: Call, **told: Any) -> EntrantFacts:
    known: dict[str, Any] = {**TOLD, "email": "erlan@tirek.example", **told}
    nomination = known.pop("nomination", None) or call.nominations.get(code="n1")
    return EntrantFacts(nomination=nomination, **known)


def written(call: Call, at: datetime, answers: dict[str, Any] | None = None) -> Entry:
    entry, _code = entries.start_entry(call, "kk", by=ANONYMOUS, at=at)
    entries.save_typed(entry.pk, answers={"summary": "Балаларға арналған кітапхана"} | (answers or {}), at=at)
    return entry


def test_whoever_has_no_account_enters_on_a_phone_and_comes_back_by_number_and_code(call: Call) -> None:
    client, region = Client(), make_region()
    begun = client.post(reverse("calls:entry_new", args=[call.code]))
    entry = Entry.objects.get()
    assert begun.status_code == 303
    page = client.get(begun.url)
    assert entry.number in page.content.decode()
    typed = {**TOLD, "nomination": str(call.nominations.get().pk), "area": str(region.pk), "country": "KZ"}
    assert client.post(reverse("calls:entry_draft", args=[entry.number, "you"]), typed).status_code == 204
    gone_on = client.post(reverse("calls:entry_form", args=[entry.number, "project"]), {"summary": "Кітапхана ашамыз"})
    assert gone_on.url == reverse("calls:entry_preview", args=[entry.number])
    assert "Кітапхана ашамыз" in client.get(gone_on.url).content.decode()
    handed = client.post(gone_on.url)
    assert handed.status_code == 303, handed.content.decode()
    entry.refresh_from_db()
    assert (entry.state, entry.phone, entry.area_id) == (EntryState.SUBMITTED, "+77011234567", region.pk)
    shown = client.get(handed.url).content.decode()
    assert reverse("calls:entry_receipt", args=[entry.number, 1]) in shown
    receipt = client.get(reverse("calls:entry_receipt", args=[entry.number, 1]))
    assert receipt.content.startswith(b"%PDF")


def test_number_and_code_open_an_entry_and_nothing_else_does(call: Call) -> None:
    entry, other = make_entry(call), make_entry(call)
    stranger = Client()
    assert stranger.get(reverse("calls:entry_preview", args=[entry.number])).status_code == 404
    assert stranger.get(entry.get_absolute_url()).status_code == 303
    wrong = stranger.post(reverse("calls:entries"), {"number": entry.number, "code": "000000"})
    assert wrong.status_code == 422
    right = stranger.post(reverse("calls:entries"), {"number": entry.number, "code": CODE})
    assert right.url == entry.get_absolute_url()
    assert stranger.get(right.url).status_code == 200
    assert stranger.get(other.get_absolute_url()).status_code == 303
    tries = [stranger.post(reverse("calls:entries"), {"number": other.number, "code": "1"}) for _ in range(11)]
    assert tries[-1].status_code == 429


def test_a_lost_code_is_replaced_by_a_link_that_works_once(call: Call) -> None:
    entry, client = make_entry(call), Client()
    entry.number = next_number("9990", 2025)
    entry.save()
    client.post(reverse("calls:entry_lost_code"), {"number": entry.number, "email": "other@tirek.example"})
    assert not Message.objects.exists()
    client.post(reverse("calls:entry_lost_code"), {"number": entry.number, "email": entry.email})
    body = Message.objects.get().body
    link = next(line for line in body.splitlines() if "/entries/link/" in line).split("/", 3)[3]
    assert client.get(f"/{link}").status_code == 200
    assert client.post(f"/{link}").url == entry.get_absolute_url()
    assert Client().post(f"/{link}").status_code == 410


def test_the_servers_moment_counts_and_late_is_late(call: Call) -> None:
    make_region()
    entry = written(call, timezone.now())
    last = call.closes_at + GRACE - timedelta(seconds=1)
    done = entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=last)
    assert done.submitted_at == last
    late = written(call, timezone.now())
    with pytest.raises(Refused):
        entries.submit_entry(late.pk, facts_of(call), by=ANONYMOUS, at=call.closes_at + GRACE)
    with pytest.raises(Refused):
        entries.save_typed(late.pk, answers={"summary": "Тағы"}, at=call.closes_at + GRACE)


def test_one_entrant_gets_more_time_with_a_reason(call: Call, secretary: Actor) -> None:
    late = written(call, timezone.now())
    until = call.closes_at + timedelta(days=1)
    with pytest.raises(ValidationError):
        checking.extend_entry(late.pk, until, " ", by=secretary, at=timezone.now())
    checking.extend_entry(late.pk, until, "Интернет болмады", by=secretary, at=timezone.now())
    entries.submit_entry(late.pk, facts_of(call), by=ANONYMOUS, at=until - timedelta(minutes=1))
    neighbour = make_actor(Role.COMPETITIONS, make_office())
    with pytest.raises(Entry.DoesNotExist):
        checking.extend_entry(late.pk, until, "Менікі", by=neighbour, at=timezone.now())


def test_pressed_twice_it_is_handed_in_once_and_changed_it_counts_when_handed_in_again(call: Call) -> None:
    now, entry = timezone.now(), written(call, timezone.now())
    first = entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=now)
    again = entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=now + timedelta(minutes=1))
    assert (again.submitted_at, entry.revisions.count(), Message.objects.count()) == (now, 1, 1)
    entries.save_typed(entry.pk, answers={"summary": "Жаңа мәтін"}, at=now)
    entry.refresh_from_db()
    assert entry.revision_id == first.revision_id
    later = entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=now + timedelta(hours=1))
    assert (later.revision.number, later.first_submitted_at, Message.objects.count()) == (2, now, 2)
    assert entry.revisions.get(number=1).answers == {"summary": "Балаларға арналған кітапхана"}
    entries.withdraw_entry(entry.pk, by=ANONYMOUS, at=now + timedelta(hours=2))
    back = entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=now + timedelta(hours=3))
    assert back.state == EntryState.SUBMITTED


def test_what_is_lacking_is_told_by_field(call: Call) -> None:
    entry, _code = entries.start_entry(call, "kk", by=ANONYMOUS, at=timezone.now())
    with pytest.raises(ValidationError) as lacking:
        entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=timezone.now())
    assert set(lacking.value.message_dict) == {"summary"}
    with pytest.raises(ValidationError) as wrong:
        entries.submit_entry(entry.pk, facts_of(call, email="", phone=""), by=ANONYMOUS, at=timezone.now())
    assert "email" in wrong.value.message_dict


def test_a_child_enters_with_a_guardian_and_gets_no_letters(office: Organisation, secretary: Actor) -> None:
    now = timezone.now()
    call = make_call(
        office, opens_at=now - timedelta(days=9), closes_at=now + timedelta(days=1), youngest=7, oldest=18,
        with_guardian_under=18, age_on=date(2025, 5, 1),
    )  # fmt: skip
    child = facts_of(call, born_on=date(2014, 3, 1), email="bala@tirek.example")
    entry = written(call, now)
    with pytest.raises(ValidationError) as unasked:
        entries.submit_entry(entry.pk, child, by=ANONYMOUS, at=now)
    assert "guardians" in unasked.value.message_dict
    told = guardians.Guardian(
        child_name=child.name, guardian_name="Асқарова Гүлнар", relation="анасы", contact="ana@tirek.example"
    )
    guardians.ask_consent(entry.pk, told, by=ANONYMOUS, at=now)
    entries.submit_entry(entry.pk, child, by=ANONYMOUS, at=now)
    entry.refresh_from_db()
    assert (entry.email, recipient_of(entry)) == ("", "ana@tirek.example")
    assert set(Message.objects.values_list("to", flat=True)) == {"ana@tirek.example"}
    after = call.closes_at + timedelta(hours=1)
    with pytest.raises(Refused):
        checking.check_entry(entry.pk, "passed", "", by=secretary, at=after)
    link = next(line for line in Message.objects.earliest("id").body.splitlines() if "/guardian/" in line)
    token = link.rstrip("/").rsplit("/", 1)[1]
    client = Client()
    address = reverse("calls:guardian", args=[token])
    assert client.get(address).status_code == 200
    assert client.post(address, {"purposes": ["gallery"]}).status_code == 422
    assert client.post(address, {"purposes": ["enter", "gallery"]}).status_code == 303
    assert client.get(reverse("calls:guardian_consent", args=[token])).content.startswith(b"%PDF")
    checking.check_entry(entry.pk, "passed", "", by=secretary, at=after)
    assert entry.consents.get().purposes == [ConsentPurpose.ENTER, ConsentPurpose.GALLERY]
    assert client.post(reverse("calls:guardian_withdrawal", args=[token])).status_code == 303
    assert not entry.consents.get().stands


def test_a_teacher_enters_for_a_class_with_signed_papers(office: Organisation) -> None:
    now = timezone.now()
    call = make_call(
        office, opens_at=now - timedelta(days=9), closes_at=now + timedelta(days=1), entrants=["person", "class"],
        with_guardian_under=18, age_on=date(2025, 5, 1), youngest=7, oldest=18,
    )  # fmt: skip
    entry = written(call, now)
    entries.save_typed(entry.pk, entrant={"entrant_kind": "class", "name": "Мұғалім"}, at=now)
    pupil = guardians.add_member(entry.pk, "Оқушы Айша", "5 «А»", date(2014, 3, 1), by=ANONYMOUS, at=now)
    teacher = facts_of(call, entrant_kind=EntrantKind.CLASS, organisation_name="№5 мектеп")
    with pytest.raises(ValidationError):
        entries.submit_entry(entry.pk, teacher, by=ANONYMOUS, at=now)
    paper = guardians.Guardian(child_name="", guardian_name="Айша анасы", relation="анасы", contact="+7 701")
    guardians.note_paper(entry.pk, paper, ["enter"], by=ANONYMOUS, at=now, member_id=pupil.pk)
    done = entries.submit_entry(entry.pk, teacher, by=ANONYMOUS, at=now)
    assert (done.state, recipient_of(done)) == (EntryState.SUBMITTED, "erlan@tirek.example")
    second, _code = entries.start_entry(call, "kk", by=ANONYMOUS, at=now, beside=done)
    done.refresh_from_db()
    assert (second.group, second.typed["organisation_name"]) == (done.group, "№5 мектеп")


def test_ages_outside_the_rules_are_told(office: Organisation) -> None:
    call = make_call(office, youngest=7, oldest=18, age_on=date(2025, 5, 1))
    entry = written(call, DURING)
    with pytest.raises(ValidationError) as wrong:
        entries.submit_entry(entry.pk, facts_of(call, born_on=date(2000, 1, 1)), by=ANONYMOUS, at=DURING)
    assert set(wrong.value.message_dict) == {"born_on"}


def test_the_formal_check_returns_with_a_reason_and_what_is_mended_is_checked_anew(
    secretary: Actor, call: Call
) -> None:
    entry = written(call, timezone.now())
    entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=timezone.now())
    with pytest.raises(Refused):
        checking.check_entry(entry.pk, "passed", "", by=secretary, at=call.closes_at - timedelta(hours=1))
    after = call.closes_at + timedelta(hours=1)
    with pytest.raises(ValidationError):
        checking.check_entry(entry.pk, "returned", "", by=secretary, at=after, until=after + timedelta(days=3))
    checking.check_entry(entry.pk, "returned", "Бюджет жоқ", by=secretary, at=after, until=after + timedelta(days=3))
    assert "Бюджет жоқ" in Message.objects.latest("id").body
    entries.submit_entry(entry.pk, facts_of(call), by=ANONYMOUS, at=after + timedelta(days=1))
    entry.refresh_from_db()
    assert (entry.formal, entry.revisions.count()) == (FormalState.WAITING, 2)
    checking.check_entry(entry.pk, "failed", "Мерзімінде түзетілмеді", by=secretary, at=after + timedelta(days=2))
    entry.refresh_from_db()
    assert entry.state == EntryState.INELIGIBLE
    with pytest.raises(Refused):
        entries.save_typed(entry.pk, answers={"summary": "Тағы"}, at=after + timedelta(days=2))


def test_the_list_of_entries_asks_the_same_whatever_its_length(office: Organisation, secretary: Actor) -> None:
    call = make_call(office)
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id))
    address = reverse("calls:entries_work", args=[call.code])
    make_entry(call)
    client.get(address)
    one = asked(lambda: client.get(address))
    for _place in range(2):
        make_entry(call)
    assert asked(lambda: client.get(address)).total() == one.total()
    assert client.get(reverse("calls:entries_export", args=[call.code])).content.startswith(b"PK")


# The form as data: what is written comes back, what does not fit is told.

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300)


def form_of(*fields: Field) -> dict[str, Any]:
    return {
        "sections": [{"code": "work", "title": {"kk": "Ж", "ru": "Р"}, "fields": [as_data(each) for each in fields]}]
    }


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.integers(1, 30))
def test_words_over_the_limit_are_counted_exactly(text: str, limit: int) -> None:
    schema = read_schema(form_of(Field("t", FieldKind.LONG, Words("а", "б"), words=limit)))
    assert bool(check_answers(schema, {"t": text}, {}).wrong) == (count_words(text) > limit)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 99_999)), max_size=9))
def test_a_budget_adds_up(lines: list[tuple[int, int]]) -> None:
    rows = [
        {"item": "Кітап", "quantity": str(count), "price": f"{price:,}".replace(",", " ")} for count, price in lines
    ]
    checked = check_answers(read_schema(form_of(Field("b", FieldKind.BUDGET, Words("а", "б")))), {"b": rows}, {})
    assert not checked.wrong
    assert budget_total(checked.values.get("b", []))[0] == sum(count * price for count, price in lines)


def test_a_form_reads_back_as_it_was_written_and_says_what_is_wrong() -> None:
    options = (Option("a", Words("А", "А")), Option("b", Words("Б", "Б")))
    first = Field("kind", FieldKind.CHOICE, Words("Түрі", "Вид"), options=options, is_required=True)
    second = Field("film", FieldKind.LINK, Words("Бейне", "Видео"), when_field="kind", when_values=("b",))
    schema = read_schema(form_of(first, second))
    assert list(schema.fields()) == [first, second]
    with pytest.raises(ValidationError):
        read_schema(form_of(second, first))
    checked = check_answers(schema, {"kind": "a", "film": "no link"}, {})
    assert (checked.wrong, checked.values) == ({}, {"kind": "a"})


@pytest.mark.parametrize(("born", "age"), [(date(2008, 2, 29), 16), (date(2007, 3, 1), 18), (date(2007, 3, 2), 17)])
def test_a_year_is_over_on_the_birthday(born: date, age: int) -> None:
    assert age_on(born, date(2025, 3, 1)) == age + (born == date(2008, 2, 29))
