import { err, ok, type Result } from '../../../shared/result.ts';
import { GUARDS } from '../compare/guards-data.ts';
import type { Side } from '../compare/row-problem.ts';
import type { PrecinctDifference } from '../difference.ts';
import { type Assignments, type PrecinctCounts, precinctDifferences } from './assignments.ts';
import { readAssignments } from './read-assignments.ts';
import type { PrecinctsRefused } from './refusal.ts';

/** A stored file of precincts and districts, and what was announced of it. */
export interface PrecinctsFile {
  /** Null when it is past the limit, and was not read. */
  readonly bytes: Uint8Array | null;
  /** In lower-case hexadecimal, of the bytes; null likewise. */
  readonly sha256: string | null;
  readonly expected: { readonly rows: number; readonly sha256: string; readonly bytes: number };
}

/** The two files of a check; undefined where a side sent none. */
export type PrecinctsFiles = { readonly [S in Side]: PrecinctsFile | undefined };

/** What the two files say. */
export type ComparedPrecincts = {
  readonly counts: PrecinctCounts;
  /** In the order of the report; none when one side sent no file. */
  readonly differences: readonly PrecinctDifference[];
};

type Read = Result<Assignments | undefined, PrecinctsRefused>;

/** What a file says, once it has proved to be the announced one. */
const readFile = (side: Side, file: PrecinctsFile | undefined): Read => {
  if (file === undefined) return ok(undefined);
  const { bytes, sha256, expected } = file;
  const refuse = (fault: Omit<PrecinctsRefused, 'file' | 'side'>): Read => err({ file: 'precincts', side, ...fault });
  if (bytes === null) return refuse({ code: 'too-large', expected: GUARDS.limits.precinctsBytes });
  if (bytes.length !== expected.bytes) {
    return refuse({ code: 'wrong-size', count: bytes.length, expected: expected.bytes });
  }
  if (sha256 !== expected.sha256) return refuse({ code: 'wrong-sha256' });
  const read = readAssignments(bytes);
  if (!read.ok) return refuse(read.error);
  const { rows, assignments } = read.value;
  return rows === expected.rows
    ? ok(assignments)
    : refuse({ code: 'wrong-row-count', count: rows, expected: expected.rows });
};

const EXAMPLES = 2;

/** Most of the precincts differ: the two sides write them otherwise, or one file is another county's. */
const mostDiffer = (differences: readonly PrecinctDifference[], precincts: number): PrecinctsRefused | undefined => {
  const { share, atLeast } = GUARDS.precinctsDiffer;
  if (differences.length < atLeast || differences.length <= precincts * share) return undefined;
  const examples = differences.slice(0, EXAMPLES).map(({ precinct, ems, votecal }) => ({
    field: `districts of precinct ${precinct}`,
    ems: ems ?? '',
    votecal: votecal ?? '',
  }));
  const count = differences.length;
  return { file: 'precincts', code: 'most-differ', side: 'ems', count, rows: precincts, examples };
};

/**
 * Compares the precinct to district assignments of the two sides. A side that sent no file is not compared, which is no
 * fault; a file that is not what was announced, or cannot be read, is refused. `guarded`: the county has not said that
 * what looks like a fault is really so.
 */
export const comparePrecincts = (
  files: PrecinctsFiles,
  guarded: boolean,
): Result<ComparedPrecincts, PrecinctsRefused> => {
  const votecal = readFile('votecal', files.votecal);
  if (!votecal.ok) return votecal;
  const ems = readFile('ems', files.ems);
  if (!ems.ok) return ems;
  const sizes = { ems: ems.value?.size ?? null, votecal: votecal.value?.size ?? null };
  if (!ems.value || !votecal.value) return ok({ counts: { ...sizes, differences: null }, differences: [] });
  const differences = precinctDifferences(ems.value, votecal.value);
  const precincts = new Set([...ems.value.keys(), ...votecal.value.keys()]).size;
  const fault = guarded ? mostDiffer(differences, precincts) : undefined;
  return fault ? err(fault) : ok({ counts: { ...sizes, differences: differences.length }, differences });
};
