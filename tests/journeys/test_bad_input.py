"""Whatever is typed, chosen, pressed twice or left open too long: a clear word, and nothing lost."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.journeys.conftest import Visit
from tests.journeys.deeds import (
    Story,
    address,
    attach,
    choose_service,
    do,
    file_application,
    receipt_of,
    take,
    write_application,
)
from tests.journeys.visitor import PHONE, Language, Visitor

RIGHT_TO_LEFT = "مرحبا \u202eسلام"
NASTY = "'; DROP TABLE cases_case; -- <script>alert(1)</script> {{ 7*7 }} 🐎"
ERRORS = "main .field-error, main .field-errors"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_wrong_iin_and_a_birth_date_to_come_are_said_at_their_fields(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    citizen.open("/apply/who/")
    citizen.fill(family_name="Серікова", given_name="Айгүл", phone="12", iin="850101300009", birth_date="2199-01-01")
    answer = citizen.press()
    assert answer.status == 422
    citizen.look()
    for name in ("iin", "birth_date", "phone"):
        assert citizen.page.locator(f"[name={name}]").get_attribute("aria-invalid") == "true", name
    assert citizen.page.input_value("[name=family_name]") == "Серікова"
    assert citizen.page.input_value("[name=birth_date]") == "2199-01-01"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_file_too_large_or_in_disguise_is_refused_and_the_words_stay(
    visit: Visit, tmp_path: Path, scripts: bool
) -> None:
    large, disguised = tmp_path / "video.pdf", tmp_path / "letter.pdf"
    large.write_bytes(b"%PDF-1.4\n" + b"0" * (30 * 2**20))
    disguised.write_bytes(b"MZ\x90\x00" + b"\0" * 5000)
    citizen = visit(width=PHONE, scripts=scripts)
    citizen.open("/apply/what/")
    choose_service(citizen, "job")
    citizen.fill(body="Жұмыс керек.")
    for number, file in enumerate((large, disguised)):
        attach(citizen, file)
        if not scripts:
            assert citizen.press().status == 422
        said = citizen.page.locator(".upload-note:not(:empty)").nth(number) if scripts else citizen.page.locator(ERRORS)
        said.first.wait_for()
        citizen.look()
        assert citizen.page.input_value("[name=body]") == "Жұмыс керек."
    assert not citizen.page.locator("input[name=files_uploaded]").count()
    citizen.open("/apply/review/")
    assert "letter.pdf" not in citizen.page.inner_text("main")
    citizen.complaints = [one for one in citizen.complaints if "/apply/files/" not in one]


def test_markup_commands_emoji_and_right_to_left_text_stay_text(visit: Visit) -> None:
    story = Story("О'Нил-Әбу", "Рахман", "8 700 000 15 01", f"{NASTY} {RIGHT_TO_LEFT}", "other")
    citizen = visit(width=PHONE)
    alerts: list[str] = []
    citizen.page.on("dialog", lambda dialog: alerts.append(dialog.message))
    receipt = file_application(citizen, story)
    clerk = visit("clerk.saryagash")
    clerk.page.on("dialog", lambda dialog: alerts.append(dialog.message))
    clerk.open(address(receipt.number))
    assert "<script>alert(1)</script> {{ 7*7 }} 🐎" in clerk.page.inner_text("main")
    clerk.look()
    for page in (
        f"/cases/?text={NASTY}",
        f"/search/?q={NASTY}",
        f"/people/?q={RIGHT_TO_LEFT}",
        "/cases/?office=<b>&due=';",
    ):
        assert clerk.open(page).status == 200
        clerk.look()
    do_note(clerk, receipt.number, NASTY)
    assert NASTY in clerk.page.inner_text("main")
    assert not alerts


def do_note(clerk: Visitor, number: str, text: str) -> None:
    clerk.open(address(number, "note"))
    clerk.fill(text=text)
    clerk.press()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_pressing_send_twice_makes_one_application(visit: Visit, scripts: bool) -> None:
    citizen = visit(width=PHONE, scripts=scripts)
    story = Story("Екібасар", "Мағжан", "8 700 000 15 02", "Екі рет бастым.", "other")
    write_application(citizen, story)
    citizen.page.check("input[name=consent]")
    with citizen.site.alone():
        citizen.page.locator("form:has(input[name=consent]) .form-actions button").dblclick()
        citizen.page.wait_for_url("**/apply/done/")
    receipt = receipt_of(citizen)
    citizen.page.go_back()
    citizen.open("/apply/review/")
    assert citizen.path == "/apply/done/"
    assert receipt_number(citizen.page) == receipt.number


def receipt_number(page: Page) -> str:
    return page.locator(".ticket-number").first.inner_text().strip()


def test_a_form_left_open_too_long_keeps_every_word(visit: Visit) -> None:
    citizen = visit(width=PHONE)
    citizen.open("/apply/who/")
    citizen.fill(family_name="Ұзақбай", given_name="Сабыр", phone="8 700 000 15 03")
    forget(citizen, "csrftoken", "sessionid")
    answer = citizen.press()
    assert answer.status == 403
    assert citizen.page.input_value("[name=family_name]") == "Ұзақбай"
    citizen.look()
    citizen.press()
    assert citizen.path == "/apply/what/"


def test_a_clerk_signed_out_in_mid_answer_signs_in_again_and_sends_it(visit: Visit) -> None:
    story = Story("Ұмытшақ", "Дәулет", "8 700 000 15 04", "Анықтама керек.", "other")
    receipt = file_application(visit(), story)
    clerk = visit("clerk.saryagash")
    take(clerk, receipt.number)
    do(clerk, address(receipt.number, "answer"))
    clerk.choose("result", "solved")
    text = "Құрметті Дәулет! Анықтамаңыз дайын, бүгін алып кетуіңізге болады."
    clerk.fill(text=text)
    forget(clerk, "sessionid")
    assert clerk.press().status == 403
    assert text in clerk.page.inner_text("main")
    clerk.look()

    held, clerk.page = clerk.page, clerk.context.new_page()
    clerk.sign_in("clerk.saryagash")
    clerk.page.close()
    clerk.page = held
    clerk.send(clerk.page.locator("main form button[type=submit]"))  # the token is of before the sign-in
    clerk.send(clerk.page.locator("main form button[type=submit]"))
    assert clerk.path == address(receipt.number)
    assert text in clerk.page.inner_text("main")


def forget(visitor: Visitor, *names: str) -> None:
    """As if so much time had passed."""
    for name in names:
        visitor.context.clear_cookies(name=name)
