import { stillDecided } from '../../lib/ballot-tracking/adapters/still-decided.ts';
import { decideVoter } from '../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { recordBallots } from '../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { recordParticipation } from '../../lib/ballot-tracking/use-cases/record-participation.ts';
import { type SweepScope, sweepUndecided } from '../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
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
import type { Change } from '../ballot-tracking/ballot-memory.ts';
import { VirtualTime } from '../event-sources/virtual-time.ts';
import { FakeProvider } from './fake-provider.ts';
import { type FaultRates, FaultyCalls } from './faulty-ports.ts';
import { checkHistory, type Findings } from './history-check.ts';
import { MemoryLedger, type RowChange } from './memory-ledger.ts';
import { faultyBallots, ManyBallots } from './memory-tracking.ts';
import { seeded } from './random.ts';
import { ELECTION, END } from './scenario.ts';
import { FIRST_UPLOADS, inventStories, type Upload } from './stories.ts';
import { checkTruth } from './truth-check.ts';
import { unpaced } from './unpaced.ts';
import { unstopped } from './unstopped.ts';

export type SimulationOptions = {
  readonly voters: number;
  readonly seed: number;
  readonly rates: FaultRates;
  /** Multiplies the provider's own faults: 0 for none, 1 for about one request in five. */
  readonly providerFaults: number;
};

