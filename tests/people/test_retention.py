from tirek.core.retention import Category, register, unnamed_columns


def test_every_column_of_people_is_in_the_register() -> None:
    assert unnamed_columns("people") == []


def test_every_personal_column_has_a_term() -> None:
    rows = [row for row in register() if row.model.startswith("people.")]
    assert rows
    assert all(row.term for row in rows if row.category != Category.NONE)
