"""What the machine suspects: taught and measured apart, told with its versions, handed on only by people."""

import pytest
from django.test import Client
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.media import make_material, make_media_person, make_outlet
from tests.media.test_articles import client_of
from tests.media.test_monitoring import HATEFUL, verdict

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.media.actions import flags
from tirek.media.actions.flags import CRITERIA, Decision
from tirek.media.enums import Finding
from tirek.media.head import head
from tirek.media.labelled import ordinary, sentences
from tirek.media.lexicon import lexicon
from tirek.media.measuring import false_alarms, measure
from tirek.media.models import Flag
from tirek.media.suspecting import read
from tirek.media.training import FOLDS, teach
from tirek.mediation.enums import SignalSource, SignalState, Weight
from tirek.mediation.models import Signal

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def monitors(world: World) -> list[Actor]:
    return [make_media_person(world, Role.MONITOR, f"Маман {number}") for number in range(3)]


def test_the_shipped_head_is_what_its_sentences_teach():
    taught = teach(sentences())
    assert taught.bias == pytest.approx(head().bias, abs=0.01)
    assert max(abs(one - two) for one, two in zip(taught.weights, head().weights, strict=True)) < 0.02


def test_nothing_that_measures_is_taught():
    texts = {each.text for each in sentences()}
    assert len(texts) == len(sentences()) >= 240
    assert {(each.language, each.is_hate) for each in sentences()} == {
        (c, h) for c in ("kk", "ru") for h in (True, False)
    }
    assert not {each.text for each in ordinary("taught")} & {each.text for each in ordinary("measured")}
    assert all(0 <= each.place % FOLDS < FOLDS for each in sentences())


def test_a_suspicion_carries_the_versions_of_what_raised_it(monitors: list[Actor], settings: object):
    flag = Flag.objects.get(material=make_material(make_outlet(), monitors[0], title=HATEFUL))
    assert (flag.lexicon, flag.head) == (lexicon().version, head().version)
    assert 0.5 < flag.likelihood <= 1  # type: ignore[operator]
    page = client_of(monitors[0]).get(flag.get_absolute_url()).content.decode()
    assert head().version in page
    settings.SPEECH_HEAD = False  # type: ignore[attr-defined]
    alone = Flag.objects.get(material=make_material(make_outlet("Өңір"), monitors[0], title=HATEFUL))
    assert (alone.head, alone.likelihood) == ("", None)


def test_ordinary_news_raise_almost_nothing():
    every, by_lexicon, by_either = false_alarms()
    assert by_lexicon <= by_either <= every * 0.03
    assert measure()["all"].size == len(sentences())
    assert not read("Ауданда жаңа мектеп ашылды. Жиынға ата-аналар келді.").is_suspicious


def grave(finding: str, says: int) -> Decision:
    return Decision(finding=finding, criteria=dict.fromkeys(CRITERIA, says), reasons="Себебі осындай")


def test_what_two_people_found_goes_to_the_office_of_the_place_and_comes_back_when_it_is_turned_round(
    world: World, monitors: list[Actor]
):
    one, two, three = monitors
    material = make_material(make_outlet(), one, title=HATEFUL, area_id=world.saryagash.area_id)
    flag = Flag.objects.get(material=material)
    flags.decide(flag.pk, grave(Finding.HATE, 2), by=one, at=NOW)
    assert not Signal.objects.exists(), "one person's word warns nobody"
    flags.decide(flag.pk, grave(Finding.HATE, 1), by=two, at=NOW)
    signal = Signal.objects.get(source=SignalSource.MEDIA, about_id=flag.pk)
    assert (signal.office_id, signal.weight, signal.state) == (world.saryagash.pk, Weight.HIGH, SignalState.NEW)
    assert "Маман" not in signal.text
    assert Signal.objects.visible_to(world["head"]).exists()
    assert not Signal.objects.visible_to(one).exists(), "the register stays quiet"
    page = client_of(one).get(flag.get_absolute_url()).content.decode()
    assert signal.number in page
    assert signal.get_absolute_url() not in page
    appeal = flags.object_to(flag.pk, "Дәйексөз еді", by=one, at=NOW)
    flags.decide_appeal(appeal.pk, True, "Шынымен дәйексөз", by=three, at=NOW)
    closed = Signal.objects.get()
    assert closed.state == SignalState.CLOSED
    assert closed.result


def test_an_outlet_reads_what_was_found_and_objects_without_learning_who_decided(monitors: list[Actor]):
    one, two, three = monitors
    flag = Flag.objects.get(material=make_material(make_outlet(), one, title=HATEFUL))
    flags.decide(flag.pk, verdict(), by=one, at=NOW)
    assert Flag.objects.get().ticket == "", "nothing is told before it is decided"
    flags.decide(flag.pk, verdict(), by=two, at=NOW)
    address = f"/hate-speech/{Flag.objects.get().ticket}/"
    outlet = Client()
    page = outlet.get(address).content.decode()
    assert "Себебі осындай" in page
    assert "Маман" not in page
    assert outlet.get("/hate-speech/nobodys/").status_code == 404
    letter = client_of(one).get(f"/monitoring/flags/{flag.pk}/letter.pdf")
    assert letter.content.startswith(b"%PDF-")
    assert "Маман".encode("utf-16-be") not in letter.content
    assert outlet.get(f"/monitoring/flags/{flag.pk}/letter.pdf").status_code in (302, 303, 403)
    assert outlet.post(address, {"words": " "}).status_code == 422
    assert outlet.post(address, {"words": "Дәйексөз еді"}).status_code == 303
    assert 'name="words"' not in outlet.get(address).content.decode(), "one objection at a time"
    assert [Flag.objects.objected_for(each).count() for each in monitors] == [0, 0, 1], "it waits for who had no part"
    assert "?state=objected" in client_of(three).get("/").content.decode()
    appeal = Flag.objects.get().appeals.get()
    with pytest.raises(Refused):
        flags.decide_appeal(appeal.pk, False, "Жоқ", by=two, at=NOW)
    flags.decide_appeal(appeal.pk, False, "Дәйексөз емес", by=three, at=NOW)
    assert "Дәйексөз емес" in outlet.get(address).content.decode()
