"""Many photos: which ones, where their results go, several at a time; one bad photo never stops the rest."""

from sketch2model.batch.graphs import export_file
from sketch2model.batch.job import PageReport, PhotoResult, convert_file, fault
from sketch2model.batch.outputs import reach_disk, refuse_inputs, write_atomically
from sketch2model.batch.photos import PhotoList, find_photos
from sketch2model.batch.plan import PhotoJob, plan_jobs
from sketch2model.batch.pool import convert_many
from sketch2model.batch.worker import Worker
from sketch2model.batch.worker_process import Report, load_engines

__all__ = [
    "PageReport",
    "PhotoJob",
    "PhotoList",
    "PhotoResult",
    "Report",
    "Worker",
    "convert_file",
    "convert_many",
    "export_file",
    "fault",
    "find_photos",
    "load_engines",
    "plan_jobs",
    "reach_disk",
    "refuse_inputs",
    "write_atomically",
]
