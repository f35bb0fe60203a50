"""What every request passes."""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from tirek.core.middleware import RequestIdMiddleware, language_of


@pytest.mark.parametrize(
    ("cookie", "profile", "browser", "language"),
    [
        ("", "", "", "kk"),
        ("", "", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "", "de,fr;q=0.9", "kk"),
        ("", "", "kk-KZ", "kk"),
        ("", "ru", "en", "ru"),
        ("en", "ru", "ru", "en"),
        ("xx", "", "ru", "ru"),
        ("'; DROP", "zz", "", "kk"),
    ],
)
def test_the_explicit_choice_comes_first_then_the_profile_then_the_browser(cookie, profile, browser, language):
    request = RequestFactory(headers={"Accept-Language": browser}).get("/")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    request.user = type("Someone", (), {"language": profile})()
    assert language_of(request) == language


@pytest.mark.django_db
def test_the_answer_says_its_language_and_that_it_varies(client: Client):
    answer = client.get("/health/live", headers={"Accept-Language": "ru"})
    assert answer.headers["Content-Language"] == "ru"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(("given", "kept"), [("abcdef-123456", True), ("x" * 65, False), ("a b", False), ("", False)])
def test_a_request_has_a_number_and_keeps_the_balancers_if_it_is_one(given: str, kept: bool):
    from django.http import HttpResponse

    middleware = RequestIdMiddleware(lambda request: HttpResponse(request.request_id))
    answer = middleware(RequestFactory(headers={"X-Request-ID": given}).get("/"))
    assert (answer.headers["X-Request-ID"] == given) is kept
    assert answer.headers["X-Request-ID"] == answer.content.decode()
