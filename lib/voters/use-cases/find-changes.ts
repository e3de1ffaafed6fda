import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { guardAgainst, type LoadCounts, MOST_AT_ONCE } from '../domain/register/guard.ts';
import type { Compared, Load, RefusalCode, RegisterSnapshot } from '../domain/register/load.ts';
import { isRegisterField, registerRow, statusOf } from '../domain/register/register-row.ts';
import type { Confidentiality, Statement } from '../domain/register/statement.ts';
import type { LookAgain, RegisterSnapshots, StatementFiles } from '../ports.ts';

export type FindPorts = {
  readonly snapshots: RegisterSnapshots;
  readonly lookAgain: Pick<LookAgain, 'of'>;
  readonly files: Pick<StatementFiles, 'place' | 'write'>;
};

/** Statements in a file: what one function applies within a minute. */
export const STATEMENTS_IN_FILE = 2_000;

/** Why a load writes nothing, with what was counted by then. */
export type Refused = { readonly code: RefusalCode; readonly counts: LoadCounts | null };

type Marks = Map<string, 'new' | 'changed' | 'gone' | 'again'>;
type Lists = { readonly loaded: ReadonlySet<string>; readonly tonight: ReadonlySet<string> };

const confidentialityOf = ({ loaded, tonight }: Lists, voterId: string): Confidentiality => {
  if (tonight.has(voterId)) return 'named';
  return loaded.has(voterId) ? 'taken-off' : 'unsaid';
};

const readLists = async (
  snapshots: RegisterSnapshots,
  loaded: RegisterSnapshot | undefined,
  tonight: RegisterSnapshot,
): Promise<Result<Lists, RefusalCode>> => {
  const now = await snapshots.confidential(tonight);
  if (!now.ok) return now;
  const before = loaded ? await snapshots.confidential(loaded) : ok(new Set<string>());
  return before.ok ? ok({ loaded: before.value, tonight: now.value }) : before;
};

/** Which voters tonight's roll says something new of. Beyond `MOST_AT_ONCE` they are counted and no longer kept. */
const compareWithLoaded = async (
  snapshots: RegisterSnapshots,
  county: CountyCode,
  loaded: RegisterSnapshot | undefined,
  tonight: RegisterSnapshot,
  isAccepted: boolean,
): Promise<Result<{ marks: Marks; found: Record<'new' | 'changed' | 'gone', number> }, RefusalCode>> => {
  const marks: Marks = new Map();
  const found = { new: 0, changed: 0, gone: 0 };
  if (loaded?.sha256 === tonight.sha256) return ok({ marks, found });
  // Nothing to compare with: against itself, so that the file is proved to be what was announced.
  const rolls = { loaded: loaded ?? tonight, tonight, isAccepted };
  const compared = await snapshots.compare(county, rolls, (difference) => {
    const kind = difference.kind === 'field' ? 'changed' : difference.kind;
    if (difference.kind === 'field' && !isRegisterField(difference.field)) return;
    if (marks.has(difference.voterId)) return;
    found[kind] += 1;
    if (marks.size < MOST_AT_ONCE) marks.set(difference.voterId, kind);
  });
  if (!compared.ok) return compared;
  return compared.value.leftOut > 0 ? err('ROWS_LEFT_OUT') : ok({ marks, found });
};

/** What is known before the rolls are read: how many rows they have, and who is on the lists. */
const announcedCounts = (
  loaded: RegisterSnapshot | undefined,
  tonight: RegisterSnapshot,
  lists: Lists,
  noLongerConfidential: number,
): LoadCounts => {
  const before = loaded?.rows ?? 0;
  return {
    before,
    tonight: tonight.rows,
    new: 0,
    changed: 0,
    gone: Math.max(0, before - tonight.rows),
    unusable: 0,
    again: 0,
    confidentialBefore: lists.loaded.size,
    confidential: lists.tonight.size,
    noLongerConfidential,
  };
};

