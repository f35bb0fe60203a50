"""A reform of the territory: an act described, tried, proposed, agreed by a second person, taken back in time."""

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

REPUBLIC, TURKISTAN = "Қазақстан Республикасы|Республика Казахстан", "Түркістан облысы|Туркестанская область"
SARYAGASH, KELES = "Сарыағаш ауданы|Сарыагашский район", "Келес ауданы|Келесский район"


def named(visitor: Visitor, names: str) -> str:
    """One of two names, by the visitor's language."""
    kazakh, russian = names.split("|")
    return kazakh if visitor.language == "kk" else russian


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_act_goes_from_its_text_to_two_persons(visit: Visit, language: Language) -> None:
    coordinator = visit("coordinator", language=language)
    page = coordinator.page
    coordinator.open("/areas/plans/")
    coordinator.look()
    coordinator.click("main a[href='/areas/plans/new/']")
    coordinator.fill(title_kk="Оңтүстік облысы құрылды", title_ru="Образована Южная область", in_force_on="2099-01-01")
    coordinator.look()
    coordinator.press()
    plan = coordinator.path
    _add(coordinator, "create", name_kk="Оңтүстік облысы", name_ru="Южная область", target=named(coordinator, REPUBLIC))
    coordinator.open(f"{plan}steps/new/?kind=move")
    page.select_option("main [name=within]", label=named(coordinator, TURKISTAN))
    coordinator.click("main .filters button[type=submit]")
    page.get_by_label(named(coordinator, SARYAGASH), exact=True).check(force=True)
    page.select_option("main [name=target]", label="Оңтүстік облысы" if language == "kk" else "Южная область")
    coordinator.look()
    coordinator.press()
    _add(
        coordinator, "cede", plan=plan, area=named(coordinator, KELES), target=named(coordinator, SARYAGASH), share="25"
    )
    assert page.locator("#steps tbody tr").count() == 3
    coordinator.look()

    page.select_option("#trial [name=period]", "2019")
    coordinator.press("#trial form")
    for tab in range(3):
        coordinator.follow(page.locator("nav.tabs a").nth(tab))
        assert page.locator("main tbody tr").count() > 0
        coordinator.look()
    assert "≈" not in page.inner_text("main tbody tr >> nth=0")
    coordinator.open(plan)
    coordinator.send(page.locator("#decide form[action$='/proposal/'] button"))
    assert page.locator("#decide form[action$='/agreement/']").count() == 0, "nobody agrees with himself"
    coordinator.look()

    second = visit("admin", language=language, width=PHONE)
    second.open(plan)
    second.look()
    second.send(second.page.locator("#decide form[action$='/agreement/'] button"))
    second.look()
    second.open("/areas/reforms/?on=2099-01-02")
    assert "2099" not in second.page.inner_text("main table"), "it is carried out on its day, not before"
    coordinator.open(plan)
    coordinator.send(page.locator("#decide form[action$='/return/'] button"))
    coordinator.send(page.locator("#decide form[action$='/withdrawal/'] button"))
    coordinator.look()


def _add(visitor: Visitor, kind: str, *, plan: str = "", **fields: str) -> None:
    visitor.open(f"{plan or visitor.path}steps/new/?kind={kind}")
    for name, value in fields.items():
        if name in ("area", "target"):
            visitor.page.select_option(f"main [name={name}]", label=value)
        else:
            visitor.fill(**{name: value})
    visitor.press()
