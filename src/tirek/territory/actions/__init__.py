from .areas import Names, change_kind, create_area, place_area, rename_area
from .import_classifier import import_classifier
from .import_report import BadRow, ImportReport, UnreadableFileError
from .import_shapes import import_shapes
from .index import rebuild_index
from .plans import (
    Act,
    NewStep,
    add_steps,
    agree_to_plan,
    begin_plan,
    carry_out_due,
    carry_out_plan,
    change_plan,
    propose_plan,
    remove_step,
    take_back_plan,
    try_plan,
    withdraw_plan,
)
from .reference import load_reference_data
from .reforms import Step, apply_reform

__all__ = [
    "Act",
    "BadRow",
    "ImportReport",
    "Names",
    "NewStep",
    "Step",
    "UnreadableFileError",
    "add_steps",
    "agree_to_plan",
    "apply_reform",
    "begin_plan",
    "carry_out_due",
    "carry_out_plan",
    "change_kind",
    "change_plan",
    "create_area",
    "import_classifier",
    "import_shapes",
    "load_reference_data",
    "place_area",
    "propose_plan",
    "rebuild_index",
    "remove_step",
    "rename_area",
    "take_back_plan",
    "try_plan",
    "withdraw_plan",
]
