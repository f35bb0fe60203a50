import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_test_database_answers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("show fsync")
        assert cursor.fetchone() == ("off",)
