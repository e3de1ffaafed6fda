import { type Ballot, versionOf } from '../../lib/ballot-tracking/domain/ballot.ts';
import type { Envelope, EnvelopeKey } from '../../lib/ballot-tracking/domain/envelope.ts';
import { heldRowsOf } from '../../lib/ballot-tracking/domain/held-row.ts';
import type { VotingHistory } from '../../lib/ballot-tracking/domain/in-person.ts';
import { addTallies, sumOf } from '../../lib/ballot-tracking/domain/plan/counts.ts';
import type { DayTally } from '../../lib/ballot-tracking/domain/plan/day-tally.ts';
import type { StatusRecord } from '../../lib/ballot-tracking/domain/record-status.ts';
import type { Upload, UploadedRow } from '../../lib/ballot-tracking/domain/upload.ts';
import type {
  AskedPage,
  BallotStore,
  CaseKey,
  CloseUnheard,
  EnvelopeStore,
  HeldBallots,
  HeldFiles,
  HeldUploads,
  PageOf,
  ParticipationProgress,
  ReminderWalk,
  ReminderWalks,
  UploadBook,
  UploadDays,
  UploadStore,
  WaitingUpload,
} from '../../lib/ballot-tracking/ports.ts';
import type { Election } from '../../lib/elections/domain/election.ts';
import type { CountyParticipation } from '../../lib/elections/domain/participation.ts';
import type { RequestedElection } from '../../lib/elections/domain/requested-election.ts';
import type { ElectionRequests, ElectionStore } from '../../lib/elections/ports.ts';
import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import { measureTexts } from '../../lib/messaging/domain/measure-texts.ts';
import { messageLedger } from '../../lib/messaging/use-cases/message-ledger.ts';
import type { CheckedRow } from '../../lib/shared/rows.ts';
import { pacificDate, Temporal } from '../../lib/shared/time.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';
import type { VoterStanding } from '../../lib/voters/domain/voter.ts';
import type { SubscriberPages, Subscribers, SubscriptionStore, VoterRegister } from '../../lib/voters/ports.ts';
import { MemoryLedger } from '../faults/memory-ledger.ts';
import { applyToBallot, applyToEnvelope, applyToHistory } from './domain/scenario.ts';

const GRACE_SECONDS = 60;
const keyText = ({ electionId, voterId }: CaseKey): string => `${electionId}#${voterId}`;

const envelopePlace = (key: EnvelopeKey): string => `${keyText(key)}#${key.direction}#${key.barcode}`;

/** A change as the ballots table's stream would tell it. */
export type Change = { readonly newImage: Record<string, unknown>; readonly oldImage?: Record<string, unknown> };

/** The ballots table in memory, with its stream. */
export class MemoryBallots implements BallotStore {
  readonly ballots = new Map<string, Ballot>();
  readonly histories = new Map<string, VotingHistory>();
  readonly envelopes = new Map<string, Envelope>();
  readonly stream: Change[] = [];
  readonly shards = ['0', '1'];
  readonly heldShards = ['held-0', 'held-1'];
  /** Looks at the index that were asked for, by shard. */
  readonly looks: string[] = [];
  /** Answers `conflict` to this many writes, whatever they are. */
  conflicts = 0;

  async ofVoter(key: CaseKey) {
    const own = <Record extends CaseKey>(records: Iterable<Record>): Record[] =>
      [...records].filter((record) => keyText(record) === keyText(key));
    return {
      ballots: own(this.ballots.values()),
      histories: own(this.histories.values()),
      envelopes: own(this.envelopes.values()),
    };
  }

  async findAll(electionId: string, asked: readonly { voterId: string; ballotId: string }[]) {
    return asked.flatMap(({ voterId, ballotId }) => this.ballots.get(`${electionId}#${voterId}#${ballotId}`) ?? []);
  }

  async append(changes: Parameters<BallotStore['append']>[0], now: Temporal.Instant) {
    const known = (ballot: Ballot): Ballot | undefined => this.ballots.get(`${keyText(ballot)}#${ballot.ballotId}`);
    if (this.conflicts-- > 0) return 'conflict';
    const isStale = changes.some(({ before, after }) => {
      const present = known(after);
      return (present ? versionOf(present) : 0) !== (before ? versionOf(before) : 0);
    });
    if (isStale) return 'conflict';
    for (const { before, after } of changes) {
      const present = known(after);
      const entries = [...(present?.entries ?? []), ...after.entries.slice(before ? versionOf(before) : 0)];
      const saved = { ...after, entries, lookAgainAt: now.add({ seconds: GRACE_SECONDS }) };
      this.ballots.set(`${keyText(after)}#${after.ballotId}`, saved);
      this.wake(after, versionOf(saved), present && versionOf(present));
    }
    return 'saved';
  }

