"""An expert scores, steps back and hands in; a secretary puts a result forward, a second person publishes it, and a
stranger recounts it with nothing but Python."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.journeys.conftest import Visit
from tests.journeys.visitor import DESK, PHONE, Language, Visitor

EXPERTS: dict[Language, str] = {"kk": "expert", "ru": "expert2"}
SECRETARY, SECOND = "competitions", "head.0001"
FAIR = "/calls/work/fair-2021/"
REASONS = {"kk": "Апелляция қаралды", "ru": "Рассмотрена апелляция"}
COMMENTS = {"kk": "Жоспары анық, есебі дұрыс", "ru": "План ясен, расчёт верен"}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_expert_scores_hands_in_and_steps_back(visit: Visit, language: Language) -> None:
    expert = visit(EXPERTS[language], language=language)
    expert.open("/judging/?state=open")
    expert.look()
    expert.take(width=PHONE)
    expert.open("/judging/?state=open")
    expert.look()
    expert.take(width=DESK)
    expert.click("table tr:not(:has(.tone-gold)) td a")
    address = expert.path
    expert.look()
    score(expert, address, language)
    step_back(expert)


def score(expert: Visitor, address: str, language: Language) -> None:
    """Points by click and by key, kept by themselves; without one of them it comes back; then the next entry opens."""
    groups = expert.page.locator(".points")
    assert groups.count() == 5
    groups.nth(0).locator("label", has_text="8").click()
    groups.nth(1).locator("input").first.focus()
    expert.page.keyboard.type("10")
    assert groups.nth(1).locator("input:checked").input_value() == "10"
    expert.page.keyboard.press("a")
    assert groups.nth(1).locator("input:checked").input_value() == "abstain"
    expert.fill(comment=COMMENTS[language])
    with expert.page.expect_response(lambda answer: answer.url.endswith("/draft/") and answer.status == 204):
        expert.page.locator("[name=comment]").press("End")
        expert.page.keyboard.type(".")
    expert.fill(comment=COMMENTS[language])
    assert expert.press(".rubric-form").status == 422
    expert.look()
    assert expert.page.input_value("[name=comment]") == COMMENTS[language], "nothing typed is lost"
    for place in range(2, 5):
        groups.nth(place).locator("label", has_text="7").click()
    expert.press(".rubric-form")
    assert expert.path.startswith("/judging/")
    assert expert.path != address
    expert.open(address)
    assert expert.page.locator(".points input:checked").count() == 5
    expert.take(width=PHONE)
    expert.open(address)
    expert.look()
    expert.take(width=DESK)


def step_back(expert: Visitor) -> None:
    """The entry is gone for who stepped back."""
    expert.open("/judging/?state=open")
    expert.click("table tr:not(:has(.tone-gold)) td a")
    address = expert.path
    expert.click("a[href$='/recusal/']")
    expert.look()
    expert.choose("kind", "kin")
    expert.press()
    assert expert.path.startswith("/judging/?stage=")
    assert expert.status_of(address) == 404


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_two_people_publish_a_result_and_a_stranger_recounts_it(
    visit: Visit, language: Language, tmp_path: Path
) -> None:
    secretary, second = (visit(name, language=language) for name in (SECRETARY, SECOND))
    reader = visit(language=language, width=PHONE)
    secretary.open(FAIR)
    secretary.click("main a[href$='/judging/4/']")
    secretary.look()
    for page in ("ranking/", "ranking/?nomination=accord"):
        secretary.open(f"{FAIR}judging/4/{page}")
        secretary.look()
    secretary.open(f"{FAIR}panel/")
    secretary.look()
    proposed = put_forward(secretary, language)
    assert not secretary.page.locator("form[action$='/publication/']").count(), "one person is not two"
    second.open(proposed)
    second.look()
    second.send(second.page.locator("form[action$='/publication/'] button"))
    assert "/results/4/" in second.path
    reader.open(second.path)
    reader.look()
    assert REASONS[language] in reader.page.inner_text("main")
    recount(reader, tmp_path)


def put_forward(secretary: Visitor, language: Language) -> str:
    """A result was published before: without a reason it comes back."""
    secretary.open(f"{FAIR}judging/4/result/")
    assert secretary.press().status == 422
    secretary.look()
    secretary.fill(reason=REASONS[language])
    secretary.press()
    secretary.look()
    return secretary.path


def recount(reader: Visitor, folder: Path) -> None:
    """The file and the script, taken from the page, need nothing of ours."""
    for name, end in (("protocol.json", "protocol.json"), ("recount.py", "recount.py")):
        link = reader.page.locator(f"main a[href$='{end}']").first.get_attribute("href")
        (folder / name).write_text(reader.text_of(str(link)), encoding="utf-8")
    command = [sys.executable, "-I", str(folder / "recount.py"), str(folder / "protocol.json")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert told.stdout.rstrip().endswith("right")
