"""A select whose value may also come from a search beside it, for lists too long to be sent whole."""

from collections.abc import Mapping
from typing import Any

from django import forms


class SearchSelect(forms.Select):
    """A select; a radio named ``<field>_found``, put there by a search fragment, wins over its value.

    Works without a script as a plain select. Use with a field that accepts any key, such as ModelChoiceField.
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """The place found by typing, otherwise the one chosen in the list."""
        return data.get(f"{name}_found") or super().value_from_datadict(data, files, name)
