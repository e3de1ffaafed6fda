import { describe, expect, it } from 'vitest';
import { firstBusy } from '../../../lib/local/scheduler/busy.ts';
import { waitUntilQuiet } from '../../../lib/local/scheduler/quiescence.ts';

const answers =
  (...lists: string[][]) =>
  async () =>
    lists.shift() ?? [];
const calm = { until: new AbortController().signal };

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
    await expect(waitUntilQuiet([stuck], { ...calm, patience: 1 })).rejects.toThrow(
      /execution sync-check-03; 2 in queue text-urgent/,
    );
  });

  it('goes on when nothing has moved for long, and says what is left: a standstill is no deadlock', async () => {
    const reports: string[] = [];
    const looks: (readonly string[])[] = [];
    const stuck = async () => ['3 in queue text-status'];
    const report = (sentence: string) => reports.push(sentence);
    await waitUntilQuiet([stuck], { ...calm, standstill: 1, report, onLook: (busy) => looks.push(busy) });
    expect(reports.join()).toMatch(/3 in queue text-status.*goes on/);
    expect(looks.at(0)).toEqual(['3 in queue text-status']);
    expect(looks.at(-1)).toEqual([]);
    let count = 0;
    const moving = async () => {
      count += 1;
      return [`${count} in queue text-status`];
    };
    await expect(waitUntilQuiet([moving], { ...calm, standstill: 1_000, patience: 200 })).rejects.toThrow(/still busy/);
  });

  it('ends at once when the stage ends, and never hangs', async () => {
    const stopped = AbortSignal.abort(new Error('The emulator stopped'));
    await expect(waitUntilQuiet([async () => ['anything']], { until: stopped })).rejects.toThrow(
      'The emulator stopped',
    );
  });

  it('does not ask the dearer checks while a cheap one is busy', async () => {
    const dear = async () => {
      throw new Error('asked');
    };
    expect(await firstBusy([answers(['queue']), dear])).toEqual(['queue']);
  });
});
