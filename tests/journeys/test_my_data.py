"""My data: an applicant reads who has seen it, takes the consent back, and asks for a copy; the office hears of it."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, file_application, follow, plan_and_refer, take
from tests.journeys.visitor import PHONE, Language

PARTNER = {"kk": "жұмыспен қамту орталығы", "ru": "занятости"}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_applicant_reads_who_has_seen_it_and_takes_the_consent_back(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    receipt = file_application(citizen, Story("Сүлейменова", "Бибігүл", "8 700 000 18 01", "Жұмыс керек еді."))
    clerk = visit("clerk.saryagash", language=language)
    take(clerk, receipt.number)
    referral = plan_and_refer(clerk, "Жұмысқа орналастыру")
    partner = visit("employment.turkistan", language=language)
    partner.open(referral)

    follow(citizen, receipt)
    citizen.click("main a[href='/my-data/']")
    citizen.look()
    seen = citizen.page.inner_text("#seen")
    assert PARTNER[language] in seen.lower()
    citizen.click("#consents a[href$='/withdrawal/']")
    citizen.look()
    citizen.press()
    assert citizen.path.startswith("/my-data/")
    assert not citizen.page.locator("#consents a[href$='/withdrawal/']").count()
    citizen.look()
    citizen.click("form[action='/my-data/copy/'] button")
    citizen.look()

    clerk.open("/people/rights/")
    clerk.look()
    assert "Сүлейменова" in clerk.page.inner_text("main")
    stranger = visit(width=PHONE)
    stranger.open("/my-data/")
    assert stranger.path == "/track/"
