import { createHash } from 'node:crypto';

/** Processor time of this thread, in milliseconds: time on the wall also holds what others did meanwhile. */
export const threadMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const SAMPLE = { text: 'x'.repeat(50), list: Array.from({ length: 40 }, (_, number) => ({ S: `v${number}`, number })) };
const ROUNDS = 1_000;

/**
 * A fixed piece of work of the kind that a message is made of: JSON, small objects, a hash. Its processor time, in
 * milliseconds, says how slow the machine is at the moment: neighbours empty each other's caches.
 */
export const yardstickMs = (): number => {
  const started = threadMs();
  let seen = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = JSON.stringify(SAMPLE);
    const read = JSON.parse(text) as typeof SAMPLE;
    seen += new Map(Object.entries(read.list[round % 40] ?? {})).size;
    if (round % 4 === 0) seen += createHash('sha256').update(text).digest()[0] ?? 0;
  }
  if (seen < ROUNDS) throw new Error('The yardstick did nothing.');
  return threadMs() - started;
};
