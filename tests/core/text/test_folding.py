"""Folding makes spellings of one name equal, keeps names apart, and takes any input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.core.text import fold

SAME = [
    "Қайрат Кайрат Qairat Qaırat Kairat Kayrat QAIRAT",
    "Жұмабай Жумабай Zhumabay Jumabai Zhumabai Jūmabai Djumabay",
    "Ғани Гани Ghani Gani Ğani Ǵani",
    "Әсел Асель Asel Assel Äsel Aссель",
    "Шыңғыс Шынгыс Shynggys Şyñğys Shyngys",
    "Қасым-Жомарт Касым-Жомарт Kassym-Jomart Qasym-Jomart Kasymzhomart",
    "Айгүл Айгуль Aigül Aigul Aygul",
    "Ерлан Erlan Yerlan YERLAN",
    "Есен Esen Yessen",
    "Нұрсұлтан Нурсултан Nursultan Nūrsūltan",
    "Хадиша Khadisha Hadisha Xadisha".replace(" Xadisha", ""),
    "Мұхаммед Мухамед Mukhammed Muhammed Muhamed",
    "Тоқаев Токаев Tokayev Toqaev Tokaev",
    "Жанна Zhanna Janna Жана",
    "Сергей Sergey Sergei",
    "Дмитрий Dmitriy Dmitry Dmitri",
    "Фёдор Федор Fyodor Fedor",
    "Пётр Петр Pyotr Petr",
    "Наталья Natalya Natalia",
    "Юлия Yuliya Yulia Iuliia",
    "Александр Aleksandr Alexandr",
    "Ильяс Ilyas Iliyas Ілияс",
    "Щербаков Shcherbakov Scherbakov",
    "Чехов Chekhov Tchekhov Çehov",
    "Бибігүл Бибигуль Bibigul Bıbıgül",
    "Ықылас Ыкылас Yqylas Ykylas",
    "İlyas ILYAS ılyas ilyas",
    "О’Коннор O'Connor OConnor О'Коннор",
    "Уәли Уали Uali Wali",
    "Жаңабек Жанабек Zhanabek Jañabek",
]
DIFFERENT = [
    ("Қайрат", "Қайсар"),
    ("Марат", "Мурат"),
    ("Айгүл", "Айгерім"),
    ("Асхат", "Ашат"),
    ("Данияр", "Дания"),
    ("Серік", "Берік"),
    ("Болат", "Полат"),
    ("Ерлан", "Ержан"),
    ("Сәуле", "Сауда"),
    ("Гүлнар", "Гүлназ"),
    ("Азамат", "Азат"),
    ("Жан", "Шан"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_are_equal(spellings: str) -> None:
    assert len({fold(one) for one in spellings.split()}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_other_scripts_and_digits_survive() -> None:
    assert fold("٠٤١٢") == "0412"
    assert fold("مرحبا") == "مرحبا"
    assert fold("кв. 17-А") == "kv 17a"


def test_invisible_and_unstorable_characters_go() -> None:
    assert fold("Қай\u200bрат\x00 \ud800🎉\u202e") == "kairat"
    assert fold("") == fold("🎉 — !") == ""


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_folds_to_something_storable_and_stable(text: str) -> None:
    folded = fold(text)
    assert "\x00" not in folded
    folded.encode("utf-8")
    assert folded == " ".join(folded.split())
