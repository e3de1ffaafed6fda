import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stillDecided } from '../../../lib/ballot-tracking/adapters/still-decided.ts';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { recordBallots } from '../../../lib/ballot-tracking/use-cases/record-ballots.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { isWithdrawable } from '../../../lib/messaging/domain/ledger-state.ts';
import { baseVersion } from '../../../lib/messaging/domain/telling.ts';
import { deliverMessage } from '../../../lib/messaging/use-cases/deliver-message.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { unpaced } from '../../faults/unpaced.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { MemoryTracking } from '../ballot-memory.ts';
import { SUBSCRIPTION, VOTER } from '../domain/scenario.ts';

/** Corrections of one decision go out in any order. */
const withCorrectionsInOrder = (told: readonly string[]): readonly string[] => {
  const ordered = [...told];
  for (let end = 0, start = 0; end <= ordered.length; end += 1) {
    if (ordered[end]?.startsWith('Correction')) continue;
    ordered.splice(start, end - start, ...ordered.slice(start, end).toSorted());
    start = end + 1;
  }
  return ordered;
};

const ELECTION = election();
const BEGIN = Temporal.Instant.from('2026-10-20T15:00:00Z');
const DATED = Temporal.Instant.from('2026-10-12T15:00:00Z');

/** What a county sends next: a status of a later date than all before, or that an earlier one is taken back. */
type Step = { readonly status: string; readonly takesBack?: number; readonly minutes: number };

/**
 * What one voter is told, step by step: after each everything that is due goes out, and is decided about twice more.
 * Each process has a clock of its own: the true time, and so many minutes, which `ahead` says for one after the other.
 */
const play = async (steps: readonly Step[], ahead: readonly number[]): Promise<readonly string[]> => {
  const memory = new MemoryTracking();
  memory.electionsById.set(ELECTION.id, ELECTION);
  memory.voterById.set(VOTER.voterId, VOTER);
  const hours = { ...SUBSCRIPTION.hours, start: '00:00', end: '23:59' };
  memory.subscriptionOf.set(VOTER.voterId, { ...SUBSCRIPTION, hours });
  const told: string[] = [];
  let trueTime = BEGIN;
  let processes = 0;
  const begin = (): void => {
    memory.now = trueTime.add({ minutes: ahead[processes % ahead.length] ?? 0 });
    processes += 1;
  };
  const ports = { ...memory, rows: memory.store.rows };
  const deliver = (row: LedgerRow) =>
    deliverMessage(
      {
        ...ports,
        stops: unstopped,
        halts: { active: async () => new Set<string>() },
        stillTrue: stillDecided(memory),
        write: async () => ({ ok: true, value: { channel: 'email', subject: 's', body: 'b', textsVersion: 'drafts' } }),
        pace: unpaced,
        wait: async () => undefined,
        transport: async ({ row: sent }) => {
          told.push(`${sent.type} ${baseVersion(sent)}`);
          return { kind: 'accepted', providerId: 'p' };
        },
        newClaimId: () => `c${processes}`,
        random: () => 0,
      },
      row,
    );
  const sendAll = async (): Promise<void> => {
    const open = () => memory.store.all().filter(({ state }) => isWithdrawable(state));
    for (let tries = 0; open().length > 0; tries += 1) {
      if (tries > 100) throw new Error('What is due does not go out.');
      for (const row of open()) {
        begin();
        await deliver(row);
      }
      trueTime = trueTime.add({ minutes: 1 });
    }
  };
  const by = { electionId: ELECTION.id, county: VOTER.county, clientId: 'county' };
  const rows = [{ status: 'ISSUED', minutes: 1 }, ...steps];
  for (const [index, step] of rows.entries()) {
    const meant = step.takesBack === undefined ? index : step.takesBack % Math.max(1, index);
    const statusAt = DATED.add({ minutes: meant });
    const status = rows[meant]?.status ?? 'ISSUED';
    const sentDate = status === 'ISSUED' ? { sentDate: Temporal.PlainDate.from('2026-10-12') } : {};
    const taken = step.takesBack === undefined ? {} : { withdrawn: true };
    const value = { voterId: VOTER.voterId, ballotId: 'B1', status, statusAt, ...sentDate, ...taken };
    begin();
    await recordBallots(memory, ELECTION, by, [{ ok: true, value }]);
    for (let time = 0; time < 3; time += 1) {
      begin();
      await decideVoter(ports, { electionId: ELECTION.id, voterId: VOTER.voterId });
      await sendAll();
    }
    trueTime = trueTime.add({ minutes: step.minutes });
  }
  return withCorrectionsInOrder(told);
};

const step: fc.Arbitrary<Step> = fc.record(
  {
    status: fc.constantFrom('INR', 'NMS', 'NVS', 'ACCEPTED', 'ACCEPTED', 'BME', 'UND'),
    takesBack: fc.nat({ max: 9 }),
    minutes: fc.integer({ min: 1, max: 40 }),
  },
  { requiredKeys: ['status', 'minutes'] },
);

it('what is told, and in which order, is the same whatever the clocks of the processes say, also where one goes back', async () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), minutes, async (steps, ahead) => {
      expect(await play(steps, ahead)).toEqual(await play(steps, [0]));
    }),
    { numRuns: 200 },
  );
});
