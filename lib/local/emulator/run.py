"""Runs the emulator until this program's standard input closes.

The parent holds the other end of that pipe. When it dies, even without a chance to clean up, the pipe closes and the
emulator goes too, with every Lambda worker that it started (they are all in this process group).
"""

import os
import signal
import sys
import threading

from index_order import keep_order
from kept_workers import keep_after_errors, wait_for_workers
from log_lines import take_instead_of_waiting
from ministack.core import lambda_runtime
from streams import forget_after_reading
from workers import let_go_for_ever


def end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


keep_after_errors(lambda_runtime)
wait_for_workers(lambda_runtime)
take_instead_of_waiting(lambda_runtime)
threading.Thread(target=end_with_parent, daemon=True).start()
threading.Thread(target=let_go_for_ever, args=(lambda_runtime,), daemon=True).start()
sys.argv = ["ministack"]
if os.environ.get("ROLLCALL_PERMISSIONS"):
    import recorder  # noqa: F401  (it replaces what judges a call, before the application binds it)

from door import behind_door, sent_path  # noqa: E402
from ministack import app as application  # noqa: E402  (it binds what was replaced above)
from ministack.services import dynamodb, lambda_svc, s3  # noqa: E402

keep_order(dynamodb)
forget_after_reading(lambda_svc, dynamodb)
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
