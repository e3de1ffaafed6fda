import { describe, expect, it } from 'vitest';
import { firstBusy } from '../../../lib/local/scheduler/busy.ts';
import { waitUntilQuiet } from '../../../lib/local/scheduler/quiescence.ts';

const answers =
  (...lists: string[][]) =>
  async () =>
    lists.shift() ?? [];
const calm = new AbortController().signal;

describe('waiting until nothing is left to do', () => {
  it('is over when everything has been idle twice in a row', async () => {
    let looks = 0;
    const script = [['queue'], [], ['queue'], [], []];
    const check = async () => script[looks++] ?? [];
    await waitUntilQuiet([check], calm);
    expect(looks).toBe(5);
  });

  it('gives up with a sentence that names what is still busy', async () => {
    const stuck = async () => ['execution sync-check-03', '2 in queue text-urgent'];
    await expect(waitUntilQuiet([stuck], calm, 1)).rejects.toThrow(/execution sync-check-03; 2 in queue text-urgent/);
  });

  it('ends at once when the stage ends, and never hangs', async () => {
    const stopped = AbortSignal.abort(new Error('The emulator stopped'));
    await expect(waitUntilQuiet([async () => ['anything']], stopped)).rejects.toThrow('The emulator stopped');
  });

  it('does not ask the dearer checks while a cheap one is busy', async () => {
    const dear = async () => {
      throw new Error('asked');
    };
    expect(await firstBusy([answers(['queue']), dear])).toEqual(['queue']);
  });
});
