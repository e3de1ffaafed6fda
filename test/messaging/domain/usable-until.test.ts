import { describe, expect, it } from 'vitest';
import { isAskOpen, usableUntil } from '../../../lib/messaging/domain/usable-until.ts';
import { wordingOf } from '../../../lib/messaging/domain/wording.ts';
import type { MessageType } from '../../../lib/shared/codes.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';

const GENERAL = election();
const POLLS_CLOSE = '2026-11-03T20:00:00-08:00';
const CURE_ENDS = '2026-11-25T17:00:00-08:00';
const WINDOW_ENDS = '2026-12-04T00:00:00-08:00';
const at = (text: string) => Temporal.Instant.from(text);

describe('until when a message can be sent', () => {
  it.each<[MessageType, string]>([
    ['Outbound', POLLS_CLOSE],
    ['Reissued', POLLS_CLOSE],
    ['DeadlineReminder', POLLS_CLOSE],
    ['SignatureCure', CURE_ENDS],
    ['Inbound', WINDOW_ENDS],
    ['Received', WINDOW_ENDS],
    ['Accepted', WINDOW_ENDS],
    ['NotAccepted', WINDOW_ENDS],
    ['ContactCounty', WINDOW_ENDS],
    ['Undeliverable', WINDOW_ENDS],
    ['InPerson', WINDOW_ENDS],
    ['Correction', WINDOW_ENDS],
  ])('%s: %s', (type, until) => {
    expect(toPacificIso(usableUntil({ type }, GENERAL))).toBe(until);
  });

  it('never after the election’s messages have ended', () => {
    const early = { ...GENERAL, deadlines: { ...GENERAL.deadlines, cureBy: at('2027-01-10T17:00:00-08:00') } };
    expect(toPacificIso(usableUntil({ type: 'SignatureCure' }, early))).toBe(WINDOW_ENDS);
  });
});

describe('what a message asks for', () => {
  const dates = { date: GENERAL.date, cureBy: GENERAL.deadlines.cureBy };

  it.each<[MessageType, string, boolean]>([
    ['Undeliverable', '2026-11-03T19:59:59-08:00', true],
    ['Undeliverable', POLLS_CLOSE, false],
    ['ContactCounty', '2026-11-25T16:59:59-08:00', true],
    ['ContactCounty', CURE_ENDS, false],
    ['Accepted', WINDOW_ENDS, true],
  ])('%s at %s can still be done: %s', (type, now, open) => {
    expect(isAskOpen({ type }, dates, at(now))).toBe(open);
  });
});

describe('the wording of a signature problem', () => {
  const site = { site: 'https://county.example.org' };
  const early = at('2026-11-10T12:00:00-08:00');
  const late = at(CURE_ENDS);

  it.each([
    ['NVS with a form, in time', 'NVS', site, early, 'SignatureCure'],
    ['NMS with a form, in time', 'NMS', site, early, 'SignatureCure'],
    ['too late for the form', 'NVS', site, late, 'ContactCounty'],
    ['a county without a form on the web', 'NVS', { site: ' ' }, early, 'ContactCounty'],
    ['a county without contacts', 'NMS', undefined, early, 'ContactCounty'],
    ['another problem', 'NID', site, early, 'ContactCounty'],
  ] as const)('%s', (_what, statusCode, contact, now, wording) => {
    expect(wordingOf({ type: 'ContactCounty', statusCode }, { contact, election: GENERAL, now })).toBe(wording);
  });

  it('leaves every other message its own', () => {
    const facts = { contact: site, election: GENERAL, now: early };
    expect(wordingOf({ type: 'NotAccepted', statusCode: 'NOT' }, facts)).toBe('NotAccepted');
    expect(wordingOf({ type: 'ContactCounty', statusCode: 'NVS' }, { ...facts, election: undefined })).toBe(
      'ContactCounty',
    );
  });
});
