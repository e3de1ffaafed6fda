import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findPython } from '../../../lib/local/emulator/python.ts';

const FOLDER = join(import.meta.dirname, '../../../lib/local/emulator');

/** The emulator's runtime as far as it matters here: an invocation that went wrong ends the worker's process itself. */
const PROGRAM = `
import json, sys, threading
from types import SimpleNamespace
import kept_workers

def after(answers, dead=False):
    ended = []
    process = SimpleNamespace(poll=lambda: 1 if dead else None)

    class Worker:
        def __init__(self):
            self._proc = process

        def invoke(self, answer):
            if answer["status"] == "error":
                own, self._proc = self._proc, None
                runtime._signal(own)
                runtime._collect(own, 0)
            return answer

    runtime = SimpleNamespace(
        Worker=Worker,
        _REAP_GRACE=0,
        _signal=lambda one: ended.append("told"),
        _collect=lambda one, deadline: ended.append("waited for"),
    )
    kept_workers.keep_after_errors(runtime)
    worker = Worker()
    same = [worker.invoke(answer) == answer for answer in answers]
    invoked = list(ended)
    # As the emulator does with workers that nobody uses.
    runtime._signal(process)
    runtime._collect(process, 0)
    return {"same": all(same), "ended": invoked, "kept": worker._proc is process, "later": ended[len(invoked):]}

def lease():
    idle, asked = [], []
    waiting = threading.Event()

    def lease_worker(name, config, code, qualifier, most):
        asked.append(most)
        waiting.set()
        return (idle.pop(), "reused") if idle else (None, "func_cap")

    runtime = SimpleNamespace(acquire_worker=lease_worker, release_worker=idle.append)
    kept_workers.wait_for_workers(runtime)
    got = []
    caller = threading.Thread(target=lambda: got.append(runtime.acquire_worker("f", {}, b"")))
    caller.start()
    waiting.wait()
    runtime.release_worker("the worker")
    caller.join()
    return {"got": got, "unlimited": None in asked}

threw = {"status": "error", "error": "Unauthorized", "trace": ""}
died = {"status": "error", "error": "Worker process died"}
late = {"status": "error", "error": "Task timed out after 3.00 seconds"}
fine = {"status": "ok", "result": 1}
print(json.dumps({
    "threw": after([threw, fine, threw]),
    "died": after([died]),
    "late": after([late]),
    "gone": after([threw], dead=True),
    "lease": lease(),
}))
`;

const After = z.object({
  same: z.boolean(),
  ended: z.array(z.string()),
  kept: z.boolean(),
  later: z.array(z.string()),
});
const Shown = z.object({
  threw: After,
  died: After,
  late: After,
  gone: After,
  lease: z.object({ got: z.array(z.tuple([z.string(), z.string()])), unlimited: z.boolean() }),
});

describe('Lambda workers', () => {
  let shown: z.output<typeof Shown>;
  beforeAll(async () => {
    const options = { cwd: FOLDER, encoding: 'utf8' } as const;
    shown = Shown.parse(JSON.parse(execFileSync(await findPython(), ['-c', PROGRAM], options)));
  });
  const ENDED = ['told', 'waited for'];

  it('live on when their function threw, as on AWS, and end when nobody uses them', () => {
    expect(shown.threw).toEqual({ same: true, ended: [], kept: true, later: ENDED });
  });

  it('that died or ran out of time are ended: the next call gets another', () => {
    for (const one of [shown.died, shown.late, shown.gone]) {
      expect(one).toEqual({ same: true, ended: ENDED, kept: false, later: ENDED });
    }
  });

  it('are waited for when all of a function are at work', () => {
    expect(shown.lease).toEqual({ got: [['the worker', 'reused']], unlimited: false });
  });
});
