"""A mother of five finds measures on a phone and applies; a clerk checks, prints, plans; an analyst tries a reform over
a million invented people and over the register, and somebody else adopts it."""

import io
from datetime import timedelta
from random import randrange

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from tests.journeys.conftest import Visit
from tests.journeys.deeds import SARYAGASH, Story, address, choose_district, file_application, hand_in, some_contact
from tests.journeys.visitor import PHONE, Language, Visitor

WORDS = {"kk": "көпбалалымыз", "ru": "мы многодетные"}
REGION = {"kk": "Сарыағаш", "ru": "Сарыагаш"}
NO = ("second_home", "business_premises", "spare_plot", "machinery", "has_loan")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_mother_of_five_finds_her_measures_on_a_phone_and_applies(visit: Visit, language: Language) -> None:
    mother = visit(language=language, width=PHONE, scripts=False)
    mother.open("/services/")
    mother.look()
    mother.fill(q=WORDS[language])
    mother.follow(mother.page.locator("main form.filters button[type=submit]"))
    mother.click("main a[href='/services/large-family/']")
    mother.look()
    assert mother.context.request.get("/services/large-family/leaflet.pdf").body().startswith(b"%PDF")
    mother.open("/entitlement/")
    mother.look()
    mother.click("main a.btn-primary")
    tell_family(mother, language)
    mother.look()
    mother.press()
    mother.fill(income_0="0", income_1="600000")
    answer_no(mother, *NO, "carer_insured")
    mother.look()
    mother.press()
    assert mother.page.locator("main", has_text="86\u202f673").count() == 1
    mother.look()
    assert mother.context.request.get("/entitlement/answer.pdf").body().startswith(b"%PDF")
    mother.follow(mother.page.locator("form[action='/apply/prepared/'] button[type=submit]"))
    mother.fill(family_name="Серікова", given_name="Айгүл", phone=some_contact())
    mother.press()
    assert mother.page.input_value("main textarea[name=body]")
    mother.press()
    choose_district(mother, SARYAGASH)
    mother.press()
    with mother.site.alone():
        receipt = hand_in(mother)

    clerk = visit("clerk.saryagash", language=language)
    clerk.open(f"{address(receipt.number)}entitlement/")
    clerk.look()
    clerk.click("main table a")
    assert clerk.page.locator("main", has_text="86\u202f673").count() == 1


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_clerk_checks_with_the_working_prints_and_plans(visit: Visit, language: Language) -> None:
    citizen = visit(language=language, width=PHONE)
    story = Story("Омарова", "Сәуле", some_contact(), "Көмек керек", service="social_aid")
    receipt = file_application(citizen, story)
    clerk = visit("clerk.saryagash", language=language)
    clerk.open(f"{address(receipt.number)}entitlement/")
    clerk.look()
    clerk.click("main a[href^='/entitlement/for/case/']")
    clerk.fill(born_0="1990-03-05", born_1=years_ago(4))
    clerk.choose("relation_1", "child")
    clerk.look()
    clerk.press()
    clerk.fill(income_0="0")
    answer_no(clerk, *NO)
    clerk.press()
    assert clerk.page.locator("main .working").count() > 0
    clerk.look()
    assert clerk.context.request.get(f"{clerk.path.split('#')[0]}paper/").body().startswith(b"%PDF")
    clerk.press()
    assert clerk.page.locator("#plan tbody tr").count() >= 2


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_analyst_tries_a_reform_over_a_million_people_exports_it_and_another_adopts(
    visit: Visit, language: Language
) -> None:
    analyst = visit("analyst", language=language)
    analyst.open("/scenarios/new/")
    analyst.look()
    analyst.fill(name="Балаларға көбірек" if language == "kk" else "Больше детям")
    analyst.page.fill("main input[name='asp.child_supplement']", "3")
    analyst.press()
    scenario = analyst.path
    analyst.fill(persons="1000000", seed="7")
    analyst.press("main form[action$='/runs/']")
    wait_for_runs(analyst, 1)
    analyst.look()
    workbook = analyst.page.locator("main a[href^='/scenarios/runs/']").get_attribute("href")
    totals = load_workbook(io.BytesIO(analyst.context.request.get(str(workbook)).body())).worksheets[0]
    assert totals["B2"].value == pytest.approx(1_000_000, rel=0.01)
    analyst.choose("over", "register")
    analyst.press("main form[action$='/runs/']")
    wait_for_runs(analyst, 2)
    analyst.open(scenario)
    analyst.take(width=PHONE)
    analyst.look()
    assert analyst.page.locator("form[action$='/adoption/']").count() == 0  # nobody adopts their own

    coordinator = visit("coordinator", language=language)
    coordinator.open("/scenarios/")
    coordinator.click("main a[href='/scenarios/comparison/']")
    for box in coordinator.page.locator("main input[name=scenario]").all()[:2]:
        box.check(force=True)
    coordinator.follow(coordinator.page.locator("main form button.btn-primary"))
    assert coordinator.page.locator("main table thead th").count() >= 3
    coordinator.look()
    coordinator.open(scenario)
    day = timezone.localdate() + timedelta(
        days=randrange(400, 9000)
    )  # far off: nothing else asks for figures of that day
    coordinator.fill(act="№ 1", since=day.isoformat())
    coordinator.send(coordinator.page.locator("main form[action$='/adoption/'] button").first)
    assert coordinator.page.locator("form[action$='/adoption/']").count() == 0
    coordinator.look()


def wait_for_runs(visitor: Visitor, count: int) -> None:
    """So many computations are finished."""
    for _ in range(60):
        if visitor.page.locator("main a[href*='?run=']").count() >= count:
            return
        visitor.page.wait_for_timeout(500)
        visitor.page.reload()
    raise AssertionError("The run does not end.")


def tell_family(visitor: Visitor, language: Language) -> None:
    """Both parents and five children; a press adds a row."""
    page = visitor.page
    option = page.locator("select[name=area] option", has_text=REGION[language]).first
    page.select_option("select[name=area]", option.get_attribute("value"))
    visitor.fill(born_0="1990-03-05", born_1="1988-01-02")
    visitor.choose("relation_1", "spouse")
    baby = (timezone.localdate() - timedelta(days=200)).isoformat()
    for row, born in enumerate((years_ago(13), years_ago(10), years_ago(8), years_ago(4), baby), start=2):
        visitor.follow(page.locator("main button[value=add]"))
        visitor.choose(f"relation_{row}", "child")
        visitor.fill(**{f"born_{row}": born})


def answer_no(visitor: Visitor, *names: str) -> None:
    for name in names:
        visitor.choose(name, "no")


def years_ago(years: int) -> str:
    return timezone.localdate().replace(day=1, year=timezone.localdate().year - years).isoformat()
