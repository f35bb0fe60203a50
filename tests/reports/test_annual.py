"""The annual report: composed from every indicator, words bound to figures, published by two people, and then still."""

import copy
import io
import json
import zipfile
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.browsers import browser_of
from tests.factories import make_case, make_world
from tests.factories.reports import SYSTEM
from tests.reports.test_snapshots import leaves

from tirek.cases.actions.answers import answer
from tirek.cases.enums import OutcomeResult
from tirek.core.verdict import Refused
from tirek.reports.actions.annual import propose_edition, publish_edition, refuse_edition, write_words
from tirek.reports.annual import Amount
from tirek.reports.indicators import all_indicators
from tirek.reports.models import AnnualEdition
from tirek.reports.queries.annual import annual_now, published_annual, words_of
from tirek.reports.queries.annual_changes import annual_changes
from tirek.reports.snapshots import document_hash, file_of, verify_file
from tirek.reports.wording import paragraphs_of, plain, problems, said

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")
YEAR = 2025
AFTER = datetime(2026, 2, 10, 11, 0, tzinfo=ALMATY)
TURKISTAN, KOSTANAY = "Түркістан облысы", "Қостанай облысы"


def day(month: int, of: int, year: int = YEAR) -> datetime:
    return datetime(year, month, of, 10, 0, tzinfo=ALMATY)


@pytest.fixture
def world():
    """In 2025 seven received at Saryagash (one solved), two at Keles; one at Keles the year before."""
    world = make_world()
    made = [make_case(world.saryagash, service=world.job, at=day(month, 4)) for month in (2, 3, 3, 5, 8, 9, 11)]
    answer(made[0].pk, "Жауап", OutcomeResult.SOLVED, "", by=world["head"], at=day(2, 10))
    for month in (6, 12):
        make_case(world.keles, service=world.job, at=day(month, 3))
    make_case(world.keles, service=world.job, at=day(12, 24, 2024))
    return world


@pytest.fixture
def signed_in(client, world, settings):
    settings.DEMO = True

    def sign_in(persona):
        return browser_of(world[persona], client)

    return sign_in


def publish(world, reason: str = "", at: datetime = AFTER) -> AnnualEdition:
    edition = propose_edition(YEAR, reason, by=SYSTEM, at=at)
    return publish_edition(edition.pk, by=world["coordinator"], at=at)


def file(edition: AnnualEdition) -> dict:
    seal = {"sha256": edition.sha256, "signature": edition.signature, "public_key": edition.public_key}
    return file_of(edition.document, **seal, below=[])


def by_name(annual, code: str) -> dict:
    return {annual.places[place].names["kk"]: amount.value for place, amount in annual.cells[code].parts.items()}


def test_every_registered_indicator_stands_in_it_with_the_values_counted_by_hand(world):
    annual = annual_now(YEAR, at=AFTER)
    assert set(annual.cells) == {one.code for one in all_indicators(None)}
    received = annual.cells["cases_received"]
    assert (received.total.value, received.before.value, received.change) == (9, 1, 800)
    assert [(code, one.value) for code, one in received.series] == [
        ("2025Q1", 3), ("2025Q2", 2), ("2025Q3", 2), ("2025Q4", 2),
    ]  # fmt: skip
    regions = by_name(annual, "cases_received")
    assert (regions.pop(TURKISTAN), regions.pop(KOSTANAY), sum(regions.values())) == (9, 0, 0)
    assert annual.cells["cases_solved"].total == Amount(1)
    assert annual.cells["median_days_to_answer"].total.value == 6
    for cell in annual.cells.values():
        if cell.adds_up:
            assert sum(one.value for one in cell.parts.values()) == cell.total.value, cell.code


def test_a_sentence_of_nothing_but_zeroes_is_left_out_of_the_words(world):
    annual = annual_now(YEAR, at=AFTER, codes={"cases_received", "cases_withdrawn"})
    zero, some = "{cases_withdrawn|өтініш}", "{cases_received|өтініш}"
    text = f"2025 ж. {some} түсті. Қайтарылғаны – {zero}. Оның ішінде {some}, {zero}. Бәрі осы.\n\n{zero} болды."
    ((*paragraph,),) = paragraphs_of(text, annual, "kk")
    assert plain(paragraph) == "2025 ж. 9\u00a0өтініш түсті. Оның ішінде 9\u00a0өтініш, 0\u00a0өтініш. Бәрі осы."
    assert plain(paragraphs_of("Саны {no_such_figure}.", annual, "kk")[0]) == "Саны –."


