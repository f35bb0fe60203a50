"""How an office is called after its area, in three languages."""

import re

_ADJECTIVE = re.compile(r"^(.+)ский район$")
_REGION = re.compile(r"^(.+)ская область$")
_CITY_ENDINGS = (("ый", "ого"), ("й", "я"), ("ь", "и"), ("а", "ы"))


def office_names(name_kk: str, name_ru: str, name_en: str, number: int | None = None) -> dict[str, str]:
    """The names of the reception office of an area; ``number`` for one of several."""
    kk, ru, en = (f"№ {number} ", f" № {number}", f" No. {number}") if number else ("", "", "")
    return {
        "name_kk": f"{kazakh_of(name_kk)} {kk}қабылдау бөлмесі",
        "name_ru": f"Приёмная{ru} {russian_of(name_ru)}",
        "name_en": f"{name_en} reception office{en}",
    }


def kazakh_of(name: str) -> str:
    """The genitive of an area's name: all of them end in a possessive or in ``аудан``."""
    return f"{name}ның"


def russian_of(name: str) -> str:
    """The genitive of an area's name."""
    if name.startswith("город "):
        return f"города {_city_of(name.removeprefix('город '))}"
    for kind, genitive in (("район ", "района "), ("область ", "области ")):
        if name.startswith(kind):
            return genitive + name.removeprefix(kind)
    name = _ADJECTIVE.sub(r"\1ского района", name)
    return _REGION.sub(r"\1ской области", name)


def _city_of(name: str) -> str:
    """The genitive of a city's name: Астаны, Арыси, Рудного, Семея, Уральска; Актобе and Алматы stay as they are."""
    for ending, genitive in _CITY_ENDINGS:
        if name.endswith(ending):
            return name.removesuffix(ending) + genitive
    return name if name[-1] in "аеёиоуыэюя" else f"{name}а"
