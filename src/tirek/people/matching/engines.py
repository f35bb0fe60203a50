"""Where the model runs: DuckDB in this process, or Spark."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tirek.core.spark import PARTITIONS, spark_session
from tirek.people.matching.model import COMPARISONS, THRESHOLD, blocking_rule, labels_of, trained, untrained, weights_of

ENGINES = ("duckdb", "spark")


@dataclass(frozen=True, slots=True)
class Explained:
    """One field of a pair: the level of agreement reached and its weight in bits (doublings of the odds)."""

    field: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, the one with the smaller key first, how surely they are one person, and why."""

    low: str
    high: str
    probability: float
    weight: float
    explained: tuple[Explained, ...]


def score(table: pa.Table, *, engine: str = "duckdb", threshold: float = THRESHOLD, memory: str = "4GB") -> list[Pair]:
    """All pairs of a prepared table at or above the threshold, the surest first."""
    with _api(engine, memory) as api:
        found = _linker(api, table, trained(table.num_rows)).inference.predict(threshold_match_probability=threshold)
        rows = found.as_record_list()
    pairs = [_pair(row) for row in rows]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.low, pair.high))


def train(table: pa.Table, *, seed: int = 1, memory: str = "4GB") -> dict[str, Any]:
    """The weights learnt from a prepared table: u by sampling, m by expectation maximisation in two sessions."""
    with _api("duckdb", memory) as api:
        linker = _linker(api, table, untrained())
        sure = [blocking_rule(("iin", "given")), blocking_rule(("born", "family", "given"))]
        linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
        linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=seed)
        for columns in (("iin",), ("born", "family"), ("phone", "given")):
            linker.training.estimate_parameters_using_expectation_maximisation(
                blocking_rule(columns), record_sample_proportion=1.0
            )
        return weights_of(linker.misc.save_model_to_json(), table.num_rows)


def _linker(api: Any, table: pa.Table, settings: dict[str, Any]) -> Any:
    from splink import Linker

    return Linker(api.register(table, table_name="register"), settings, log_level=logging.ERROR)


@contextmanager
def _api(engine: str, memory: str) -> Iterator[Any]:
    logging.getLogger("splink").setLevel(logging.ERROR)
    with {"duckdb": _duckdb, "spark": _spark}[engine](memory) as api:
        yield api


@contextmanager
def _duckdb(memory: str) -> Iterator[Any]:
    import duckdb
    from splink import DuckDBAPI

    with duckdb.connect(":memory:", config={"memory_limit": memory}) as connection:
        yield DuckDBAPI(connection)


@contextmanager
def _spark(memory: str) -> Iterator[Any]:
    """The cluster that Spark's own configuration names (``SPARK_CONF_DIR``), or else two threads of this machine.

    Steps in between stay in memory (``persist``): personal data are not written to a disk.
    """
    with spark_session("tirek-duplicates", memory=memory) as session:
        from splink import SparkAPI

        yield SparkAPI(
            spark_session=session,
            break_lineage_method="persist",
            register_udfs_automatically=False,
            num_partitions_on_repartition=PARTITIONS,
        )


def _pair(row: dict[str, Any]) -> Pair:
    low, high = sorted((str(row["unique_id_l"]), str(row["unique_id_r"])))
    return Pair(
        low=low,
        high=high,
        probability=float(row["match_probability"]),
        weight=float(row["match_weight"]),
        explained=tuple(_explained(row, field) for field in COMPARISONS if row[f"gamma_{field}"] >= 0),
    )


def _explained(row: dict[str, Any], field: str) -> Explained:
    """A rare name weighs more than a common one: its own weight is added."""
    weight = float(row[f"mw_{field}"]) + float(row.get(f"mw_tf_adj_{field}") or 0)
    return Explained(field, labels_of(field)[row[f"gamma_{field}"]], round(weight, 1))
