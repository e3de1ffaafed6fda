import { describe, expect, it } from 'vitest';
import type { ReportedEvent, ScanEvent } from '../../../lib/ballot-tracking/domain/timeline.ts';
import { CONTACT_COUNTY_CODES } from '../../../lib/messaging/domain/catalog-variables.ts';
import { eventSentences } from '../../../lib/operations/pages/timeline-words.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const at = Temporal.Instant.from('2026-10-21T17:00:00Z');
const event = (change: Partial<ReportedEvent>): ReportedEvent => ({
  kind: 'reported',
  at,
  tells: 'ContactCounty',
  code: 'NID',
  county: '03',
  ballot: { ballotId: 'B1', number: 1 },
  state: 'current',
  recordedAt: at,
  messages: [],
  ...change,
});
const read = (change: Partial<ReportedEvent>, isAskOpen = true): string =>
  eventSentences(event(change), { hasSeveralBallots: false, isAskOpen }).read.join(' ');

describe('what a clerk reads aloud of a ballot that needs something', () => {
  it.each(CONTACT_COUNTY_CODES)('says of %s what is wrong and what to do, and never the code', (code) => {
    const sentences = read({ code });
    expect(sentences).toMatch(/signed|signature|information|identity/);
    expect(sentences).toMatch(/form|tells you/);
    expect(sentences).not.toContain(code);
  });

  it('says what is wrong and no longer what to do, once the time for it has passed', () => {
    expect(read({ code: 'NVS' }, false)).toContain('signed');
    expect(read({ code: 'NVS' }, false)).not.toContain('form');
  });

  it('says why a ballot was not accepted', () => {
    expect(read({ tells: 'NotAccepted', code: 'MRE' })).toContain('more than one ballot in the envelope');
  });

  it('says what was wrong and no longer what to do, once something newer stands; and nothing once it was taken back', () => {
    expect(read({ state: 'past' })).toContain('Proof of your identity is missing.');
    expect(read({ state: 'past' })).not.toContain('tells you');
    expect(read({ state: 'taken-back' })).not.toContain('identity');
  });
});

describe('what staff see of the words of a message', () => {
  it('is the version of its texts, once, and not read aloud', () => {
    const sent = (channel: 'text' | 'email', textsVersion?: string) =>
      ({
        type: 'ContactCounty',
        channel,
        language: 'en',
        kind: 'sent',
        at,
        receipt: 'arrived',
        ...(textsVersion === undefined ? {} : { textsVersion }),
      }) as const;
    const words = (...messages: ReportedEvent['messages']) =>
      eventSentences(event({ messages }), { hasSeveralBallots: false, isAskOpen: true }).staffOnly.slice(1);
    expect(words(sent('text', 'state-3'), sent('email', 'state-3'))).toEqual(['Written with the texts state-3.']);
    expect(words(sent('text', 'drafts'))).toEqual(['Written in draft wording, not yet the Secretary of State’s.']);
    // Older messages do not say.
    expect(words(sent('text'))).toEqual([]);
  });
});

describe('what is said of a scan of the Postal Service', () => {
  const scan = { at, code: '918', place: 'RICHMOND, CA' } as const;
  const scanned: ScanEvent = {
    ...{ kind: 'scanned', at, direction: 'outbound', county: '03', barcode: '00700901234000004601' },
    ...{ first: scan, last: { ...scan, at: at.add({ hours: 5 }), code: '919' }, scans: 3, messages: [] },
    none: { why: 'nothing-new' },
  };
  const words = (change: Partial<ScanEvent>) =>
    eventSentences({ ...scanned, ...change }, { hasSeveralBallots: false, isAskOpen: true });

  it('is which way the ballot goes and never that it was delivered; where and how is for staff', () => {
    const { read: aloud, staffOnly } = words({ expectedOn: Temporal.PlainDate.from('2026-10-23') });
    expect(aloud.join(' ')).toBe(
      'On Wednesday, October 21, 2026, the Postal Service scanned your ballot on its way to you. The Postal Service expects it to arrive on Friday, October 23, 2026.',
    );
    expect(staffOnly.join(' ')).toContain('00700901234000004601');
    expect(staffOnly.join(' ')).toMatch(
      /RICHMOND, CA, Sorted for its carrier, first pass; last of 3 times .*last pass/,
    );
    expect(aloud.join(' ')).not.toMatch(/deliver|RICHMOND|0070/);
    expect(words({ direction: 'inbound' }).read[0]).toContain('on its way back');
  });

  it('is nothing to the voter while it is held', () => {
    const { read: aloud, staffOnly } = words({ held: 'not-issued' });
    expect([aloud, staffOnly.length]).toEqual([[], 1]);
  });
});
