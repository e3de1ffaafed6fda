import type { HistoryRecord } from '../../lib/ballot-tracking/domain/in-person.ts';
import type { StatusRecord } from '../../lib/ballot-tracking/domain/record-status.ts';
import { CHANNELS, LANGUAGES } from '../../lib/shared/codes.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { SendHours } from '../../lib/voters/domain/hours.ts';
import type { Random } from './random.ts';
import { ELECTION, type SimulatedVoter } from './scenario.ts';

/** The day before mailing begins: what is uploaded then waits for E-29. */
export const FIRST_UPLOADS = Temporal.Instant.from('2026-10-04T16:00:00Z');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** October 5, 2026, 00:00 Pacific. */
const MAILING = Date.parse('2026-10-05T07:00:00Z');

const COUNTIES = ['01', '19', '30', '37'] as const;

/** The days on which counties have their voters reminded; the others remind nobody. */
export const REMINDER_DAYS: readonly {
  readonly county: CountyCode;
  readonly toReturn: readonly string[];
  readonly toCure: readonly string[];
}[] = [
  { county: '19', toReturn: ['2026-10-22', '2026-10-29'], toCure: ['2026-10-27', '2026-11-12'] },
  { county: '37', toReturn: ['2026-10-27'], toCure: ['2026-11-05'] },
];
const HOURS: readonly SendHours[] = [
  { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  { start: '18:00', end: '20:00', zone: 'America/Los_Angeles' },
  { start: '22:00', end: '02:00', zone: 'America/New_York' },
  { start: '00:00', end: '24:00', zone: 'Pacific/Honolulu' },
  { start: '09:00', end: '17:00', zone: 'America/Phoenix' },
];

/** What happens to a ballot after it was issued. A second ISSUED is a second mailing under the same number. */
const STORIES: readonly (readonly string[])[] = [
  ['INR', 'ACCEPTED'],
  ['ACCEPTED'],
  ['INR', 'NMS', 'ACCEPTED'],
  ['NVS', 'ACCEPTED'],
  ['UND', 'ISSUED', 'INR', 'ACCEPTED'],
  ['UND'],
  ['INR', 'BME'],
  // Taken back by its date, not by its arrival.
  ['ACCEPTED', 'NMS', 'ACCEPTED'],
  ['INR', 'ACCEPTED', 'OTH'],
  // Those who are reminded: of a ballot that never comes back, of a signature that is never cured.
  [],
  [],
  ['INR', 'NMS'],
  ['NVS'],
];
/** A first ballot that is out, back or cancelled when the second one goes out. */
const FIRST_OF_TWO: readonly (readonly string[])[] = [[], ['UND'], ['CLD'], ['INR']];

/** One row of a county's file, and when the county has it. Milliseconds since 1970. */
type Row = {
  readonly uploadedAt: number;
  readonly row:
    | { readonly kind: 'status'; readonly value: StatusRecord }
    | { readonly kind: 'participation'; readonly value: HistoryRecord };
};

export type Upload = { readonly county: CountyCode; readonly at: number; readonly rows: readonly Row['row'][] };

export type Stories = {
  readonly voters: ReadonlyMap<string, SimulatedVoter>;
  /** What each county sends, in time order. */
  readonly uploads: readonly Upload[];
};

const instant = (at: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1000) * 1000);
const dayOf = (at: number): Temporal.PlainDate => instant(at).toZonedDateTimeISO('America/Los_Angeles').toPlainDate();

/** One voter's rows: mostly on the day, sometimes days late, sometimes twice, sometimes a mistake that is taken back. */
class VoterRows {
  readonly rows: Row[] = [];
  readonly #random: Random;
  readonly #voterId: string;

  constructor(random: Random, voterId: string) {
    this.#random = random;
    this.#voterId = voterId;
  }

