import { beforeEach, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../../lib/messaging/domain/delivery-outcome.ts';
import { haltKey } from '../../../lib/messaging/domain/halt.ts';
import type { LedgerMove } from '../../../lib/messaging/domain/ledger-move.ts';
import { keyOf, type LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { type DeliveryPorts, deliverMessage, type Outgoing } from '../../../lib/messaging/use-cases/deliver-message.ts';
import { sweepMessages } from '../../../lib/messaging/use-cases/sweep-messages.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { unpaced } from '../../faults/unpaced.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

let ledger: MemoryLedger;
let sent: Outgoing[];
let now: Temporal.Instant;

const start = async (row: LedgerRow, change: Partial<DeliveryPorts> = {}, outcome?: SendOutcome) => {
  ledger = new MemoryLedger();
  await ledger.newMessages.create(row);
  const ports: DeliveryPorts = {
    clock: async () => now,
    rows: ledger.rows,
    stillTrue: async () => true,
    halts: { active: async () => new Set() },
    stops: unstopped,
    subscriptions: {
      find: async (voterId) => ({
        voterId,
        county: '03',
        channels: ['text', 'email', 'voice'],
        language: 'en',
        hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
        phone: '+19165550123',
        consentedAt: NOON,
        consentSource: 'site',
      }),
    },
    voters: { find: async (voterId) => ({ voterId, county: '03', status: 'A', confidential: false }) },
    elections: { find: async () => ELECTION, participation: async () => undefined },
    write: async () =>
      ok({
        channel: 'text',
        body: 'Your ballot is on its way.',
        textsVersion: 'drafts',
        sms: { encoding: 'GSM-7', parts: 1, units: 26 },
      }),
    transport: async (outgoing) => {
      sent.push(outgoing);
      return outcome ?? { kind: 'accepted', providerId: 'p-1' };
    },
    pace: unpaced,
    wait: async () => undefined,
    newClaimId: () => 'claim',
    random: () => 0.5,
    ...change,
  };
  return { report: await deliverMessage(ports, keyOf(row)), row: ledger.get(row), ports };
};

/** Notes what is to be ended. */
const recording =
  (ended: unknown[]): DeliveryPorts['stops']['end'] =>
  async (...args) => {
    ended.push(args);
    return [];
  };

const sweepAt = (ports: DeliveryPorts) =>
  sweepMessages(
    {
      clock: ports.clock,
      due: ledger.due,
      rows: ledger.rows,
      notices: { notify: async () => undefined },
      hasTime: () => true,
    },
    { kind: 'release', part: 0, parts: 1 },
  );

describe('delivering one message', () => {
  beforeEach(() => {
    sent = [];
    now = NOON;
  });

  it('sends it once, with the time that the carrier has, and settles the row', async () => {
    const { report, row, ports } = await start(sampleRow());
    expect(report).toEqual({ kind: 'moved', state: 'accepted' });
    expect(row).toMatchObject({ state: 'accepted', providerId: 'p-1', acceptedAt: NOON, fence: 1 });
    expect(row).not.toHaveProperty('wakeAt');
    expect(sent.map(({ ledgerKey, timeToLive }) => [ledgerKey, timeToLive])).toEqual([
      ['2026-11-03-statewide.V1000001.B1000001-1.Outbound.1.text', 8 * 3600],
    ]);
    expect(await deliverMessage(ports, sampleRow())).toEqual({ kind: 'not-claimed' });
    expect(sent).toHaveLength(1);
  });

  it('takes a place behind all that it has read of the voter, whatever its clock says', async () => {
    const ahead = NOON.add({ minutes: 50 });
    const earlier = sampleRow({ ballotId: 'B1000001-2', state: 'delivered', calledPlace: ahead });
    const { ports } = await start(sampleRow({ state: 'held' }));
    await ledger.newMessages.create(earlier);
    await ledger.rows.move(sampleRow(), { to: 'due', at: NOON });
    expect(await deliverMessage(ports, sampleRow())).toEqual({ kind: 'moved', state: 'accepted' });
    expect(ledger.get(sampleRow())?.calledPlace).toEqual(ahead.add({ milliseconds: 1 }));
  });

  it('keeps the place of the first call when the same call is made again', async () => {
    const [first, doubt] = [NOON.subtract({ minutes: 20 }), NOON.subtract({ minutes: 10 })];
    const repeated = { unknownSince: doubt, calledPlace: first };
    expect((await start(sampleRow(repeated))).row?.calledPlace).toEqual(first);
  });

  it('writes down which consent it was that the carrier refused', async () => {
    const { row } = await start(sampleRow(), {}, { kind: 'opted-out' });
    expect(row).toMatchObject({ state: 'suppressed', code: 'OPTED_OUT', stoppedConsent: NOON });
  });

  it('ends the channel whose number is on the carrier’s own list, and nothing else', async () => {
    const ended: unknown[] = [];
    const stops = { find: async () => undefined, end: recording(ended) };
    await start(sampleRow(), { stops }, { kind: 'opted-out' });
    expect(ended).toEqual([[{ voterId: 'V1000001', phone: '+19165550123' }, ['text'], now]]);
    await start(sampleRow(), { stops });
    expect(ended).toHaveLength(1);
  });

  it('sends nothing to a number whose owner has said STOP, and ends what STOP had not found', async () => {
    const ended: unknown[] = [];
    const stop = { at: NOON };
    const stops = { find: async () => stop, end: recording(ended) };
    const { row, report } = await start(sampleRow(), { stops });
    expect(report).toMatchObject({ state: 'suppressed', code: 'OPTED_OUT' });
    expect(row).toMatchObject({ state: 'suppressed', code: 'OPTED_OUT', stoppedConsent: NOON });
    expect(sent).toEqual([]);
    expect(ended).toEqual([[{ voterId: 'V1000001', phone: '+19165550123' }, ['text', 'voice'], NOON]]);
    const lifted = { find: async () => ({ ...stop, liftedAt: NOON.add({ seconds: 1 }) }), end: stops.end };
    expect((await start(sampleRow(), { stops: lifted })).report).toMatchObject({ state: 'accepted' });
  });

  it('gives the carrier no longer than what the text asks can be done', async () => {
    now = ELECTION.deadlines.cureBy.subtract({ minutes: 5 });
    const row = sampleRow({ type: 'ContactCounty', statusCode: 'INF', notBefore: now, decidedAt: now });
    expect((await start(row)).report).toEqual({ kind: 'moved', state: 'accepted' });
    expect(sent.map(({ timeToLive }) => timeToLive)).toEqual([5 * 60]);
  });

  it.each(['held', 'sending', 'uncertain', 'accepted', 'failed', 'superseded'] as const)(
    'leaves a %s message to whoever has it',
    async (state) => {
      expect((await start(sampleRow({ state }))).report).toEqual({ kind: 'not-claimed' });
      expect(sent).toEqual([]);
    },
  );

  it('does not shorten the pause that a provider asked for', async () => {
    const { report } = await start(sampleRow({ notBefore: NOON.add({ seconds: 1 }) }));
    expect(report).toEqual({ kind: 'not-claimed' });
  });

  it('keeps a halted message due, and looks at it again', async () => {
    const halted = new Set([haltKey({ type: 'Outbound' })]);
    const { report, row } = await start(sampleRow(), { halts: { active: async () => halted } });
    expect(report).toEqual({ kind: 'halted' });
    expect(row).toMatchObject({ state: 'due', code: 'HALTED', fence: 0, wakeAt: NOON.add({ minutes: 3 }) });
  });

  it('sends nothing when the halts cannot be read', async () => {
    const halts = { active: () => Promise.reject(new Error('no')) };
    await expect(start(sampleRow(), { halts })).rejects.toThrow('no');
    expect(ledger.get(sampleRow())?.state).toBe('due');
    expect(sent).toEqual([]);
  });

  it('holds a message that lacks a fact, names it, and sends it within the hour that the fact is there', async () => {
    let phone: string | undefined;
    const write: DeliveryPorts['write'] = async () =>
      phone
        ? ok({ channel: 'email', subject: 's', body: phone, textsVersion: 'drafts' })
        : err({ missing: 'countyPhone' });
    const { report, row, ports } = await start(sampleRow(), { write });
    expect(report).toEqual({ kind: 'moved', state: 'held', code: 'MISSING_VARIABLE', missing: 'countyPhone' });
    expect(row).toMatchObject({ state: 'held', wakeAt: NOON.add({ hours: 1 }) });
    expect(sent).toEqual([]);
    phone = '800-345-8683';
    now = NOON.add({ hours: 1 });
    await sweepAt(ports);
    expect(await deliverMessage(ports, sampleRow())).toMatchObject({ state: 'accepted' });
    expect(sent).toHaveLength(1);
  });

  it('lets a message expire whose fact never came', async () => {
    const sendUntil = NOON.add({ minutes: 90 });
    const { ports } = await start(sampleRow({ sendUntil }), { write: async () => err({ missing: 'countyPhone' }) });
    now = NOON.add({ hours: 1 });
    await sweepAt(ports);
    expect(await deliverMessage(ports, sampleRow())).toMatchObject({ state: 'held', code: 'MISSING_VARIABLE' });
    now = sendUntil;
    await sweepAt(ports);
    await deliverMessage(ports, sampleRow());
    expect(ledger.get(sampleRow())).toMatchObject({ state: 'expired', code: 'TOO_LATE' });
  });

  it('says that it is about to call before it calls, and until when that may take', async () => {
    const row = sampleRow();
    let seen: LedgerRow | undefined;
    await start(row, {
      transport: async () => {
        seen = ledger.get(row);
        return { kind: 'accepted', providerId: 'p-1' };
      },
    });
    expect(seen).toMatchObject({ state: 'sending', callingAt: NOON, wakeAt: NOON.add({ seconds: 15 }) });
    expect(ledger.get(row)).not.toHaveProperty('callingAt');
  });

  it('calls nobody when the mark cannot be written', async () => {
    const broken: Partial<DeliveryPorts> = {};
    const row = sampleRow();
    Object.assign(broken, {
      rows: {
        find: (key: LedgerRow) => ledger.rows.find(key),
        ofVoter: (electionId: string, voterId: string) => ledger.rows.ofVoter(electionId, voterId),
        move: (key: LedgerRow, move: LedgerMove) =>
          move.call ? Promise.reject(new Error('no')) : ledger.rows.move(key, move),
      },
    });
    await expect(start(row, broken)).rejects.toThrow('given back');
    expect(sent).toEqual([]);
    expect(ledger.get(row)).toMatchObject({ state: 'due', code: 'INTERRUPTED' });
  });

  it('sends nothing when somebody else claims the message while it is being written', async () => {
    const row = sampleRow();
    const { report } = await start(row, {
      write: async () => {
        // Two workers were called for the message, and the other one was faster.
        await ledger.rows.move(row, { to: 'sending', at: NOON, claim: { id: 'other', leaseUntil: NOON } });
        return ok({ channel: 'email', subject: 's', body: 'b', textsVersion: 'drafts' });
      },
    });
    expect(report).toEqual({ kind: 'not-claimed' });
    expect(sent).toEqual([]);
  });

  it('sends nothing that is withdrawn while it is being written', async () => {
    const row = sampleRow();
    const { report } = await start(row, {
      write: async () => {
        await ledger.rows.move(row, { to: 'superseded', at: NOON, from: ['due'], fence: 0 });
        return ok({ channel: 'email', subject: 's', body: 'b', textsVersion: 'drafts' });
      },
    });
    expect(report).toEqual({ kind: 'not-claimed' });
    expect(ledger.get(row)?.state).toBe('superseded');
    expect(sent).toEqual([]);
  });

  it('calls nobody after it slept over its mark: what was true before may not be true any more', async () => {
    const row = sampleRow();
    const clock = async () => (ledger.get(row)?.callingAt ? NOON.add({ seconds: 16 }) : NOON);
    const { report } = await start(row, { clock });
    expect(report).toMatchObject({ kind: 'moved', state: 'due', code: 'INTERRUPTED' });
    expect(sent).toEqual([]);
  });

  it('asks the table twice for a message that goes out: the claim with its mark, and what became of it', async () => {
    const row = sampleRow();
    const moves: LedgerMove[] = [];
    const rows: DeliveryPorts['rows'] = {
      find: (key) => ledger.rows.find(key),
      ofVoter: (electionId, voterId) => ledger.rows.ofVoter(electionId, voterId),
      move: (key, move) => {
        moves.push(move);
        return ledger.rows.move(key, move);
      },
    };
    await start(row, { rows });
    expect(moves.map(({ to, fence }) => [to, fence])).toEqual([
      ['sending', 0],
      ['accepted', 1],
    ]);
  });

  it('writes in the language that the voter has chosen meanwhile', async () => {
    const { row } = await start(sampleRow({ language: 'es' }));
    expect(sent[0]?.row.language).toBe('en');
    expect(row?.language).toBe('en');
  });

  it('gives a message back unsent when something about it cannot be read', async () => {
    const voters = { find: () => Promise.reject(new Error('no')) };
    await expect(start(sampleRow(), { voters })).rejects.toThrow('given back');
    expect(ledger.get(sampleRow())).toMatchObject({ state: 'due', code: 'INTERRUPTED', putOff: 1 });
    expect(sent).toEqual([]);
  });

  it('does not send on a claim that is about to run out', async () => {
    let asked = 0;
    const clock = async () => {
      asked += 1;
      return asked === 1 ? NOON : NOON.add({ seconds: 50 });
    };
    const { report, row } = await start(sampleRow(), { clock });
    expect(report).toMatchObject({ kind: 'moved', state: 'due', code: 'INTERRUPTED' });
    expect(row).toMatchObject({ state: 'due' });
    expect(sent).toEqual([]);
  });

  it('does not send when the hours end while the message is being written', async () => {
    const lastSecond = Temporal.Instant.from('2026-10-06T02:59:59Z');
    let asked = 0;
    const clock = async () => {
      asked += 1;
      return asked === 1 ? lastSecond : lastSecond.add({ seconds: 1 });
    };
    const { report } = await start(sampleRow(), { clock });
    expect(report).toEqual({ kind: 'moved', state: 'held', code: 'HOURS_CLOSED' });
    expect(sent).toEqual([]);
  });

  it('withdraws what its deciders would not decide any more', async () => {
    const { report, row } = await start(sampleRow(), { stillTrue: async () => false });
    expect(report).toEqual({ kind: 'moved', state: 'superseded' });
    expect(row).toMatchObject({ state: 'superseded', fence: 1 });
    expect(sent).toEqual([]);
  });

  // A decision that read the message before its claim may have relied on it: it must not end by older knowledge.
  it('ends no message by what was true before its claim only: a row taken back and stated again', async () => {
    const row = sampleRow();
    const asked: (string | undefined)[] = [];
    const { report, ports } = await start(row, {
      stillTrue: async () => {
        asked.push(ledger.get(row)?.state);
        return asked.length > 1;
      },
    });
    expect(asked).toEqual(['due', 'sending']);
    expect(report).toMatchObject({ kind: 'moved', state: 'due', code: 'INTERRUPTED' });
    expect(sent).toEqual([]);
    now = NOON.add({ minutes: 5 });
    expect(await deliverMessage(ports, row)).toMatchObject({ state: 'accepted' });
  });

  it('ends no message by what was true before its claim only: a voter who opts out and in again', async () => {
    const row = sampleRow();
    const { subscriptions } = (await start(row)).ports;
    const { report } = await start(row, {
      subscriptions: {
        find: async (voterId) => {
          const found = await subscriptions.find(voterId);
          return ledger.get(row)?.state === 'due' && found ? { ...found, channels: [] } : found;
        },
      },
    });
    expect(report).toMatchObject({ kind: 'moved', state: 'due', code: 'INTERRUPTED' });
  });

  it('waits for its turn at the provider, by the parts that it has, and reads the time after it', async () => {
    const asked: number[] = [];
    const { row } = await start(sampleRow(), {
      pace: {
        ...unpaced,
        turn: async (units) => {
          asked.push(units);
          return 1_500;
        },
      },
      wait: async (milliseconds) => {
        now = now.add({ milliseconds });
      },
    });
    expect(asked).toEqual([1]);
    expect(row?.acceptedAt).toEqual(NOON.add({ milliseconds: 1_500 }));
  });

  it('puts a message off whose turn is too far away', async () => {
    const { report } = await start(sampleRow(), { pace: { ...unpaced, turn: async () => undefined } });
    expect(report).toMatchObject({ kind: 'moved', state: 'due', code: 'THROTTLED' });
    expect(sent).toEqual([]);
  });

  it('leaves an unknown outcome uncertain', async () => {
    const { report } = await start(sampleRow(), {}, { kind: 'unknown', code: 'TIMEOUT' });
    expect(report).toEqual({ kind: 'moved', state: 'uncertain', code: 'TIMEOUT' });
  });

  it('does not overwrite what a receipt has told meanwhile', async () => {
    const row = sampleRow();
    const { report } = await start(row, {
      transport: async () => {
        await ledger.rows.move(row, { to: 'delivered', at: NOON, providerId: 'p-1' });
        return { kind: 'accepted', providerId: 'p-1' };
      },
    });
    expect(report).toEqual({ kind: 'overtaken', state: 'accepted' });
    expect(ledger.get(row)?.state).toBe('delivered');
  });
});
