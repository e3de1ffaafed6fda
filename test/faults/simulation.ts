import type { DeliveryReceipt } from '../../lib/messaging/domain/delivery-receipt.ts';
import { becomesDue } from '../../lib/messaging/domain/due-notice.ts';
import { haltKey } from '../../lib/messaging/domain/halt.ts';
import { formatLedgerKey, type LedgerKey, parseLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { keyOf } from '../../lib/messaging/domain/ledger-row.ts';
import type { LedgerState } from '../../lib/messaging/domain/ledger-state.ts';
import { isSameCall } from '../../lib/messaging/domain/same-call.ts';
import { type DeliveryPorts, deliverMessage, type Outgoing } from '../../lib/messaging/use-cases/deliver-message.ts';
import { messageLedger } from '../../lib/messaging/use-cases/message-ledger.ts';
import { settleReceipt } from '../../lib/messaging/use-cases/settle-receipt.ts';
import { sweepMessages } from '../../lib/messaging/use-cases/sweep-messages.ts';
import { ok } from '../../lib/shared/result.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import { isInsideHours } from '../../lib/voters/domain/hours.ts';
import { VirtualTime } from '../event-sources/virtual-time.ts';
import { FakeProvider } from './fake-provider.ts';
import { type FaultRates, FaultyCalls } from './faulty-ports.ts';
import { checkHistory, type Findings } from './history-check.ts';
import { MemoryLedger, type RowChange } from './memory-ledger.ts';
import { seeded } from './random.ts';
import { decide, ELECTION, END, inventScenario, type PlannedDecision, START } from './scenario.ts';
import { unpaced } from './unpaced.ts';

export type SimulationOptions = {
  readonly messages: number;
  readonly seed: number;
  readonly rates: FaultRates;
  /** Multiplies the provider's own faults: 0 for none, 1 for about one request in five. */
  readonly providerFaults: number;
};

export type SimulationReport = Findings & {
  readonly messages: number;
  readonly requests: number;
  readonly accepted: number;
  readonly crashes: number;
  readonly byState: Readonly<Partial<Record<LedgerState, number>>>;
  /** Messages given up in doubt that no provider was ever asked about: who said "about to call" died before calling. */
  readonly neverAsked: number;
  /** Sends after an opt-out, outside the hours, or during a halt. */
  readonly unwanted: readonly string[];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A claim's lease: nothing that was true before it may still decide about a send. */
const LEASE_MS = 60_000;
/** The sweeps of a minute; they overlap. */
const SWEEPS = [
  { kind: 'watch' },
  { kind: 'release', part: 0, parts: 2 },
  { kind: 'release', part: 1, parts: 2 },
] as const;
const VISIBILITY_MS = 180_000;
const MAX_RECEIVES = 5;

/**
 * Sends invented messages through the whole delivery, in virtual time, while processes die and sleep, answers get
 * lost, streams and queues lose, repeat and swap what they carry, clocks jump, voters opt out and operators halt.
 */
export const simulate = async (options: SimulationOptions): Promise<SimulationReport> => {
  const random = seeded(options.seed);
  const time = new VirtualTime(START);
  const calls = new FaultyCalls(time, random, options.rates);
  const scenario = inventScenario(options.messages, random, String(options.seed));
  const faulty = (probability: number): boolean => options.rates.error > 0 && random.chance(probability);
  const unwanted: string[] = [];
  const decided = new Set<string>();
  let clockOffset = 0;
  let claims = 0;
  let halt: { readonly from: number; readonly to: number; readonly scope: string } | undefined;

  const ledger = new MemoryLedger((change) => onStream(change));
  const { rows, newMessages } = calls.ledger(ledger);
  const recorder = messageLedger({ newMessages, rows });
  const now = (): Temporal.Instant => time.now().add({ milliseconds: clockOffset });
  const clock = async (): Promise<Temporal.Instant> => now();

  const provider = new FakeProvider(random, options.providerFaults, (ledgerKey, providerId, results) => {
    for (const result of results) {
      if (faulty(0.05)) continue;
      const copies = faulty(0.1) ? 3 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        const late = faulty(0.05) ? random.between(DAY, 20 * DAY) : random.between(500, 2 * HOUR);
        time.after(late, () => void settle(ledgerKey, { result, providerId }, 0));
      }
    }
    if (faulty(0.01)) {
      time.after(HOUR, () => void settle(ledgerKey, { result: 'delivered', providerId: 'forged' }, 0));
    }
  });

  const settle = async (ledgerKey: string, receipt: DeliveryReceipt, receives: number): Promise<void> => {
    const key = parseLedgerKey(ledgerKey);
    if (!key.ok || receives > 50) return;
    let settled = false;
    time.after(VISIBILITY_MS, () => {
      if (!settled) void settle(ledgerKey, receipt, receives + 1);
    });
    await settleReceipt({ clock, rows }, key.value, receipt).then(
      () => {
        settled = true;
      },
      () => undefined,
    );
  };

  const notify = async (key: LedgerKey): Promise<void> => {
    await calls.call(async () => {
      if (faulty(0.005)) return;
      const copies = faulty(0.05) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        time.after(random.between(5, faulty(0.05) ? HOUR : 2_000), () => receive(keyOf(key as never), 1));
      }
      // Somebody redrives a dead-letter queue after an hour, a day, or just before it forgets.
      if (faulty(0.01)) time.after(random.pick([HOUR, 25 * HOUR, 13 * DAY]), () => receive(keyOf(key as never), 1));
    });
  };

  function onStream({ old, new: row }: RowChange): void {
    if (!becomesDue(old?.state, row) || faulty(0.02)) return;
    const copies = faulty(0.05) ? random.between(2, 5) : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      time.after(random.between(50, 3_000), () => void notify(row).catch(() => undefined));
    }
  }

  /** A lane's queue: a message that is not deleted becomes visible again, until it is set aside. */
  function receive(key: LedgerKey, receives: number): void {
    let deleted = false;
    time.after(VISIBILITY_MS, () => {
      if (!deleted && receives < MAX_RECEIVES) receive(key, receives + 1);
    });
    void deliverMessage(ports, key).then(
      () => {
        deleted = true;
      },
      () => undefined,
    );
  }

  const watch = ({ row, ledgerKey, subscription }: Outgoing, claimedAt: number): void => {
    const present = scenario.voters.get(row.voterId);
    if (row.callingAt && !isInsideHours(subscription.hours, row.callingAt)) unwanted.push(`${ledgerKey}: outside the hours`);
    const optedOut = present?.subscription.optedOutAt?.epochMilliseconds;
    if (optedOut !== undefined && optedOut < claimedAt - 2 * LEASE_MS) unwanted.push(`${ledgerKey}: after opt-out`);
    if (halt?.scope === haltKey({ kind: 'channel', channel: row.channel })) {
      if (claimedAt > halt.from + 2 * LEASE_MS && claimedAt < halt.to) unwanted.push(`${ledgerKey}: during a halt`);
    }
  };

  const ports: DeliveryPorts = {
    clock,
    rows,
    halts: {
      active: async () =>
        new Set(halt && time.milliseconds >= halt.from && time.milliseconds < halt.to ? [halt.scope] : []),
    },
    subscriptions: { find: async (voterId) => calls.call(async () => scenario.voters.get(voterId)?.subscription) },
    voters: { find: async (voterId) => scenario.voters.get(voterId)?.standing },
    elections: { find: async () => ELECTION, participation: async () => undefined },
    write: async (row) =>
      ok(
        row.channel === 'email'
          ? { channel: 'email', subject: 's', body: 'b' }
          : { channel: 'text', body: 'b', sms: { encoding: 'GSM-7', parts: 1, units: 1 } },
      ),
    transport: async (outgoing) => {
      watch(outgoing, time.milliseconds);
      await time.pass(random.between(1, 2_000));
      if (random.chance(options.rates.crash)) return new Promise(() => undefined);
      const token = isSameCall(outgoing.row) ? outgoing.ledgerKey : undefined;
      const outcome = provider.request(outgoing.ledgerKey, time.milliseconds, token);
      await time.pass(outcome.kind === 'unknown' ? random.between(1, 10_000) : random.between(1, 200));
      await calls.step();
      return outcome;
    },
    pace: unpaced,
    wait: (milliseconds) => time.pass(milliseconds),
    newClaimId: () => {
      claims += 1;
      return String(claims);
    },
    random: random.next,
  };

  /** The decision is handed over until the ledger has it: its own stream comes again after a failure. */
  const hand = async (planned: PlannedDecision): Promise<void> => {
    const voter = scenario.voters.get(planned.decision.voterId);
    if (voter === undefined) return;
    const decision = decide(planned, voter, now());
    decided.add(formatLedgerKey(decision));
    let recorded = false;
    const again = (): void => {
      if (!recorded) void hand(planned);
    };
    time.after(5 * MINUTE, again);
    await recorder.record([decision]).then(
      () => {
        recorded = true;
        if (faulty(0.1))
          time.after(random.between(MINUTE, 3 * DAY), () => void recorder.record([decision]).catch(again));
      },
      () => undefined,
    );
  };

  let left = scenario.plan.length;
  for (const planned of scenario.plan) {
    time.after(planned.afterMs, () => {
      left -= 1;
      void hand(planned);
    });
  }

  const sweepEveryMinute = (): void => {
    if (ledger.hasDue(now())) {
      const sweep = { clock, due: ledger.due, rows, notices: { notify }, hasTime: () => !faulty(0.01) };
      for (const work of SWEEPS) void sweepMessages(sweep, work).catch(() => undefined);
    }
    const stopped = faulty(0.0005) ? random.between(HOUR, DAY) : 0;
    if (left > 0 || ledger.isOpen) time.after(MINUTE / 2 + stopped, sweepEveryMinute);
  };
  time.after(MINUTE, sweepEveryMinute);

  if (options.rates.error > 0) {
    for (const voter of scenario.voters.values()) {
      if (!random.chance(0.03)) continue;
      time.after(random.between(0, 10 * DAY), () => {
        const optedOutAt = time.now();
        voter.subscription = { ...voter.subscription, channels: [], optedOutAt };
      });
    }
    time.after(2 * DAY, () => {
      halt = {
        from: time.milliseconds,
        to: time.milliseconds + 6 * HOUR,
        scope: haltKey({ kind: 'channel', channel: 'text' }),
      };
    });
    time.after(3 * DAY, () => {
      clockOffset += HOUR;
    });
    time.after(4 * DAY, () => {
      clockOffset -= HOUR;
    });
  }

  await time.run(END);
  const all = ledger.all();
  const byState: Partial<Record<LedgerState, number>> = {};
  for (const row of all) byState[row.state] = (byState[row.state] ?? 0) + 1;
  return {
    ...checkHistory({ decided, rows: all, acceptances: provider.acceptances }),
    messages: decided.size,
    requests: provider.requests,
    accepted: provider.acceptances.length,
    crashes: calls.crashes,
    neverAsked: all.filter((row) => row.code === 'NO_RECEIPT' && !provider.asked.has(formatLedgerKey(row))).length,
    byState,
    unwanted,
  };
};
