import { describe, expect, it } from 'vitest';
import { movedNotices } from '../../../lib/messaging/domain/moved-notices.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';

const SUBSCRIPTION: Subscription = {
  voterId: 'V1',
  county: '03',
  channels: ['text', 'email', 'voice'],
  language: 'es',
  hours: { start: '18:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: '+19165550117',
  email: 'nobody@example.org',
  consentedAt: Temporal.Instant.from('2026-08-03T17:00:00Z'),
  consentSource: 'site',
};
const ENDED = Temporal.Instant.from('2026-11-10T14:00:00Z');

describe('whoever has moved to another county', () => {
  it('is told once by text and email, in their language and inside their hours, in the name of the old county', () => {
    const notices = movedNotices(SUBSCRIPTION, ENDED);
    expect(notices.map(({ channel }) => channel)).toEqual(['text', 'email']);
    for (const notice of notices) {
      expect(notice).toMatchObject({
        type: 'MovedCounty',
        electionId: 'none',
        county: '03',
        language: 'es',
        state: 'held',
      });
      expect(notice.sendFrom.toString()).toBe('2026-11-11T02:00:00Z');
    }
    expect(movedNotices(SUBSCRIPTION, ENDED)).toEqual(notices);
  });

  it('is told nothing over a channel that they have stopped', () => {
    expect(movedNotices({ ...SUBSCRIPTION, channels: ['voice'] }, ENDED)).toEqual([]);
  });
});
