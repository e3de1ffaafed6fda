import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerRow, rowOf } from '../../../lib/messaging/domain/ledger-row.ts';
import { LEDGER_STATES } from '../../../lib/messaging/domain/ledger-state.ts';
import { isSuperseded, supersededRows, supersedes } from '../../../lib/messaging/domain/ledger-supersede.ts';
import { MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { NOON, sampleDecision } from './sample-decision.ts';

const row = (type: MessageType, statusVersion: number, change: Partial<LedgerRow> = {}): LedgerRow => ({
  ...rowOf(sampleDecision({ type, statusVersion, statusAt: NOON.add({ hours: statusVersion }) })),
  ...change,
});

const superseded = (newer: LedgerRow): string =>
  MESSAGE_TYPES.filter((type) => supersedes(newer, row(type, 1))).join(' ');
const supersededElsewhere = (newer: LedgerRow): string =>
  MESSAGE_TYPES.filter((type) => supersedes(newer, row(type, 1, { ballotId: 'B1000001-0' }))).join(' ');

const STATUS = 'Outbound Inbound Received Accepted NotAccepted ContactCounty Undeliverable Reissued';

// A voter whose hours begin at 18:00 must not read "received" at 18:00 about a ballot accepted at noon.
describe('a newer message about the same ballot', () => {
  it.each<[MessageType, string]>([
    ['Outbound', `${STATUS} SignatureCure`],
    ['Inbound', `${STATUS} DeadlineReminder SignatureCure`],
    ['Received', `${STATUS} DeadlineReminder SignatureCure`],
    ['Accepted', `${STATUS} DeadlineReminder SignatureCure`],
    ['NotAccepted', `${STATUS} SignatureCure`],
    ['ContactCounty', `${STATUS} DeadlineReminder SignatureCure`],
    ['SignatureCure', `${STATUS} DeadlineReminder SignatureCure`],
    ['Undeliverable', `${STATUS} DeadlineReminder SignatureCure`],
    ['Reissued', `${STATUS} SignatureCure`],
    ['InPerson', `${STATUS} DeadlineReminder SignatureCure`],
    // It takes back one message, and nothing else.
    ['Correction', ''],
    ['DeadlineReminder', 'DeadlineReminder'],
    ['Confirmation', 'Confirmation'],
  ])('%s replaces what waits', (type, expected) => {
    expect(superseded(row(type, 2))).toBe(expected);
  });
});

describe('a newer message about another ballot', () => {
  // What was wrong with a returned ballot stays to be cured; where it is, is of no more use.
  const oldBallot = 'Outbound Inbound Undeliverable Reissued';
  it.each<[MessageType, string]>([
    ['Reissued', oldBallot],
    ['InPerson', 'Outbound Inbound NotAccepted ContactCounty Undeliverable Reissued DeadlineReminder SignatureCure'],
    // Whose vote counts needs no other ballot.
    ['Accepted', `${oldBallot} DeadlineReminder`],
    ['Outbound', ''],
    ['Confirmation', ''],
  ])('%s replaces what waits', (type, expected) => {
    expect(supersededElsewhere(row(type, 2))).toBe(expected);
  });
});

describe('superseding', () => {
  it('leaves the cure link beside the message that brought it', () => {
    expect(supersededRows([row('ContactCounty', 2), row('SignatureCure', 2)])).toEqual([]);
  });

  it('goes by the status’s own date and stage, not by its version', () => {
    const older = row('Received', 3, { statusAt: NOON });
    const newer = row('ContactCounty', 2, { statusAt: NOON.add({ hours: 1 }) });
    expect([supersedes(newer, older), supersedes(older, newer)]).toEqual([true, false]);
    const sameTime = row('ContactCounty', 2, { statusAt: NOON });
    expect([supersedes(sameTime, older), supersedes(older, sameTime)]).toEqual([true, false]);
  });

  it('dates an issued ballot by its mailing', () => {
    const mailedAgain = row('Outbound', 3, { statusAt: NOON, datedAt: NOON.add({ hours: 48 }) });
    const returned = row('Undeliverable', 2, { statusAt: NOON.add({ hours: 24 }) });
    expect([supersedes(mailedAgain, returned), supersedes(returned, mailedAgain)]).toEqual([true, false]);
  });

  it('leaves what was decided in knowledge of the newer one: a row may have been withdrawn', () => {
    const accepted = row('Accepted', 3);
    const toldAgain = row('Received', 102, { statusAt: NOON, decidedAt: NOON.add({ hours: 1 }) });
    expect(supersedes(accepted, toldAgain)).toBe(false);
    expect(supersedes({ ...accepted, state: 'superseded' }, row('Received', 2))).toBe(false);
  });

  it('also where that decision’s clock was behind the one before it', () => {
    const accepted = row('Accepted', 3, { decidedAt: NOON.add({ hours: 1 }), decidedPlace: NOON.add({ hours: 1 }) });
    const toldAgain = row('Received', 102, { statusAt: NOON, decidedPlace: NOON.add({ minutes: 61 }) });
    expect(supersedes(accepted, toldAgain)).toBe(false);
  });

  it('a correction replaces the message that it takes back, when that has not gone out', () => {
    const correction = row('Correction', 102, { corrects: 'Accepted', decidedAt: NOON.add({ hours: 1 }) });
    expect(supersedes(correction, row('Accepted', 2))).toBe(true);
    expect(supersedes(correction, row('Accepted', 3))).toBe(false);
    expect(supersedes(correction, row('Received', 2))).toBe(false);
  });

  it('a correction leaves what is told anew after it, also where one decision brought both', () => {
    const correction = row('Correction', 2, { corrects: 'Accepted', retracted: 'r1' });
    const anew = row('Accepted', 102);
    expect([supersedes(correction, anew), supersededRows([correction, anew])]).toEqual([false, []]);
  });

  it('keeps to the channel', () => {
    expect(supersedes(row('Accepted', 2, { channel: 'email' }), row('Received', 1))).toBe(false);
  });

  it('withdraws only what no provider can have', () => {
    const newer = row('Accepted', 2);
    const withdrawn = LEDGER_STATES.filter(
      (state) => supersededRows([newer, row('Received', 1, { state })]).length > 0,
    );
    expect(withdrawn).toEqual(['held', 'due']);
    expect(supersededRows([newer, row('Received', 1, { state: 'due', unknownSince: NOON })])).toEqual([]);
  });

  it('never lets two messages replace each other, so that one of them always stands', () => {
    const anyRow = fc
      .record({
        type: fc.constantFrom(...MESSAGE_TYPES),
        version: fc.integer({ min: 1, max: 4 }),
        ballotId: fc.constantFrom('B1', 'B2'),
        minutes: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ type, version, ballotId, minutes }) =>
        row(type, version, { ballotId, statusAt: NOON.add({ minutes }), decidedAt: NOON.add({ minutes }) }),
      );
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 2, maxLength: 6 }), (rows) => {
        for (const one of rows)
          for (const other of rows) {
            expect(supersedes(one, other) && supersedes(other, one)).toBe(false);
          }
        expect(rows.some((candidate) => !isSuperseded(candidate, rows))).toBe(true);
      }),
    );
  });
});
