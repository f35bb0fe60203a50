"""The console command: quick help, exit codes, one JSON line a word, clear failures."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tirek.portal.cli.main import main
from tirek.portal.cli.registry import COMMANDS, available

ROOT = Path(__file__).resolve().parents[2]


def tirek(*arguments: str, data: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("TIREK_")}
    surroundings |= {"TIREK_DATA": str(data or os.environ["TIREK_DATA"]), **environment}
    return subprocess.run(
        [sys.executable, "-m", "tirek.portal.cli", *arguments], capture_output=True, text=True, env=surroundings
    )


def test_help_names_every_command_and_loads_no_framework() -> None:
    program = "import sys; from tirek.portal.cli.main import main; main(['--help']); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.endswith("False\n")
    assert all(f"  {name} " in done.stdout for name in available())


@pytest.mark.parametrize("name", sorted(available()))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"tirek {name}" in capsys.readouterr().out


def test_every_command_of_the_table_is_there() -> None:
    missing = [name for name, command in COMMANDS.items() if not command.exists]
    assert not missing


def test_an_unknown_command_is_a_usage_error_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrat"]) == 2
    assert "Did you mean migrate?" in capsys.readouterr().err


def test_a_wrong_option_is_a_usage_error() -> None:
    assert main(["text", "fold", "--nothing"]) == 2


def test_folding_prints_one_line_of_json_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", "fold", "Қайрат", "Qairat"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["word"] for line in lines] == ["Қайрат", "Qairat"]
    assert lines[0]["fold"] == lines[1]["fold"] == "kairat"


def test_terms_of_an_inflected_word_meet_those_of_its_base(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["text", "terms", "мектептерімізден", "мектеп"]) == 0
    inflected, base = (json.loads(line)["terms"] for line in capsys.readouterr().out.splitlines())
    assert set(inflected) & set(base)


def test_a_taken_port_is_named_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = tirek("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert f"PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = tirek("migrate", data=tmp_path / "file" / "data")
    assert done.returncode == 1
    assert "can't be written" in done.stderr
    assert "TIREK_DATA" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_no_traceback() -> None:
    done = tirek("migrate", DATABASE_URL="postgres://nobody:secret@127.0.0.1:9/none?connect_timeout=2")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_the_secret_key_is_made_once_and_private(tmp_path: Path) -> None:
    program = "from config.settings import SECRET_KEY; print(SECRET_KEY)"
    environment = {**os.environ, "TIREK_DATA": str(tmp_path / "data")}
    processes = [
        subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    keys = {process.communicate()[0] for process in processes}
    assert len(keys) == 1
    kept = sorted((tmp_path / "data").iterdir())
    assert [path.name for path in kept] == ["mediation-keys", "secret-key"]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_help_is_quick() -> None:
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "tirek.portal.cli", "--help"], capture_output=True)
    assert time.monotonic() - started < 2