  #lag(): number {
    const { chance, between } = this.#random;
    return chance(0.25) ? between(0, 4 * DAY) : between(0, 2 * HOUR);
  }

  #status(ballotId: string, status: string, at: number, supersedes: string | undefined): void {
    const { chance, between } = this.#random;
    const value: StatusRecord = {
      voterId: this.#voterId,
      ballotId,
      status,
      statusAt: instant(at),
      ...(status === 'ISSUED' ? { sentDate: dayOf(at) } : {}),
      ...(supersedes ? { supersedes } : {}),
    };
    // A row that names another ballot comes when that is known.
    const uploadedAt = at + (supersedes ? 5 * DAY : this.#lag());
    this.rows.push({ uploadedAt, row: { kind: 'status', value } });
    if (chance(0.08)) this.rows.push({ uploadedAt: uploadedAt + between(0, 3 * DAY), row: { kind: 'status', value } });
  }

  /** A row that nobody can read anything from, beside a good one. */
  nonsense(): void {
    const good = this.#random.pick(this.rows);
    if (good.row.kind !== 'status') return;
    const { sentDate: _day, ...value } = good.row.value;
    this.rows.push({
      ...good,
      row: { kind: 'status', value: { ...value, status: this.#random.pick(['ZZZ', 'OK?']) } },
    });
  }

  /** A row that is wrong, and its withdrawal, which may come before it. */
  mistake(ballotId: string, status: string, at: number): void {
    this.#status(ballotId, status, at, undefined);
    const stated = this.rows.findLast(({ row }) => row.kind === 'status' && row.value.status === status);
    if (stated?.row.kind !== 'status') return;
    const value: StatusRecord = { ...stated.row.value, withdrawn: true };
    const uploadedAt = stated.uploadedAt + this.#random.between(-2 * HOUR, 3 * DAY);
    this.rows.push({ uploadedAt, row: { kind: 'status', value } });
  }

  /** A ballot from its mailing on; answers when its last status happened. */
  ballot(ballotId: string, mailed: number, story: readonly string[], supersedes?: string): number {
    this.#status(ballotId, 'ISSUED', mailed, supersedes);
    // What happens to a ballot before E-29 counts and is told to nobody: it has tests of its own.
    let at = Math.max(mailed, MAILING);
    for (const status of story) {
      const { chance, between } = this.#random;
      // A second mailing is dated by its own day.
      const gap = chance(0.2) ? between(HOUR, 6 * HOUR) : between(6 * HOUR, 4 * DAY);
      at += status === 'ISSUED' ? Math.max(gap, DAY) : gap;
      this.#status(ballotId, status, at, undefined);
    }
    return at;
  }

  participation(method: string, at: number, active: boolean): void {
    const value: HistoryRecord = { voterId: this.#voterId, method, active, at: instant(at) };
    this.rows.push({ uploadedAt: at + this.#lag(), row: { kind: 'participation', value } });
  }
}

const rowsOf = (random: Random, voterId: string, isStruck: () => boolean): readonly Row[] => {
  const { chance, between, pick } = random;
  const story = new VoterRows(random, voterId);
  const [first, second] = [`${voterId}-1`, `${voterId}-2`];
  const mailed = MAILING + between(-3, 6) * DAY + between(HOUR, 12 * HOUR);
  const kind = random.next();
  if (kind < 0.6) {
    const last = story.ballot(first, mailed, pick(STORIES));
    if (chance(0.1)) story.mistake(first, pick(['NVS', 'ACCEPTED', 'UND']), last + between(HOUR, 2 * DAY));
  } else if (kind < 0.9) {
    const last = story.ballot(first, mailed, pick(FIRST_OF_TWO));
    const named = chance(0.4) ? first : undefined;
    story.ballot(second, last + between(DAY, 3 * DAY), pick(STORIES), named);
  } else {
    const last = story.ballot(first, Math.max(mailed, MAILING), [pick(['CLD', 'VAV'])]);
    story.participation(pick(['POLL', 'VCR']), last + between(-HOUR, HOUR), true);
    if (chance(0.2)) story.participation('POLL', last + 2 * HOUR, false);
  }
  if (isStruck()) story.nonsense();
  return story.rows;
};

const voterOf = (voterId: string, number: number, random: Random): SimulatedVoter => {
  const county = random.pick(COUNTIES);
  const channels = random.chance(0.3) ? (['text', 'email'] as const) : [random.pick(CHANNELS)];
  return {
    standing: { voterId, county, status: 'A', confidential: false },
    subscription: {
      voterId,
      county,
      channels,
      language: random.pick(LANGUAGES),
      hours: random.pick(HOURS),
      phone: `+19162${String(number).padStart(6, '0')}`,
      email: 'voter@example.org',
      consentedAt: ELECTION.requestedAt,
      consentSource: 'rehearsal',
    },
  };
};

/** Counties send what they have at most this often. */
const EVERY = 2 * HOUR;

const shuffle = <Item>(items: readonly Item[], random: Random): readonly Item[] =>
  items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);

/** Invents voters, their ballots, and the files in which their counties tell of them, each in no order. */
export const inventStories = (
  voters: number,
  random: Random,
  label: string,
  isStruck: () => boolean = () => false,
): Stories => {
  const found = new Map<string, SimulatedVoter>();
  const files = new Map<string, { county: CountyCode; at: number; rows: Row['row'][] }>();
  for (let number = 0; number < voters; number += 1) {
    const voterId = `V${label}x${number}`;
    const voter = voterOf(voterId, number, random);
    found.set(voterId, voter);
    for (const { uploadedAt, row } of rowsOf(random, voterId, isStruck)) {
      const { county } = voter.standing;
      const slot = Math.ceil(Math.max(uploadedAt, FIRST_UPLOADS.epochMilliseconds) / EVERY);
      const file = files.get(`${county} ${slot}`) ?? { county, at: slot * EVERY, rows: [] };
      files.set(`${county} ${slot}`, file);
      file.rows.push(row);
    }
  }
  const uploads = [...files.values()].toSorted((one, other) => one.at - other.at);
  return { voters: found, uploads: uploads.map((file) => ({ ...file, rows: shuffle(file.rows, random) })) };
};
