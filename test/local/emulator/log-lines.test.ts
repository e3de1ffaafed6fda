import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findPython } from '../../../lib/local/emulator/python.ts';

const FOLDER = join(import.meta.dirname, '../../../lib/local/emulator');

/**
 * A pipe into which a worker wrote, and the thread that reads it: `late` lines are in the pipe and the thread takes them up
 * only while it is waited for, as on a busy machine. Gives what was taken and how often it was waited.
 */
const PROGRAM = `
import json, os, queue, sys
import log_lines

def look(early, late):
    reading, writing = os.pipe()
    lines = queue.Queue()
    for line in early:
        lines.put(line)
    os.write(writing, "".join(line + "\\n" for line in late).encode())
    waited = 0

    def sleep(_seconds):
        nonlocal waited
        waited += 1
        if late and waited == 3:
            for line in os.read(reading, 65536).decode().splitlines():
                lines.put(line)

    return {"taken": log_lines.taken(lines, reading, sleep), "waited": waited}

print(json.dumps([look(**one) for one in json.load(sys.stdin)]))
`;

const Looks = z.array(z.object({ taken: z.string(), waited: z.int() }));

describe('what a Lambda worker logged', () => {
  let looks: z.output<typeof Looks>;
  beforeAll(async () => {
    const cases = [
      { early: [], late: [] },
      { early: ['one', 'two'], late: [] },
      { early: ['one'], late: ['two', 'three'] },
    ];
    const options = { cwd: FOLDER, input: JSON.stringify(cases), encoding: 'utf8' } as const;
    looks = Looks.parse(JSON.parse(execFileSync(await findPython(), ['-c', PROGRAM], options)));
  });

  it('is not waited for when nothing was written: one look more, for the thread that reads', () => {
    expect(looks[0]).toEqual({ taken: '', waited: 1 });
    expect(looks[1]).toEqual({ taken: 'one\ntwo', waited: 1 });
  });

  it('is taken whole when it is still in the pipe', () => {
    expect(looks[2]?.taken).toBe('one\ntwo\nthree');
  });
});
