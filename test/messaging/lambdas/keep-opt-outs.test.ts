import { describe, expect, it } from 'vitest';
import { keepOptOut } from '../../../lambdas/messaging/keep-opt-outs/handler.ts';
import { toSubscriptionItem, voterOptedOut } from '../../../lib/voters/adapters/subscriptions.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { NOON } from '../domain/sample-decision.ts';
import { memoryCountyEvents } from '../memory-county-events.ts';

const BEFORE: Subscription = {
  voterId: 'V1000001',
  county: '03',
  channels: ['text', 'email', 'voice'],
  language: 'en',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: '+12095550123',
  email: 'ana@example.org',
  consentedAt: NOON.subtract({ hours: 24 }),
  consentSource: 'site',
};

/** An image of the stream has no attribute without a value. */
const image = (item: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(item));

const change = (after: Partial<Subscription>, more: Record<string, unknown> = {}) => ({
  eventName: 'MODIFY' as const,
  keys: {},
  newImage: image({ ...toSubscriptionItem({ ...BEFORE, ...after }), ...more }),
  oldImage: image(toSubscriptionItem(BEFORE)),
});

const kept = async (...changes: readonly ReturnType<typeof change>[]) => {
  const events = memoryCountyEvents();
  for (const one of changes) await keepOptOut({ read: voterOptedOut, keep: events.keep })(one);
  return [...events.kept.values()].map(({ event: { id: _, at: __, ...event } }) => event);
};

describe('keep-opt-outs', () => {
  const base = { type: 'voter-opted-out', county: '03', voterId: 'V1000001' };

  it('keeps one event for each channel that a voter has ended, once', async () => {
    const stop = change({ channels: ['email'], optedOutAt: NOON });
    expect(await kept(stop, stop)).toEqual([
      { ...base, channel: 'text', outcome: 'opted-out' },
      { ...base, channel: 'voice', outcome: 'opted-out' },
    ]);
  });

  it('says that a voter has called an email spam', async () => {
    const at = NOON.toString({ fractionalSecondDigits: 3 });
    const spam = change({ channels: ['text', 'voice'], optedOutAt: NOON }, { complainedAt: at });
    expect(await kept(spam)).toEqual([{ ...base, channel: 'email', outcome: 'complained' }]);
    // A later opt-out of the rest is no complaint.
    const later = change({ channels: [], optedOutAt: NOON.add({ hours: 1 }) }, { complainedAt: at });
    expect((await kept(later)).map(({ outcome }) => outcome)).toEqual(['opted-out', 'opted-out', 'opted-out']);
  });

  it.each<[string, Partial<Subscription>]>([
    ['other hours', { hours: { start: '09:00', end: '20:00', zone: 'America/Los_Angeles' } }],
    ['a move to another county', { channels: [], ended: { at: NOON, movedTo: '04' } }],
    ['another number', { phone: '+12095550124' }],
  ])('says nothing of %s', async (_, after) => {
    expect(await kept(change(after))).toEqual([]);
  });

  it('tells nothing of how the voter was reached', async () => {
    expect(JSON.stringify(await kept(change({ channels: [], optedOutAt: NOON })))).not.toMatch(/209555|ana@/);
  });
});
