import { describe, expect, it } from 'vitest';
import { Temporal } from '../../lib/shared/time.ts';
import { type QueueSettings, QueueSource } from './queue-source.ts';
import { type StreamSettings, StreamSource } from './stream-source.ts';
import { VirtualTime } from './virtual-time.ts';

const START = Temporal.Instant.from('2026-10-05T00:00:00Z');
const END = START.add({ hours: 48 });
const stream: StreamSettings = {
  batchSize: 10,
  retryAttempts: 2,
  bisectBatchOnError: true,
  reportBatchItemFailures: true,
  maxRecordAgeSeconds: 21_600,
};
const queue: QueueSettings = {
  batchSize: 10,
  visibilitySeconds: 180,
  maxReceiveCount: 5,
  reportBatchItemFailures: true,
};
const item = (number: number) => ({ pk: `V${number}`, sk: 'x', number });

const runStream = async (
  count: number,
  handle: (numbers: readonly number[], call: number) => readonly number[] | 'throw' | 'nonsense',
  settings: Partial<StreamSettings> = {},
) => {
  const time = new VirtualTime(START);
  const calls: number[][] = [];
  const source = new StreamSource(
    time,
    async (event) => {
      const numbers = event.Records.map((record) => Number(record.dynamodb?.SequenceNumber));
      calls.push(numbers);
      const failed = handle(numbers, calls.length);
      if (failed === 'throw') throw new Error('no');
      if (failed === 'nonsense') return { batchItemFailures: [{ itemIdentifier: '' }] };
      return { batchItemFailures: failed.map((number) => ({ itemIdentifier: String(number).padStart(12, '0') })) };
    },
    { ...stream, ...settings },
  );
  for (let number = 1; number <= count; number += 1) source.put({ newItem: item(number) });
  await time.run(END);
  return { calls, abandoned: source.abandoned.map(Number) };
};

// Tests of our handlers are worth what this model of Lambda is worth.
describe('the model of a stream’s event source', () => {
  it('hands over batches in order', async () => {
    const { calls } = await runStream(25, () => []);
    expect(calls.map((batch) => batch.length)).toEqual([10, 10, 5]);
    expect(calls.flat()).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it('goes back to the lowest reported failure, and runs again what came after it', async () => {
    const { calls } = await runStream(5, (_numbers, call) => (call === 1 ? [4, 2] : []));
    expect(calls).toEqual([
      [1, 2, 3, 4, 5],
      [2, 3, 4, 5],
    ]);
  });

  it('halves a batch that throws until the poison stands alone, then leaves it behind', async () => {
    const { calls, abandoned } = await runStream(4, (numbers) => (numbers.includes(3) ? 'throw' : []));
    expect(calls).toEqual([[1, 2, 3, 4], [1, 2], [3, 4], [3], [3], [3], [4]]);
    expect(abandoned).toEqual([3]);
  });

  it('takes an empty identifier for the failure of the whole batch', async () => {
    const { calls } = await runStream(2, (_numbers, call) => (call === 1 ? 'nonsense' : []), {
      bisectBatchOnError: false,
    });
    expect(calls).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('loses a failure that nobody asked to be reported', async () => {
    const { calls } = await runStream(2, () => [1], { reportBatchItemFailures: false });
    expect(calls).toHaveLength(1);
  });

  it('leaves behind what is too old, with Lambda’s own endless retries', async () => {
    const { abandoned } = await runStream(1, () => 'throw', {
      retryAttempts: Number.POSITIVE_INFINITY,
      maxRecordAgeSeconds: 60,
    });
    expect(abandoned).toEqual([1]);
  });
});

describe('the model of a queue’s event source', () => {
  const runQueue = async (
    bodies: readonly string[],
    handle: (bodies: readonly string[]) => readonly string[] | 'throw',
  ) => {
    const time = new VirtualTime(START);
    const calls: string[][] = [];
    const source = new QueueSource(
      time,
      async (event) => {
        const received = event.Records.map((record) => record.body);
        calls.push(received);
        const failed = handle(received);
        if (failed === 'throw') throw new Error('no');
        return {
          batchItemFailures: event.Records.filter(({ body }) => failed.includes(body)).map(({ messageId }) => ({
            itemIdentifier: messageId,
          })),
        };
      },
      queue,
    );
    for (const body of bodies) source.send(body);
    await time.run(END);
    return { calls, source, time };
  };

  it('deletes what was done and gives back what was not', async () => {
    let first = true;
    const { calls, source } = await runQueue(['a', 'b', 'c'], () => {
      const failed = first ? ['b'] : [];
      first = false;
      return failed;
    });
    expect(calls).toEqual([['a', 'b', 'c'], ['b']]);
    expect(source.size).toBe(0);
  });

  it('gives back the whole batch after an exception', async () => {
    let first = true;
    const { calls } = await runQueue(['a', 'b'], () => {
      const answer = first ? 'throw' : [];
      first = false;
      return answer as 'throw' | string[];
    });
    expect(calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('sets a message aside after five receives, and takes it back when it is redriven', async () => {
    let mended = false;
    const { calls, source, time } = await runQueue(['poison', 'good'], (bodies) =>
      mended ? [] : bodies.filter((body) => body === 'poison'),
    );
    expect(calls.flat().filter((body) => body === 'poison')).toHaveLength(5);
    expect(source.deadLetters).toEqual(['poison']);
    mended = true;
    source.redrive();
    await time.run(END.add({ hours: 24 }));
    expect(source.size).toBe(0);
    expect(source.deadLetters).toEqual([]);
  });
});
