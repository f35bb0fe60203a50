from .areas import Names, change_kind, create_area, place_area, rename_area
from .import_classifier import import_classifier
from .import_report import BadRow, ImportReport, UnreadableFileError
from .import_shapes import import_shapes
from .index import rebuild_index
from .reference import load_reference_data
from .reforms import Step, apply_reform

__all__ = [
    "BadRow",
    "ImportReport",
    "Names",
    "Step",
    "UnreadableFileError",
    "apply_reform",
    "change_kind",
    "create_area",
    "import_classifier",
    "import_shapes",
    "load_reference_data",
    "place_area",
    "rebuild_index",
    "rename_area",
]
