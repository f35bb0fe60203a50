"""What every request passes."""

import gzip

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tirek.core.middleware import CompressMiddleware, RequestIdMiddleware, language_of


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


def compressed(kind: str, body: bytes = b"Rows of a list. " * 400, **asked: str) -> HttpResponse:
    request = RequestFactory(headers={"Accept-Encoding": "br, gzip"} | asked).get("/")
    return CompressMiddleware(lambda _request: HttpResponse(body, content_type=kind))(request)


def test_a_page_crosses_the_network_compressed():
    answer = compressed("text/html; charset=utf-8")
    assert gzip.decompress(answer.content) == b"Rows of a list. " * 400
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.content) < 400


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/vnd.ms-excel"])
def test_what_is_packed_already_goes_as_it_is(kind):
    assert "Content-Encoding" not in compressed(kind).headers


def test_a_browser_that_cannot_unpack_gets_the_page_as_it_is():
    assert "Content-Encoding" not in compressed("text/html", **{"Accept-Encoding": "identity"}).headers


def test_the_length_of_a_compressed_page_tells_nothing():
    assert len({len(compressed("text/html").content) for _ in range(20)}) > 3


@pytest.mark.django_db
def test_the_token_of_a_form_is_never_the_same_text_twice(client: Client):
    tokens = {client.get("/accounts/login/").content.split(b'csrfmiddlewaretoken" value="')[1][:64] for _ in range(2)}
    assert len(tokens) == 2
