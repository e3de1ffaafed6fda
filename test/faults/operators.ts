import type { Retraction, RetractionScope } from '../../lib/ballot-tracking/domain/retraction.ts';
import type { Upload as BookedUpload } from '../../lib/ballot-tracking/domain/upload.ts';
import type { RetractionScans, RetractionStore } from '../../lib/ballot-tracking/ports.ts';
import {
  decideOnRetraction,
  type Proposed,
  proposeRetraction,
  recountOutcomes,
} from '../../lib/ballot-tracking/use-cases/manage-retractions.ts';
import { type WorkPorts, workRetraction } from '../../lib/ballot-tracking/use-cases/work-retraction.ts';
import { type HaltScope, haltKey } from '../../lib/messaging/domain/halt.ts';
import type { LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import { endHalt, type HaltPorts, startHalt } from '../../lib/messaging/use-cases/manage-halts.ts';
import { CHANNELS, LANGUAGES } from '../../lib/shared/codes.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import { memoryRetractions } from '../ballot-tracking/memory-retractions.ts';
import type { VirtualTime } from '../event-sources/virtual-time.ts';
import { memoryHalts } from '../messaging/memory-halts.ts';
import type { FaultyCalls } from './faulty-ports.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import type { ManyBallots } from './memory-tracking.ts';
import type { Random } from './random.ts';
import { ELECTION } from './scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A halt as it stood: from its write to the write that ended it, in milliseconds. */
export type StoodHalt = { readonly scope: HaltScope; readonly from: number; to: number };

/** Whether a halt is about a message, in words of our own: everything that it names is so; what takes an upload back is not of it. */
export const isAbout = ({ scope }: StoodHalt, row: LedgerRow): boolean =>
  (scope.county ?? row.county) === row.county &&
  (scope.electionId ?? row.electionId) === row.electionId &&
  (scope.channel ?? row.channel) === row.channel &&
  (scope.type ?? row.type) === row.type &&
  (scope.language ?? row.language) === row.language &&
  (scope.uploadId === undefined || (scope.uploadId === row.uploadId && row.type !== 'Correction'));

/** What was taken back, and when a second person said so, in milliseconds. */
export type TakenBack = { readonly at: number; readonly scope: RetractionScope };

const scopesOf = (random: Random): readonly HaltScope[] => [
  { channel: random.pick(CHANNELS) },
  { county: random.pick(['01', '19', '30', '37'] as const) },
  { type: random.pick(['Outbound', 'Received', 'Accepted', 'DeadlineReminder'] as const) },
  { language: random.pick(LANGUAGES) },
  { county: '19', channel: 'text', type: 'Outbound' },
  { electionId: ELECTION.id, channel: 'email' },
  {},
];

/** What is told wrong, and from which day on for how many; days since the first uploads. */
const WRONG = [
  { type: 'Outbound', from: 1, days: 3, channel: 'text' },
  { type: 'Outbound', from: 5, days: 2, county: '30' },
  { type: 'Received', from: 6, days: 3, language: 'es' },
  { type: 'ContactCounty', from: 8, days: 4 },
  { type: 'Accepted', from: 10, days: 1 },
  { type: 'DeadlineReminder', from: 17.5, days: 2, county: '19' },
  { type: 'NotAccepted', from: 12, days: 6, channel: 'email' },
] as const;

type Ports = {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly calls: FaultyCalls;
  readonly ledger: MemoryLedger;
  readonly ballots: ManyBallots;
  readonly clock: () => Promise<Temporal.Instant>;
  /** Uploads that have been answered. */
  readonly booked: readonly Pick<BookedUpload, 'uploadId' | 'county' | 'electionId'>[];
  readonly tracking: Omit<WorkPorts, 'retractions' | 'scans' | 'mark' | 'hasTime'>;
};

const RECORDS_A_PAGE = 20;

/** What operators do while messages go out: they halt and let go on, take back by message and by upload, and count. */
export class Operators {
  readonly stood: StoodHalt[] = [];
  readonly takenBack: TakenBack[] = [];
  /** Retractions that came to their end, whose corrections were counted. */
  readonly done = new Set<string>();
  /** What is proposed and has not come to its end. */
  #open = 0;
  readonly #ports: Ports;
  readonly #halts = memoryHalts();
  readonly #store: RetractionStore = memoryRetractions();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  get isBusy(): boolean {
    return this.#open > 0;
  }

  /** Whom a sender knows to be halted, from what it read this long ago. */
  haltsKnown(readMs: number): ReadonlySet<string> {
    const known = this.#ports.time.milliseconds - readMs;
    return new Set(this.stood.filter(({ from, to }) => from <= known && known < to).map(({ scope }) => haltKey(scope)));
  }

  /** Whether a message was claimed while somebody had stopped it for longer than senders may take to know. */
  isHalted(row: LedgerRow, claimedAt: number, holdsMs: number): boolean {
    return this.stood.some((halt) => claimedAt > halt.from + holdsMs && claimedAt < halt.to && isAbout(halt, row));
  }

  /** Tries until it is answered: somebody sits before the page. */
  async #insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch {
        await this.#ports.time.pass(10_000);
      }
    }
  }

  #haltPorts(): HaltPorts {
    const { time } = this.#ports;
    return {
      halts: {
        ...this.#halts,
        start: async (halt) => {
          const answer = await this.#halts.start(halt);
          if (answer === 'started')
            this.stood.push({ scope: halt.scope, from: time.milliseconds, to: Number.POSITIVE_INFINITY });
          return answer;
        },
        end: async (halt, by) => {
          const answer = await this.#halts.end(halt, by);
          const stood = this.stood.findLast(({ scope }) => haltKey(scope) === haltKey(halt.scope));
          if (answer === 'ended' && stood) stood.to = time.milliseconds;
          return answer;
        },
      },
      elections: { find: async () => ELECTION, list: async () => [ELECTION] },
      countMessages: async () => [],
    };
  }

  async #halt(scope: HaltScope, lastsMs: number): Promise<void> {
    const { time, clock } = this.#ports;
    const reason = 'Something is wrong.';
    const begun = await this.#insist(async () =>
      startHalt(this.#haltPorts(), { scope, reason, by: 'one' }, await clock()),
    );
    if (!begun.ok) return;
    await time.pass(lastsMs);
    await this.#insist(async () => endHalt(this.#haltPorts(), begun.value.id, 'two', await clock()));
  }

  #retractions(): RetractionStore {
    const [{ calls }, store] = [this.#ports, this.#store];
    return {
      list: () => calls.call(() => store.list()),
      find: (id) => calls.call(() => store.find(id)),
      save: (retraction) => calls.call(() => store.save(retraction)),
      part: (of) => calls.call(() => store.part(of)),
      savePart: (part) => calls.call(() => store.savePart(part)),
    };
  }

  #scans(): RetractionScans {
    const { calls, ledger, ballots } = this.#ports;
    const page = <Item extends { readonly voterId: string }>(
      all: readonly Item[],
      segment: number,
      cursor: string | null,
    ) => {
      const from = Number(cursor ?? 0);
      const next = from + RECORDS_A_PAGE;
      const items = all.slice(from, next).filter(({ voterId }) => (Number(voterId.split('x')[1]) & 1) === segment);
      return { items, cursor: next < all.length ? String(next) : null };
    };
    return {
      segments: 2,
      // What comes later stands behind what is there: pages do not move.
      messages: (_, segment, cursor) => calls.call(async () => page(ledger.all(), segment, cursor)),
      records: (_, segment, cursor) => calls.call(async () => page(ballots.records, segment, cursor)),
    };
  }

  async #retract(proposed: Proposed): Promise<void> {
    const { time, random, clock, booked } = this.#ports;
    const ports = {
      retractions: this.#store,
      uploads: {
        find: async (_: string, id: string) => booked.find(({ uploadId }) => uploadId === id) as BookedUpload,
      },
      elections: { find: async () => ELECTION },
    };
    const by = { proposed, reason: 'It was told wrong.', by: 'one' };
    this.#open += 1;
    const made = await proposeRetraction(ports, by, await clock());
    if (!made.ok) throw new Error(`A retraction was refused: ${made.error}`);
    const { id } = made.value;
    const until = async (phase: Retraction['phase']): Promise<void> => {
      while ((await this.#store.find(id))?.phase !== phase) await time.pass(MINUTE);
    };
    await until('proposed');
    await time.pass(random.between(MINUTE, HOUR));
    const decided = await decideOnRetraction(ports, id, 'approve', 'two', await clock());
    if (!decided.ok) throw new Error(`A retraction was not approved: ${decided.error}`);
    this.takenBack.push({ at: time.milliseconds, scope: decided.value.scope });
    await until('done');
    await time.pass(DAY);
    await recountOutcomes(ports, id);
    await until('done');
    this.done.add(id);
    this.#open -= 1;
  }

  #sweepEveryMinute(): void {
    const { time, calls, ledger, tracking } = this.#ports;
    const ports: WorkPorts = {
      ...tracking,
      retractions: this.#retractions(),
      scans: this.#scans(),
      mark: (key, id) => calls.call(async () => ledger.retract(key, id)),
      hasTime: () => !calls.chance(0.01),
    };
    const sweep = async (): Promise<void> => {
      calls.begin();
      for (const retraction of await this.#store.list()) {
        await workRetraction(ports, retraction).catch(() => undefined);
      }
    };
    const tick = (): void => {
      if (this.#open > 0) void sweep();
      time.after(MINUTE, tick);
    };
    time.after(MINUTE, tick);
  }

  /** Begins with everything that is to be done, each thing at its time. `start`: when the first files come, in milliseconds. */
  begin(start: number): void {
    const { time, random, booked } = this.#ports;
    for (const scope of scopesOf(random)) {
      const [at, lasts] = [random.between(DAY, 25 * DAY), random.between(10 * MINUTE, 6 * HOUR)];
      time.after(at, () => void this.#halt(scope, lasts));
    }
    for (const { from, days, ...wrong } of WRONG) {
      const told = { from: start + from * DAY, until: start + (from + days) * DAY };
      const instant = (at: number): Temporal.Instant =>
        ELECTION.requestedAt.add({ milliseconds: at - ELECTION.requestedAt.epochMilliseconds });
      const proposed = {
        ...wrong,
        electionId: ELECTION.id,
        toldFrom: instant(told.from),
        toldUntil: instant(told.until),
      };
      time.after(told.until - start + random.between(0, DAY), () => void this.#retract(proposed));
    }
    for (const day of [4, 9]) {
      time.after(day * DAY, () => {
        const upload = booked.length > 0 ? random.pick(booked) : undefined;
        if (upload === undefined) return;
        void this.#halt({ uploadId: upload.uploadId }, 2 * HOUR);
        void this.#retract({ uploadId: upload.uploadId });
      });
    }
    this.#sweepEveryMinute();
  }
}
