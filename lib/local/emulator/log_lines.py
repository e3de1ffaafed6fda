"""Takes what a Lambda worker logged during an invocation, and does not wait for lines that nobody wrote.

The emulator waits 50 milliseconds for a first line after each invocation, and most functions log nothing: that is more than
many of them take. A worker writes its log before its answer, and a pipe keeps the order: when the answer is here and the
pipe is empty, there is nothing to wait for but the thread that reads the pipe.
"""

import queue
import select
import time

# Seconds between two looks, and after how many looks a worker that goes on and on is left to itself.
PAUSE = 0.002
MOST_LOOKS = 125


def is_empty(pipe):
    return not select.select([pipe], [], [], 0)[0]


def taken(lines_queue, pipe, sleep=time.sleep):
    """The lines that a worker has written to `pipe`, which a thread puts into `lines_queue`."""
    lines = []
    was_empty = False
    for _ in range(MOST_LOOKS):
        before = len(lines)
        try:
            while True:
                lines.append(lines_queue.get_nowait())
        except queue.Empty:
            pass
        # The pipe was empty, and a moment later the thread had nothing more either.
        if was_empty and len(lines) == before:
            break
        was_empty = is_empty(pipe)
        sleep(PAUSE)
    return "\n".join(lines)


def take_instead_of_waiting(runtime):
    """Replaces how `runtime` (ministack.core.lambda_runtime) takes a worker's log."""
    wait_for_lines = runtime.Worker._drain_stderr_bounded

    def drain(worker, **limits):
        process = worker._proc
        # One that failed was ended: its pipe is closed, and what it said comes when it comes.
        if process is None or limits:
            return wait_for_lines(worker, **limits)
        return taken(worker._stderr_queue, process.stderr)

    runtime.Worker._drain_stderr_bounded = drain
