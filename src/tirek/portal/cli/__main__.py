"""``python -m tirek.portal.cli`` is the same as ``tirek``."""

import sys

from .main import main

if __name__ == "__main__":
    sys.exit(main())
