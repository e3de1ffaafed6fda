import { describe, expect, it } from 'vitest';
import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { type LedgerRow, rowOf } from '../../lib/messaging/domain/ledger-row.ts';
import { checkHistory } from './history-check.ts';
import { seeded } from './random.ts';
import { decide, inventScenario, START } from './scenario.ts';

const scenario = inventScenario(1, seeded(1), 't');
const [planned] = scenario.plan;
const voter = planned && scenario.voters.get(planned.decision.voterId);
if (!planned || !voter) throw new Error('The scenario is empty.');
const row: LedgerRow = { ...rowOf(decide(planned, voter, START)), state: 'delivered' };
const key = formatLedgerKey(row);
const later = (hours: number, statusVersion: number): LedgerRow => ({
  ...row,
  type: 'Accepted',
  // An end that says nothing about what the provider has seen.
  state: 'failed',
  code: 'NO_RECEIPT',
  statusVersion,
  statusAt: row.statusAt.add({ hours }),
});
const newer = later(1, 2);
const newest = later(2, 3);
const cameBack: LedgerRow = { ...row, type: 'Accepted', channel: 'email', state: 'undelivered' };
/** Of a message that came back, withdrawn before it went out. */
const correction: LedgerRow = { ...cameBack, type: 'Correction', corrects: 'Accepted', state: 'superseded' };
const keyOfCorrection = formatLedgerKey(correction);
const taken = { ledgerKey: key, at: 0, providerId: 'P0', reached: true };
const keyOfCall = formatLedgerKey({ ...row, channel: 'voice' });
const calls = (...reached: readonly boolean[]) =>
  reached.map((each, index) => ({ ledgerKey: keyOfCall, at: index, providerId: `P${index}`, reached: each }));
const none = { duplicates: [], losses: [], contradictions: [] };

// A checker that finds nothing proves nothing.
describe('the checker of a simulated history', () => {
  it.each<[string, LedgerRow[], number, Partial<Record<keyof typeof none, unknown>>]>([
    ['is content with one delivery', [row], 1, {}],
    ['finds a message sent twice', [row], 2, { duplicates: [`${key}: 2 times`] }],
    ['finds a decision without a row', [], 0, { losses: [`${key}: no row`] }],
    [
      'finds a message that never came to an end',
      [{ ...row, state: 'held' }],
      0,
      { losses: [`${key}: held at the end`] },
    ],
    ['finds a forgotten message', [{ ...row, state: 'expired' }], 0, { losses: [`${key}: expired at the end`] }],
    ['finds a delivery that never was', [row], 0, { contradictions: [`${key}: delivered, but no provider took it`] }],
    [
      'finds a withdrawn message that was sent',
      [{ ...row, state: 'superseded' }, newer],
      1,
      { contradictions: [`${key}: superseded, but a provider took it`] },
    ],
    [
      'finds a withdrawn message that nothing took the place of',
      [{ ...row, state: 'superseded' }],
      0,
      { losses: [`${key}: superseded by nothing that was told`] },
    ],
    [
      'finds one whose place was taken by a message that was not told either',
      [
        { ...row, state: 'superseded' },
        { ...newer, state: 'expired' },
      ],
      0,
      { losses: [`${key}: superseded by nothing that was told`] },
    ],
    ['is content when what took its place was told', [{ ...row, state: 'superseded' }, newer], 0, {}],
    [
      'is content when that was told which took the place of what took its place',
      [{ ...row, state: 'superseded' }, { ...newer, state: 'superseded' }, newest],
      0,
      {},
    ],
    [
      'finds a refusal that was none',
      [{ ...row, state: 'failed', code: 'REFUSED' }],
      1,
      { contradictions: [`${key}: failed, but a provider took it`] },
    ],
    ['accepts a failure for want of a receipt either way', [{ ...row, state: 'failed', code: 'NO_RECEIPT' }], 1, {}],
  ])('%s', (_name, rows, times, expected) => {
    const acceptances = Array.from({ length: times }, () => taken);
    expect(checkHistory({ decided: new Set([key]), rows, acceptances })).toEqual({ ...none, ...expected });
  });

  it('lets a message that is of use for a day come too late, if it says so', () => {
    const losses = (expired: LedgerRow) =>
      checkHistory({ decided: new Set([key]), rows: [expired], acceptances: [], mayExpire: () => true }).losses;
    expect(losses({ ...row, state: 'expired', code: 'TOO_LATE' })).toEqual([]);
    expect(losses({ ...row, state: 'expired' })).toEqual([`${key}: expired at the end`]);
  });

  it.each<[string, LedgerRow, LedgerRow, readonly string[]]>([
    ['needs no correction of an email that came back', cameBack, correction, []],
    [
      'finds one that is missing of an email that was read',
      { ...cameBack, state: 'delivered' },
      correction,
      [`${keyOfCorrection}: superseded by nothing that was told`],
    ],
  ])('%s', (_name, told, withdrawn, losses) => {
    const acceptances = [{ ...taken, ledgerKey: formatLedgerKey(told) }];
    const decided = new Set([formatLedgerKey(told), keyOfCorrection]);
    expect(checkHistory({ decided, rows: [told, withdrawn], acceptances })).toEqual({ ...none, losses });
  });

  it.each<[string, readonly boolean[], readonly string[]]>([
    ['is content with a call that is made again because it reached nobody', [false, false, true], []],
    ['finds a call after one that was heard', [false, true, false], [`${keyOfCall}: 3 times`]],
    ['finds a fourth call', [false, false, false, false], [`${keyOfCall}: 4 times`]],
  ])('%s', (_name, reached, duplicates) => {
    const call: LedgerRow = { ...row, channel: 'voice', state: 'undelivered' };
    const found = checkHistory({ decided: new Set([keyOfCall]), rows: [call], acceptances: calls(...reached) });
    expect(found).toEqual({ ...none, duplicates });
  });
});
