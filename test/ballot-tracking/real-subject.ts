import { stillDecided } from '../../lib/ballot-tracking/adapters/still-decided.ts';
import { type Ballot, type HoldReason, statusesOf } from '../../lib/ballot-tracking/domain/ballot.ts';
import { calendarOf } from '../../lib/ballot-tracking/domain/calendar.ts';
import { currentStatusOf } from '../../lib/ballot-tracking/domain/current-status.ts';
import { decideVoter } from '../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { recordBallots } from '../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { recordParticipation } from '../../lib/ballot-tracking/use-cases/record-participation.ts';
import type { Election } from '../../lib/elections/domain/election.ts';
import { stateParticipation } from '../../lib/elections/use-cases/set-participation.ts';
import { sweepStep } from '../../lib/messaging/domain/delivery-sweep.ts';
import { type LedgerRow, rowOf } from '../../lib/messaging/domain/ledger-row.ts';
import type { RenderedMessage } from '../../lib/messaging/domain/render.ts';
import { deliverMessage } from '../../lib/messaging/use-cases/deliver-message.ts';
import { CHANNELS, type Channel, type MessageType } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { DEFAULT_HOURS } from '../../lib/voters/domain/hours.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';
import type { VoterStanding } from '../../lib/voters/domain/voter.ts';
import { election } from '../elections/domain/elections.ts';
import { unstopped } from '../faults/unstopped.ts';
import { MemoryTracking } from './ballot-memory.ts';
import { toldMessage } from './told-message.ts';
import type { Ms } from './truth/calendar.ts';
import { type History, type HistoryEvent, rowKey, type StatusRow } from './truth/history.ts';
import type { HeldReason, HeldRow, Played, Subject, ToldMessage } from './truth/subject.ts';

const VOTER = 'V1';
const GENERAL = election();

/** Elections that differ in the day of certification only; one object each, as a warm container keeps them. */
const certified = new Map<string, Election>();
const certifiedOn = (day: string): Election => {
  const known = certified.get(day);
  if (known) return known;
  const deadlines = { ...GENERAL.deadlines, certifiedOn: Temporal.PlainDate.from(day) };
  const made = { ...GENERAL, deadlines };
  certified.set(day, made);
  return made;
};

const instant = (at: Ms): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at);
const wall = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What the county reads, in the oracle's words; what is missing is nothing that the oracle calls held. */
const REASONS: Readonly<Partial<Record<HoldReason, HeldReason>>> = {
  'unknown-code': 'unknown-code',
  'beyond-window': 'beyond-window',
  'future-date': 'future',
  'not-issued': 'before-issue',
  'before-issue': 'before-issue',
  'before-receipt-deadline': 'not-before-receipt-deadline',
  'voted-in-person': 'in-person',
  'awaiting-participation': 'in-person',
};
const REFUSALS: Readonly<Record<string, HeldReason>> = {
  'sent-date-missing': 'no-sent-date',
  'before-mailing': 'before-earliest-mailing',
  'after-election': 'beyond-window',
};

/** Texts that name the county's telephone and email. The texts themselves have tests of their own. */
const NEEDS_CONTACT: readonly MessageType[] = ['ContactCounty', 'NotAccepted', 'Undeliverable'];

/** One voter's election on a virtual clock: uploads, decisions and deliveries are the real ones, tables are memory. */
class Play {
  readonly #history: History;
  readonly #twice: boolean;
  readonly #memory = new MemoryTracking();
  readonly #told: ToldMessage[] = [];
  readonly #refused = new Map<string, HeldRow>();
  readonly #withdrawn = new Set<string>();
  readonly #channels = new Map<Channel, { on: boolean; since: Ms }>();
  #voter: VoterStanding;
  #contact = true;
  #now: Ms = 0;
  #claims = 0;