/** Collects statements, and writes them into files of the same size. */
const inFiles = (write: (number: number, statements: readonly Statement[]) => Promise<string>) => {
  const files: string[] = [];
  let waiting: Statement[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const statements = waiting;
    waiting = [];
    files.push(await write(files.length + 1, statements));
  };
  return {
    add: async (statement: Statement): Promise<void> => {
      waiting.push(statement);
      if (waiting.length === STATEMENTS_IN_FILE) await flush();
    },
    end: async (): Promise<readonly string[]> => {
      await flush();
      return files;
    },
  };
};

/**
 * Compares tonight's roll with the one that the register holds, and writes what is to be said anew into files, of which
 * nothing is applied yet. Fails with the reason for which this roll must not be loaded. Memory is bounded: of each
 * changed voter the ID, of the rows one file's.
 */
export const findChanges = async (
  { snapshots, lookAgain, files }: FindPorts,
  county: CountyCode,
  { id, snapshot: tonight, acceptedBecause }: Pick<Load, 'id' | 'snapshot' | 'acceptedBecause'>,
  loaded: RegisterSnapshot | undefined,
): Promise<Result<Compared, Refused>> => {
  const refused = (code: RefusalCode, counts: LoadCounts | null = null) => err({ code, counts });
  const against = (counts: LoadCounts): RefusalCode | undefined =>
    acceptedBecause === null ? guardAgainst(counts, loaded === undefined) : undefined;
  const lists = await readLists(snapshots, loaded, tonight);
  if (!lists.ok) return refused(lists.error);
  const offList = [...lists.value.loaded].filter((voterId) => !lists.value.tonight.has(voterId));
  const onList = [...lists.value.tonight].filter((voterId) => !lists.value.loaded.has(voterId));
  const announced = announcedCounts(loaded, tonight, lists.value, offList.length);
  const tooSmall = against(announced);
  if (tooSmall) return refused(tooSmall, announced);
  const compared = await compareWithLoaded(snapshots, county, loaded, tonight, acceptedBecause !== null);
  if (!compared.ok) return refused(compared.error);
  const { marks, found } = compared.value;
  const again = new Set(await lookAgain.of(county));
  for (const voterId of [...again, ...offList, ...onList]) {
    if (!marks.has(voterId)) marks.set(voterId, 'again');
  }
  const counts = { ...announced, ...found, new: loaded ? found.new : tonight.rows };
  const tooMany = against(counts);
  if (tooMany) return refused(tooMany, counts);
  if (found.new + found.changed + found.gone > MOST_AT_ONCE) return refused('TOO_MANY_CHANGED', counts);

  const place = files.place(county, id);
  const base = (voterId: string) => ({
    voterId,
    county,
    asOf: tonight.takenAt,
    isUrgent: false,
    isAgain: again.has(voterId),
  });
  const present = inFiles((number, statements) => files.write(place, 'present', number, statements));
  const needsRows = loaded === undefined || marks.size > 0;
  for await (const rows of needsRows ? snapshots.rows(county, tonight) : []) {
    for (const values of rows) {
      const voterId = values[0] ?? '';
      const mark = marks.get(voterId);
      if (loaded !== undefined && mark === undefined) continue;
      marks.delete(voterId);
      const row = registerRow(values);
      if (statusOf(row) === undefined) counts.unusable += 1;
      else {
        if (mark === 'again') counts.again += 1;
        await present.add({
          ...base(voterId),
          kind: 'present',
          row,
          confidential: confidentialityOf(lists.value, voterId),
        });
      }
    }
  }
  const absent = inFiles((number, statements) => files.write(place, 'absent', number, statements));
  for (const [voterId, mark] of marks) {
    if (mark === 'again') counts.again += 1;
    // Whom a list lacks together with the roll is elsewhere, and may be as confidential there.
    const confidential = lists.value.tonight.has(voterId) ? 'named' : 'unsaid';
    await absent.add({ ...base(voterId), kind: 'absent', confidential });
  }
  const unusable = against(counts);
  if (unusable) return refused(unusable, counts);
  return ok({ counts, present: await present.end(), absent: await absent.end() });
};