  async saveHistory(history: VotingHistory, now: Temporal.Instant) {
    const place = `${keyText(history)}#${history.county}#${history.method}`;
    const present = this.histories.get(place);
    if (this.conflicts-- > 0 || (present?.version ?? 0) !== history.version - 1) return 'conflict';
    this.histories.set(place, { ...history, lookAgainAt: now.add({ seconds: GRACE_SECONDS }) });
    this.wake(history, history.version, present?.version);
    return 'saved';
  }

  /** Whether a tracking file names an envelope's barcode as its voter's: said by whoever keeps barcodes beside this. */
  isNamed: (envelope: Envelope) => boolean = () => true;

  /** The envelopes' side of the same table. */
  readonly scanned: EnvelopeStore = {
    findAll: async (keys) => keys.flatMap((key) => this.envelopes.get(envelopePlace(key)) ?? []),
    save: async (envelope, isNews, now) => {
      const present = this.envelopes.get(envelopePlace(envelope));
      if (this.conflicts-- > 0 || (present?.version ?? 0) !== envelope.version - 1) return 'conflict';
      if (isNews && envelope.scans.length > 0 && !this.isNamed(envelope)) return 'not-named';
      const mark = isNews ? { lookAgainAt: now.add({ seconds: GRACE_SECONDS }) } : {};
      const kept = present?.outcome ? { outcome: present.outcome } : {};
      this.envelopes.set(envelopePlace(envelope), { ...envelope, ...kept, ...mark });
      if (isNews) this.wake(envelope, envelope.version, present?.version);
      return 'saved';
    },
  };

  async keepJudgement(key: CaseKey, recordJudgement: Parameters<BallotStore['keepJudgement']>[1]) {
    const { subject, version } = recordJudgement;
    if (subject.kind === 'ballot') {
      const place = `${keyText(key)}#${subject.ballotId}`;
      const present = this.ballots.get(place);
      if (!present || versionOf(present) !== version) return 'void';
      this.ballots.set(place, applyToBallot(present, recordJudgement));
      this.wake(key, version, version);
    } else if (subject.kind === 'envelope') {
      const place = `${keyText(key)}#${subject.direction}#${subject.barcode}`;
      const present = this.envelopes.get(place);
      if (present?.version !== version) return 'void';
      this.envelopes.set(place, applyToEnvelope(present, recordJudgement));
      this.wake(key, version, version);
    } else {
      const place = `${keyText(key)}#${subject.county}#${subject.method}`;
      const present = this.histories.get(place);
      if (present?.version !== version) return 'void';
      this.histories.set(place, applyToHistory(present, recordJudgement));
      this.wake(key, version, version);
    }
    return 'decided';
  }

  async undecided(shard: string, now: Temporal.Instant, limit: number) {
    this.looks.push(shard);
    if (!shard.endsWith('0')) return [];
    const isHeld = (record: Ballot | VotingHistory): boolean =>
      ('entries' in record ? record.entries.at(-1)?.outcome : record.outcome)?.kind === 'held';
    return [...this.ballots.entries(), ...this.histories.entries()]
      .filter(([, record]) => isHeld(record) === shard.startsWith('held'))
      .filter(([, { lookAgainAt }]) => lookAgainAt && Temporal.Instant.compare(lookAgainAt, now) <= 0)
      .slice(0, limit)
      .map(([recordKey, { electionId, voterId }]) => ({ electionId, voterId, recordKey }));
  }

  /** One record of the index after another, of whatever election, as the table goes through them. */
  async waitingFor(shard: string, electionId: string, moment: Temporal.Instant, after: string | undefined) {
    const due = await this.undecided(shard, moment, Number.POSITIVE_INFINITY);
    const then = due.filter(({ recordKey }) =>
      (this.ballots.get(recordKey) ?? this.histories.get(recordKey))?.lookAgainAt?.equals(moment),
    );
    // A cursor is a place in the order of keys: what left the index meanwhile moves nothing.
    const [next, ...others] = then
      .toSorted((one, other) => (one.recordKey < other.recordKey ? -1 : 1))
      .filter(({ recordKey }) => after === undefined || recordKey > after);
    const records = next?.electionId === electionId ? [next] : [];
    return next && others.length > 0 ? { records, next: next.recordKey } : { records };
  }

