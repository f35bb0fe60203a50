"""``python -m tests.core.worker_process JSON``: a worker over the test database, until it is killed."""

import json
import sys

import django


def main() -> None:
    django.setup()
    import tests.core.job_samples  # noqa: F401 - registers its jobs
    from django.db import connections

    from tirek.core.jobs import run_worker

    connections["default"].settings_dict.update(json.loads(sys.argv[1]))
    run_worker(heartbeat=0.2, stalled_after=1)


if __name__ == "__main__":
    main()
