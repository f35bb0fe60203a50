"""A citizen's account: a code instead of a password, and proof for each application that joins."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions import accounts
from tirek.cases.models import AccountCase, AccountCode, AccountContact, Case
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.people.models import Contact

PHONE = "+77010009901"


def code_for(value: str = PHONE, kind: str = "phone") -> str:
    return accounts.send_code(kind, value, language="kk", remote_key="192.0.2.9", at=NOW)


def entered(value: str = PHONE, kind: str = "phone"):
    assert accounts.prove(kind, value, code_for(value, kind), remote_key="192.0.2.9", at=NOW)
    return accounts.enter(kind, value, language="kk", at=NOW)


def signed_in(client: Client, contact: str = PHONE) -> Client:
    client.post("/my/entrance/", {"contact": contact})
    code = Message.objects.filter(to=contact).latest("created_at").body[:6]
    assert client.post("/my/code/", {"code": code})["Location"] == "/my/"
    return client


def test_a_code_opens_once_and_only_in_its_time(db):
    code = code_for()
    assert PHONE in Message.objects.get().to
    assert code not in str(list(AccountCode.objects.values()))
    assert not accounts.prove("phone", PHONE, code, remote_key="a", at=NOW + timedelta(minutes=11))
    assert accounts.prove("phone", PHONE, f"{code[:3]} {code[3:]}", remote_key="a", at=NOW)
    assert not accounts.prove("phone", PHONE, code, remote_key="a", at=NOW)


def test_five_wrong_tries_end_a_code_and_a_new_code_ends_the_old_one(db):
    old, code = code_for(), code_for()
    assert old == code or not accounts.prove("phone", PHONE, old, remote_key="a", at=NOW)
    for _ in range(5):
        accounts.prove("phone", PHONE, "x", remote_key="a", at=NOW)
    assert not accounts.prove("phone", PHONE, code, remote_key="a", at=NOW)


def test_codes_and_tries_are_limited(db):
    for _ in range(accounts.CODES_PER_CONTACT):
        code_for()
    with pytest.raises(Refused):
        code_for()
    for _ in range(accounts.TRIES_PER_ADDRESS):
        accounts.prove("phone", PHONE, "x", remote_key="b", at=NOW)
    with pytest.raises(Refused):
        accounts.prove("phone", PHONE, "x", remote_key="b", at=NOW)


def test_the_same_contact_is_the_same_account_and_a_second_contact_opens_it_too(db):
    first = entered()
    assert entered() == first
    accounts.add_contact(first, "email", "aigul@tirek.example", at=NOW)
    assert entered("aigul@tirek.example", "email") == first
    other = entered("+77010000002")
    with pytest.raises(Refused):
        accounts.add_contact(other, "phone", PHONE, at=NOW)
    with pytest.raises(Refused):
        accounts.remove_contact(other, other.contacts.get().pk, at=NOW)


def written_with(case: Case, value: str, *, kind: str = "phone") -> Case:
    """A case in which this contact was written down, and whose applicant still has it."""
    case.contacts_given = value
    case.save(update_fields=["contacts_given"])
    Contact.objects.get_or_create(person=case.applicant, kind=kind, value=value, defaults={"as_entered": value})
    return case


def test_an_application_joins_by_the_contact_written_in_it(world: World):
    case = written_with(make_case(world.saryagash, service=world.job), PHONE)
    mine = entered()
    accounts.join_by_contact(mine, case.pk, at=NOW)
    accounts.join_by_contact(mine, case.pk, at=NOW)
    assert AccountCase.objects.get().case == case


def test_a_contact_written_elsewhere_draws_no_stranger_s_application(world: World):
    case = written_with(make_case(world.saryagash, service=world.job), "+77010000009")
    Contact.objects.create(person=case.applicant, kind="phone", value=PHONE, as_entered=PHONE)
    with pytest.raises(Case.DoesNotExist):
        accounts.join_by_contact(entered(), case.pk, at=NOW)


def test_the_next_owner_of_a_number_does_not_inherit_applications(world: World):
    case = written_with(make_case(world.saryagash, service=world.job), PHONE)
    Contact.objects.filter(person=case.applicant, value=PHONE).update(ended_at=NOW)
    with pytest.raises(Case.DoesNotExist):
        accounts.join_by_contact(entered(), case.pk, at=NOW)


# -- The pages ------------------------------------------------------------------------------------------------------


def test_the_answer_is_the_same_for_known_and_unknown_contacts(world: World):
    entered()
    known = Client().post("/my/entrance/", {"contact": PHONE})
    unknown = Client().post("/my/entrance/", {"contact": "8 701 000 00 77"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"]) == (303, "/my/code/")


@pytest.mark.parametrize("typed", ["", "abc", "12", "a@b"])
def test_what_is_no_contact_is_said_at_the_field(db, typed):
    assert Client().post("/my/entrance/", {"contact": typed}).status_code == 422


def test_a_citizen_enters_joins_opens_and_leaves(visitor):
    done = visitor.apply()
    case = Case.objects.get()
    client = signed_in(Client(), "+77010000077")
    wrong = client.post("/my/", {"number": case.number, "pin": "x"})
    assert wrong.status_code == 422
    assert client.post("/my/", {"number": case.number, "pin": done.context["pin"]}).status_code == 303
    assert case.number in client.get("/my/").content.decode()
    assert client.post(f"/my/applications/{case.pk}/opening/")["Location"] == "/track/case/"
    assert case.number in client.get("/track/case/").content.decode()
    client.post("/my/leaving/")
    assert client.get("/my/").status_code == 303
    assert client.get("/track/case/").status_code == 303


def test_the_account_opens_no_staff_page_and_no_other_application(visitor, world):
    other = make_case(world.saryagash, service=world.job)
    client = signed_in(Client())
    assert client.get("/cases/").status_code == 302
    for address in ("opening", "joining"):
        assert client.post(f"/my/applications/{other.pk}/{address}/").status_code == 404
    assert Client().post(f"/my/applications/{other.pk}/opening/").status_code == 404


def test_what_is_sent_while_signed_in_joins_by_itself(visitor):
    signed_in(visitor.client, "+77010000001")
    visitor.apply()
    assert AccountCase.objects.get().how == "own"


def test_what_was_sent_before_joins_by_its_contact(visitor):
    visitor.apply()
    case = Case.objects.get()
    assert case.contacts_given == "+77010000001"
    client = signed_in(Client(), "+77010000001")
    assert case.number in client.get("/my/").content.decode()
    assert client.post(f"/my/applications/{case.pk}/joining/").status_code == 303
    client.post(f"/my/applications/{case.pk}/parting/")
    assert not AccountCase.objects.exists()


def test_language_and_contacts_are_the_citizen_s_own(db):
    client = signed_in(Client())
    answer = client.post("/my/language/", {"language": "ru"})
    assert answer.cookies["language"].value == "ru"
    client.post("/my/contacts/", {"contact": "aigul@tirek.example"})
    code = Message.objects.filter(to="aigul@tirek.example").get()
    assert client.post("/my/code/", {"code": "".join(filter(str.isdigit, code.body))[:6]}).status_code == 303
    assert AccountContact.objects.count() == 2
    removed = AccountContact.objects.get(kind="phone")
    assert client.post(f"/my/contacts/{removed.pk}/removal/").status_code == 303
    assert AccountContact.objects.get().kind == "email"


def test_the_list_takes_as_many_queries_for_three_as_for_one(world, django_assert_num_queries):
    client, mine = signed_in(Client()), AccountContact.objects.get().account
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 2):
        for _ in range(more):
            accounts.join_own(mine, make_case(world.saryagash, service=world.job), at=NOW)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/my/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
