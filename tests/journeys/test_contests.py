"""Entering a contest: an applicant on a phone, a child with a guardian, a teacher for a class; and who runs it."""

import re

import psycopg
import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

FAIR, CHILDREN = f"fair-{timezone.localdate().year}", f"children-{timezone.localdate().year}"
QUICK, QUICKLY = f"quick-{timezone.localdate().year}", {"kk": "Шағын бастамаларға", "ru": "Быстрые малые"}
PROBLEM = {"kk": "Ауыл балаларының үйден бөлек оқитын жері жоқ.", "ru": "Детям села негде читать вне дома."}
ESSAY = {"kk": "Біздің көшеде жеті ұлттың баласы бірге ойнайды.", "ru": "На нашей улице играют дети семи народов."}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_applicant_enters_a_project_on_a_phone(visit: Visit, language: Language) -> None:
    applicant = visit(language=language, width=PHONE)
    applicant.open("/calls/")
    applicant.look()
    applicant.click(f"main a[href='/calls/{FAIR}/']")
    applicant.look()
    applicant.open(f"/calls/{FAIR}/rules/")
    applicant.look()
    number, code = begin(applicant, FAIR)
    applicant.look()
    say_who(applicant, "village", "person", phone="8 701 000 11 22")
    applicant.press()
    applicant.look()
    applicant.fill(problem=PROBLEM[language], solution="Кітапхана ашамыз", people="120")
    applicant.page.get_by_role("status").filter(has_text=re.compile(r"\d\d:\d\d")).wait_for()
    applicant.press()
    row = {"budget-0-item": "Сөре", "budget-0-quantity": "4", "budget-0-price": "25 000", "budget-0-own": "0"}
    applicant.fill(since="2030-01-10", until="2030-09-10", after="Мектеп алады", **row)
    applicant.look()
    applicant.press()
    applicant.choose("had_grants", "no")
    applicant.look()
    applicant.press()
    applicant.look()
    applicant.press()
    assert applicant.path == f"/entries/{number}/"
    applicant.look()
    assert applicant.context.request.get(f"/entries/{number}/receipts/1/").body().startswith(b"%PDF")

    later = visit(language=language, width=PHONE)
    later.open("/entries/")
    later.look()
    later.fill(number=number, code=code)
    later.press()
    assert later.path == f"/entries/{number}/"
    later.send(later.page.locator("form[action$='/withdrawal/'] button"))
    assert later.page.locator("main .badge-state.tone-warning").count()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_child_enters_when_a_guardian_agrees_and_may_take_it_back(visit: Visit, language: Language) -> None:
    child = visit(language=language, width=PHONE)
    number, _code = begin(child, CHILDREN)
    say_who(child, "essay-junior", "person", born_on=f"{timezone.localdate().year - 9}-01-15")
    child.look()
    child.press()
    child.choose("kind", "essay")
    assert child.page.locator("[name=film_link]").is_hidden()
    child.fill(essay=ESSAY[language])
    child.press()
    assert child.path == f"/entries/{number}/guardians/"
    child.look()
    child.click("main a[href$='/guardians/asking/']")
    child.look()
    child.fill(guardian_name="Асқарова Гүлнар", relation="анасы", contact=f"ana.{number}@tirek.example")
    child.press()
    child.click("main a[href$='/preview/']")
    child.press()
    assert child.path == f"/entries/{number}/"

    guardian = visit(language=language, width=PHONE)
    guardian.open(letter_to(guardian, f"ana.{number}@tirek.example", "/guardian/"))
    guardian.look()
    guardian.page.check("input[name=purposes][value=gallery]", force=True)
    guardian.press()
    guardian.look()
    assert guardian.context.request.get(f"{guardian.path}consent.pdf").body().startswith(b"%PDF")
    secretary = visit("competitions", language=language)
    secretary.open(f"/calls/entries/{number}/")
    assert secretary.page.locator("main .badge-state.tone-success").count()
    secretary.look()
    guardian.send(guardian.page.locator("form[action$='/withdrawal/'] button"))
    secretary.open(f"/calls/entries/{number}/")
    assert secretary.page.locator("main .badge-state.tone-danger").count()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_teacher_enters_the_work_of_a_class(visit: Visit, language: Language) -> None:
    teacher = visit(language=language)
    number, _code = begin(teacher, CHILDREN)
    say_who(teacher, "essay-junior", "class", organisation_name="№5 мектеп", phone="8 701 000 33 44")
    teacher.press()
    teacher.choose("kind", "essay")
    teacher.fill(essay=f"{ESSAY[language]} {number}")
    teacher.press()
    assert teacher.path == f"/entries/{number}/team/"
    teacher.fill(name="Айша Ерланқызы", part="3 «А»", born_on=f"{timezone.localdate().year - 9}-02-20")
    teacher.press()
    teacher.look()
    teacher.click("main a[href$='/guardians/']")
    teacher.look()
    teacher.click("main a[href$='/paper/']")
    teacher.fill(guardian_name="Айша анасы", relation="анасы", contact="8 701 000 55 66")
    teacher.page.check("input[name=purposes][value=enter]", force=True)
    teacher.look()
    teacher.press()
    teacher.click("main a[href$='/preview/']")
    teacher.press()
    assert teacher.path == f"/entries/{number}/"
    teacher.look()
    teacher.send(teacher.page.locator("form:has(input[name=beside]) button"))
    assert teacher.page.input_value("[name=organisation_name]") == "№5 мектеп"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_secretary_prepares_a_call_and_changes_an_open_one_in_public(visit: Visit, language: Language) -> None:
    secretary = visit("competitions", language=language)
    secretary.open("/calls/work/")
    secretary.look()
    secretary.click("main a[href='/calls/work/new/']")
    secretary.choose("source", "children")
    secretary.fill(name_kk="Сынақ байқауы", name_ru="Пробный конкурс", code=f"trial-{language}")
    secretary.look()
    secretary.press()
    secretary.look()
    secretary.click("main a[href$='/form/']")
    secretary.look()
    secretary.click("main a[href$='/fields/new/']")
    secretary.fill(code="why", label_kk="Неге?", label_ru="Почему?")
    secretary.choose("kind", "long")
    secretary.look()
    secretary.press()
    secretary.open(f"/calls/work/trial-{language}/")
    secretary.send(secretary.page.locator("form[action$='/publication/'] button"))
    assert not secretary.page.locator("form[action$='/publication/']").count(), "it is announced"
    assert secretary.page.locator("main .badge-state.tone-info").count(), "and opens soon"

    secretary.open(f"/calls/work/{FAIR}/stages/{stage_of(secretary, FAIR)}/")
    secretary.look()
    passing = "18" if language == "kk" else "19"
    secretary.fill(passing=passing)
    secretary.press()
    assert secretary.path.startswith(f"/calls/work/{FAIR}/stages/")
    secretary.fill(why_kk="Қаржы көбейді", why_ru="Денег стало больше")
    secretary.press()
    reader = visit(language=language, width=PHONE)
    reader.open(f"/calls/{FAIR}/")
    assert passing in reader.page.inner_text("main table")
    reader.look()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_newcomer_enters_a_contest_from_the_welcome_page_and_judges_the_entry(
    visit: Visit, language: Language
) -> None:
    newcomer = visit(language=language, width=PHONE)
    newcomer.open("/demo/")
    newcomer.click(f"main a[href='/calls/{QUICK}/']")
    newcomer.look()
    number, _code = begin(newcomer, QUICK)
    for name in ("nomination", "area"):
        newcomer.page.select_option(f"main select[name={name}]", index=1)
    newcomer.choose("entrant_kind", "person")
    newcomer.fill(title=f"Кітапхана {number}", name="Асқар Ерлан", email=f"quick.{number}@tirek.example")
    newcomer.press()
    newcomer.fill(problem=PROBLEM[language], solution="Кітапхана ашамыз", people="120")
    newcomer.press()
    newcomer.press()
    assert newcomer.path == f"/entries/{number}/"

    secretary = visit("competitions", language=language)
    secretary.open(f"/calls/work/{QUICK}/judging/1/")
    secretary.look()
    secretary.send(secretary.page.locator("form[action$='/rest/'] button"))
    assert not secretary.page.locator("form[action$='/rest/']").count(), "everything has a judge"

    expert = visit({"kk": "expert", "ru": "expert2"}[language], language=language)
    expert.open("/judging/")
    expert.follow(expert.page.locator("nav.tabs a", has_text=QUICKLY[language]))
    expert.follow(expert.page.locator("tr", has_text=f"Кітапхана {number}").locator("a"))
    assert "Асқар" not in expert.page.inner_text("main")
    for group in expert.page.locator(".points").all():
        group.locator("label", has_text="8").click()
    expert.press(".rubric-form")
    newcomer.open(f"/entries/{number}/")
    newcomer.look()
    assert not newcomer.page.locator("main a[href$='/form/you/']").count(), "what a judge has is not changed"


