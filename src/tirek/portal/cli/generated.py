"""The documents that are computed from the code: app graph, permission matrix, state diagrams."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.translation import override

from tirek.core.permissions import matrix
from tirek.core.roles import Role

from .terminal import Failure

ROOT = Path(__file__).resolve().parents[4]
FOLDER = ROOT / "docs/generated"
NOTE = "<!-- Written by `tirek docs`; a test keeps it current. -->\n\n"


def documents() -> dict[Path, str]:
    """Every generated document with the text it should have."""
    with override("en"):
        pages = {"apps.md": app_graph(), "permissions.md": permission_matrix()}
        pages |= {f"states-{app}.md": state_diagram(app, table) for app, table in workflows()}
    return {FOLDER / name: NOTE + text for name, text in pages.items()}


def differences() -> list[str]:
    """What is not as it should be: documents that are missing, changed or left over."""
    wanted = documents()
    found = set(FOLDER.glob("*.md"))
    wrong = [path for path, text in wanted.items() if path not in found or path.read_text() != text]
    return sorted(path.name for path in [*wrong, *(found - wanted.keys())])


def write() -> None:
    """Write every document and remove those nothing makes any more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = documents()
    for path in set(FOLDER.glob("*.md")) - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text)


def app_names() -> list[str]:
    """Tirek's apps, the kernel first."""
    return [config.label for config in apps.get_app_configs() if config.name.startswith("tirek.")]


def app_graph() -> str:
    """Which app imports which, as a drawing."""
    try:
        import grimp
    except ModuleNotFoundError as error:
        raise Failure("the app graph needs what the tests need: make develop") from error
    graph = grimp.build_graph("tirek", include_external_packages=False, cache_dir=None)
    names = app_names()
    lines = [
        f"  {left} --> {right}"
        for left in reversed(names)
        for right in names
        if left != right
        and graph.direct_import_exists(importer=f"tirek.{left}", imported=f"tirek.{right}", as_packages=True)
    ]
    drawing = "\n".join(["```mermaid", "graph LR", *lines, "```"])
    return f"# Which app imports which\n\nImports run one way; import-linter refuses any other.\n\n{drawing}\n"


def permission_matrix() -> str:
    """Who holds which permission."""
    for app in app_names():
        for name in ("permissions", "core_permissions"):
            if find_spec(f"tirek.{app}.{name}"):
                import_module(f"tirek.{app}.{name}")
    roles = list(Role)
    head = "| permission | " + " | ".join(str(role.label) for role in roles) + " |"
    rule = "|---|" + ":-:|" * len(roles)
    rows = [
        f"| `{permission}` | " + " | ".join("●" if role in holders else "" for role in roles) + " |"
        for permission, holders in matrix().items()
    ]
    intro = "A role is granted at an organisation and reaches all below it; records also open by referral and link."
    return f"# Who may do what\n\n{intro}\n\n" + "\n".join([head, rule, *rows]) + "\n"


def workflows() -> Iterator[tuple[str, dict[str, Any]]]:
    """The transition tables of all apps: ``WORKFLOW`` in ``<app>/workflow.py``."""
    for app in app_names():
        if find_spec(f"tirek.{app}.workflow"):
            table = getattr(import_module(f"tirek.{app}.workflow"), "WORKFLOW", None)
            if table:
                yield app, table


def state_diagram(app: str, table: dict[str, Any]) -> str:
    """A transition table as a drawing and as rows."""
    edges = [(str(source), str(step.target), name) for name, step in table.items() for source in sorted(step.sources)]
    drawing = [f"  {source} --> {target}: {name}" for source, target, name in edges]
    rows = [
        f"| {name} | {step.label} | {', '.join(sorted(map(str, step.sources)))} | {step.target} |"
        f" {f'`{step.permission}`' if step.permission else 'the applicant'} |"
        for name, step in table.items()
    ]
    head = ["| step | label | from | to | permission |", "|---|---|---|---|---|"]
    lines = ["```mermaid", "stateDiagram-v2", *drawing, "```", "", *head, *rows]
    return f"# States of {app}\n\n" + "\n".join(lines) + "\n"
