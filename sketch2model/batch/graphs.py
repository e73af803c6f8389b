"""One graph from file to files: nothing is recognised, what a person corrected stays."""

from __future__ import annotations

import time
import traceback
from pathlib import Path

from sketch2model.batch.job import PhotoResult, fault
from sketch2model.batch.outputs import refuse_inputs, write_atomically
from sketch2model.batch.plan import PhotoJob
from sketch2model.errors import SketchError
from sketch2model.graph import read_graph
from sketch2model.meaning import exportable_of, write
from sketch2model.registry import get_format


def export_file(job: PhotoJob) -> PhotoResult:
    """Write the graph in a JSON file in every format; whatever goes wrong is in the result."""
    started = time.perf_counter()
    written: list[Path] = []
    errors: list[SketchError] = []
    trace = ""
    try:
        exportable = exportable_of(read_graph(job.photo), job.settings.schema)
        for name in job.formats:
            path = job.output(get_format(name).suffix)
            try:
                refuse_inputs([path], [job.photo])
                write_atomically(path, write(exportable, name, job.settings.export))
                written.append(path)
            except SketchError as error:
                errors.append(error)
    except SketchError as error:
        errors.append(error)
    except Exception as error:
        trace = traceback.format_exc()
        errors.append(fault(error))
    return PhotoResult(
        job.photo, tuple(written), errors=tuple(errors), seconds=time.perf_counter() - started, trace=trace
    )