def test_a_draft_computes_no_more_than_it_is_asked_for(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        annual = annual_now(YEAR, at=AFTER, codes={"cases_solved"})
    assert set(annual.cells) == {"cases_solved"}


@pytest.mark.parametrize(
    ("language", "text", "reads"),
    [
        ("kk", "{year} жылы {cases_received|өтініш|табыс} қарадық, {cases_received|шығыс} артық емес.",
         "2025 жылы 9\u00a0өтінішті қарадық, 9-дан артық емес."),
        ("kk", "{cases_solved|мүше|тәуелдік}, {cases_received|іс-шара|тәуелдік барыс}",
         "1\u00a0мүшесі, 9\u00a0іс-шарасына"),
        ("ru", "{cases_received|обращение|обращения|обращений}, {cases_solved|решено|решены|решено}",
         "9\u00a0обращений, 1\u00a0решено"),
        ("en", "{cases_received|case|cases}, {cases_solved|case|cases}; before: {cases_received:before}",
         "9\u00a0cases, 1\u00a0case; before: 1"),
    ],
)  # fmt: skip
def test_figures_in_words_follow_the_grammar_of_the_language(world, language, text, reads):
    annual = annual_now(YEAR, at=AFTER, codes={"cases_received", "cases_solved"})
    (paragraph,) = paragraphs_of(text, annual, language)
    assert plain(paragraph) == reads
    bound = [piece.code for piece in paragraph if piece.code]
    assert bound[0] == "cases_received" or language == "kk"


@pytest.mark.parametrize(
    ("value", "words", "language", "reads"),
    [
        (7639, ["мүше", "тәуелдік"], "kk", "7639\u00a0мүшесі"),
        (190_007, ["адам", "табыс"], "kk", "190\u202f007\u00a0адамды"),
        (50, ["шығыс"], "kk", "50-ден"),
        (1000, ["шығыс"], "kk", "1000-нан"),
        (21, ["вопрос", "вопроса", "вопросов"], "ru", "21\u00a0вопрос"),
        (112, ["вопрос", "вопроса", "вопросов"], "ru", "112\u00a0вопросов"),
        (14.5, ["день", "дня", "дней"], "ru", "14,5\u00a0дня"),
        (None, ["день", "дня", "дней"], "ru", "–"),
    ],
)
def test_numbers_of_the_article(value, words, language, reads):
    assert said(Amount(value), words, language) == reads


def test_the_standing_words_name_only_indicators_there_are_and_fit_their_language():
    codes = {one.code for one in all_indicators(None)}
    for block, told in words_of(YEAR).items():
        assert set(told) == {"kk", "ru", "en"}, block
        for language, text in told.items():
            assert not problems(text, language, codes=codes, places=()), (block, language)


def test_a_figure_nobody_knows_is_refused_at_its_language_and_words_keep_their_revisions(signed_in, world):
    client, address = signed_in("coordinator"), reverse("reports:annual_words_of_block", args=[YEAR, "cases"])
    words = dict(words_of(YEAR)["cases"])
    wrong = client.post(address, {**words, "ru": "Поступило {no_such} и {cases_received"})
    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["ru"]
    assert client.post(address, {**words, "kk": "Түскені: {cases_received}."}).status_code == 303
    assert client.post(address, {**words, "kk": "Барлығы {cases_received|өтініш}."}).status_code == 303
    assert words_of(YEAR)["cases"]["kk"] == "Барлығы {cases_received|өтініш}."
    page = client.get(address)
    assert [(one.language, one.revision) for one in page.context["revisions"]] == [("kk", 2), ("kk", 1)]
    with pytest.raises(Refused):
        write_words(YEAR, "cases", words, by=world["head.turkistan"], at=AFTER)


def test_what_two_people_published_stays_when_the_work_goes_on(world):
    edition = publish(world)
    make_case(world.saryagash, service=world.job, at=day(10, 7))
    published, now = published_annual(YEAR), annual_now(YEAR, at=AFTER)
    assert (published.cells["cases_received"].total.value, now.cells["cases_received"].total.value) == (9, 10)
    changed = {(one.title, one.place): one.after.value for one in annual_changes(published, now) if one.after}
    assert changed[now.cells["cases_received"].title, ""] == 10
    with pytest.raises(DatabaseError), transaction.atomic():
        AnnualEdition.objects.filter(pk=edition.pk).update(reason="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        edition.delete()


def test_recomputing_gives_what_was_published(world):
    published = publish(world)
    again = propose_edition(YEAR, "Қайта есеп", by=SYSTEM, at=AFTER)
    assert again.document["cells"] == published.document["cells"]


def test_a_later_edition_needs_a_reason_and_the_first_one_stays_to_be_read(client, world):
    first = publish(world)
    with pytest.raises(ValidationError):
        propose_edition(YEAR, by=SYSTEM, at=AFTER)
    make_case(world.saryagash, service=world.job, at=day(10, 7))
    second = publish(world, "Кеш келген өтініш")
    assert (second.version, second.document["previous"]) == (2, first.sha256)
    page = reverse("reports:annual_chapter", args=[YEAR, "cases"])
    values = []
    for asked in ({}, {"version": 1}):
        annual = client.get(page, asked).context["annual"]
        values.append(annual.cells["cases_received"].total.value)
    assert values == [10, 9]
    difference = client.get(second.get_absolute_url()).context["changes"]
    assert "cases_received" not in {one.title for one in difference}
    assert any(one.after and one.after.value == 10 for one in difference)


def test_nobody_publishes_alone_nor_a_year_that_runs_nor_two_at_once(world):
    with pytest.raises(ValidationError):
        propose_edition(YEAR, by=SYSTEM, at=day(12, 31))
    edition = propose_edition(YEAR, by=world["coordinator"], at=AFTER)
    for act in (publish_edition, lambda pk, **told: refuse_edition(pk, "Жоқ", **told)):
        with pytest.raises(Refused):
            act(edition.pk, by=world["coordinator"], at=AFTER)
    with pytest.raises(Refused):
        propose_edition(YEAR, by=SYSTEM, at=AFTER)
    refuse_edition(edition.pk, "Мәтінін қараңыз", by=SYSTEM, at=AFTER)
    assert published_annual(YEAR) is None
    assert publish(world).version == 1


def test_small_groups_are_left_out_of_what_is_published_but_not_of_the_draft(world):
    make_case(world.keles, service=world.job, at=day(7, 7))
    assert annual_now(YEAR, at=AFTER).cells["cases_solved"].total.value == 1
    told = publish(world).document
    cells = {one["indicator"]: one for one in told["cells"]}
    assert cells["cases_solved"]["total"] == {"value": None, "is_hidden": True}
    assert cells["cases_solved"]["records"] is None
    assert cells["cases_received"]["total"] == {"value": "10"}
    assert cells["cases_received"]["before"] == {"value": None, "is_hidden": True}


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_verify_finds_any_changed_value_of_a_published_report(data):
    told = copy.deepcopy(A_FILE)
    way = data.draw(st.sampled_from(leaves(told)))
    place = told
    for step in way[:-1]:
        place = place[step]
    was = place[way[-1]]
    place[way[-1]] = f"{was}0"
    assert verify_file(told) is not None, way


def test_verify_passes_a_published_report_and_names_the_figure_that_was_changed(world):
    told = json.loads(json.dumps(file(publish(world))))
    assert verify_file(told) is None
    told["document"]["cells"][0]["total"]["value"] = "77"
    assert (verify_file(told).body, verify_file(told).cell) == (f"annual-{YEAR}", "cases_received")


def test_verify_finds_regions_that_do_not_add_up_though_the_seal_fits(world):
    told = json.loads(json.dumps(file(publish(world))))
    told["document"]["cells"][0]["total"]["value"] = "77"
    resealed = file_of(told["document"], sha256=document_hash(told["document"]), signature="", public_key="", below=[])
    problems_found = verify_file({**resealed, "signature": told["signature"], "public_key": told["public_key"]})
    assert problems_found is not None


@pytest.mark.parametrize("name", ["annual", "annual_article", "annual_pdf", "annual_xlsx"])
def test_a_draft_is_for_those_who_see_the_whole_network_and_a_published_report_for_everyone(signed_in, world, name):
    address = reverse(f"reports:{name}", args=[YEAR])
    for persona in ("head.turkistan", "clerk", "secretary", "admin", "employment"):
        assert signed_in(persona).get(address).status_code == 404, persona
    client = signed_in("analyst")
    assert client.get(address).status_code == 200
    client.logout()
    assert client.get(address).status_code == 404
    publish(world)
    assert client.get(address).status_code == 200
    assert client.get(reverse("reports:annual", args=[2024])).status_code == 404


def test_words_proposals_and_what_waits_are_not_for_strangers(signed_in, world):
    edition = propose_edition(YEAR, by=SYSTEM, at=AFTER)
    pages = [
        reverse("reports:annual_words", args=[YEAR]),
        reverse("reports:annual_publication", args=[YEAR]),
        reverse("reports:annual_changes", args=[YEAR]),
    ]
    for persona in ("head.turkistan", "head", "employment"):
        client = signed_in(persona)
        assert client.get(edition.get_absolute_url()).status_code == 404
        assert {client.get(page).status_code for page in pages} <= {403, 404}, persona
        assert client.post(reverse("reports:annual_approval", args=[edition.pk])).status_code in (403, 404)
    client.logout()
    assert client.get(edition.get_absolute_url()).status_code == 404
    assert client.get(reverse("reports:annual_file", args=[edition.pk])).status_code == 404


def test_a_coordinator_publishes_on_the_page_and_everybody_finds_it(signed_in, world):
    edition = propose_edition(YEAR, by=SYSTEM, at=AFTER)
    client = signed_in("coordinator")
    assert client.get(reverse("reports:annual_years")).context["waiting"].count() == 1
    assert client.get(edition.get_absolute_url()).context["may_decide"].allowed
    assert client.post(reverse("reports:annual_refusal", args=[edition.pk])).status_code == 422
    assert client.post(reverse("reports:annual_approval", args=[edition.pk])).status_code == 303
    client.logout()
    years = client.get(reverse("reports:annual_years")).context["years"]
    assert [(year, one.version) for year, one in years] == [(YEAR, 1)]
    told = json.loads(client.get(reverse("reports:annual_file", args=[edition.pk])).content)
    assert verify_file(told) is None
    article = client.get(reverse("reports:annual_article", args=[YEAR]))
    figure = reverse("reports:annual_figure", args=[YEAR, "cases_received"])
    assert f'href="{figure}"' in article.content.decode()
    assert client.get(figure).context["cell"].total.value == 9


def test_a_figure_leads_on_to_its_records_for_those_who_may_open_them(signed_in, world):
    publish(world)
    address = reverse("reports:annual_figure", args=[YEAR, "cases_received"])
    page = signed_in("coordinator").get(address)
    records = signed_in("coordinator").get(page.context["records"])
    assert records.context["page"].paginator.count == page.context["cell"].total.value == 9
    assert signed_in("analyst").get(address).context["records"] == ""


def test_it_is_taken_along_as_workbook_slides_and_text(client, world):
    publish(world)
    book = load_workbook(io.BytesIO(client.get(reverse("reports:annual_xlsx", args=[YEAR])).content))
    assert len(book.sheetnames) == len(published_annual(YEAR).chapters) + 1
    rows = {row[1]: row for row in book.worksheets[0].iter_rows(values_only=True) if row[1]}
    assert rows["cases_received"][3] == 9
    folder = zipfile.ZipFile(io.BytesIO(client.get(reverse("reports:annual_images", args=[YEAR])).content))
    names = folder.namelist()
    assert {"cases/cases_received-regions.svg", "network/offices-course.png"} <= set(names)
    assert folder.read("network/offices-course.png").startswith(b"\x89PNG")
    text = client.get(reverse("reports:annual_article_file", args=[YEAR])).content.decode()
    assert "9\u00a0өтініш" in text
    assert client.get(reverse("reports:annual_pdf", args=[YEAR])).content.startswith(b"%PDF")


def test_the_list_of_years_asks_no_more_for_three_than_for_one(client, world):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("reports:annual_years")).status_code == 200
        return len(asked)

    publish(world)
    queries()
    one = queries()
    for year in (2023, 2024):
        edition = propose_edition(year, by=SYSTEM, at=AFTER)
        publish_edition(edition.pk, by=world["coordinator"], at=AFTER)
    assert queries() == one


def _a_file() -> dict:
    """A small signed report, made without a database."""
    from tirek.core.signing import public_key, sign
    from tirek.reports.annual import Annual, AnnualCell, Place
    from tirek.reports.annual_document import document_of_annual

    words = {"kk": "Көрсеткіш", "ru": "Показатель", "en": "Indicator"}
    cell = AnnualCell(
        "events", 1, "activities", "held", "events", words, words, Amount(7), Amount(5), 7,
        series=(("2025Q1", Amount(7)),), parts={"61": Amount(4), "39": Amount(3)}, digest="ab" * 32,
    )  # fmt: skip
    places = {code: Place(code, words, {"area": code}) for code in ("61", "39")}
    annual = Annual(YEAR, 1, AFTER, date(YEAR, 12, 31), {"events": cell}, places, {"opening": words})
    document = document_of_annual(annual, version=1, previous=None, reason="", at=AFTER, children=[])
    sha256 = document_hash(document)
    return file_of(document, sha256=sha256, signature=sign(sha256), public_key=public_key(), below=[])


A_FILE = _a_file()