export type SimulationReport = Findings & {
  readonly voters: number;
  /** Rows that the counties' files held. */
  readonly rows: number;
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

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

const voterOf = (ledgerKey: string): string => {
  const key = parseLedgerKey(ledgerKey);
  return key.ok ? key.value.voterId : '';
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** When clocks are an hour ahead, from the start on. */
const AHEAD = { from: 3 * DAY, to: 4 * DAY };
/** A claim's lease: nothing that was true before it may still decide about a send. */
const LEASE_MS = 60_000;
/** A halt holds within 10 seconds; senders read the halts every 5. */
const HALT_HOLDS_MS = 10_000;
const HALTS_ARE_READ_MS = 5_000;
/** The sweeps of a minute; they overlap. */
const SWEEPS = [
  { kind: 'watch' },
  { kind: 'release', part: 0, parts: 2 },
  { kind: 'release', part: 1, parts: 2 },
] as const;
const VISIBILITY_MS = 180_000;
const MAX_RECEIVES = 5;

/** The ballot sweeps of a minute: fresh records, and held ones whose moment has come. */
const BALLOT_SWEEPS: readonly SweepScope[] = [{ kind: 'fresh' }, { kind: 'held', part: 0, parts: 1 }];
/** A county's system sends a file again that was not answered within this long. */
const CLIENT_PATIENCE_MS = 5 * MINUTE;

/**
 * Uploads invented files and follows them to the voters through the real use cases, in virtual time: recorded, decided,
 * entered in the ledger, delivered. Meanwhile processes die and sleep, answers get lost, streams and queues lose,
 * repeat and swap what they carry, clocks jump, voters opt out and operators halt.
 */
export const simulate = async (options: SimulationOptions): Promise<SimulationReport> => {
  const random = seeded(options.seed);
  const time = new VirtualTime(FIRST_UPLOADS);
  const calls = new FaultyCalls(time, random, options.rates);
  const scenario = inventStories(options.voters, random, String(options.seed));
  const faulty = (probability: number): boolean => options.rates.error > 0 && random.chance(probability);
  const unwanted: string[] = [];
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
    if (row.callingAt && !isInsideHours(subscription.hours, row.callingAt))
      unwanted.push(`${ledgerKey}: outside the hours`);
    const optedOut = present?.subscription.optedOutAt?.epochMilliseconds;
    if (optedOut !== undefined && optedOut < claimedAt - 2 * LEASE_MS) unwanted.push(`${ledgerKey}: after opt-out`);
    if (halt?.scope === haltKey({ channel: row.channel })) {
      if (claimedAt > halt.from + HALT_HOLDS_MS && claimedAt < halt.to) unwanted.push(`${ledgerKey}: during a halt`);
    }
  };

  const ports: DeliveryPorts = {
    clock,
    rows,
    stillTrue: (...asked) => stillTrue(...asked),
    halts: {
      // What a sender knows of halts is up to 5 seconds old.
      active: async () => {
        const known = time.milliseconds - HALTS_ARE_READ_MS;
        return new Set(halt && known >= halt.from && known < halt.to ? [halt.scope] : []);
      },
    },
    stops: unstopped,
    subscriptions: { find: async (voterId) => calls.call(async () => scenario.voters.get(voterId)?.subscription) },
    voters: { find: async (voterId) => scenario.voters.get(voterId)?.standing },
    elections: { find: async () => ELECTION, participation: async () => undefined },
    write: async (row) =>
      ok(
        row.channel === 'email'
          ? { channel: 'email', subject: 's', body: 'b', textsVersion: 'drafts' }
          : { channel: 'text', body: 'b', textsVersion: 'drafts', sms: { encoding: 'GSM-7', parts: 1, units: 1 } },
      ),
    transport: async (outgoing) => {
      watch(outgoing, time.milliseconds);
      await time.pass(random.between(1, 2_000));
      if (random.chance(options.rates.crash)) return new Promise(() => undefined);
      const token = isSameCall(outgoing.row) ? outgoing.ledgerKey : undefined;
      const { voterId, channel } = outgoing.row;
      const outcome = provider.request(outgoing.ledgerKey, time.milliseconds, token, `${voterId} ${channel}`);
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

  const ballots = new ManyBallots(
    () => time.milliseconds,
    (change) => onRecorded(change),
  );
  const register = {
    find: async (voterId: string) => scenario.voters.get(voterId)?.standing,
    findAll: async (ids: readonly string[]) =>
      calls.call(
        async () =>
          new Map(
            ids.flatMap((id) => {
              const standing = scenario.voters.get(id)?.standing;
              return standing ? [[id, standing] as const] : [];
            }),
          ),
      ),
  };
  const progress = { asOf: async () => undefined, advance: async () => undefined };
  const recorded = faultyBallots(ballots, calls);
  const stillTrue = stillDecided({ ballots: recorded, progress });
  const tracking = {
    clock,
    elections: { find: async () => ELECTION, participation: async () => undefined },
    calendar: { list: async () => [ELECTION] },
    searched: new Set<string>(),
    ballots: recorded,
    progress,
    voters: register,
    subscriptions: {
      find: async (voterId: string) => calls.call(async () => scenario.voters.get(voterId)?.subscription),
      save: async () => undefined,
      optOut: async () => undefined,
    },
    uploads: { save: async () => calls.call(async () => undefined) },
    messages: rows,
    ledger: recorder,
    subscribers: { among: async (ids: readonly string[]) => new Set(ids) },
    closeUnheard: async () => 'open' as const,
  };

  /** The ballots table's stream: it hands a change over again until it is taken, or loses it. */
  function onRecorded({ newImage, oldImage }: Change): void {
    if (oldImage?.['version'] === newImage['version'] || faulty(0.02)) return;
    const key = { electionId: ELECTION.id, voterId: String(newImage['voterId']) };
    const copies = faulty(0.05) ? random.between(2, 4) : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      time.after(random.between(50, faulty(0.05) ? 10 * MINUTE : 3_000), () => decide(key, 1));
    }
  }

  function decide(key: { electionId: string; voterId: string }, attempt: number): void {
    let decided = false;
    time.after(MINUTE, () => {
      if (!decided && attempt < MAX_RECEIVES) decide(key, attempt + 1);
    });
    void decideVoter(tracking, key).then(
      () => {
        decided = true;
      },
      () => undefined,
    );
  }

  let left = scenario.uploads.length;

  /** The county's system sends a file until it is answered; its two kinds of rows go to calls of their own. */
  const send = async (upload: Upload, answer: { isThere: boolean }): Promise<void> => {
    time.after(CLIENT_PATIENCE_MS, () => {
      if (!answer.isThere) void send(upload, answer);
    });
    const by = { electionId: ELECTION.id, county: upload.county, clientId: 'county' };
    const statuses = upload.rows.flatMap((row) => (row.kind === 'status' ? [ok(row.value)] : []));
    const histories = upload.rows.flatMap((row) => (row.kind === 'participation' ? [ok(row.value)] : []));
    try {
      if (statuses.length > 0) await recordBallots(tracking, ELECTION, by, statuses);
      if (histories.length > 0) await recordParticipation(tracking, ELECTION, by, histories);
    } catch {
      return;
    }
    if (!answer.isThere) left -= 1;
    answer.isThere = true;
  };
  for (const upload of scenario.uploads) {
    time.after(upload.at - FIRST_UPLOADS.epochMilliseconds, () => void send(upload, { isThere: false }));
  }

  const isBusy = (): boolean => left > 0 || ledger.isOpen || ballots.isMarked;
  let busyAt = time.milliseconds;
  /** Sweeps never end; a process that has slept may leave them something when all else is over. */
  const sweepsOn = (): boolean => {
    if (isBusy()) busyAt = time.milliseconds;
    return time.milliseconds - busyAt < DAY;
  };

  const sweepBallotsEveryMinute = (): void => {
    if (ballots.hasMarked(now())) {
      for (const scope of BALLOT_SWEEPS) void sweepUndecided(tracking, QUIET, scope).catch(() => undefined);
    }
    const stopped = faulty(0.0005) ? random.between(MINUTE, HOUR) : 0;
    if (sweepsOn()) time.after(MINUTE + stopped, sweepBallotsEveryMinute);
  };
  time.after(MINUTE, sweepBallotsEveryMinute);

  const sweepEveryMinute = (): void => {
    if (ledger.hasDue(now())) {
      const sweep = { clock, due: ledger.due, rows, notices: { notify }, hasTime: () => !faulty(0.01) };
      for (const work of SWEEPS) void sweepMessages(sweep, work).catch(() => undefined);
    }
    const stopped = faulty(0.0005) ? random.between(HOUR, DAY) : 0;
    if (sweepsOn()) time.after(MINUTE / 2 + stopped, sweepEveryMinute);
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
        scope: haltKey({ channel: 'text' }),
      };
    });
    time.after(AHEAD.from, () => {
      clockOffset += HOUR;
    });
    time.after(AHEAD.to, () => {
      clockOffset -= HOUR;
    });
  }

  await time.run(END);
  const all = ledger.all();
  const decided = new Set(all.map(formatLedgerKey));
  const byState: Partial<Record<LedgerState, number>> = {};
  for (const row of all) byState[row.state] = (byState[row.state] ?? 0) + 1;
  const rowsOfVoter = Map.groupBy(all, ({ voterId }) => voterId);
  const takenOf = Map.groupBy(provider.acceptances, ({ ledgerKey }) => voterOf(ledgerKey));
  const { takenBack } = ballots;
  const found = checkHistory({
    decided,
    rows: all,
    acceptances: provider.acceptances,
    mayEnd: ({ type, ballotId, voterId }) =>
      takenBack.has(type === 'InPerson' ? voterId : ballotId) ||
      scenario.voters.get(voterId)?.subscription.optedOutAt !== undefined,
  });
  const isAhead = (stamp: number): boolean => stamp >= AHEAD.from + HOUR && stamp < AHEAD.to + HOUR;
  const trueTime = (stamp: Temporal.Instant, before: number): number => {
    const [at, start] = [stamp.epochMilliseconds, FIRST_UPLOADS.epochMilliseconds];
    const isSkewed = options.rates.error > 0 && before - start < AHEAD.to && isAhead(at - start);
    return isSkewed ? at - HOUR : at;
  };
  const truths = [...scenario.voters].map(([voterId, voter]) =>
    checkTruth(
      voterId,
      {
        voter,
        arrived: ballots.arrived.get(voterId) ?? [],
        rows: rowsOfVoter.get(voterId) ?? [],
        acceptances: takenOf.get(voterId) ?? [],
        trueTime,
      },
      END.epochMilliseconds,
    ),
  );
  const undecided = ballots.marked.map((voterId) => `${voterId}: never decided`);
  const unsent = left > 0 ? [`${left} uploads were never answered`] : [];
  return {
    duplicates: [...found.duplicates, ...truths.flatMap(({ duplicates }) => duplicates)],
    losses: [...found.losses, ...undecided, ...unsent, ...truths.flatMap(({ losses }) => losses)],
    contradictions: [...found.contradictions, ...truths.flatMap(({ contradictions }) => contradictions)],
    voters: scenario.voters.size,
    rows: scenario.uploads.reduce((total, upload) => total + upload.rows.length, 0),
    messages: decided.size,
    requests: provider.requests,
    accepted: provider.acceptances.length,
    crashes: calls.crashes,
    neverAsked: all.filter((row) => row.code === 'NO_RECEIPT' && !provider.asked.has(formatLedgerKey(row))).length,
    byState,
    unwanted,
  };
};
