"""A session on the cluster that Spark's own configuration names, or else on two threads of this machine."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PARTITIONS = 2


class EngineMissing(Exception):
    """The engine asked for cannot run on this machine; the text says what to install."""


@contextmanager
def spark_session(name: str, *, memory: str = "4GB") -> Iterator[Any]:
    """A session that stops with the block. ``SPARK_CONF_DIR`` says where the cluster is. Raises EngineMissing."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise EngineMissing("Spark is not installed: pip install pyspark, and a Java runtime 17 or newer.") from missing
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # workers of this machine run what runs here
    try:
        session = (
            SparkSession.builder.appName(name)
            .config("spark.driver.memory", memory.replace("GB", "g"))
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", PARTITIONS)
            .getOrCreate()
        )
    except Exception as failed:
        raise EngineMissing("Spark needs a Java runtime: on Debian, apt install default-jre-headless.") from failed
    try:
        yield session
    finally:
        session.stop()
