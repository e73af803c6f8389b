"""Checks, migrates and uses generated Django models: `run_django.py FOLDER` with one package for each app.

Prints one JSON object: the name of each app to what went wrong, an empty list where nothing did. An `exercise.py` in a
package is run once its tables are there.
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
import warnings
from pathlib import Path

import django
from django.conf import settings
from django.core import checks
from django.core.management import call_command


def tried(app: str) -> list[str]:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    settings.configure(INSTALLED_APPS=[app], DATABASES={"default": database}, USE_TZ=True)
    try:
        django.setup()
        found = [str(message) for message in checks.run_checks(include_deployment_checks=False)]
        if not found:
            call_command("makemigrations", app, stdout=io.StringIO())
            call_command("migrate", stdout=io.StringIO())
            call_command("makemigrations", app, check_changes=True, dry_run=True, stdout=io.StringIO())
            if Path(app, "exercise.py").exists():
                __import__(f"{app}.exercise")
    except BaseException:
        return [traceback.format_exc()]
    return found


def main() -> None:
    warnings.simplefilter("error")
    os.chdir(sys.argv[1])
    sys.path.insert(0, "")
    results = {}
    for app in sorted(path.name for path in Path().iterdir() if (path / "models.py").exists()):
        read, write = os.pipe()
        if not (child := os.fork()):
            os.close(read)
            with os.fdopen(write, "w") as file:
                json.dump(tried(app), file)
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as file:
            results[app] = json.loads(file.read() or '["it crashed"]')
        os.waitpid(child, 0)
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    # Loaded once, for all the children.
    from django.core.management.commands import makemigrations, migrate  # noqa: F401
    from django.db import models  # noqa: F401
    from django.db.backends.sqlite3 import base  # noqa: F401

    main()
