"""A form sent after the session has ended comes back with everything typed, and only to whoever typed it."""

import pytest
from django.test import Client
from tests.factories import make_user

pytestmark = pytest.mark.django_db
OWN = {"Sec-Fetch-Site": "same-origin"}
TYPED = {"name": "Менің тізімім <b>", "query": "state=open", "password": "hidden"}


def test_a_form_sent_after_the_session_has_ended_is_given_back() -> None:
    answer = Client().post("/cases/views/", TYPED, headers=OWN)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'value="Менің тізімім &lt;b&gt;"' in page
    assert 'action="/cases/views/"' in page
    assert "hidden" not in page.replace('type="hidden"', "").replace("visually-hidden", "").replace("aria-hidden", "")


def test_an_old_token_gives_the_form_back_with_a_new_one_that_works() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    answer = client.post("/account/acting-for/", {"organisation": "Сарыағаш"}, headers=OWN)
    assert answer.status_code == 403
    assert 'value="Сарыағаш"' in answer.content.decode()
    token = answer.context["csrf_token"]
    again = client.post("/account/acting-for/", {"organisation": "Сарыағаш", "csrfmiddlewaretoken": str(token)})
    assert again.status_code == 404, "it reached the view, which knows no such organisation"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}])
def test_what_another_site_sends_is_not_one_press_away(headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    answer = client.post("/account/acting-for/", {"organisation": "Сарыағаш"}, headers=headers)
    assert answer.status_code == 403
    assert "Сарыағаш" not in answer.content.decode()
    assert Client().post("/cases/views/", TYPED, headers=headers).status_code == 302
