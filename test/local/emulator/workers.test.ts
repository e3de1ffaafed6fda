import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findPython } from '../../../lib/local/emulator/python.ts';

const FOLDER = join(import.meta.dirname, '../../../lib/local/emulator');

/** The emulator's pools of workers with so many of a function, each as long idle (null: at work), and who is left. */
const PROGRAM = `
import json, sys, threading
from types import SimpleNamespace
import workers

def look(pools):
    ended = []
    runtime = SimpleNamespace(_lock=threading.Lock(), kill_workers=lambda some: ended.extend(one.name for one in some))
    runtime._workers = {
        name: [SimpleNamespace(name=name, in_use=idle is None, last_used=1000.0 - (idle or 9999)) for idle in idles]
        for name, idles in pools.items()
    }
    count = workers.let_go(runtime, 1000.0)
    return {"count": count, "ended": ended, "left": {name: len(some) for name, some in runtime._workers.items()}}

print(json.dumps([look(pools) for pools in json.load(sys.stdin)]))
`;

const Looks = z.array(z.object({ count: z.int(), ended: z.array(z.string()), left: z.record(z.string(), z.int()) }));
const afterThreeNights = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f${index}`, [index + 1]]));

describe('idle Lambda workers', () => {
  let looks: z.output<typeof Looks>;
  beforeAll(async () => {
    const cases = [{ a: [10, 200], b: [300], c: [null, null], d: [179] }, afterThreeNights];
    const options = { cwd: FOLDER, input: JSON.stringify(cases), encoding: 'utf8' } as const;
    looks = Looks.parse(JSON.parse(execFileSync(await findPython(), ['-c', PROGRAM], options)));
  });

  it('go after three minutes, the last one of a function too; one that is at work stays', () => {
    expect(looks[0]).toEqual({ count: 2, ended: ['a', 'b'], left: { a: 1, c: 2, d: 1 } });
  });

  it('are never more than 24: of 51 that three nights leave, the longest idle go at once', () => {
    expect(looks[1]?.count).toBe(27);
    expect(Object.keys(looks[1]?.left ?? {})).toEqual(Array.from({ length: 24 }, (_, index) => `f${index}`));
  });
});
