"""Lets idle Lambda workers go.

The emulator ends the surplus of a burst and keeps one worker of each function for good: 51 of them hold 6 GB after three
nights. Here those that have had nothing to do for a while go too, and of more than a machine needs the longest idle.
"""

import time

# Seconds without work after which a worker goes, and how many may idle however short.
IDLE_SECONDS = 180.0
MOST_IDLE = 24
# Seconds between two looks.
EVERY = 15.0


def let_go(runtime, now):
    """Ends workers of `runtime` (ministack.core.lambda_runtime) that idle too long or are too many; gives how many."""
    with runtime._lock:
        idle = [worker for workers in runtime._workers.values() for worker in workers if not worker.in_use]
        idle.sort(key=lambda worker: worker.last_used, reverse=True)
        gone = [
            worker
            for place, worker in enumerate(idle)
            if place >= MOST_IDLE or now - worker.last_used >= IDLE_SECONDS
        ]
        # By identity: nothing is known of how workers compare.
        going = {id(worker) for worker in gone}
        for key, workers in list(runtime._workers.items()):
            kept = [worker for worker in workers if id(worker) not in going]
            if kept:
                runtime._workers[key] = kept
            else:
                del runtime._workers[key]
    runtime.kill_workers(gone)
    return len(gone)


def let_go_for_ever(runtime):
    while True:
        time.sleep(EVERY)
        try:
            let_go(runtime, time.time())
        except Exception as error:  # noqa: BLE001  (a look that failed must not be the last)
            print(f"Idle workers stay: {type(error).__name__}", flush=True)
