import os
import subprocess
import sys

from benchmarks.requests.cpu import Cost, children, clock, is_postgres, same, used

TOLD = "import time; print(time.process_time_ns(), flush=True)"


def test_clock_of_a_process_is_the_one_that_it_reads_itself():
    words = [sys.executable, "-c", f"{TOLD}; input(); {TOLD}"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, **pipes) as child:
        before = int(child.stdout.readline())
        read = clock(child.pid)
        after = int(child.communicate(b"\n")[0])

    assert before <= read <= after


def test_workers_are_the_children_of_their_server():
    words = [sys.executable, "-c", "input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as child:
        found = children(os.getpid())
        child.communicate(b"\n")

    assert child.pid in found
    assert child.pid not in children(os.getpid())


def test_what_processes_used_is_told_in_milliseconds():
    before, after = {1: 1_000_000, 2: 0}, {1: 3_000_000, 2: 500_000}

    assert used(before, after) == 2.5


def test_a_process_that_came_or_went_is_noticed():
    assert same({1: 5}, {1: 9})
    assert not same({1: 5}, {1: 9, 2: 1})
    assert not same({1: 5, 2: 1}, {1: 9})


def test_cost_is_shared_by_the_requests():
    cost = Cost(30, 20).shared_by(10)

    assert cost == Cost(3, 2)
    assert cost.both == 5


def test_no_other_process_is_taken_for_a_database():
    assert not is_postgres(os.getpid())
    assert not is_postgres(2**30)
