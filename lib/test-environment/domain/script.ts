import type { CountyCode } from '../../shared/counties.ts';
import { pacificInstant, Temporal, toPacificIso } from '../../shared/time.ts';
import { ballotIdOf, barcodeOf, type MockPlan, type Player } from './cast.ts';
import { UPLOAD_DAYS } from './stories.ts';
import { type Day, happened, type RowFate, type StoryRow } from './story.ts';

/** A row as the county's system sends it, and what must become of it. */
export type ScriptRow = {
  readonly story: string;
  readonly body: Readonly<Record<string, string | boolean>>;
  readonly becomes: RowFate;
};

/** What a file is, as the API's path says it, in the order in which a county posts its files of a day. */
const FILE_KINDS = ['imb-tracking', 'participation-history', 'ballots', 'imb-scans'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file that a county posts. */
export type ScriptFile = {
  readonly by: CountyCode;
  readonly kind: FileKind;
  readonly rows: readonly ScriptRow[];
};

/** Rows in one request: an answer has room to say what became of each. */
const MOST_ROWS = 1_000;

/** The county whose system posts what is not its own: the next one that takes part. Undefined where a county plays alone. */
export const neighbourOf = ({ counties }: Pick<MockPlan, 'counties'>, county: CountyCode): CountyCode | undefined => {
  const next = counties[(counties.indexOf(county) + 1) % counties.length];
  return next === county ? undefined : next;
};

const momentOf = (electionDay: Temporal.PlainDate, dated: Day | `${number}-${number}-${number}`): Temporal.Instant =>
  typeof dated === 'number' ? happened(electionDay, dated) : pacificInstant(Temporal.PlainDate.from(dated), '00:00');

/** The last sorting for the carrier. */
const SCAN_CODE = '919';

const bodyOf = ({ electionDay }: MockPlan, { voterId }: Player, row: StoryRow): ScriptRow['body'] => {
  if (row.kind === 'tracking') return { imb: barcodeOf(voterId, row.direction), voterId, direction: row.direction };
  const at = toPacificIso(momentOf(electionDay, row.dated));
  if (row.kind === 'scan')
    return { imb: barcodeOf(voterId, row.direction), scanDatetime: at, scanEventCode: SCAN_CODE };
  if (row.kind === 'in-person') return { voterId, method: row.method, active: row.active, at };
  const { ballot, status, sent, supersedes, withdrawn } = row;
  return {
    voterId,
    ballotId: ballotIdOf(voterId, ballot),
    status,
    statusAt: at,
    ...(sent === undefined ? {} : { sentDate: electionDay.add({ days: sent }).toString() }),
    ...(supersedes ? { supersedes: ballotIdOf(voterId, supersedes) } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  };
};

const KIND_OF: Readonly<Record<StoryRow['kind'], FileKind>> = {
  tracking: 'imb-tracking',
  'in-person': 'participation-history',
  status: 'ballots',
  scan: 'imb-scans',
};

const isNeighbours = (row: StoryRow): boolean => row.kind === 'status' && row.byNeighbour === true;

const fileName = (plan: MockPlan, county: CountyCode, row: StoryRow): string => {
  const by = isNeighbours(row) ? (neighbourOf(plan, county) ?? county) : county;
  return `${FILE_KINDS.indexOf(KIND_OF[row.kind])} ${by}`;
};

/** Whether a row can be posted at all: another county's takes another county. */
const canBePosted = (plan: MockPlan, county: CountyCode, row: StoryRow): boolean =>
  !isNeighbours(row) || neighbourOf(plan, county) !== undefined;

/** Cuts voters' rows into requests; those of one voter stay together, because they are judged together. */
const inRequests = (voters: readonly (readonly ScriptRow[])[]): readonly (readonly ScriptRow[])[] => {
  const requests: ScriptRow[][] = [];
  for (const rows of voters) {
    const last = requests.at(-1);
    if (last && last.length + rows.length <= MOST_ROWS) last.push(...rows);
    else requests.push([...rows]);
  }
  return requests;
};

/** What is posted about a county's voters on a day, in order: who voted in person before ballots, which are judged with it. */
export const filesOf = (plan: MockPlan, players: readonly Player[], day: Day): readonly ScriptFile[] => {
  const files = new Map<string, ScriptRow[][]>();
  for (const player of players) {
    const steps = player.story.steps.filter(
      ({ uploaded, row }) => uploaded === day && canBePosted(plan, player.county, row),
    );
    for (const [name, own] of Map.groupBy(steps, ({ row }) => fileName(plan, player.county, row))) {
      const rows = own.map(({ row, becomes }): ScriptRow => {
        return { story: player.story.id, body: bodyOf(plan, player, row), becomes };
      });
      const known = files.get(name);
      if (known) known.push(rows);
      else files.set(name, [rows]);
    }
  }
  return [...files.keys()].toSorted().flatMap((name) => {
    const [place, by = ''] = name.split(' ');
    const kind = FILE_KINDS[Number(place)] ?? 'ballots';
    return inRequests(files.get(name) ?? []).map((rows): ScriptFile => ({ by, kind, rows }));
  });
};

/** How many rows the scenario posts about a county's voters, over all days. */
export const rowsOfScript = (plan: MockPlan, players: readonly Player[]): number =>
  UPLOAD_DAYS.flatMap((day) => filesOf(plan, players, day)).reduce((sum, { rows }) => sum + rows.length, 0);

/** What cannot be tried where a county plays alone, in words. */
export const notTried = (plan: MockPlan, players: readonly Player[]): readonly string[] => [
  ...new Set(
    players
      .filter(({ county, story }) => story.steps.some(({ row }) => !canBePosted(plan, county, row)))
      .map(({ story }) => story.what),
  ),
];
