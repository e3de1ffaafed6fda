import { currentElections } from '../../elections/domain/current-elections.ts';
import type { Election } from '../../elections/domain/election.ts';
import { concerns } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { statusKey } from '../domain/ballot.ts';
import { type PlanCounts, sumOf } from '../domain/plan/counts.ts';
import { judgePlan, type PlanFinding } from '../domain/plan/judge-plan.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { BallotStore, UploadDays } from '../ports.ts';
import type { IndexedRow, LookedAt } from './look-at-voters.ts';

/** What comparing an upload with the county's history, roll and calendar needs. */
export type PlanPorts = {
  readonly days: Pick<UploadDays, 'ofCounty'>;
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly ballots: Pick<BallotStore, 'findAll'>;
};

/** An upload, or a large file, as its rows were counted. `newcomers`: rows about ballots that are not known here, some of them. */
export type CountedUpload = {
  readonly election: Election;
  readonly county: CountyCode;
  readonly now: Temporal.Instant;
  readonly counts: PlanCounts;
  readonly newcomers: readonly StatusRecord[];
};

/** So many rows of an upload are looked for in other elections: one that was meant for another has them all. */
export const LOOKED_ELSEWHERE = 24;
/** Fewer rows than that about new ballots are not looked for: nothing would follow from it. */
const LEAST_LOOKED = 3;

const inOthers = async (
  ports: Pick<PlanPorts, 'ballots' | 'elections'>,
  { election, county, now, newcomers }: CountedUpload,
): Promise<{ readonly asked: number; readonly found: number }> => {
  const asked = newcomers.slice(0, LOOKED_ELSEWHERE);
  if (asked.length < LEAST_LOOKED) return { asked: asked.length, found: 0 };
  const others = currentElections(await ports.elections.list(), now).filter(
    (one) => one.id !== election.id && concerns(one, county),
  );
  const said = new Set(asked.map((row) => `${row.voterId} ${row.ballotId} ${statusKey({ ...dated(row) })}`));
  const found = new Set<string>();
  for (const other of others) {
    for (const ballot of await ports.ballots.findAll(other.id, asked)) {
      for (const entry of ballot.entries) {
        const name = `${ballot.voterId} ${ballot.ballotId} ${statusKey(entry)}`;
        if (said.has(name)) found.add(name);
      }
    }
  }
  return { asked: said.size, found: found.size };
};

/** Rows about ballots that no row is recorded of, one of a voter, each with its place in the upload. */
export const newcomersOf = ({ voters }: Pick<LookedAt, 'voters'>): readonly IndexedRow[] => {
  const found: IndexedRow[] = [];
  for (const { group, named } of voters) {
    const [first] = group.filter(({ row }) => !named.some(({ ballotId }) => ballotId === row.ballotId));
    if (first) found.push(first);
    if (found.length >= LOOKED_ELSEWHERE) break;
  }
  return found;
};

const dated = ({ status, statusAt, sentDate }: StatusRecord) => ({
  code: status,
  statusAt,
  ...(sentDate === undefined ? {} : { sentDate }),
});

/**
 * What is wrong with an upload as a whole, by what it is compared with; nothing where it may be recorded at once. An upload that
 * brings nothing new is judged by its own rows, and nothing is read for it. Throws when a table cannot be reached.
 */
export const planUpload = async (ports: PlanPorts, upload: CountedUpload): Promise<readonly PlanFinding[]> => {
  const { election, county, counts, now } = upload;
  const isNew = sumOf(counts.statuses) > 0;
  const days = isNew ? await ports.days.ofCounty(election.id, county) : [];
  const elsewhere = isNew ? await inOthers(ports, upload) : { asked: 0, found: 0 };
  return judgePlan({ counts, election, county, now, days, elsewhere });
};
