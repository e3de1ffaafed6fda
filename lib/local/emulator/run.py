"""Runs the emulator until this program's standard input closes.

The parent holds the other end of that pipe. When it dies, even without a chance to clean up, the pipe closes and the
emulator goes too, with every Lambda worker that it started (they are all in this process group).
"""

import os
import signal
import sys
import threading


def end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = ["ministack"]

from ministack.app import main  # noqa: E402

main()
