import { at, type County, dayOf, type Row, SPECIAL } from './county.ts';

/** The codes in the order of the guidance's table: an export that counts from another row gives each its neighbour's. */
const TABLE = [
  'ISSUED',
  'INR',
  'ACCEPTED',
  'VAV',
  'NVS',
  'NMS',
  'BME',
  'VDD',
  'MIA',
  'MRE',
  'NOT',
  'INF',
  'OTH',
  'UND',
  'NID',
  'CLD',
];

const shifted =
  (by: number) =>
  (rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, status: TABLE.at((TABLE.indexOf(row.status) + by) % TABLE.length) ?? '' }));

const days = (rows: readonly Row[], by: number): unknown[] => {
  const moved = (text: string): string => {
    const [day = '', rest = ''] = [text.slice(0, 10), text.slice(10)];
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + by);
    return date.toISOString().slice(0, 10) + rest;
  };
  return rows.map(({ sentDate, ...row }) => ({
    ...row,
    statusAt: moved(row.statusAt),
    ...(typeof sentDate === 'string' ? { sentDate: moved(sentDate) } : {}),
  }));
};

const dayAndMonthSwapped = (text: string): string => {
  const [year, month, day] = text.slice(0, 10).split('-');
  return `${year}-${day}-${month}${text.slice(10)}`;
};

/** Each value in the place of the one before it. */
const oneColumnLeft = ({ voterId, ballotId, status, statusAt, sentDate }: Row): object => ({
  voterId: ballotId,
  ballotId: status,
  status: statusAt,
  statusAt: sentDate ?? '',
  ...(voterId === '' ? {} : {}),
});

/** What a mistake makes of an honest upload; `undefined` where it makes nothing of one of this kind. */
export type Mistake = {
  readonly name: string;
  readonly spoil: (rows: readonly Row[], county: County) => readonly unknown[] | undefined;
  /** The kinds of uploads to which it happens. */
  readonly of: readonly Kind[];
};

/** The kinds of honest uploads that mistakes are made of: the first mail file, a day before the election, one after it. */
export type Kind = 'mail-file' | 'day' | 'late-count';

/** On which day each comes, and what is honest on it. */
export const KINDS: readonly {
  readonly kind: Kind;
  readonly offset: number;
  readonly honest: (county: County) => readonly Row[];
}[] = [
  { kind: 'mail-file', offset: -29, honest: (county) => county.mailFile() },
  { kind: 'day', offset: -9, honest: (county) => county.returns(-9, 0.2) },
  { kind: 'late-count', offset: 3, honest: (county) => county.returns(3, 0.25) },
];

const ALL: readonly Kind[] = ['mail-file', 'day', 'late-count'];
const LATER: readonly Kind[] = ['day', 'late-count'];

const others = (rows: readonly Row[], share: number): Row[] =>
  rows.map((row, place) =>
    place < rows.length * share ? { ...row, voterId: `W19-${place}`, ballotId: `B-W19-${place}` } : row,
  );

const constant =
  (status: string) =>
  (rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, status }));

/** Whole roll: the export took all ballots where it should have taken the new ones. */
const everybody =
  (status: string, offset: number) =>
  (_rows: readonly Row[], county: County): Row[] =>
    county.voters.map((voterId) => county.row(voterId, status, offset));

