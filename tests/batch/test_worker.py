"""Jobs in a real process: what comes back, and what becomes of those that misbehave."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
import worker_jobs as jobs
from PIL import Image

from sketch2model.batch import Worker, load_engines
from sketch2model.errors import BadOptionError, NotAPictureError, PhotoError, WorkerDiedError, WorkerTimeoutError
from sketch2model.settings import Settings, WorkerLimits

PATIENCE = 10  # seconds until the kernel surely has ended a process


@pytest.fixture(scope="module")
def worker():
    with Worker(WorkerLimits(seconds=60, memory_mib=256)) as worker:
        yield worker


@pytest.fixture
def hurried():
    with Worker(WorkerLimits(seconds=0.5)) as worker:
        yield worker


def is_gone(process):
    """Whether it ended; a dead one that nobody has asked after counts as gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def ends(process):
    deadline = time.monotonic() + PATIENCE
    while not is_gone(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    return is_gone(process)


def test_progress_arrives_in_order_and_then_the_result(worker):
    told = []
    assert worker.run(jobs.add, 2, 3, on_progress=lambda *values: told.append(values)) == 5
    assert told == [("left", 2), ("right", 3)]


def test_all_jobs_go_to_one_process_that_gives_way(worker):
    first = worker.run(jobs.process_id)
    assert first != os.getpid()
    assert worker.run(jobs.process_id) == first
    assert worker.run(jobs.surroundings) == {"nice": os.nice(0) + 5, "threads": "1", "core": (0, 0), "interrupt": True}


def test_errors_of_ours_come_back_as_they_are_and_the_process_stays(worker):
    process = worker.run(jobs.process_id)
    with pytest.raises(NotAPictureError, match="no pixels") as caught:
        worker.run(jobs.fail_as_expected)
    assert caught.value.source == "page.jpg"
    assert worker.run(jobs.process_id) == process


def test_any_other_exception_is_a_fault_that_says_where(worker):
    with pytest.raises(PhotoError, match="ZeroDivisionError: of all things") as caught:
        worker.run(jobs.fail_by_mistake)
    assert "in fail_by_mistake" in caught.value.__notes__[0]
    assert worker.run(jobs.add, 1, 1) == 2


def test_a_result_that_cannot_be_sent_is_a_fault(worker):
    with pytest.raises(PhotoError, match="lambda"):
        worker.run(jobs.return_what_cannot_travel)
    assert worker.run(jobs.add, 1, 1) == 2


@pytest.mark.parametrize(("job", "size"), [(jobs.allocate, 400), (jobs.enlarge, 20_000)])
def test_too_much_memory_fails_that_job_alone(worker, job, size):
    with pytest.raises(PhotoError, match="not enough memory"):
        worker.run(job, size)
    assert worker.run(jobs.allocate, 100) == 100 << 20


def test_no_job_writes_without_end(worker, tmp_path):
    with pytest.raises(PhotoError, match="File too large"):
        worker.run(jobs.write_without_end, tmp_path / "heap")


@pytest.mark.parametrize(("job", "how"), [(jobs.die, "SIGKILL"), (jobs.leave, "exit code 3")])
def test_a_process_that_dies_is_replaced(worker, job, how):
    with pytest.raises(WorkerDiedError, match=how):
        worker.run(job)
    assert worker.run(jobs.add, 1, 1) == 2


def test_one_that_died_between_two_jobs_is_replaced_without_a_word(worker):
    process = worker.run(jobs.process_id)
    os.kill(process, signal.SIGKILL)
    assert ends(process)
    assert worker.run(jobs.process_id) != process


def test_an_error_of_the_listener_ends_the_job(worker):
    heard = []

    def listen(process):
        heard.append(process)
        raise KeyError("the listener")

    with pytest.raises(KeyError, match="the listener"):
        worker.run(jobs.sleep, 60, on_progress=listen)
    assert ends(heard[0])
    assert worker.run(jobs.add, 1, 1) == 2


@pytest.mark.parametrize(("job", "arguments"), [(jobs.sleep, (60,)), (jobs.match_forever, ()), (jobs.chatter, ())])
def test_a_job_out_of_time_is_killed(hurried, job, arguments):
    started = time.monotonic()
    hurried.start()
    with pytest.raises(WorkerTimeoutError, match=r"longer than 0\.5 seconds"):
        hurried.run(job, *arguments)
    assert time.monotonic() - started < PATIENCE
    assert hurried.run(jobs.add, 1, 1) == 2


def test_programs_that_a_job_has_started_go_with_it(hurried):
    heard = []
    with pytest.raises(WorkerTimeoutError):
        hurried.run(jobs.sleep_in_a_program, 60, on_progress=heard.append)
    assert ends(heard[0])


def test_cancelling_ends_the_job_under_way_and_nothing_else(worker):
    worker.cancel()
    assert worker.run(jobs.add, 1, 1) == 2
    with pytest.raises(WorkerDiedError):
        worker.run(jobs.sleep, 60, on_progress=lambda process: threading.Thread(target=worker.cancel).start())
    assert worker.run(jobs.add, 1, 1) == 2


def test_stopping_is_for_good_and_may_be_repeated():
    worker = Worker()
    process = worker.run(jobs.process_id)
    worker.stop()
    worker.stop()
    assert is_gone(process)
    with pytest.raises(WorkerDiedError, match="stopped"):
        worker.run(jobs.add, 1, 1)


def test_stopping_from_another_thread_ends_the_job_under_way():
    with Worker() as worker:
        heard = []

        def listen(process):
            heard.append(process)
            threading.Thread(target=worker.stop).start()

        with pytest.raises(WorkerDiedError):
            worker.run(jobs.sleep, 60, on_progress=listen)
        assert ends(heard[0])


def test_what_fails_to_load_is_told_by_every_job():
    with Worker(preload=jobs.refuse_to_load) as worker:
        for _ in range(2):
            with pytest.raises(NotAPictureError, match="no weights"):
                worker.run(jobs.add, 1, 1)


def test_several_workers_at_a_time_do_not_get_into_each_other_s_way():
    totals = []

    def work():
        with Worker() as worker:
            for number in range(3):
                with pytest.raises(WorkerDiedError):
                    worker.run(jobs.leave)
                totals.append(worker.run(jobs.add, number, 1))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(totals) == [1, 1, 1, 2, 2, 2, 3, 3, 3]


OWNER = """
import sys, worker_jobs
from sketch2model.batch import Worker

if __name__ == "__main__":
    worker = Worker()
    print(worker.run(worker_jobs.process_id), flush=True)
    if sys.argv[1:]:
        job = getattr(worker_jobs, sys.argv[1])
        worker.run(job, *map(int, sys.argv[2:]), on_progress=lambda process: print(process, flush=True))
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a busy process ends after its job")
@pytest.mark.parametrize("job", [(), ("sleep", 60), ("match_forever",), ("sleep_in_a_program", 60)])
def test_nothing_outlives_an_owner_that_is_killed(job, tmp_path, root):
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests" / "fixtures")])}
    command = [sys.executable, str(script), *map(str, job)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as owner:
        processes = [int(owner.stdout.readline()) for _ in range(2 if job else 1)]
        assert not any(map(is_gone, processes))
        owner.kill()
    assert all(map(ends, processes))


def test_a_sketch_is_recognised_step_by_step_and_the_second_is_warm(root):
    told = []
    photo = root / "samples" / "shop.jpg"
    with Worker(preload=partial(load_engines, Settings())) as worker:
        worker.start()
        assert worker.run(jobs.times_loaded) == (1, 1)
        names = worker.run(jobs.recognise, photo, on_progress=lambda *step: told.append(step))
        assert worker.run(jobs.recognise, photo) == names
        assert worker.run(jobs.times_loaded) == (1, 1)
    assert "Customer" in names
    steps = ["load", "rectify", "detect", "read", "assemble", "interpret"]
    assert told == [*((step, 0) for step in steps), ("load", 1)]


def test_the_usual_limits_leave_room_for_a_photo_of_twelve_megapixels(root, tmp_path):
    with Image.open(root / "samples" / "shop.jpg") as photo:
        photo.resize((4000, 3000)).save(tmp_path / "large.jpg")
    with Worker(preload=partial(load_engines, Settings())) as worker:
        names = worker.run(jobs.recognise, tmp_path / "large.jpg")
    assert "Customer" in names


@pytest.mark.parametrize(
    "limits", [{"seconds": 0}, {"seconds": float("nan")}, {"memory_mib": 0}, {"memory_mib": 2**40}]
)
def test_limits_are_checked(limits):
    with pytest.raises(BadOptionError):
        WorkerLimits(**limits)
