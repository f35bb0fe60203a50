"""The form of an entry as data: sections of fields. Read once, refused with the place of what is wrong.

A field's code is what answers are kept under and never changes its meaning; words are in three languages; a field may
depend on the answer to another one of the form (``when``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.calls.enums import FieldKind, FileKind

MOST_FIELDS = 80
LARGEST_FILE_MB = 20
LARGEST_VIDEO_MB = 2048
CODE = re.compile(r"[a-z][a-z0-9_]{0,38}")
WITH_OPTIONS = (FieldKind.CHOICE, FieldKind.CHOICES)
WITH_FILES = (FieldKind.FILES, FieldKind.VIDEO)
RESERVED = {"step", "next", "csrfmiddlewaretoken"}


@dataclass(frozen=True, slots=True)
class Words:
    """Something said in Kazakh, Russian and English; as text it follows the language of the interface."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.in_language(get_language() or "kk")

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def in_language(self, language: str) -> str:
        """The words in a language, Kazakh where there are none."""
        return getattr(self, language[:2], "") or self.kk or self.ru


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen."""

    code: str
    label: Words


@dataclass(frozen=True)
class Field:
    """One question. ``is_personal``: its answer tells who entered; judges of a blind stage and the public never see
    it."""

    code: str
    kind: FieldKind
    label: Words
    help: Words = Words()
    is_required: bool = False
    is_personal: bool = False
    words: int | None = None
    options: tuple[Option, ...] = ()
    when_field: str = ""
    when_values: tuple[str, ...] = ()
    files: int = 1
    largest_mb: int = LARGEST_FILE_MB
    file_kinds: tuple[FileKind, ...] = (FileKind.DOCUMENT, FileKind.PICTURE)

    def applies(self, answers: Mapping[str, Any]) -> bool:
        """Whether the question is asked, by the answers to the others."""
        if not self.when_field:
            return True
        told = answers.get(self.when_field)
        return any(each in self.when_values for each in (told if isinstance(told, list) else [told]))

    @property
    def takes_files(self) -> bool:
        return self.kind in WITH_FILES

    def told_option(self, code: str) -> str:
        """The words of an option."""
        return next((str(option.label) for option in self.options if option.code == code), code)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions on one page."""

    code: str
    title: Words
    about: Words = Words()
    fields: tuple[Field, ...] = field(default=())


@dataclass(frozen=True)
class Schema:
    """A whole form."""

    sections: tuple[Section, ...]

    @cached_property
    def by_code(self) -> dict[str, Field]:
        return {each.code: each for each in self.fields()}

    def fields(self) -> Iterator[Field]:
        for section in self.sections:
            yield from section.fields


def read_schema(data: Any) -> Schema:
    """The form out of its data. Raises ValidationError with every place that is wrong."""
    problems: list[str] = []
    sections = data.get("sections") if isinstance(data, Mapping) else None
    if not isinstance(sections, list):
        raise ValidationError({"schema": [_("A form has sections.")]})
    read = tuple(_section(each, problems) for each in sections)
    schema = Schema(read)
    problems += _problems_of_whole(schema)
    if problems:
        raise ValidationError({"schema": problems})
    return schema


def schema_of(data: Any) -> Schema:
    """A form that was checked when it was saved."""
    return Schema(tuple(_section(each, []) for each in data["sections"]))


def field_problems(told: Field) -> list[str]:
    """What is wrong with one question by itself."""
    name = told.code or "?"
    found = []
    if not CODE.fullmatch(told.code) or told.code in RESERVED:
        found.append(_("%(field)s: a code has Latin letters, digits and underscores.") % {"field": name})
    if not (told.label.kk and told.label.ru):
        found.append(_("%(field)s: write the question in Kazakh and in Russian.") % {"field": name})
    if told.kind in WITH_OPTIONS and len(told.options) < 2:
        found.append(_("%(field)s: give at least two answers to choose from.") % {"field": name})
    if len({option.code for option in told.options}) < len(told.options):
        found.append(_("%(field)s: two answers have the same code.") % {"field": name})
    if told.takes_files and not 1 <= told.files <= 20:
        found.append(_("%(field)s: from 1 to 20 files.") % {"field": name})
    if told.takes_files and not 1 <= told.largest_mb <= LARGEST_VIDEO_MB:
        found.append(_("%(field)s: a file has at most %(n)s MB.") % {"field": name, "n": LARGEST_VIDEO_MB})
    return found


