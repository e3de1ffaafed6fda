import { describe, expect, it } from 'vitest';
import { unsubscribe } from '../../../lib/messaging/use-cases/unsubscribe.ts';
import { NOON } from '../domain/sample-decision.ts';

const world = () => {
  const ended: unknown[] = [];
  const run = unsubscribe({
    clock: async () => NOON,
    keys: { voterOf: async (key) => (key === 'k1' ? 'V1' : undefined) },
    subscriptions: {
      optOut: async (voterId, channels) => {
        ended.push([voterId, [...channels]]);
      },
    },
  });
  return { run, ended };
};

describe('the link at the end of an email', () => {
  it('ends emails alone with one click', async () => {
    const { run, ended } = world();
    expect(await run('k1', 'email')).toBe('ended');
    expect(ended).toEqual([['V1', ['email']]]);
  });

  it('ends everything when its page is asked to', async () => {
    const { run, ended } = world();
    expect(await run('k1', 'everything')).toBe('ended');
    expect(ended).toEqual([['V1', ['text', 'email', 'voice']]]);
  });

  it('ends nothing for a key that is nobody’s', async () => {
    const { run, ended } = world();
    expect(await run('k2', 'everything')).toBe('unknown-key');
    expect(ended).toEqual([]);
  });
});
