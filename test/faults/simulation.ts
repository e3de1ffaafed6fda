import { stillDecided } from '../../lib/ballot-tracking/adapters/still-decided.ts';
import type { Upload as BookedUpload } from '../../lib/ballot-tracking/domain/upload.ts';
import { decideVoter } from '../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { recordBallots } from '../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { recordParticipation } from '../../lib/ballot-tracking/use-cases/record-participation.ts';
import { remindVoters } from '../../lib/ballot-tracking/use-cases/remind-voters.ts';
import { type SweepScope, sweepUndecided } from '../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
import type { CountyParticipation } from '../../lib/elections/domain/participation.ts';
import type { DeliveryReceipt } from '../../lib/messaging/domain/delivery-receipt.ts';
import { becomesDue } from '../../lib/messaging/domain/due-notice.ts';
import { formatLedgerKey, type LedgerKey, parseLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { keyOf, type LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import type { LedgerState } from '../../lib/messaging/domain/ledger-state.ts';
import { isSameCall } from '../../lib/messaging/domain/same-call.ts';
import { type DeliveryPorts, deliverMessage, type Outgoing } from '../../lib/messaging/use-cases/deliver-message.ts';
import { messageLedger } from '../../lib/messaging/use-cases/message-ledger.ts';
import { settleReceipt } from '../../lib/messaging/use-cases/settle-receipt.ts';
import { sweepMessages } from '../../lib/messaging/use-cases/sweep-messages.ts';
import { ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { isInsideHours } from '../../lib/voters/domain/hours.ts';
import { type Change, MemoryTracking } from '../ballot-tracking/ballot-memory.ts';
import { VirtualTime } from '../event-sources/virtual-time.ts';
import { FakeProvider } from './fake-provider.ts';
import { type FaultCounts, type FaultRates, FaultyCalls } from './faulty-ports.ts';
import { checkHistory, type Findings } from './history-check.ts';
import { MemoryLedger, type RowChange } from './memory-ledger.ts';
import { faultyBallots, ManyBallots } from './memory-tracking.ts';
import { Operators } from './operators.ts';
import { seeded } from './random.ts';
import { ELECTION, END } from './scenario.ts';
import { FIRST_UPLOADS, inventStories, REMINDER_DAYS, type Upload } from './stories.ts';
import { Subscribers } from './subscribers.ts';
import { checkTruth } from './truth-check.ts';
import { unpaced } from './unpaced.ts';

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
  /** Sends after an opt-out, outside the hours, or during a halt, and answers to one text that went out twice. */
  readonly unwanted: readonly string[];
  /** How often each fault could strike, and did. */
  readonly struck: FaultCounts;
  readonly halts: number;
  readonly retractions: number;
  /** Corrections and reminders that a provider took, and reminders that were decided and came too late. */
  readonly corrections: number;
  readonly reminders: number;
  readonly lateReminders: number;
  /** Voters who stopped messages, or opened them again. */
  readonly stops: number;
};

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

const voterOf = (ledgerKey: string): string => {
  const key = parseLedgerKey(ledgerKey);
  return key.ok ? key.value.voterId : '';
};

const isReminder = ({ ballotId }: Pick<LedgerRow, 'type' | 'ballotId'>): boolean => ballotId.startsWith('reminder-');

const SUBSCRIBERS_A_PAGE = 25;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** When clocks are an hour ahead, from the start on. */
const AHEAD = { from: 3 * DAY, to: 4 * DAY };
/** A claim's lease: nothing that was true before it may still decide about a send. */
const LEASE_MS = 60_000;
/** A halt holds within 10 seconds; senders read the halts every 5. No message is claimed later. */
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

/** The days on which any county reminds its voters, and the days after them: on others nobody has to look. */
const REMINDED = new Set(
  REMINDER_DAYS.flatMap(({ toReturn, toCure }) => [...toReturn, ...toCure]).flatMap((text) => {
    const day = Temporal.PlainDate.from(text);
    return [String(day), String(day.add({ days: 1 }))];
  }),
);
const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;
const REMINDED_UNTIL = Temporal.PlainDate.from([...REMINDED].toSorted().at(-1) ?? '2026-11-12')
  .add({ days: 1 })
  .toZonedDateTime('America/Los_Angeles')
  .toInstant();
const isReminderDay = (now: Temporal.Instant): boolean =>
  REMINDED.has(String(now.toZonedDateTimeISO('America/Los_Angeles').toPlainDate()));

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
  const scenario = inventStories(options.voters, random, String(options.seed), () => calls.strikes('F8'));
  const unwanted: string[] = [];
  let clockOffset = 0;
  let claims = 0;
  /** When each message was claimed last. */
  const claimedAt = new Map<string, number>();

  const ledger = new MemoryLedger((change) => {
    if (change.new.state === 'sending' && change.old?.state !== 'sending')
      claimedAt.set(formatLedgerKey(change.new), time.milliseconds);
    onStream(change);
  });
  const { rows, newMessages } = calls.ledger(ledger);
  const recorder = messageLedger({ newMessages, rows });
  const now = (): Temporal.Instant => time.now().add({ milliseconds: clockOffset });
  const clock = async (): Promise<Temporal.Instant> => now();

  const provider = new FakeProvider(random, options.providerFaults, (ledgerKey, providerId, results) => {
    for (const result of results) {
      if (calls.strikes('F11')) continue;
      const copies = calls.strikes('F11') ? 3 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        const late = calls.strikes('F11') ? random.between(DAY, 20 * DAY) : random.between(500, 2 * HOUR);
        time.after(late, () => void settle(ledgerKey, { result, providerId }, 0));
      }
    }
    if (calls.strikes('F11')) {
      time.after(HOUR, () => void settle(ledgerKey, { result: 'delivered', providerId: 'forged' }, 0));
    }
  });

  const settle = async (ledgerKey: string, receipt: DeliveryReceipt, receives: number): Promise<void> => {
    const key = parseLedgerKey(ledgerKey);
    if (!key.ok || receives > 50) return;
    let settled = false;
    calls.begin();
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
      if (calls.strikes('F5')) return;
      const copies = calls.strikes('F2') ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        time.after(random.between(5, calls.strikes('F3') ? HOUR : 2_000), () => receive(keyOf(key as never), 1));
      }
      // Somebody redrives a dead-letter queue after an hour, a day, or just before it forgets; and once more.
      if (!calls.strikes('F10')) return;
      const redriven = random.pick([HOUR, 25 * HOUR, 13 * DAY]);
      for (const late of [redriven, redriven + HOUR]) time.after(late, () => receive(keyOf(key as never), 1));
    });
  };

  function onStream({ old, new: row }: RowChange): void {
    if (!becomesDue(old?.state, row) || calls.strikes('F5')) return;
    const tell = (after: number): void => time.after(after, () => void notify(row).catch(() => undefined));
    const copies = calls.strikes('F2') ? random.between(2, 5) : 1;
    for (let copy = 0; copy < copies; copy += 1) tell(random.between(50, 3_000));
    // The stream is read once more from its start.
    if (calls.strikes('F3')) tell(random.between(HOUR, DAY));
  }

  /** A lane's queue: a message that is not deleted becomes visible again, until it is set aside. */
  function receive(key: LedgerKey, receives: number): void {
    let deleted = false;
    calls.begin();
    time.after(VISIBILITY_MS, () => {
      if (!deleted && receives < MAX_RECEIVES) receive(key, receives + 1);
    });
    // Its batch was answered as failed as a whole.
    if (calls.strikes('F9')) return;
    void deliverMessage(ports, key).then(
      () => {
        deleted = true;
      },
      () => undefined,
    );
  }

  const watch = ({ row, ledgerKey, subscription }: Outgoing, calledAt: number): void => {
    if (row.callingAt && !isInsideHours(subscription.hours, row.callingAt))
      unwanted.push(`${ledgerKey}: outside the hours`);
    const present = subscribers.of(row.voterId);
    const optedOut = present?.channels.includes(row.channel) ? undefined : present?.optedOutAt?.epochMilliseconds;
    const stopped = row.channel === 'email' ? undefined : subscribers.stoppedAt.get(present?.phone ?? '');
    for (const since of [optedOut, stopped]) {
      if (since !== undefined && since < calledAt - 2 * LEASE_MS) unwanted.push(`${ledgerKey}: after opt-out`);
    }
    if (operators.isHalted(row, claimedAt.get(ledgerKey) ?? calledAt, HALT_HOLDS_MS))
      unwanted.push(`${ledgerKey}: claimed during a halt`);
  };

  const participations = new Map(
    REMINDER_DAYS.map(({ county, toReturn, toCure }): [string, CountyParticipation] => {
      const days = (texts: readonly string[]) => texts.map((text) => Temporal.PlainDate.from(text));
      const reminders = { toReturn: days(toReturn), toCure: days(toCure) };
      const changedAt = ELECTION.requestedAt;
      return [county, { electionId: ELECTION.id, county, participates: true, changedAt, reminders }];
    }),
  );
  const elections = {
    find: async () => ELECTION,
    participation: async (_: string, county: string) => participations.get(county),
  };

  const ports: DeliveryPorts = {
    clock,
    rows,
    stillTrue: (...asked) => stillTrue(...asked),
    halts: {
      // What a sender knows of halts is up to 5 seconds old.
      active: async () => operators.haltsKnown(HALTS_ARE_READ_MS),
    },
    stops: {
      find: (phone) => calls.call(() => subscribers.find(phone)),
      end: (...words) => calls.call(() => subscribers.end(...words)),
    },
    subscriptions: { find: async (voterId) => calls.call(async () => subscribers.of(voterId)) },
    voters: { find: async (voterId) => scenario.voters.get(voterId)?.standing },
    elections,
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
  const booked: BookedUpload[] = [];
  const progress = { asOf: async () => undefined, advance: async () => undefined };
  const recorded = faultyBallots(ballots, calls);
  const stillTrue = stillDecided({ ballots: recorded, progress });
  const memory = new MemoryTracking();
  const VOTERS = [...scenario.voters.keys()];
  const tracking = {
    clock,
    elections,
    calendar: { list: async () => [ELECTION], participations: async () => [...participations.values()] },
    walks: {
      find: (key: Parameters<typeof memory.walks.find>[0]) => calls.call(() => memory.walks.find(key)),
      save: (walk: Parameters<typeof memory.walks.save>[0]) => calls.call(() => memory.walks.save(walk)),
    },
    subscriberPages: {
      segments: 1,
      page: async (counties: ReadonlySet<string>, _: number, cursor: string | null) => {
        const from = Number(cursor ?? 0);
        const next = from + SUBSCRIBERS_A_PAGE;
        const voterIds = VOTERS.slice(from, next).filter((voterId) => {
          const one = subscribers.of(voterId);
          return one && one.channels.length > 0 && counties.has(one.county);
        });
        return { voterIds, cursor: next < VOTERS.length ? String(next) : null };
      },
    },
    searched: new Set<string>(),
    ballots: recorded,
    progress,
    voters: register,
    subscriptions: {
      find: async (voterId: string) => calls.call(async () => subscribers.of(voterId)),
      save: async () => undefined,
      optOut: async () => undefined,
    },
    uploads: {
      save: async (upload: BookedUpload) => calls.call(async () => void booked.push(upload)),
    },
    messages: rows,
    ledger: recorder,
    subscribers: { among: async (ids: readonly string[]) => new Set(ids) },
    closeUnheard: async () => 'open' as const,
  };

  const operators = new Operators({
    time,
    random,
    calls,
    ledger,
    ballots,
    clock,
    booked,
    tracking: { ...tracking, ballots: recorded },
  });
  const subscribers = new Subscribers(scenario.voters, {
    time,
    random,
    calls,
    clock,
    carrier: provider,
    // This stream is read until it is taken: nothing else knows of it.
    onOpened: (voterId) => decide({ electionId: ELECTION.id, voterId }, 1 - MAX_RECEIVES),
  });

  /** The ballots table's stream: it hands a change over again until it is taken, or loses it. */
  function onRecorded({ newImage, oldImage }: Change): void {
    if (oldImage?.['version'] === newImage['version'] || calls.chance(0.02)) return;
    const key = { electionId: ELECTION.id, voterId: String(newImage['voterId']) };
    const copies = calls.strikes('F2') ? random.between(2, 5) : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      time.after(random.between(50, calls.strikes('F3') ? 10 * MINUTE : 3_000), () => decide(key, 1));
    }
    if (calls.strikes('F3')) time.after(random.between(HOUR, DAY), () => decide(key, 1));
  }

  function decide(key: { electionId: string; voterId: string }, attempt: number): void {
    let decided = false;
    calls.begin();
    time.after(MINUTE, () => {
      if (!decided && attempt < MAX_RECEIVES) decide(key, attempt + 1);
    });
    if (calls.strikes('F9')) return;
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
    calls.begin();
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

  const isBusy = (): boolean =>
    left > 0 || isBefore(now(), REMINDED_UNTIL) || ledger.isOpen || ballots.isMarked || operators.isBusy;
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
    if (isReminderDay(now())) void remindVoters(tracking, QUIET, () => !calls.chance(0.01)).catch(() => undefined);
    const stopped = calls.chance(0.0005) ? random.between(MINUTE, HOUR) : 0;
    if (sweepsOn()) time.after(MINUTE + stopped, sweepBallotsEveryMinute);
  };
  time.after(MINUTE, sweepBallotsEveryMinute);

  const sweepEveryMinute = (): void => {
    if (ledger.hasDue(now())) {
      const sweep = { clock, due: ledger.due, rows, notices: { notify }, hasTime: () => !calls.chance(0.01) };
      for (const work of SWEEPS) void sweepMessages(sweep, work).catch(() => undefined);
    }
    const stopped = calls.chance(0.0005) ? random.between(HOUR, DAY) : 0;
    if (sweepsOn()) time.after(MINUTE / 2 + stopped, sweepEveryMinute);
  };
  time.after(MINUTE, sweepEveryMinute);

  operators.begin(FIRST_UPLOADS.epochMilliseconds);
  if (options.rates.share > 0) {
    subscribers.begin(scenario.voters.values());
    const everyHour = (): void => {
      if (calls.strikes('F12')) calls.restart();
      if (calls.strikes('F13')) calls.cutOff(random.between(MINUTE, 10 * MINUTE));
      if (sweepsOn()) time.after(HOUR, everyHour);
    };
    time.after(random.between(0, HOUR), everyHour);
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
  // A ballot of which an upload was taken back is no reason any more to send another one's message.
  const withdrawn = new Set(
    ballots.records.flatMap(({ voterId, ...record }) => {
      const uploads = 'entries' in record ? record.entries : record.statements;
      return uploads.some(({ uploadId }) => uploadId?.startsWith('retraction-')) ? [voterId] : [];
    }),
  );
  const found = checkHistory({
    decided,
    rows: all,
    acceptances: provider.acceptances,
    mayEnd: ({ type, ballotId, voterId, channel }) =>
      takenBack.has(type === 'InPerson' ? voterId : ballotId) ||
      withdrawn.has(voterId) ||
      isReminder({ type, ballotId }) ||
      subscribers.changes.has(voterId) ||
      // Its carrier takes nothing more, whatever became of whoever heard that.
      provider.hasStopped(`${voterId} ${channel}`),
    mayExpire: isReminder,
  });
  const isAhead = (stamp: number): boolean => stamp >= AHEAD.from + HOUR && stamp < AHEAD.to + HOUR;
  const trueTime = (stamp: Temporal.Instant, before: number): number => {
    const [at, start] = [stamp.epochMilliseconds, FIRST_UPLOADS.epochMilliseconds];
    const isSkewed = options.rates.share > 0 && before - start < AHEAD.to && isAhead(at - start);
    return isSkewed ? at - HOUR : at;
  };
  const truths = [...scenario.voters].map(([voterId, voter]) =>
    checkTruth(
      voterId,
      {
        voter,
        arrived: ballots.arrived.get(voterId) ?? [],
        changed: subscribers.changes.get(voterId) ?? [],
        retracted: operators.takenBack,
        reminded: REMINDER_DAYS.filter(({ county }) => county === voter.standing.county),
        rows: rowsOfVoter.get(voterId) ?? [],
        acceptances: takenOf.get(voterId) ?? [],
        trueTime,
      },
      END.epochMilliseconds,
    ),
  );
  for (const [id, times] of subscribers.answers) if (times > 1) unwanted.push(`${id}: answered ${times} times`);
  const taken = new Set(provider.acceptances.map(({ ledgerKey }) => ledgerKey));
  const tookOf = (isOne: (row: LedgerRow) => boolean): number =>
    all.filter((row) => isOne(row) && taken.has(formatLedgerKey(row))).length;
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
    struck: {
      ...calls.struck,
      F6: { chances: provider.requests, strikes: provider.throttled },
      F7: { chances: provider.requests, strikes: provider.unanswered },
    },
    halts: operators.stood.length,
    retractions: operators.done.size,
    corrections: tookOf((row) => row.type === 'Correction'),
    reminders: tookOf(isReminder),
    lateReminders: all.filter((row) => isReminder(row) && ['expired', 'superseded'].includes(row.state)).length,
    stops: subscribers.changes.size,
  };
};
