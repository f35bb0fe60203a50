"""A template of ours that shows an unknown variable fails; other people's templates may."""

import pytest
from django.template import Context, Template, engines
from django.template.base import Origin
from django.template.loader import get_template
from tests.conventions.source import ROOT, named, short


def template(text: str, place: str) -> Template:
    return Template(text, origin=Origin(name=str(ROOT / place)), engine=engines["django"].engine)


def test_an_unknown_variable_fails() -> None:
    with pytest.raises(Exception, match=r"office\.name in cases/templates/cases/page\.html"):
        template("<p>{{ office.name }}</p>", "src/tirek/cases/templates/cases/page.html").render(Context())


def test_it_may_be_asked_for() -> None:
    page = template("{% if office %}{{ office }}{% endif %}", "src/tirek/cases/templates/cases/page.html")
    assert page.render(Context()) == ""


def test_a_default_asks_for_it() -> None:
    page = template("{{ office.name|default:'–' }}", "src/tirek/cases/templates/cases/page.html")
    assert page.render(Context()) == "–"


def test_templates_of_packages_are_left_alone() -> None:
    assert template("<p>{{ office.name }}</p>", ".venv/lib/package/page.html").render(Context()) == "<p></p>"


@pytest.mark.parametrize("path", named(".html", below="src"), ids=short)
def test_every_template_compiles(path) -> None:
    parts = path.parts
    name = "/".join(parts[parts.index("templates") + 1 :])
    assert get_template(name).origin.name.endswith(name)
