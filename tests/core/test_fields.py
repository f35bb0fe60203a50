import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tirek.core.fields import IinField, NormalEmailField, ParagraphsField, PersonNameField, PhoneField
from tirek.core.lines import normalise_phone, one_line, paragraphs, phone_for_reading


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("8 701 123 45 67", "+77011234567"),
        ("8-701-123-45-67", "+77011234567"),
        ("+7 (701) 123 45 67", "+77011234567"),
        ("7011234567", "+77011234567"),
        ("77011234567", "+77011234567"),
        ("8 7172 70 07 00", "+77172700700"),
        ("8-800-080-7777", "+78000807777"),
        ("+998 90 123 45 67", "+998901234567"),
        ("＋7 ７01 123 45 67", "+77011234567"),
    ],
)
def test_phones_are_normalised(typed: str, value: str) -> None:
    assert normalise_phone(typed) == value
    assert PhoneField().clean(typed).as_entered == one_line(typed)


@pytest.mark.parametrize("typed", ["12", "abc", "8 701 123", "+7 701 123 45 67 890 12", "<script>", "2-15-34"])
def test_what_reaches_nobody_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        PhoneField().clean(typed)


def test_empty_fields_stay_empty_when_not_required() -> None:
    assert [field(required=False).clean(" ") for field in (PhoneField, IinField, NormalEmailField)] == ["", "", ""]


def test_a_phone_is_shown_with_spaces() -> None:
    assert phone_for_reading("+77011234567") == "+7 701 123 4567"
    assert phone_for_reading("звоните") == "звоните"


@pytest.mark.parametrize(
    "name",
    ["Қасым-Жомарт", "O’Brien", "محمد", "李小龙", "👩‍👧", "'; DROP TABLE x; --", "<b>Болат</b>", "Ё", "ұлы", "Ng"],
)
def test_names_of_any_script_pass_unchanged(name: str) -> None:
    assert PersonNameField().clean(name) == name


@pytest.mark.parametrize("name", ["Бо\x00лат", "Болат\x1b[31m", "\x7f", "Бо\x85лат", "\ud800"])
def test_control_characters_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        PersonNameField().clean(name)


def test_marks_that_turn_the_text_are_taken_out() -> None:
    assert PersonNameField().clean("Болат\u202eтав \u2066\u200b") == "Болаттав"


def test_letters_are_composed_and_spaces_collapsed() -> None:
    assert PersonNameField().clean(" Андрии\u0306 \t\u00a0 Ли\n") == "Андрий Ли"


def test_a_long_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        PersonNameField().clean("Ә" * 151)


def test_email_is_lower_case_and_kept_as_entered() -> None:
    email = NormalEmailField().clean(" Aigul@Example.KZ")
    assert (email, email.as_entered) == ("aigul@example.kz", "Aigul@Example.KZ")


def test_paragraphs_keep_their_lines() -> None:
    assert ParagraphsField().clean("бір \r\n\r\n\r\n\r\n екі\u202e") == "бір\n\nекі"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert paragraphs(paragraphs(text)) == paragraphs(text)


@given(st.text(max_size=40))
def test_no_text_breaks_a_phone(text: str) -> None:
    value = normalise_phone(text)
    assert value is None or value.startswith("+")
