"""The day of a jury: the secretary's timetable, chair and juror at their screens, everybody before the stage."""

import re

import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Language, Visitor

CALL = f"youth-{timezone.localdate().year}"
DAYS = f"/calls/work/{CALL}/judging/4/days/"
NOTES = {"kk": "Бюджетін нақтылау керек.", "ru": "Нужно уточнить бюджет."}
WHY = {"kk": "Екі ұпай шатасып кеткен", "ru": "Перепутаны два балла"}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_jury_hears_scores_and_locks_while_everybody_watches(visit: Visit, language: Language) -> None:
    secretary = visit("competitions", language=language)
    arrange(secretary)
    chair, juror = visit("chair", language=language), visit("juror", language=language, width=PHONE)
    for one in (chair, juror):
        one.open("/judging/")
        one.look()
        one.click("main a[href^='/judging/days/']")
    title = call_in(chair)
    reader = visit(language=language, width=PHONE)
    reader.open(f"/calls/{CALL}/days/")
    reader.look()
    assert title in reader.page.inner_text("#stage")
    score_through_a_dropped_line(juror, title)
    end_and_lock(chair, title, language)
    reader.open(f"/calls/{CALL}/days/")
    assert NOTES[language] not in reader.page.content()
    is_locked_for(juror, title)
    reopen(chair, title, language)
    lock_all(secretary, language)


def arrange(secretary: Visitor) -> None:
    """Arranged by the machine, changed by hand: dragged, and by keys; nobody is written to but those who moved."""
    secretary.open(DAYS)
    secretary.look()
    secretary.send(secretary.page.locator("form[action$='/arranging/'] button"))
    rows = secretary.page.locator("tr[data-slot]")
    before = rows.evaluate_all("rows => rows.map(row => row.id)")
    rows.nth(1).evaluate("row => row.scrollIntoView({block: 'center'})")  # the page must not scroll while one drags
    with secretary.page.expect_navigation():
        rows.nth(0).drag_to(rows.nth(2))
    dragged = rows.evaluate_all("rows => rows.map(row => row.id)")
    assert dragged[:3] == [before[1], before[2], before[0]]
    with secretary.page.expect_navigation():
        rows.nth(1).locator("button[value=earlier]").focus()
        secretary.page.keyboard.press("Enter")
    assert rows.evaluate_all("rows => rows.map(row => row.id)")[:3] == [before[2], before[1], before[0]]
    secretary.look()
    secretary.take(width=PHONE)
    secretary.look()
    secretary.send(secretary.page.locator("form[action$='/letters/'] button"))
    assert not secretary.page.locator("form[action$='/letters/']").count(), "everybody was told"


def call_in(chair: Visitor) -> str:
    """The next of the day; its title."""
    chair.open(chair.path)
    chair.look()
    chair.follow(chair.page.locator("#room button[value=call]").first)
    chair.look()
    return chair.page.locator("#room strong").first.inner_text()


def score_through_a_dropped_line(juror: Visitor, title: str) -> None:
    """What is pressed while the line is down is kept, and sent by itself when it is back."""
    juror.open(juror.path)
    juror.look()
    assert title in juror.page.inner_text("#room")
    groups = juror.page.locator(".points")
    juror.context.set_offline(True)
    groups.nth(0).locator("label", has_text=re.compile("^8$")).click()
    juror.page.wait_for_timeout(1600)
    assert groups.nth(0).locator("input:checked").input_value() == "8"
    with juror.page.expect_response(lambda answer: answer.url.endswith("/draft/") and answer.status == 204):
        juror.context.set_offline(False)
    juror.open(juror.path)
    assert groups.nth(0).locator("input:checked").input_value() == "8", "it was sent when the line was back"
    for place in range(1, groups.count()):
        groups.nth(place).locator("label", has_text=re.compile("^7$")).click()
    juror.press(".rubric-form")
    assert juror.path.startswith("/judging/days/"), "back in the room"
    juror.complaints[:] = [told for told in juror.complaints if "sendError" not in told and "ERR_INTERNET" not in told]


def end_and_lock(chair: Visitor, title: str, language: Language) -> None:
    """Points of the chair, what was said, the end, and the lock on the scores of this work."""
    for group in chair.page.locator(".points").all():
        group.locator("label", has_text=re.compile("^6$")).click()
    chair.press(".rubric-form")
    chair.fill(notes=NOTES[language])
    chair.press("form:has(textarea[name=notes])")
    chair.follow(chair.page.locator("#room button[value=end]"))
    heard = chair.page.locator("li[id^=slot-]", has_text=title)
    assert NOTES[language] in heard.inner_text()
    chair.follow(heard.locator("button[value=lock]"))
    chair.look()
    assert chair.page.locator("li[id^=slot-]", has_text=title).locator(".badge-state").count()


def is_locked_for(juror: Visitor, title: str) -> None:
    """Read still, changed no more."""
    juror.open("/judging/?state=done")
    row = juror.page.locator("main table tr", has_text=title)
    juror.follow(row.locator("a").first)
    assert juror.page.locator(".points input").first.is_disabled()
    juror.look()


def reopen(chair: Visitor, title: str, language: Language) -> None:
    """Only with a reason; then locked again."""
    chair.follow(chair.page.locator("li[id^=slot-]", has_text=title).locator("a[href$='/reopening/']"))
    chair.look()
    assert chair.press().status == 422
    chair.fill(reason=WHY[language])
    chair.press()
    chair.follow(chair.page.locator("li[id^=slot-]", has_text=title).locator("button[value=lock]"))


def lock_all(secretary: Visitor, language: Language) -> None:
    """The scores of the whole stage are locked, and opened once more in public."""
    secretary.open(f"/calls/work/{CALL}/judging/4/")
    secretary.look()
    assert WHY[language] in secretary.page.inner_text("main")
    secretary.send(secretary.page.locator("form[action$='/locking/'] button"))
    secretary.click("main a[href$='/unlocking/']")
    secretary.fill(reason=WHY[language])
    secretary.press()
    assert secretary.page.locator("form[action$='/locking/']").count()