  async postpone({ recordKey }: { recordKey: string }, until: Temporal.Instant) {
    const ballot = this.ballots.get(recordKey);
    if (ballot?.lookAgainAt) this.ballots.set(recordKey, { ...ballot, lookAgainAt: until });
    const history = this.histories.get(recordKey);
    if (history?.lookAgainAt) this.histories.set(recordKey, { ...history, lookAgainAt: until });
  }

  private wake({ electionId, voterId }: CaseKey, version: number, old: number | undefined): void {
    const newImage = { electionId, voterId, version, undecided: '0' };
    this.stream.push(old === undefined ? { newImage } : { newImage, oldImage: { ...newImage, version: old } });
  }
}

const pageOf = <Entry>(all: readonly Entry[], { cursor = '0', limit }: AskedPage): PageOf<Entry> | 'unknown-cursor' => {
  const from = Number(cursor);
  if (!Number.isInteger(from)) return 'unknown-cursor';
  const next = from + limit;
  return { entries: all.slice(from, next), cursor: next < all.length ? String(next) : null };
};

const measured = new Map<string, ReturnType<typeof measureTexts>>();
/** Measures the texts of a name, a date and languages once: hundreds of tests set up the same few elections. */
const measureOnce: typeof measureTexts = (...words) => {
  const key = JSON.stringify(words);
  const texts = measured.get(key) ?? measureTexts(...words);
  measured.set(key, texts);
  return texts;
};

/** Everything the ballot side needs, in memory. */
export class MemoryTracking {
  now = Temporal.Instant.from('2026-10-05T17:00:00Z');
  readonly clock = async (): Promise<Temporal.Instant> => this.now;
  readonly ballots = new MemoryBallots();
  readonly store = new MemoryLedger();
  readonly messages = this.store.rows;
  readonly ledger = messageLedger({ newMessages: this.store.newMessages, rows: this.store.rows });
  readonly progressOf = new Map<string, Temporal.Instant>();
  readonly electionsById = new Map<string, Election>();
  readonly requestsById = new Map<string, RequestedElection>();
  readonly answers = new Map<string, CountyParticipation>();
  readonly voterById = new Map<string, VoterStanding>();
  readonly subscriptionOf = new Map<string, Subscription>();
  readonly uploadsSaved: Upload[] = [];
  readonly rowsSaved = new Map<string, readonly UploadedRow[]>();

  readonly measureTexts = measureOnce;

  readonly requests: ElectionRequests = {
    find: async (id) => this.requestsById.get(id),
    list: async (county) =>
      [...this.requestsById.values()].filter(({ election }) => county === null || election.county === county),
    ask: async (election) => {
      const present = this.requestsById.get(election.id);
      const isNext = present?.declined ? present.election.version === election.version - 1 : election.version === 1;
      if (!isNext || present?.declined === null || this.electionsById.has(election.id)) return 'exists';
      this.requestsById.set(election.id, { election, declined: null });
      return 'asked';
    },
    change: async (requested) => {
      const present = this.requestsById.get(requested.election.id);
      if (present?.declined !== null || present.election.version !== requested.election.version - 1) return 'conflict';
      this.requestsById.set(requested.election.id, requested);
      return 'changed';
    },
    accept: async (election) => {
      const present = this.requestsById.get(election.id);
      if (present?.declined !== null || present.election.version !== election.version - 1) return 'conflict';
      if (this.electionsById.has(election.id)) return 'exists';
      this.requestsById.delete(election.id);
      this.electionsById.set(election.id, election);
      return 'accepted';
    },
  };
  readonly elections: ElectionStore = {
    find: async (id) => this.electionsById.get(id),
    list: async () => [...this.electionsById.values()],
    create: async (election) => {
      if (this.electionsById.has(election.id)) return 'exists';
      this.electionsById.set(election.id, election);
      return 'created';
    },
    change: async (election) => {
      if (this.electionsById.get(election.id)?.version !== election.version - 1) return 'conflict';
      this.electionsById.set(election.id, election);
      return 'changed';
    },
    participation: async (id, county) => this.answers.get(`${id}#${county}`),
    participations: async (id) => [...this.answers.values()].filter(({ electionId }) => electionId === id),
    saveParticipation: async (answer) => {
      const key = `${answer.electionId}#${answer.county}`;
      if ((this.answers.get(key)?.revision ?? 0) !== (answer.revision ?? 1) - 1) return 'conflict';
      this.answers.set(key, answer);
      return 'saved';
    },
  };

  readonly voters: VoterRegister = {
    find: async (id) => this.voterById.get(id),
    findAll: async (ids) =>
      new Map(ids.flatMap((id) => (this.voterById.has(id) ? [[id, this.voterById.get(id) as VoterStanding]] : []))),
  };

