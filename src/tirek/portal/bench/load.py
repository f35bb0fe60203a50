"""One process of load: ``python -m tirek.portal.bench.load psycopg|action|api THREADS SECONDS``.

Prints a line when it is ready; for each line it reads it works that long and prints how many a second it committed.
"""

import http.client
import json
import os
import random
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

Work = Callable[[], None]


def main() -> None:
    """See the module."""
    way, threads, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    import django

    django.setup()
    makers = {"psycopg": _psycopg, "action": _action, "api": _api}
    works = [makers[way]() for _ in range(threads)]
    for work in works:
        work()
    print("ready", flush=True)
    for _go in sys.stdin:
        print(_run(works, seconds), flush=True)


def _run(works: list[Work], seconds: float) -> float:
    from django.db import connections

    counts, started = [0] * len(works), time.perf_counter()

    def repeat(place: int) -> None:
        while time.perf_counter() - started < seconds:
            works[place]()
            counts[place] += 1
        connections.close_all()  # a thread that ends keeps its place in the pool otherwise

    threads = [threading.Thread(target=repeat, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)


def _action() -> Work:
    """The action, as the view calls it."""
    from django.utils import timezone

    from tirek.cases.actions.intake import submit
    from tirek.core.actor import ANONYMOUS
    from tirek.portal.bench.applications import make_applications

    def work() -> None:
        submit(next(make_applications(1, key=uuid4)), by=ANONYMOUS, at=timezone.now())

    return work


def _psycopg() -> Work:
    """The rows of one intake, inserted again and again with new keys through psycopg alone, in its pipeline mode."""
    import psycopg
    from django.db import connection

    from tirek.portal.bench.applications import places
    from tirek.portal.bench.replay import RAISE, sample_rows

    rows, fresh = sample_rows()
    codes = [code for _area, code in places()[0]]
    own = psycopg.connect(
        **{
            k: v
            for k, v in connection.get_connection_params().items()
            if k in {"dbname", "user", "password", "host", "port"}
        }
    )

    def work() -> None:
        values = fresh()
        with own.transaction(), own.pipeline():
            own.execute(RAISE, [uuid4(), random.choice(codes), 1999])  # noqa: S311
            for statement, make in rows:
                own.execute(statement, make(values))

    return work


def _api() -> Work:
    """POST /api/v1/cases over a connection that is kept."""
    from tirek.portal.bench.applications import BODY, FAMILIES, GIVEN, places

    site, system = urlsplit(os.environ["BENCH_SITE"]), json.loads(os.environ["BENCH_SYSTEM"])
    link = http.client.HTTPConnection(str(site.hostname), site.port, timeout=60)
    bearer = _token(link, system)
    areas, services = places()

    def work() -> None:
        serial = random.randrange(10**7)  # noqa: S311
        told: dict[str, Any] = {
            "area": str(random.choice(areas)[0]),  # noqa: S311
            "service": random.choice(services)[1],  # noqa: S311
            "body": BODY,
            "applicant": {
                "family_name": random.choice(FAMILIES),  # noqa: S311
                "given_name": random.choice(GIVEN),  # noqa: S311
                "phone": f"+7701{serial:07d}",
                "email": f"bench{serial}@tirek.example",
            },
        }
        headers = {
            "Authorization": f"Bearer {bearer}",
            "Content-Type": "application/json",
            "Idempotency-Key": str(uuid4()),
        }
        link.request("POST", "/api/v1/cases", json.dumps(told), headers)
        answer = link.getresponse()
        body = answer.read()
        if answer.status != 201:
            raise RuntimeError(f"{answer.status}: {body[:500]!r}")

    return work


def _token(link: http.client.HTTPConnection, system: dict[str, str]) -> str:
    pair = b64encode(f"{system['id']}:{system['secret']}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"}
    link.request("POST", "/api/oauth/token", "grant_type=client_credentials", headers)
    return str(json.loads(link.getresponse().read())["access_token"])


if __name__ == "__main__":
    main()
