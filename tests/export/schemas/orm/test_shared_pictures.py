"""What is known to be drawn on real sketches becomes Django models and SQLAlchemy classes that run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sketch2model.export.schemas.django_classes import DJANGO
from sketch2model.export.schemas.sqlalchemy_classes import SQLALCHEMY
from sketch2model.meaning import exportable_of
from sketch2model.settings import INHERITANCES, ExportOptions, SchemaOptions

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module", params=INHERITANCES)
def pictures(request, shared_sketches):
    options = SchemaOptions(request.param)
    found = {f"picture_{Path(name).stem}": exportable_of(graph, options) for name, graph in shared_sketches.items()}
    assert len(found) > 30
    return found


def test_django_checks_and_migrates_them_all(pictures, run_apps):
    apps = {name: (DJANGO.write(each, ExportOptions()).decode(), "") for name, each in pictures.items()}
    assert run_apps(apps) == {name: [] for name in apps}


def test_sqlalchemy_creates_them_all(pictures, created):
    for each in pictures.values():
        module = created(SQLALCHEMY.write(each, ExportOptions()).decode())
        assert len(module.Base.metadata.tables) == len(each.schema.tables)
