"""A bench that fails loses only itself; what the others measured is in the document at once."""

from pathlib import Path

from tirek.portal.bench.report import Report

DOCUMENT = """# Figures
<!-- bench:queue -->
old
<!-- /bench -->
Words that stay.
<!-- bench:pages -->
never measured
<!-- /bench -->
"""


def _broken() -> list[dict[str, object]]:
    raise ValueError("no page")


def test_each_table_is_written_as_soon_as_it_is_measured(tmp_path: Path) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text(DOCUMENT)
    report = Report(show=False, file=document)
    report.measure("queue", "demo", lambda: [{"what": "district", "median_ms": 10.0, "db_ms": 4.0}])
    report.measure("pages", "demo", _broken)
    report.measure("queue", "1000000", lambda: [{"what": "district", "median_ms": 15.0, "db_ms": 2.0}])
    written = document.read_text()
    assert "| 1000000 | district | 15.0 | 2.0 | 1.5 | 0.5 |" in written
    assert "| demo | district | 10.0 | 4.0 |  |  |" in written
    assert "old" not in written
    assert "Words that stay." in written
    assert "never measured" in written
    assert report.failed == ["pages"]
    assert report.as_dict()["rows"][-1]["ratio"] == 1.5
