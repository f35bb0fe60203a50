"""Every string is there in Kazakh and Russian."""

import pytest

from tirek.portal.cli.catalogues import AppCatalogue, all_catalogues


@pytest.mark.parametrize("catalogue", all_catalogues(), ids=lambda one: f"{one.app}-{one.language}")
def test_every_string_is_translated(catalogue: AppCatalogue) -> None:
    problems = list(catalogue.problems())
    assert not problems, "\n".join(problems)
