"""Lets Lambda workers live as AWS does.

The emulator ends a worker whose function threw, so that the next call starts another: each token that the authorizer
refuses cost a start. AWS goes on with the same environment; only one that ran out of time, or died, is replaced.

It also starts one more worker for every invocation that finds the others busy. 18 counties at the same time would start 18
for each of a dozen functions, on a machine that can run two: here an invocation waits for a worker first.
"""

import os
import threading
import time

WORKERS = max(2, os.cpu_count() or 2)
# Not for ever: an invocation that is made from inside another one of the same function must go through. Long, for on a busy
# machine more workers would make it busier.
PATIENCE_SECONDS = 60.0
# Seconds after which one looks again although nobody gave a worker back: one may have been ended.
LOOK_AGAIN = 1.0


def threw(response):
    """Whether the function itself threw: then the worker tells where. It does not of a worker that died or was ended."""
    return response.get("status") == "error" and "trace" in response


def keep_after_errors(runtime):
    """Makes `runtime` (ministack.core.lambda_runtime) go on with a worker whose function threw."""
    invoke, signal, collect = runtime.Worker.invoke, runtime._signal, runtime._collect
    ending = threading.local()

    def signal_later(process):
        if getattr(ending, "in_invocation", False):
            ending.process = process
        else:
            signal(process)

    def collect_later(process, deadline):
        if getattr(ending, "process", None) is not process or process is None:
            collect(process, deadline)

    def invoke_and_keep(worker, *arguments, **named):
        ending.in_invocation, ending.process = True, None
        response = {}
        try:
            response = invoke(worker, *arguments, **named)
            return response
        finally:
            process, ending.process, ending.in_invocation = ending.process, None, False
            if process is not None and threw(response) and process.poll() is None:
                worker._proc = process
            elif process is not None:
                signal(process)
                collect(process, time.monotonic() + runtime._REAP_GRACE)

    runtime.Worker.invoke, runtime._signal, runtime._collect = invoke_and_keep, signal_later, collect_later


def wait_for_workers(runtime):
    """Makes `runtime` wait for one of a function's workers before it starts more of them than a machine can run."""
    lease_worker, release_worker = runtime.acquire_worker, runtime.release_worker
    returned = threading.Condition()

    def wait_for_worker(func_name, config, code_zip, qualifier="$LATEST", max_concurrency=None):
        deadline = time.monotonic() + PATIENCE_SECONDS
        with returned:
            while (left := deadline - time.monotonic()) > 0:
                worker, how = lease_worker(func_name, config, code_zip, qualifier, WORKERS)
                if worker is not None:
                    return worker, how
                returned.wait(min(left, LOOK_AGAIN))
        return lease_worker(func_name, config, code_zip, qualifier, max_concurrency)

    def give_back(worker):
        release_worker(worker)
        with returned:
            returned.notify_all()

    runtime.acquire_worker, runtime.release_worker = wait_for_worker, give_back
