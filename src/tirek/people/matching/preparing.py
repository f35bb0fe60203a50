"""A table of persons made ready for comparing: names folded, dates and addresses brought to keys."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tirek.core.text import fold
from tirek.people.matching.layouts import other_readings

RAW = ("unique_id", "family", "given", "patronymic", "born", "iin", "phone", "address", "area", "household")
NAMES = ("family", "given", "patronymic")
Column = "pa.ChunkedArray"


def prepared(raw: pa.Table) -> pa.Table:
    """The columns of the model from a table with the columns ``RAW`` (text, empty where nothing is known)."""
    table = raw.select(["unique_id", "iin", "phone", "born"])
    for name in NAMES:
        table = table.append_column(name, _folded_names(raw[name]))
    table = table.append_column("home", _homes(raw))
    for name in ("iin", "phone", "born", *NAMES, "home"):
        table = table.set_column(table.schema.get_field_index(name), name, _null_if_empty(table[name]))
    table = table.append_column("born_any_order", _mapped(table["born"], _any_order))
    names = pc.binary_join_element_wise(
        pc.min_element_wise(table["family"], table["given"]), pc.max_element_wise(table["family"], table["given"]), " "
    )
    table = table.append_column("names", names)
    table = table.append_column("year", pc.utf8_slice_codeunits(table["born"], 0, 4))
    return table.append_column("beginning", pc.utf8_slice_codeunits(table["family"], 0, 4))


def _folded_names(column: Any) -> Any:
    """Folded names; a word that nobody else bears but that another keyboard layout makes a known one is read so."""
    counts: Counter[str] = Counter()
    for entry in column.value_counts().to_pylist():
        counts[fold_name(entry["values"])] += entry["counts"]
    return _mapped(column, lambda text: _as_meant(text, counts))


def fold_name(text: str) -> str:
    """One folded word for a whole name field."""
    return fold(text).replace(" ", "")


def _as_meant(text: str, counts: Counter[str]) -> str:
    own = fold_name(text)
    if counts[own] > 1:
        return own
    readings = map(fold_name, other_readings(text))
    best = max(readings, key=lambda reading: (counts[reading], _is_like_a_name(reading)), default=own)
    is_better = counts[best] > counts[own] or (_is_like_a_name(best) and not _is_like_a_name(own))
    return best if is_better else own


def _is_like_a_name(folded: str) -> bool:
    """Letters only, and enough vowels to be spoken."""
    vowels = sum(map(folded.count, "aeiou"))
    return folded.isalpha() and 0.2 <= vowels / len(folded) <= 0.8


def _homes(raw: pa.Table) -> Any:
    """Area and folded address as one key, or the household where no address is known; empty where neither is."""
    addresses = _mapped(raw["address"], lambda text: " ".join(sorted(set(fold(text).split()))))
    joined = pc.binary_join_element_wise(raw["area"], addresses, " ")
    return pc.if_else(pc.equal(addresses, ""), raw["household"], joined)


def _any_order(born: str) -> str:
    """The same for 03.11 and 11.03 of one year."""
    year, month, day = born.split("-")
    return "-".join((year, *sorted((month, day))))


def _mapped(column: Any, function: Callable[[str], str]) -> Any:
    """The function applied once to each different value."""
    encoded = column.combine_chunks().dictionary_encode() if column.num_chunks != 1 else column.dictionary_encode()
    whole = encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded
    values = pa.array([function(value) for value in whole.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([values.take(whole.indices)])


def _null_if_empty(column: Any) -> Any:
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)
