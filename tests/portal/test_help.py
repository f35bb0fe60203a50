"""Help and the page about Tirek, in three languages and by role."""

import re

import pytest

from tirek.portal.help import FOLDER, GUIDES, _section, rendered

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_guide_is_written_in_three_languages(client, guide, language):
    client.cookies["language"] = language
    response = client.get(f"/help/{guide.name}/")
    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1
    assert len(rendered(guide.name, language)) > 200
    assert len({rendered(guide.name, each) for each in ("kk", "ru", "en")}) == 3


def test_one_reads_first_what_speaks_to_ones_role(sign_in):
    assert sign_in("employment").get("/help/").context["guides"][0].name == "partner"


def test_an_unknown_guide_is_not_found_and_no_other_file_is_read(client):
    for name in ("nothing", "developer-interface", "privacy"):
        assert client.get(f"/help/{name}/").status_code == 404


def test_links_between_guides_lead_to_pages_that_exist(client):
    for guide in GUIDES:
        for link in re.findall(r'href="(/help/[^"]+)"', rendered(guide.name, "kk") + rendered(guide.name, "ru")):
            assert client.get(link).status_code == 200, f"{guide.name}: {link}"


def test_a_section_falls_back_to_kazakh():
    assert _section("# Т\n\n## Қазақша\n\nбір\n\n## Русский\n\nодин\n", "en") == "\n\nбір\n\n"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_about_tirek_names_licence_privacy_and_accessibility(client, language, settings):
    client.cookies["language"] = language
    settings.SOURCE_URL = "https://example.org/tirek"
    page = client.get("/about/").content.decode()
    assert "GNU Affero General Public License 3.0" in page
    assert "https://example.org/tirek" in page
    assert rendered("privacy", language) in page
    assert rendered("accessibility", language) in page


def test_privacy_and_accessibility_are_there_in_three_languages():
    for name in ("privacy", "accessibility"):
        assert len({rendered(name, language) for language in ("kk", "ru", "en")}) == 3, name
        assert (FOLDER / f"{name}.md").exists()


def test_long_lines_of_code_are_scrolled_by_keys():
    page = rendered("integrator", "ru")
    assert page.count("<pre") == page.count('<pre tabindex="0">') > 1
