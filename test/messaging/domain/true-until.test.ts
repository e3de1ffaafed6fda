import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trueUntil } from '../../../lib/messaging/domain/true-until.ts';
import { usableUntil } from '../../../lib/messaging/domain/usable-until.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { DRAFTS_ALONE } from '../drafts-alone.ts';
import { sampleRow } from './sample-decision.ts';

const at = (text: string) => Temporal.Instant.from(text);
const MAILED = at('2026-10-05T09:00:00-07:00');
const WINDOW_ENDS = '2026-12-04T00:00:00-08:00';
const CURE_ENDS = '2026-11-25T17:00:00-08:00';

const codeOf = (type: MessageType) => {
  if (type === 'InPerson') return { method: 'POLL' } as const;
  if (type === 'NotAccepted') return { statusCode: 'NOT' } as const;
  return type === 'ContactCounty' || type === 'SignatureCure' ? ({ statusCode: 'INF' } as const) : {};
};
const rowOf = (type: MessageType) => sampleRow({ type, statusAt: MAILED, ...codeOf(type) });

describe('until when a text that is written now stays true', () => {
  it.each<[string, MessageType, string, string]>([
    ['what is to be cured', 'ContactCounty', '2026-11-25T16:55:00-08:00', CURE_ENDS],
    ['the same, once nothing can be cured', 'ContactCounty', '2026-11-25T17:00:00-08:00', WINDOW_ENDS],
    ['a form to be signed', 'SignatureCure', '2026-11-25T16:55:00-08:00', CURE_ENDS],
    ['a new ballot to be had', 'Undeliverable', '2026-11-03T19:55:00-08:00', '2026-11-03T20:00:00-08:00'],
    ['the same, once the polls have closed', 'Undeliverable', '2026-11-03T20:00:00-08:00', WINDOW_ENDS],
    ['a ballot on its way', 'Outbound', '2026-10-17T23:00:00-07:00', '2026-10-18T00:00:00-07:00'],
    ['a ballot that is overdue', 'Outbound', '2026-10-18T00:00:00-07:00', '2026-11-03T20:00:00-08:00'],
    ['a vote that will be counted', 'Accepted', '2026-12-03T23:00:00-08:00', WINDOW_ENDS],
    ['a ballot that was received', 'Received', '2026-10-18T00:00:00-07:00', WINDOW_ENDS],
  ])('%s', (_what, type, now, until) => {
    expect(toPacificIso(trueUntil(rowOf(type), ELECTION, at(now)))).toBe(until);
  });

  it('ends with a deadline that was moved nearer since the decision, and with a certification before the last day', () => {
    const { deadlines } = ELECTION;
    const moved = { ...ELECTION, deadlines: { ...deadlines, cureBy: at('2026-11-16T17:00:00-08:00') } };
    expect(toPacificIso(trueUntil(rowOf('ContactCounty'), moved, at('2026-11-16T10:00:00-08:00')))).toBe(
      '2026-11-16T17:00:00-08:00',
    );
    const early = { ...ELECTION, deadlines: { ...deadlines, certifiedOn: Temporal.PlainDate.from('2026-11-27') } };
    expect(toPacificIso(trueUntil(rowOf('Accepted'), early, at('2026-11-27T10:00:00-08:00')))).toBe(
      '2026-11-28T00:00:00-08:00',
    );
  });

  it('is longer than nothing that the message itself may take', () => {
    const row = sampleRow({ type: 'Confirmation', sendUntil: at('2026-10-06T00:00:00Z') });
    expect(trueUntil(row, undefined, MAILED)).toEqual(row.sendUntil);
  });

  // The oracle is the text itself: as long as it is true, it would be written the same.
  it('holds for every type at every moment: nothing else would be written before', async () => {
    const contact = {
      phone: '+15305550100',
      email: 'elections@county.example.org',
      site: 'https://county.example.org',
    };
    const write = messageWriter({
      ...DRAFTS_ALONE,
      contacts: { find: async () => contact },
      mailedBallots: { wasIssued: async () => true },
      siteUrl: 'https://wheresmyballot.sos.ca.gov',
    });
    const minutes = 61 * 24 * 60;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MESSAGE_TYPES),
        fc.nat(minutes),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (type, sentAt, share) => {
          const row = { ...rowOf(type), sendUntil: usableUntil({ type }, ELECTION) };
          const now = MAILED.add({ minutes: sentAt });
          fc.pre(Temporal.Instant.compare(now, row.sendUntil) < 0);
          const left = now.until(trueUntil(row, ELECTION, now)).total('milliseconds');
          expect(left).toBeGreaterThan(0);
          const later = now.add({ milliseconds: Math.floor(left * share) });
          expect(await write(row, ELECTION, later)).toEqual(await write(row, ELECTION, now));
        },
      ),
    );
  });
});
