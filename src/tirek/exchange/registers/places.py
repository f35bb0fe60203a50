"""Areas and organisations as tables name them, each looked up once."""

from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from tirek.exchange.registers.base import Line
from tirek.network.models import Organisation
from tirek.territory.models import Area
from tirek.territory.queries.search import areas_called


class Places:
    """Areas by code of the classifier or by name. A name borne by several is told apart by what it lies in."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, UUID | None], list[UUID]] = {}

    @cached_property
    def _by_code(self) -> dict[str, UUID]:
        return {kato: key for kato, key in Area.objects.values_list("kato", "id") if kato}

    def find(self, found: Line, column: str, within: UUID | None = None) -> UUID | None:
        """The area a line names in a column; the line is blamed when there is none or there are several."""
        told = found.told.get(column)
        if not told:
            return None
        keys = self._keys(told, within)
        if len(keys) == 1:
            return keys[0]
        if keys:
            found.blame(column, _("Several areas are called so. Write the code of the classifier, nine digits."))
        else:
            found.blame(column, _("There is no area called or coded so: %(text)s") % {"text": told})
        return None

    def _keys(self, told: str, within: UUID | None) -> list[UUID]:
        if told.isdecimal():
            return [self._by_code[told]] if told in self._by_code else []
        key = (told, within)
        if key not in self._met:
            self._met[key] = areas_called(told, within)
        return self._met[key]


class Bodies:
    """Organisations by code, those of a whole table in one query."""

    def __init__(self, codes: Iterable[str | None]) -> None:
        wanted = {code for code in codes if code}
        rows = Organisation.objects.filter(code__in=wanted).select_related("area")
        self.by_code = {found.code: found for found in rows}

    def find(self, found: Line, column: str) -> Organisation | None:
        """The organisation a line names in a column; the line is blamed when there is none."""
        code = found.told.get(column)
        body = self.by_code.get(code or "")
        if code and body is None:
            found.blame(column, _("There is no organisation with the code %(code)s.") % {"code": code})
        return body
