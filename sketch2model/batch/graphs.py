"""One graph from file to files: nothing is recognised, what a person corrected stays."""

from __future__ import annotations

from functools import partial

from sketch2model.batch.job import PhotoResult, Progress, guarded
from sketch2model.batch.plan import PhotoJob
from sketch2model.graph import read_graph
from sketch2model.meaning import exportable_of, write


def export_file(job: PhotoJob) -> PhotoResult:
    """Write the graph in a JSON file in every format; whatever goes wrong is in the result."""

    def work(progress: Progress) -> None:
        exportable = exportable_of(read_graph(job.photo), job.settings.schema)
        for name in job.formats:
            progress.write(job, name, partial(write, exportable, name, job.settings.export))

    return guarded(job, work)
