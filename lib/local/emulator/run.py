"""Runs the emulator until this program's standard input closes.

The parent holds the other end of that pipe. When it dies, even without a chance to clean up, the pipe closes and the
emulator goes too, with every Lambda worker that it started (they are all in this process group).
"""

import os
import signal
import sys
import threading
import time

from ministack.core import lambda_runtime
from workers import let_go_for_ever


def end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


# The emulator starts one more Node process for every invocation that finds the others busy. 18 counties at the same time
# would start 18 for each of a dozen functions, on a machine that can run two. Here an invocation waits for a worker
# first. It does not wait for ever: one that is made from inside another invocation of the same function must go through.
WORKERS = max(2, os.cpu_count() or 2)
PATIENCE_SECONDS = 15.0
lease_worker = lambda_runtime.acquire_worker


def wait_for_worker(func_name, config, code_zip, qualifier="$LATEST", max_concurrency=None):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        worker, how = lease_worker(func_name, config, code_zip, qualifier, WORKERS)
        if worker is not None:
            return worker, how
        time.sleep(0.01)
    return lease_worker(func_name, config, code_zip, qualifier, max_concurrency)


lambda_runtime.acquire_worker = wait_for_worker
threading.Thread(target=end_with_parent, daemon=True).start()
threading.Thread(target=let_go_for_ever, args=(lambda_runtime,), daemon=True).start()
sys.argv = ["ministack"]
if os.environ.get("ROLLCALL_PERMISSIONS"):
    import recorder  # noqa: F401  (it replaces what judges a call, before the application binds it)

from door import behind_door, sent_path  # noqa: E402
from ministack import app as application  # noqa: E402  (it binds what was replaced above)
from ministack.services import s3  # noqa: E402

SECRET = os.environ["ROLLCALL_DOOR"]
pin_signed_request = application.pin_signed_request
verify_presigned = s3._verify_presigned_sigv4


# Callers sign the path that they send, with the secret in it.
def pin_what_was_signed(method, _raw_path, *others, **named):
    return pin_signed_request(method, sent_path.get(), *others, **named)


def verify_what_was_signed(method, path, headers, query_params):
    return verify_presigned(method, f"/{SECRET}{path}", headers, query_params)


application.pin_signed_request = pin_what_was_signed
s3._verify_presigned_sigv4 = verify_what_was_signed
application.app = behind_door(application.app, SECRET)
application.main()
