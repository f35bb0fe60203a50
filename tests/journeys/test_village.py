"""A village meeting: the network off and on, the browser killed, answers lost on the way, a device stolen."""

import base64
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Receipt, follow
from tests.journeys.site import Site
from tests.journeys.tablet import Tablet
from tests.journeys.visitor import PHONE, Language

from tirek.core.iin import check_digit

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
REGISTRAR = "registrar.saryagash"
Ready = Callable[..., Tablet]


@pytest.fixture
def tablet(browser: Browser, site: Site, tmp_path: Path) -> Iterator[Ready]:
    """Makes tablets that are ready for a meeting and have left the network."""
    made: list[Tablet] = []

    def make(language: Language = "kk", numbers: int = 10) -> Tablet:
        found = Tablet(browser, site, tmp_path / f"tablet{len(made)}", language=language)
        made.append(found)
        found.open("/demo/")
        found.sign_in_here(REGISTRAR)
        found.make_ready(numbers=numbers)
        found.context.set_offline(True)
        return found

    yield make
    complaints = [complaint for one in made for complaint in one.complaints]
    for one in made:
        one.close()
    assert not complaints, "\n".join(complaints)


def cases(site: Site, numbers: list[str]) -> int:
    """How many cases bear these numbers."""
    with psycopg.connect(site.database) as connection:
        row = connection.execute("SELECT count(*) FROM cases_case WHERE number = ANY(%s)", [numbers]).fetchone()
    assert row
    return int(row[0])


def some_iin() -> str:
    """A number that nobody has been registered with, of somebody born in 1985."""
    while (digit := check_digit(first := f"850312{random.choice('34')}{random.randrange(10**4):04d}")) is None:
        continue
    return f"{first}{digit}"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_meeting_without_a_network(visit: Visit, tablet: Ready, tmp_path: Path, language: Language) -> None:
    """Taken offline, kept through an empty battery, sent once; the citizen follows with the PIN made on the device."""
    device, photo = tablet(language), tmp_path / "қағаз.png"
    photo.write_bytes(PNG)
    device.page.reload()
    device.look()
    device.unlock("басқа сөйлем")
    device.page.wait_for_selector(".field-wrong")
    device.unlock()
    device.page.wait_for_selector(".field-take")
    device.look()
    names = ("Ауылбаев", "Далабаев") if language == "kk" else ("Степнов", "Полевой")
    first = device.take(family_name=names[0], given_name="Ерлан", photo=photo)
    device.look()
    second = device.take(family_name=names[1], given_name="Арман", phone=f"8 701 {random.randrange(10**7):07d}")
    assert first[0] != second[0]

    device.kill()
    device.start(offline=True)
    device.open("/field/")
    device.unlock()
    device.page.wait_for_selector(".field-list li a")
    device.look()
    assert device.page.locator(".field-list li a").count() == 2
    assert cases(device.site, [first[0], second[0]]) == 0

    device.context.clear_cookies(name="sessionid")  # it ended with the browser, whatever a crashed one restores
    device.context.set_offline(False)
    assert device.send() == "warning"
    device.sign_in_again(REGISTRAR)
    assert device.send() == "success"
    device.look()
    assert cases(device.site, [first[0], second[0]]) == 2
    clerk = visit("clerk.saryagash", language=language)
    assert "қағаз.jpg" in clerk.text_of(f"/cases/{first[0]}/?tab=files") or "jpg" in clerk.text_of(
        f"/cases/{first[0]}/"
    )
    follow(visit(language=language, width=PHONE), Receipt(*second))

    device.page.locator("main button", has=device.page.locator("use[href*='#trash']")).click()
    device.page.locator(".field-list li a").first.wait_for(state="detached")
    assert device.kept()["records"] == device.kept()["files"] == 0


def test_answers_lost_a_session_ended_and_a_kill_in_the_middle_of_sending(tablet: Ready) -> None:
    """Whatever breaks, each application becomes exactly one case."""
    device, luck = tablet(numbers=8), random.Random(7)
    device.page.reload()
    device.unlock()
    family = f"Жолаушы{device.name[-8:]}"
    numbers = [device.take(family_name=family, given_name=f"Айдос{n}")[0] for n in range(6)]

    device.context.clear_cookies(name="sessionid")
    device.context.set_offline(False)
    assert device.send() == "warning"
    assert cases(device.site, numbers) == 0
    device.sign_in_again(REGISTRAR)

    device.wire.cuts = lambda request: b"/field/api/records/" in request and luck.random() < 0.6
    with device.site.alone():
        device.send(wait=False)
        device.page.wait_for_timeout(1500)
        device.kill()
        device.wire.cuts = lambda _request: False
        device.start()
        device.sign_in_again(REGISTRAR)
        assert device.send() == "success"
    assert cases(device.site, numbers) == 6
    with psycopg.connect(device.site.database) as connection:
        people = connection.execute("SELECT count(*) FROM people_person WHERE family_name = %s", [family]).fetchone()
    assert people == (6,)


def test_two_values_are_shown_and_one_is_chosen(tablet: Ready) -> None:
    device = tablet(language="ru")
    device.page.reload()
    device.unlock()
    iin = some_iin()
    device.take(family_name="Ахметова", given_name="Сауле", iin=iin)
    second, _pin = device.take(family_name="Ахметова", given_name="Салтанат", iin=iin)
    device.context.set_offline(False)
    device.send()
    assert cases(device.site, [second]) == 0
    device.page.click(f".field-list a:has-text('{second}')")
    device.page.wait_for_selector(".field-decision")
    device.look()
    decision = device.page.locator(".field-decision")
    assert "Сауле" in decision.inner_text()
    assert "Салтанат" in decision.inner_text()
    decision.locator("[type=submit]").click()
    assert decision.locator("> .field-error").is_visible()
    decision.locator("input[value=other]").check(force=True)
    decision.locator("[type=submit]").click()
    assert device.send() == "success"
    assert cases(device.site, [second]) == 1


def test_a_stolen_device_empties_itself(visit: Visit, tablet: Ready) -> None:
    device = tablet()
    device.page.reload()
    device.unlock()
    number, _pin = device.take(family_name="Ұрланған", given_name="Адам")
    assert device.kept()["records"] == 1
    head = visit("head.saryagash")
    head.open("/field/office/")
    head.look()
    head.click(f"main table a:has-text('{device.name}')")
    head.look()
    head.click("main a[href$='/cutting-off/']")
    head.page.fill("[name=reason]", "Планшет ұрланды")
    head.press()
    head.look()
    device.context.clear_cookies(name="sessionid")
    device.context.set_offline(False)
    device.page.reload()
    device.page.wait_for_selector(".note.tone-danger")
    assert set(device.kept().values()) == {0}
    assert cases(device.site, [number]) == 0
    with psycopg.connect(device.site.database) as connection:
        query = "SELECT state, wiped_at IS NOT NULL FROM cases_fielddevice WHERE name = %s"
        assert connection.execute(query, [device.name]).fetchone() == ("cut_off", True)