  /** `twice`: every decision is made once more, and must change nothing. */
  constructor(history: History, twice = false) {
    this.#history = history;
    this.#twice = twice;
    const { voter } = history;
    this.#voter = { voterId: VOTER, county: voter.county, status: 'A', confidential: false };
    for (const channel of voter.channels) this.#channels.set(channel, { on: true, since: voter.subscribedAt });
    this.#memory.electionsById.set(GENERAL.id, GENERAL);
    this.#memory.voterById.set(VOTER, this.#voter);
  }

  #subscription(): Subscription | undefined {
    const { voter } = this.#history;
    if (this.#now < voter.subscribedAt) return undefined;
    const { from, to } = voter.hours;
    const since = [...this.#channels].map(([channel, state]) => [channel, instant(state.since)]);
    return {
      voterId: VOTER,
      county: voter.county,
      channels: CHANNELS.filter((channel) => this.#channels.get(channel)?.on),
      language: 'en',
      hours: { ...DEFAULT_HOURS, start: wall(from), end: wall(to) },
      phone: '+12025550123',
      email: 'voter@example.org',
      consentedAt: instant(voter.subscribedAt),
      channelsSince: Object.fromEntries(since),
      consentSource: 'site',
    };
  }

  get #ports() {
    const memory = this.#memory;
    return {
      clock: memory.clock,
      elections: memory.elections,
      ballots: memory.ballots,
      progress: memory.progress,
      uploads: memory.uploads,
      // Whether a county may upload for a voter who moved is asked elsewhere.
      voters: {
        find: async () => this.#voter,
        findAll: async () => new Map([[VOTER, { ...this.#voter, county: this.#history.voter.county }]]),
      },
      subscriptions: { ...memory.subscriptions, find: async () => this.#subscription() },
      messages: memory.store.rows,
      rows: memory.store.rows,
      ledger: memory.ledger,
    };
  }

  get #election(): Election {
    return this.#memory.electionsById.get(GENERAL.id) ?? GENERAL;
  }

  get #by() {
    return { electionId: GENERAL.id, county: this.#history.voter.county, clientId: 'county' };
  }

  async #upload(row: StatusRow): Promise<void> {
    const { ballotId, status, sentDate, supersedes, withdrawn } = row;
    const value = {
      voterId: VOTER,
      ballotId,
      status,
      statusAt: instant(row.statusAt),
      ...(sentDate ? { sentDate: Temporal.PlainDate.from(sentDate) } : {}),
      ...(supersedes ? { supersedes } : {}),
      ...(withdrawn ? { withdrawn } : {}),
    };
    const answer = await recordBallots(this.#ports, this.#election, this.#by, [{ ok: true, value }]);
    // An issue with another sent date is another row: that one of the same time was taken back says nothing of it.
    const key = `${rowKey(row)}|${sentDate ?? ''}`;
    const reason = REFUSALS[answer.rejected[0]?.code ?? ''];
    // To the oracle a row that names an unknown ballot is none.
    const isNoRow = supersedes !== undefined && !this.#ballots().some((ballot) => ballot.ballotId === supersedes);
    if (withdrawn && !isNoRow) this.#withdrawn.add(key);
    if (reason && !isNoRow) this.#refused.set(key, { ballotId, status, statusAt: row.statusAt, reason });
  }

  /** A message of before this system came stands in the ledger as sent. */
  async #remember(message: ToldMessage): Promise<void> {
    const { type, channel, statusAt, sentAt } = message;
    const ballotId = message.ballotId ?? 'none';
    const ballot = this.#memory.ballots.ballots.get(`${GENERAL.id}#${VOTER}#${ballotId}`);
    const entry = ballot?.entries.find((one) => one.statusAt.epochMilliseconds === statusAt);
    const row: LedgerRow = {
      ...rowOf({
        electionId: GENERAL.id,
        voterId: VOTER,
        ballotId,
        county: this.#history.voter.county,
        type: type === 'CureReminder' ? 'SignatureCure' : type,
        statusVersion: ballotId === 'none' ? 1 : (entry?.version ?? (ballot?.entries.length ?? 0) + 1),
        channel,
        language: 'en',
        statusAt: instant(statusAt),
        decidedAt: instant(sentAt),
        sendFrom: instant(sentAt),
        sendUntil: instant(this.#history.endsAt),
      }),
      state: 'delivered',
    };
    const { wakeAt: _wakeAt, ...settled } = row;
    await this.#memory.store.newMessages.create(settled);
  }

  async #participate(participates: boolean): Promise<void> {
    const { county } = this.#by;
    await stateParticipation(this.#ports, { county }, { electionId: GENERAL.id, county }, { participates });
  }

  /** Lets an event happen; answers whether it leads to a decision. */
  async #happen(event: HistoryEvent): Promise<boolean> {
    switch (event.kind) {
      case 'status':
        await this.#upload(event);
        return true;
      case 'participation': {
        const { method, active, at } = event;
        const value = { voterId: VOTER, method, active, at: instant(at) };
        await recordParticipation(this.#ports, this.#election, this.#by, [{ ok: true, value }]);
        return true;
      }
      case 'participation-as-of':
        await recordParticipation(this.#ports, this.#election, this.#by, [], instant(event.asOf));
        return false;
      case 'subscription':
        if (this.#channels.get(event.channel)?.on !== event.on) {
          this.#channels.set(event.channel, { on: event.on, since: event.arrives });
        }
        return true;
      case 'registration': {
        const { confidential, movedTo } = event;
        this.#voter = {
          ...this.#voter,
          ...(event.status
            ? { status: ({ active: 'A', inactive: 'I', pending: 'P', cancelled: 'C' } as const)[event.status] }
            : {}),
          ...(confidential === undefined ? {} : { confidential }),
          ...(movedTo ? { county: movedTo } : {}),
        };
        return false;
      }
      case 'county':
        if (event.certifiedOn) this.#memory.electionsById.set(GENERAL.id, certifiedOn(event.certifiedOn));
        if (event.contact !== undefined) this.#contact = event.contact;
        if (event.participates !== undefined) await this.#participate(event.participates);
        return false;
      // Retractions have tests of their own, and the simulation under faults.
      case 'retracted':
        return false;
      case 'sent':
        await this.#remember(event.message);
        return false;
    }
  }

  async #decide(): Promise<void> {
    const { ballots, histories, stream } = this.#memory.ballots;
    if (ballots.size + histories.size === 0) return;
    const key = { electionId: GENERAL.id, voterId: VOTER };
    await decideVoter(this.#ports, key);
    if (!this.#twice) return;
    const changes = stream.length;
    const { created, superseded } = await decideVoter(this.#ports, key);
    if (created + superseded + stream.length > changes) throw new Error('Deciding again changed something.');
  }

  async #deliver(row: LedgerRow): Promise<void> {
    const message: RenderedMessage = { channel: 'email', subject: 'A ballot', body: 'A ballot' };
    await deliverMessage(
      {
        ...this.#ports,
        stops: unstopped,
        halts: { active: async () => new Set<string>() },
        stillTrue: stillDecided(this.#memory),
        // A message whose text lacks a fact waits and is looked at again.
        write: async ({ type }) =>
          this.#contact || !NEEDS_CONTACT.includes(type)
            ? { ok: true, value: { ...message, textsVersion: 'drafts' } }
            : { ok: false, error: { missing: 'county.contact.phone' } },
        pace: { admit: async () => ({ kind: 'room' }), turn: async () => 0 },
        wait: async () => undefined,
        transport: async ({ row: sent }) => {
          this.#told.push(toldMessage(sent, this.#election, this.#now));
          return { kind: 'accepted', providerId: `p${this.#claims}` };
        },
        newClaimId: () => `c${this.#claims++}`,
        random: () => 0,
      },
      row,
    );
  }

  #dueAt(row: LedgerRow): Ms {
    // It is looked at hourly; here only once the fact is there, which spares half of all deliveries.
    if (row.code === 'MISSING_VARIABLE' && !this.#contact) return Number.POSITIVE_INFINITY;
    if (row.state === 'held') return row.wakeAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    const isDue = row.state === 'due';
    return isDue ? row.notBefore.epochMilliseconds : Number.POSITIVE_INFINITY;
  }

  async #sendDue(): Promise<void> {
    for (const row of this.#memory.store.all()) {
      if (this.#dueAt(row) > this.#now) continue;
      const now = instant(this.#now);
      if (Temporal.Instant.compare(row.sendUntil, now) <= 0) {
        const { state, fence } = row;
        await this.#memory.store.rows.move(row, { to: 'expired', code: 'TOO_LATE', at: now, from: [state], fence });
        continue;
      }
      const step = row.state === 'held' ? sweepStep(row, false, now) : undefined;
      if (step) await this.#memory.store.rows.move(row, step.move);
      await this.#deliver(row);
    }
  }

  #nextMark(): Ms {
    const { ballots, histories } = this.#memory.ballots;
    const marks = [...ballots.values(), ...histories.values()].map(
      ({ lookAgainAt }) => lookAgainAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    );
    return Math.min(...marks);
  }

  async run(): Promise<Played> {
    const { events, endsAt, voter } = this.#history;
    let next = 0;
    let isSignedUp = voter.subscribedAt <= (events[0]?.arrives ?? 0);
    for (let steps = 0; ; steps += 1) {
      if (steps > 20_000) throw new Error('The play does not come to an end.');
      const dues = this.#memory.store.all().map((row) => this.#dueAt(row));
      const marked = this.#nextMark();
      const signUp = isSignedUp ? Number.POSITIVE_INFINITY : voter.subscribedAt;
      const arrives = events[next]?.arrives ?? Number.POSITIVE_INFINITY;
      this.#now = Math.max(this.#now, Math.min(marked, arrives, signUp, ...dues));
      if (this.#now >= endsAt) break;
      this.#memory.now = instant(this.#now);
      let isNews = marked <= this.#now;
      for (let event = events[next]; event && event.arrives <= this.#now; event = events[next]) {
        if (await this.#happen(event)) isNews = true;
        next += 1;
      }
      if (!isSignedUp && voter.subscribedAt <= this.#now) {
        isSignedUp = true;
        isNews = true;
      }
      if (isNews) await this.#decide();
      await this.#sendDue();
    }
    this.#now = endsAt;
    return { told: this.#told, standing: this.#standing(), heldRows: this.#heldRows() };
  }

  #ballots(): readonly Ballot[] {
    return [...this.#memory.ballots.ballots.values()];
  }

  #standing(): Played['standing'] {
    const calendar = calendarOf(this.#election);
    const stands = this.#ballots().map((ballot) => {
      const { stands: stand } = currentStatusOf(ballot, calendar, instant(this.#now));
      return [ballot.ballotId, stand?.run.at(-1)?.code] as const;
    });
    return Object.fromEntries(stands);
  }

  #heldRows(): readonly HeldRow[] {
    const refused = [...this.#refused].flatMap(([key, row]) => (this.#withdrawn.has(key) ? [] : [row]));
    const held = this.#ballots().flatMap((ballot) =>
      statusesOf(ballot).flatMap(({ entry: { code, statusAt, outcome } }) => {
        const reason = outcome?.kind === 'held' ? REASONS[outcome.reason] : undefined;
        const { ballotId } = ballot;
        return reason ? [{ ballotId, status: code, statusAt: statusAt.epochMilliseconds, reason }] : [];
      }),
    );
    return [...refused, ...held];
  }
}

/** The code that counties and voters meet, without its tables and providers. */
export const REAL: Subject = { play: (history) => new Play(history).run() };

/** The same, where every decision is made twice. Throws when the second one changes anything. */
export const REAL_TWICE: Subject = { play: (history) => new Play(history, true).run() };