def begin(visitor: Visitor, call: str) -> tuple[str, str]:
    """Begin an entry; its number and code, which are shown once."""
    visitor.open(f"/calls/{call}/")
    visitor.send(visitor.page.locator("form[action$='/entry/'] button[type=submit]").first)
    number, code = (each.inner_text() for each in visitor.page.locator("main .note strong").all()[:2])
    return number, code


def say_who(visitor: Visitor, nomination: str, kind: str, **more: str) -> None:
    """The first page of an entry."""
    with psycopg.connect(visitor.site.database) as connection:
        found = connection.execute(
            "SELECT id FROM calls_nomination WHERE code = %s AND call_id = (SELECT id FROM calls_call WHERE code = %s)",
            [nomination, FAIR if nomination == "village" else CHILDREN],
        ).fetchone()
    assert found
    visitor.choose("nomination", str(found[0]))
    visitor.choose("entrant_kind", kind)
    visitor.page.select_option("main select[name=area]", index=3)
    visitor.fill(title="Ауыл кітапханасы", name="Асқар Ерлан", **more)


def letter_to(visitor: Visitor, address: str, containing: str) -> str:
    """The address of the site in the last letter to somebody."""
    with psycopg.connect(visitor.site.database) as connection:
        question = 'SELECT body FROM core_message WHERE "to" = %s AND body LIKE %s'
        found = connection.execute(question, [address, f"%{containing}%"]).fetchone()
    assert found, address
    line = next(line for line in str(found[0]).splitlines() if containing in line)
    return "/" + line.split("/", 3)[3]


def stage_of(visitor: Visitor, call: str) -> str:
    """The key of the jury's stage."""
    with psycopg.connect(visitor.site.database) as connection:
        found = connection.execute(
            "SELECT id FROM calls_stage WHERE kind = 'jury' AND call_id = (SELECT id FROM calls_call WHERE code = %s)",
            [call],
        ).fetchone()
    assert found
    return str(found[0])