  readonly subscriptions: SubscriptionStore = {
    find: async (id) => this.subscriptionOf.get(id),
    save: async (subscription) => {
      this.subscriptionOf.set(subscription.voterId, subscription);
    },
    optOut: async () => undefined,
  };

  /** The elections as a sweep lists them. */
  readonly calendar = this.elections;
  readonly searched = new Set<string>();

  readonly subscribers: Subscribers = {
    among: async (ids) => new Set(ids.filter((id) => this.subscriptionOf.has(id))),
  };

  /** All who are signed up, two on a page, in one part. */
  readonly subscriberPages: SubscriberPages = {
    segments: 1,
    page: async (counties, _segment, cursor) => {
      const listed = [...this.subscriptionOf.values()].filter(
        ({ county, channels }) => counties.has(county) && channels.length > 0,
      );
      const at = Number(cursor ?? 0);
      const voterIds = listed.slice(at, at + 2).map(({ voterId }) => voterId);
      return { voterIds, cursor: at + 2 < listed.length ? String(at + 2) : null };
    },
  };

  readonly walksByKey = new Map<string, ReminderWalk>();
  readonly walks: ReminderWalks = {
    find: async ({ electionId, day, segment }) => this.walksByKey.get(`${electionId} ${day} ${segment}`),
    save: async (walk) => {
      const key = `${walk.electionId} ${walk.day} ${walk.segment}`;
      if ((this.walksByKey.get(key)?.version ?? 0) !== walk.version - 1) return 'conflict';
      this.walksByKey.set(key, walk);
      return 'saved';
    },
  };
  readonly milliseconds = (): number => 0;

  /** The index of ballots with held rows; its cursor is the place of the next one. */
  readonly held: HeldBallots = {
    page: async (electionId, county, cursor, limit) => {
      const from = Number(cursor ?? 0);
      if (!Number.isInteger(from)) return 'unknown-cursor';
      const all = [...this.ballots.ballots.values()].filter(
        (ballot) => ballot.electionId === electionId && ballot.county === county && heldRowsOf(ballot).length > 0,
      );
      const next = from + limit;
      return { ballots: all.slice(from, next), cursor: next < all.length ? String(next) : null };
    },
  };

  /** Closed unread, as the table's one conditional write does it. */
  readonly closeUnheard: CloseUnheard = async ({ recordKey }) => {
    const ballot = this.ballots.ballots.get(recordKey);
    const [only, ...more] = ballot?.entries ?? [];
    const waited = only?.outcome?.kind === 'held' && only.outcome.reason === 'window-not-open';
    if (!ballot || !only || more.length > 0 || !waited) return 'open';
    const { lookAgainAt: _mark, ...rest } = ballot;
    const entries = [{ ...only, outcome: { kind: 'silent', reason: 'no-subscriber' } as const }];
    this.ballots.ballots.set(recordKey, { ...rest, entries });
    return 'closed';
  };

  readonly progress: ParticipationProgress = {
    asOf: async (electionId, county) => this.progressOf.get(`${electionId}#${county}`),
    advance: async (electionId, county, asOf) => {
      const known = this.progressOf.get(`${electionId}#${county}`);
      if (!known || Temporal.Instant.compare(known, asOf) < 0) this.progressOf.set(`${electionId}#${county}`, asOf);
    },
  };

  /** Every message of the ledger by its key. */
  get ledgerRows(): ReadonlyMap<string, LedgerRow> {
    return new Map(this.store.all().map((row) => [formatLedgerKey(row), row]));
  }

  /** The book has each upload once: a later state takes the place of an earlier one. */
  enter(upload: Upload): void {
    const place = this.uploadsSaved.findIndex(({ uploadId }) => uploadId === upload.uploadId);
    if (place < 0) this.uploadsSaved.push(upload);
    else this.uploadsSaved[place] = upload;
  }

  readonly uploads: UploadStore = {
    save: async (upload, rows) => {
      this.enter(upload);
      this.rowsSaved.set(upload.uploadId, rows);
    },
  };

