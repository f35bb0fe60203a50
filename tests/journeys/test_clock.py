"""The clock before people: what is missing is mended, a calendar changed and taken back, what is late is seen above."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, address, do, file_application, follow, some_contact
from tests.journeys.visitor import PHONE, Language

from tirek.core.calendar import WorkingCalendar


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_is_missing_is_asked_for_and_mended_on_the_phone(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Оспанова", "Сая", some_contact(), "Нужна помощь.", "documents"))
    clerk = visit("clerk.saryagash", language=language)
    clerk.open(address(receipt.number))
    do(clerk, address(receipt.number, "correction"))
    clerk.look()
    clerk.fill(missing="Не указан адрес дома.")
    clerk.press()
    assert "Не указан адрес дома." in clerk.page.inner_text("main .note")
    clerk.look()

    follow(citizen, receipt)
    citizen.click("main a[href^='/track/case/corrections/']")
    citizen.look()
    citizen.fill(words="Улица Абая, дом 7.")
    citizen.press()
    clerk.open(address(receipt.number))
    assert "Улица Абая, дом 7." in clerk.page.inner_text("main .timeline")
    clerk.open(address(receipt.number, "why"))
    clerk.look()
    assert clerk.page.locator("main .day-list").count() == 2, "the term to answer and the term to mend"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_calendar_is_changed_only_after_a_look_and_taken_back(visit: Visit, language: Language) -> None:
    coordinator = visit("coordinator", language=language)
    calendar = WorkingCalendar()
    day = calendar.add_working_days(timezone.localdate() + timedelta(days=6), 1)[0]
    coordinator.open("/calendar/")
    coordinator.look()
    coordinator.click("main a[href='/calendar/change/']")
    coordinator.fill(
        on=day.isoformat(), act="Постановление № 1", reason_kk="ауыстыру", reason_ru="перенос", reason_en="move"
    )
    coordinator.press()
    coordinator.look()
    number = coordinator.page.locator("main a[href^='/cases/']").first.inner_text()
    with coordinator.site.alone():
        coordinator.follow(coordinator.page.locator("main form[method=post] button[type=submit]").first)
        assert coordinator.path == "/calendar/"
        assert "Постановление № 1" in coordinator.page.inner_text("main")
        assert "Постановление № 1" in coordinator.text_of(address(number, "why"))
        coordinator.click("main a[href$='/withdrawal/']")
        coordinator.look()
        coordinator.follow(coordinator.page.locator("main form[method=post] button[type=submit]").first)
    assert "Постановление № 1" not in coordinator.page.inner_text("main")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_is_late_below_opens_down_to_the_case_and_every_term_has_its_source(
    visit: Visit, language: Language
) -> None:
    coordinator = visit("coordinator", language=language)
    coordinator.open("/")
    assert coordinator.page.locator("main .home-waits a[href='/waiting/overdue/']").count() == 1
    coordinator.open("/overdue/")
    coordinator.look()
    row = coordinator.page.locator("main tbody tr").first
    late = int(row.locator("td a").first.inner_text())
    coordinator.follow(row.locator("th a"))
    assert coordinator.page.locator("main tbody tr").count() == late
    stranger = visit(language=language, width=PHONE)
    stranger.open("/clock/")
    stranger.look()
    assert {"kk": "ӘРПК, 99-бап", "ru": "АППК, статья 99"}[language] in stranger.page.inner_text("main")
    assert stranger.status_of("/overdue/") in (302, 303)