export const MISTAKES: readonly Mistake[] = [
  { name: 'doubled', spoil: (rows) => [...rows, ...rows], of: ALL },
  { name: 'each row twice', spoil: (rows) => rows.flatMap((row) => [row, row]), of: ALL },
  {
    name: 'joined with its own first half',
    spoil: (rows) => [...rows, ...rows.slice(0, Math.ceil(rows.length / 2))],
    of: ALL,
  },
  { name: 'mixed with another county', spoil: (rows) => others(rows, 0.4), of: ALL },
  { name: 'mostly another county', spoil: (rows) => others(rows, 0.9), of: ALL },
  { name: 'another county’s file', spoil: (rows) => others(rows, 1), of: ALL },
  { name: 'codes off by one', spoil: shifted(1), of: ALL },
  { name: 'codes off by one the other way', spoil: shifted(-1), of: ALL },
  { name: 'codes off by two', spoil: shifted(2), of: ALL },
  {
    name: 'another system’s codes',
    spoil: (rows) => rows.map((row) => ({ ...row, status: `S${TABLE.indexOf(row.status)}` })),
    of: ALL,
  },
  {
    name: 'words in the place of codes',
    spoil: (rows) => rows.map((row) => ({ ...row, status: 'Returned OK' })),
    of: ALL,
  },
  { name: 'columns one to the left', spoil: (rows) => rows.map(oneColumnLeft), of: ALL },
  {
    name: 'columns one to the left from the middle on',
    spoil: (rows) => rows.map((row, place) => (place > rows.length / 2 ? oneColumnLeft(row) : row)),
    of: ALL,
  },
  {
    name: 'voter and ballot exchanged',
    spoil: (rows) => rows.map((row) => ({ ...row, voterId: row.ballotId, ballotId: row.voterId })),
    of: ALL,
  },
  {
    name: 'ballot numbers in both columns',
    spoil: (rows) => rows.map((row) => ({ ...row, voterId: row.ballotId })),
    of: ALL,
  },
  { name: 'last month’s dates', spoil: (rows) => days(rows, -31), of: ALL },
  { name: 'the June primary', spoil: (rows) => days(rows, -154), of: ALL },
  { name: 'next year’s dates', spoil: (rows) => days(rows, 365), of: ALL },
  { name: 'a month too late', spoil: (rows) => days(rows, 61), of: LATER },
  {
    name: 'day and month exchanged',
    spoil: (rows) =>
      rows.map((row) => ({
        ...row,
        statusAt: dayAndMonthSwapped(row.statusAt),
        ...(row['sentDate'] ? { sentDate: dayAndMonthSwapped(String(row['sentDate'])) } : {}),
      })),
    of: ALL,
  },
  { name: 'no dates of mailing', spoil: (rows) => rows.map(({ sentDate: _gone, ...row }) => row), of: ['mail-file'] },
  {
    name: 'the day of the print file',
    spoil: (rows) => rows.map((row) => ({ ...row, sentDate: dayOf(-38) })),
    of: ['mail-file'],
  },
  { name: 'everybody accepted at the mailing', spoil: everybody('ACCEPTED', -29), of: ['mail-file'] },
  { name: 'everybody in review', spoil: everybody('INR', -10), of: ['day'] },
  { name: 'everybody accepted', spoil: everybody('ACCEPTED', -10), of: ['day'] },
  { name: 'everybody not received on time', spoil: everybody('NOT', -10), of: ['day'] },
  { name: 'all of a day not received on time', spoil: constant('NOT'), of: ['day'] },
  { name: 'all of a day voted already', spoil: constant('VAV'), of: LATER },
  { name: 'all of a day deceased', spoil: constant('VDD'), of: LATER },
  { name: 'all of a day without identification', spoil: constant('NID'), of: LATER },
  { name: 'everybody undeliverable', spoil: everybody('UND', -10), of: ['day'] },
  { name: 'everybody cancelled', spoil: everybody('CLD', -10), of: ['day'] },
  {
    name: 'the export’s own time in each row',
    spoil: (_rows, county) =>
      [...county.memory.ballots.ballots.values()].flatMap((ballot) => {
        const last = ballot.entries.at(-1);
        return last && last.code !== 'ISSUED'
          ? [{ voterId: ballot.voterId, ballotId: ballot.ballotId, status: last.code, statusAt: at(-10, '23:00') }]
          : [];
      }),
    of: ['day'],
  },
  {
    name: 'ballots numbered anew',
    spoil: (_rows, county) =>
      county.voters.map((voterId) => ({
        ...county.row(voterId, 'ISSUED', -12),
        ballotId: `NEW-${voterId}`,
        sentDate: dayOf(-12),
      })),
    of: ['day'],
  },
  {
    name: 'an old day that was never meant to be sent',
    spoil: (_rows, county) =>
      county.stillAway(Math.ceil(county.voters.length / 12)).map((voterId) => county.row(voterId, 'INR', -24)),
    of: ['day'],
  },
  {
    name: 'ballots of the special election, issued',
    spoil: (_rows, county) => county.voters.slice(0, 120).map((voterId) => specialRow(county, voterId)),
    of: ['late-count'],
  },
  {
    name: 'ballots of the special election, returned',
    spoil: (_rows, county) =>
      county.voters
        .slice(0, 120)
        .map((voterId) => ({ voterId, ballotId: `SP-${voterId}`, status: 'INR', statusAt: at(-28, '18:00', SPECIAL) })),
    of: ['late-count'],
  },
];

/** The issue of a ballot of the special election, as it is recorded there. */
export const specialRow = (county: County, voterId: string): Row => ({
  ...county.row(voterId, 'ISSUED', -29),
  ballotId: `SP-${voterId}`,
  statusAt: at(-29, '18:00', SPECIAL),
  sentDate: dayOf(-29, SPECIAL),
});
