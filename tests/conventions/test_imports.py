"""The app graph has no cycle and no back door."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import grimp
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from tests.conventions.source import ROOT, named, short

from tirek.portal.cli.generated import app_names

OPEN_TO_OTHERS = {"models", "enums", "queries", "actions", "permissions", "events"}
OURS = {"tirek", "config", "tirek_client"}
COMPOSES = {"portal"}  # the composition root may name whatever it puts together


def test_the_contracts_hold(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_no_import_is_excused() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert not [contract["name"] for contract in linter["contracts"] if contract.get("ignore_imports")]


def test_apps_meet_only_at_their_front_rooms() -> None:
    """Another app's views, forms or workflow are its own matter; core is open to all."""
    graph = grimp.build_graph("tirek", cache_dir=None)
    wrong = []
    for importer in sorted(graph.modules):
        left = app_of(importer)
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            right, *room = [*imported.split(".")[1:], ""]
            if right in {left, "core"} or left in COMPOSES or (room and room[0] in OPEN_TO_OTHERS):
                continue
            wrong.append(f"{importer} → {imported}")
    assert not wrong, "\n".join(wrong)


def app_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_core_imports_no_app() -> None:
    graph = grimp.build_graph("tirek", cache_dir=None)
    others = [app for app in app_names() if app != "core"]
    assert not [
        app
        for app in others
        if graph.direct_import_exists(importer="tirek.core", imported=f"tirek.{app}", as_packages=True)
    ]


def test_what_is_imported_at_once_is_installed_with_the_product() -> None:
    """``make demo`` installs requirements/runtime.txt alone; what only the tests have would stop it at once."""
    installed = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "runtime.txt").read_text(), re.MULTILINE))
    providers = packages_distributions()
    wrong = {
        f"{short(path)}: {module}"
        for path in named(".py", below="src")
        for module in imported_at_once(ast.parse(path.read_text(encoding="utf-8")))
        if module not in sys.stdlib_module_names and module not in OURS
        if not {one.lower().replace("_", "-") for one in providers.get(module, [])} & installed
    }
    assert not wrong, "\n".join(sorted(wrong))


def imported_at_once(tree: ast.Module) -> set[str]:
    """The packages a module imports when it is imported itself."""
    found = set()
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            found |= {name.name.partition(".")[0] for name in statement.names}
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            found.add(statement.module.partition(".")[0])
    return found
