import { County, dayOf, type Row } from './county.ts';

/** An upload that looks odd and is right, with the day on which it comes. */
export type HonestUpload = {
  readonly name: string;
  readonly county: County;
  readonly rows: readonly unknown[];
  readonly offset: number;
};

/** How much of the county's ballots comes back on which day before the election. */
const SHARES: Readonly<Record<number, number>> = {
  [-25]: 0.004,
  [-22]: 0.015,
  [-20]: 0.02,
  [-18]: 0.02,
  [-15]: 0.025,
  [-13]: 0.03,
  [-11]: 0.03,
  [-9]: 0.03,
  [-7]: 0.04,
  [-6]: 0.03,
  [-5]: 0.03,
  [-4]: 0.03,
  [-3]: 0.03,
  [-2]: 0.03,
  [-1]: 0.05,
  0: 0.05,
};

const atWork = new Map<string, Promise<County>>();

/** A county that has worked along until the evening before a day. Every upload on the way must be taken. */
export const workedUntil = async (offset: number, size: number, reviews = true): Promise<County> => {
  const name = `${offset} ${size} ${reviews}`;
  const county = atWork.get(name) ?? work(offset, size, reviews);
  atWork.set(name, county);
  return (await county).clone();
};

const work = async (offset: number, size: number, reviews: boolean): Promise<County> => {
  const county = new County(size, size + offset + 100, reviews);
  const take = async (rows: readonly unknown[], day: number): Promise<void> => {
    const { kind } = await county.send(rows, day);
    if (kind !== 'recorded') throw new Error(`A county at work is held on day ${day}.`);
  };
  if (offset > -29) await take(county.mailFile(), -29);
  for (const [day, share] of Object.entries(SHARES).toSorted(([one], [other]) => Number(one) - Number(other))) {
    if (Number(day) < offset) await take(county.returns(Number(day), share), Number(day));
  }
  return county;
};

type Making = readonly [
  name: string,
  offset: number,
  make: (county: County) => readonly unknown[] | Promise<readonly unknown[]>,
];

const withdrawn = (rows: readonly Row[]) => rows.map((row) => ({ ...row, withdrawn: true }));

const SHAPES: readonly Making[] = [
  ['the first mail file, all at once', -29, (county) => county.mailFile()],
  ['the mail file before its day', -33, (county) => county.mailFile(-29)],
  [
    'military and overseas voters first',
    -45,
    (county) => county.mailFile(-45, county.voters.slice(0, Math.ceil(county.voters.length / 100))),
  ],
  ['a day like others', -9, (county) => county.returns(-9, 0.03)],
  ['the first returns', -25, (county) => county.returns(-25, 0.004)],
  ['election night', 0, (county) => county.returns(0, 0.2)],
  ['a big late count', 1, (county) => county.returns(1, 0.35)],
  [
    'thousands accepted in one night of the canvass',
    3,
    async (county) => {
      await county.send(county.returns(1, 0.3), 1);
      return county.returns(3, 0.01);
    },
  ],
  [
    'a canvass day of nothing but late ballots',
    9,
    (county) => county.stillAway(Math.round(county.voters.length * 0.03)).map((id) => county.row(id, 'NOT', 9)),
  ],
  [
    'acceptances taken back in bulk after a mistake',
    -8,
    async (county) => {
      const rows = county.stillAway(Math.round(county.voters.length * 0.02)).map((id) => county.row(id, 'INR', -9));
      await county.send(rows, -9);
      return withdrawn(rows);
    },
  ],
  [
    'a backlog after days of silence',
    -7,
    (county) => [-12, -11, -10, -9, -8].flatMap((day) => county.returns(day, 0.03)),
  ],
  [
    'a wave of new ballots after a printing fault',
    -14,
    (county) =>
      county.stillAway(Math.round(county.voters.length * 0.3)).map((id) => ({
        ...county.row(id, 'ISSUED', -14),
        ballotId: `B2-${id}`,
        sentDate: dayOf(-14),
        supersedes: county.ballot(id),
      })),
  ],
  [
    'burnt ballots cancelled and issued anew',
    -12,
    (county) =>
      county
        .stillAway(Math.round(county.voters.length * 0.2))
        .flatMap((id) => [
          county.row(id, 'CLD', -12),
          { ...county.row(id, 'ISSUED', -12), ballotId: `B2-${id}`, sentDate: dayOf(-12) },
        ]),
  ],
  [
    'ballots mailed once more under their numbers',
    -16,
    (county) =>
      county
        .stillAway(Math.round(county.voters.length * 0.5))
        .map((id) => ({ ...county.row(id, 'ISSUED', -16), sentDate: dayOf(-16) })),
  ],
  [
    'undeliverable ballots of weeks in one upload',
    -10,
    (county) => county.stillAway(Math.round(county.voters.length * 0.04)).map((id) => county.row(id, 'UND', -11)),
  ],
  [
    'mail ballots cancelled of who voted in person',
    2,
    (county) => county.stillAway(Math.round(county.voters.length * 0.12)).map((id) => county.row(id, 'CLD', 1)),
  ],
  [
    'the whole file again with the day’s news',
    -9,
    (county) => [
      ...county.mailFile().map((row) => ({ ...row, ...issuedAs(county, row.voterId) })),
      ...county.returns(-9, 0.03),
    ],
  ],
  ['a single row', -9, (county) => county.stillAway(1).map((id) => county.row(id, 'INR', -9))],
  [
    'a few new registrations among many rows',
    -9,
    (county) => [...county.returns(-9, 0.05), ...['N1', 'N2'].map((id) => county.row(id, 'INR', -9))],
  ],
  ['nothing', -9, () => []],
  [
    'signatures cured',
    18,
    (county) => {
      const challenged = [...county.memory.ballots.ballots.values()].filter(({ entries }) =>
        ['NMS', 'NVS'].includes(entries.at(-1)?.code ?? ''),
      );
      return challenged.map(({ voterId }) => county.row(voterId, 'ACCEPTED', 18));
    },
  ],
  [
    'signatures that do not match, in one upload',
    -2,
    (county) => county.stillAway(Math.round(county.voters.length * 0.015)).map((id) => county.row(id, 'NMS', -2)),
  ],
  [
    'a mail file in parts',
    -28,
    async (county) => {
      const half = county.voters.length / 2;
      await county.send(county.mailFile(-29, county.voters.slice(0, half)), -29);
      return county.mailFile(-28, county.voters.slice(half));
    },
  ],
];

/** The issue of a ballot as it is recorded. */
const issuedAs = (county: County, voterId: string): object => {
  const known = [...county.memory.ballots.ballots.values()].find((ballot) => ballot.voterId === voterId);
  const issue = known?.entries.find(({ code }) => code === 'ISSUED');
  return issue ? { statusAt: issue.statusAt.toString(), sentDate: issue.sentDate?.toString() } : {};
};

/** Counties by how many voters they have, Alpine among them, and whether they review before they accept. */
const SIZES = [
  [936, true],
  [240, true],
  [240, false],
] as const;

/** Fifty and more honest uploads of unusual shape. */
export const honestUploads = async (): Promise<readonly HonestUpload[]> => {
  const uploads: HonestUpload[] = [];
  for (const [size, reviews] of SIZES) {
    for (const [place, [name, offset, make]] of SHAPES.entries()) {
      const isMailing = name.includes('mail file') || name.includes('military');
      const county = isMailing ? new County(size, place + size, reviews) : await workedUntil(offset, size, reviews);
      uploads.push({ name: `${name}, of ${size} voters`, county, rows: await make(county), offset });
    }
  }
  return uploads;
};