  readonly dayTallies = new Map<string, DayTally>();
  /** How often the county's days were read. */
  daysRead = 0;
  readonly daysAdded = new Set<string>();
  readonly days: UploadDays = {
    ofCounty: async (electionId, county) => {
      this.daysRead += 1;
      return [...this.dayTallies]
        .filter(([key]) => key.startsWith(`${electionId} ${county} `))
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, tally]) => tally);
    },
    ofAll: async (electionId) => {
      const counties = [...this.dayTallies.keys()].flatMap((key) => {
        const [id, county = ''] = key.split(' ');
        return id === electionId ? [county] : [];
      });
      const entries = [...new Set(counties)].map(
        async (county) => [county, await this.days.ofCounty(electionId, county)] as const,
      );
      return new Map(await Promise.all(entries));
    },
    add: async (electionId, county, now, counts, held, uploadId) => {
      if (uploadId !== undefined && this.daysAdded.has(uploadId)) return;
      if (uploadId !== undefined) this.daysAdded.add(uploadId);
      const day = pacificDate(now);
      const key = `${electionId} ${county} ${day}`;
      const known = this.dayTallies.get(key);
      const asOf = Math.max(counts.asOf, known?.asOf?.epochMilliseconds ?? 0);
      this.dayTallies.set(key, {
        day,
        uploads: (known?.uploads ?? 0) + 1,
        rows: (known?.rows ?? 0) + counts.rows,
        refused: (known?.refused ?? 0) + sumOf(counts.refused),
        held: (known?.held ?? 0) + held,
        statuses: addTallies(known?.statuses ?? {}, counts.statuses),
        asOf: asOf > 0 ? Temporal.Instant.fromEpochMilliseconds(asOf) : null,
        lastAt: now,
      });
    },
  };

  readonly isDryRun = (): boolean => false;
  /** Uploads of which their county was told that they are held. */
  readonly told: string[] = [];
  readonly tellHeld = async (_county: string, uploadId: string): Promise<void> => {
    this.told.push(uploadId);
  };
  readonly issuedBy = async (_clientId: string): Promise<string | undefined> => undefined;

  readonly heldRows = new Map<string, readonly CheckedRow<StatusRecord>[]>();
  readonly heldFiles: HeldFiles = { lastTakenIn: async () => undefined, goOn: async () => undefined };
  readonly waitingUploads = new Map<string, WaitingUpload>();
  readonly heldUploads: HeldUploads = {
    hold: async (upload, results, rows) => {
      const present = this.waitingUploads.get(upload.hold.digest);
      if (present) return { kind: 'waits-already', uploadId: present.uploadId };
      this.enter(upload);
      this.rowsSaved.set(upload.uploadId, results);
      this.heldRows.set(upload.uploadId, rows);
      const { uploadId, county, electionId, receivedAt, hold } = upload;
      this.waitingUploads.set(hold.digest, {
        uploadId,
        county,
        electionId,
        receivedAt,
        digest: hold.digest,
        toldAt: null,
      });
      return { kind: 'held' };
    },
    rowsOf: async (uploadId) => this.heldRows.get(uploadId) ?? [],
    decide: async (upload, hold, change) => {
      const present = this.uploadsSaved.find(({ uploadId }) => uploadId === upload.uploadId);
      const isSame =
        present?.hold?.state === upload.hold.state &&
        present.hold.decided?.at.epochMilliseconds === upload.hold.decided?.at.epochMilliseconds;
      if (!isSame) return 'conflict';
      this.enter({ ...upload, hold, ...(upload.file ? { file: { ...upload.file, ...change } } : {}) });
      return 'decided';
    },
    settle: async ({ hold }) => {
      this.waitingUploads.delete(hold.digest);
    },
    waiting: async (county) =>
      [...this.waitingUploads.values()]
        .filter((one) => county === null || one.county === county)
        .toSorted((one, other) => Temporal.Instant.compare(one.receivedAt, other.receivedAt)),
    claimTold: async ({ digest }, at) => {
      const present = this.waitingUploads.get(digest);
      if (!present || present.toldAt) return false;
      this.waitingUploads.set(digest, { ...present, toldAt: at });
      return true;
    },
  };

  /** The book as counties read it; cursors are places. */
  readonly book: UploadBook = {
    list: async (county, electionId, page) =>
      pageOf(
        this.uploadsSaved
          .filter(
            (upload) => upload.county === county && (electionId === undefined || upload.electionId === electionId),
          )
          .toReversed(),
        page,
      ),
    find: async (county, id) =>
      this.uploadsSaved.find(({ uploadId, county: whose }) => uploadId === id && whose === county),
    rows: async ({ uploadId }, page) => pageOf(this.rowsSaved.get(uploadId) ?? [], page),
  };
}

/** A log that keeps its lines, to be searched for codes and for what must not be there. */
export class MemoryLog {
  readonly lines: string[] = [];
  info(code: string, fields?: object): void {
    this.lines.push(`${code} ${JSON.stringify(fields)}`);
  }
  warn(code: string, fields?: object): void {
    this.lines.push(`${code} ${JSON.stringify(fields)}`);
  }
  error(code: string, _error: unknown, fields?: object): void {
    this.lines.push(`${code} ${JSON.stringify(fields)}`);
  }
}