def _problems_of_whole(schema: Schema) -> list[str]:
    fields, found, seen = list(schema.fields()), [], set[str]()
    for each in fields:
        found += field_problems(each)
        if each.code in seen:
            found.append(_("%(field)s: this code is used twice.") % {"field": each.code})
        if each.when_field and (each.when_field not in seen or each.when_field == each.code):
            found.append(_("%(field)s depends on a question that does not come before it.") % {"field": each.code})
        seen.add(each.code)
    codes = [section.code for section in schema.sections]
    if len(set(codes)) < len(codes):
        found.append(_("Two sections have the same code."))
    if len(fields) > MOST_FIELDS:
        found.append(_("A form has at most %(n)s questions.") % {"n": MOST_FIELDS})
    return found


def _section(data: Any, problems: list[str]) -> Section:
    told = data if isinstance(data, Mapping) else {}
    code, fields = str(told.get("code", "")), told.get("fields", [])
    if not CODE.fullmatch(code):
        problems.append(_("A section has a code of Latin letters, digits and underscores."))
    read = tuple(_field(each, problems) for each in fields if isinstance(each, Mapping))
    return Section(code, words(told.get("title")), words(told.get("about")), read)


def _field(told: Mapping[str, Any], problems: list[str]) -> Field:
    kind = str(told.get("kind", ""))
    if kind not in FieldKind.values:
        problems.append(_("%(field)s: unknown kind of question.") % {"field": told.get("code", "?")})
        kind = FieldKind.LINE
    when = told.get("when") or {}
    video = kind == FieldKind.VIDEO
    kinds = told.get("file_kinds") or ([FileKind.VIDEO] if video else [FileKind.DOCUMENT, FileKind.PICTURE])
    return Field(
        code=str(told.get("code", "")),
        kind=FieldKind(kind),
        label=words(told.get("label")),
        help=words(told.get("help")),
        is_required=bool(told.get("is_required")),
        is_personal=bool(told.get("is_personal")),
        words=_number(told.get("words")),
        options=tuple(Option(str(each.get("code")), words(each.get("label"))) for each in told.get("options", [])),
        when_field=str(when.get("field", "")),
        when_values=tuple(str(each) for each in when.get("is", [])),
        files=_number(told.get("files")) or 1,
        largest_mb=_number(told.get("largest_mb")) or (500 if video else LARGEST_FILE_MB),
        file_kinds=tuple(FileKind(each) for each in kinds if each in FileKind.values),
    )


def words(told: Any) -> Words:
    """Words out of ``{"kk": …, "ru": …, "en": …}``."""
    if not isinstance(told, Mapping):
        return Words()
    return Words(*(str(told.get(language) or "") for language in ("kk", "ru", "en")))


def as_data(told: Field) -> dict[str, Any]:
    """A question as it is stored; what says nothing is left out."""
    data: dict[str, Any] = {"code": told.code, "kind": str(told.kind), "label": _said(told.label)}
    if told.help:
        data["help"] = _said(told.help)
    for name in ("is_required", "is_personal", "words"):
        if getattr(told, name):
            data[name] = getattr(told, name)
    if told.options:
        data["options"] = [{"code": each.code, "label": _said(each.label)} for each in told.options]
    if told.when_field:
        data["when"] = {"field": told.when_field, "is": list(told.when_values)}
    if told.takes_files:
        kinds = [str(each) for each in told.file_kinds]
        data |= {"files": told.files, "largest_mb": told.largest_mb, "file_kinds": kinds}
    return data


def _said(told: Words) -> dict[str, str]:
    return {"kk": told.kk, "ru": told.ru, "en": told.en}


def _number(told: Any) -> int | None:
    return told if isinstance(told, int) and not isinstance(told, bool) and told > 0 else None
