"""Without Chromium, what needs it is not collected, and the last lines of the run say so (``tests/conftest.py``); with
``CI=true`` that is a failure, as it is for the journeys."""

from tests.journeys.browser import CHROMIUM

collect_ignore = [] if CHROMIUM else ["test_ui_browser.py", "test_ui_scripts.py"]
