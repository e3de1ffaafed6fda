import { randomBytes } from 'node:crypto';
import { AnyOrderComparison } from '../domain/compare/any-order.ts';
import type { ByteOperations } from '../domain/compare/bytes.ts';
import type { Knows } from '../domain/compare/not-compared.ts';
import type { RollRefused } from '../domain/compare/refusal.ts';
import { RollCursor } from '../domain/compare/roll-cursor.ts';
import type { DifferenceSink } from '../domain/compare/row-differences.ts';
import type { Side } from '../domain/compare/row-problem.ts';
import { SameOrderComparison } from '../domain/compare/same-order.ts';
import { mayTrust } from '../domain/compare/verify-rolls.ts';
import type { ComparisonTools, RollInput, RollToCompare } from '../ports/comparison.ts';

/** One roll of a run: where its bytes come from and how far they were read. */
export interface OpenedRoll<Input extends RollInput = RollInput> {
  readonly roll: RollToCompare;
  readonly input: Input;
  readonly cursor: RollCursor;
}

/** What both engines are given. */
interface EngineRequest {
  readonly ems: RollToCompare;
  readonly votecal: RollToCompare;
  readonly county: string;
  /** Whether VoteCal's promise of a canonical roll is believed. */
  readonly believed: boolean;
  readonly report: DifferenceSink;
}

/** Both rolls as an engine left them. */
export interface ComparedRolls {
  readonly ems: OpenedRoll;
  readonly votecal: OpenedRoll;
}

/** `done`: both rolls were read to their end. A refusal by header: they were drained, so that size and hash are known. */
interface SameOrderRun extends ComparedRolls {
  readonly outcome: 'done' | 'out-of-order' | RollRefused;
}

const opened = <Input extends RollInput>(
  side: Side,
  roll: RollToCompare,
  input: Input,
  county: string,
  bytes: ByteOperations,
): OpenedRoll<Input> => ({ roll, input, cursor: new RollCursor(side, roll.format, county, bytes) });

const fill = ({ input, cursor }: OpenedRoll): Promise<void> | undefined => input.fill(cursor.window);

const readHeader = async (roll: OpenedRoll): Promise<'ready' | RollRefused> => {
  for (;;) {
    const header = roll.cursor.readHeader();
    if (header !== 'more') return header;
    await fill(roll);
  }
};

const isTrusted = ({ ems, votecal }: ComparedRolls, believed: boolean): boolean =>
  mayTrust(believed && votecal.roll.canonical, ems.cursor, votecal.cursor);

/** Runs the engine for rolls that ascend by voter ID. Its report counts for nothing when they do not. */
export const compareSameOrder = async (
  { bytes }: ComparisonTools,
  { county, report, believed, ...rolls }: EngineRequest,
): Promise<SameOrderRun> => {
  const ems = opened('ems', rolls.ems, await rolls.ems.open('ems'), county, bytes);
  const votecal = opened('votecal', rolls.votecal, await rolls.votecal.open('votecal'), county, bytes);
  try {
    const emsHeader = await readHeader(ems);
    const votecalHeader = await readHeader(votecal);
    const refused = emsHeader === 'ready' ? votecalHeader : emsHeader;
    if (refused !== 'ready') {
      await Promise.all([ems.input.drain(), votecal.input.drain()]);
      return { outcome: refused, ems, votecal };
    }
    const trusted = isTrusted({ ems, votecal }, believed);
    const comparison = new SameOrderComparison({ ems: ems.cursor, votecal: votecal.cursor }, trusted, bytes, report);
    for (;;) {
      const wanted = comparison.run();
      if (wanted === 'done' || wanted === 'out-of-order') return { outcome: wanted, ems, votecal };
      const filling = fill(wanted === 'ems' ? ems : votecal);
      if (filling !== undefined) await filling;
    }
  } finally {
    ems.input.close();
    votecal.input.close();
  }
};

const readAll = async (roll: OpenedRoll, take: () => 'more' | 'done'): Promise<void> => {
  while (take() === 'more') {
    const filling = fill(roll);
    if (filling !== undefined) await filling;
  }
};

/** Runs the engine for rolls in any order. `headersOf` is the run that found the order: it has read both headers. */
export const compareAnyOrder = async (
  { bytes }: ComparisonTools,
  { county, report, believed, ...rolls }: EngineRequest,
  headersOf: ComparedRolls,
): Promise<ComparedRolls & { readonly knows: Knows }> => {
  const trusted = isTrusted(headersOf, believed);
  const votecal = opened('votecal', rolls.votecal, await rolls.votecal.openRereadable('votecal'), county, bytes);
  try {
    if ((await readHeader(votecal)) !== 'ready') throw new Error('VoteCal’s roll changed while it was compared.');
    const seeds = randomBytes(8);
    const comparison = new AnyOrderComparison(
      { votecal: votecal.cursor, trusted, expectedRows: rolls.votecal.expected.rows ?? 0 },
      { bytes, readAgain: votecal.input.readAgain, report, seeds: [seeds.readInt32LE(0), seeds.readInt32LE(4)] },
    );
    await readAll(votecal, () => comparison.takeVotecal());
    const ems = opened('ems', rolls.ems, await rolls.ems.open('ems'), county, bytes);
    try {
      if ((await readHeader(ems)) !== 'ready') throw new Error('The county’s roll changed while it was compared.');
      await readAll(ems, () => comparison.takeEms(ems.cursor));
      comparison.finish();
      return { ems, votecal, knows: (side, voterId) => comparison.knows(side, voterId) };
    } finally {
      ems.input.close();
    }
  } finally {
    votecal.input.close();
  }
};

/** The rows of a file that was compared before, some at a time, with their values in the order of `ROLL_COLUMNS`. */
export async function* rowsOf(
  { bytes }: ComparisonTools,
  roll: RollToCompare,
  county: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  const read = opened('votecal', roll, await roll.open('votecal'), county, bytes);
  const { cursor } = read;
  try {
    if ((await readHeader(read)) !== 'ready') return;
    for (;;) {
      const rows: (readonly string[])[] = [];
      let record = cursor.peek();
      for (; record !== undefined && record.kind !== 'end'; record = cursor.peek()) {
        if (record.kind === 'row') {
          rows.push(record.values);
          cursor.take(record);
        } else cursor.pass(record);
      }
      if (rows.length > 0) yield rows;
      if (record !== undefined) return;
      await fill(read);
    }
  } finally {
    read.input.close();
  }
}

/** Reads the rows of a file that was compared before, each with its line and its values in the order of `ROLL_COLUMNS`. */
export const readRows = async (
  { bytes }: ComparisonTools,
  roll: RollToCompare,
  county: string,
  onRow: (line: number, values: readonly string[]) => void,
): Promise<void> => {
  const read = opened('ems', roll, await roll.open('ems'), county, bytes);
  const { cursor } = read;
  const take = (): 'more' | 'done' => {
    for (let record = cursor.peek(); record !== undefined; record = cursor.peek()) {
      if (record.kind === 'end') return 'done';
      if (record.kind === 'row') {
        onRow(cursor.line, record.values);
        cursor.take(record);
      } else cursor.pass(record);
    }
    return 'more';
  };
  try {
    if ((await readHeader(read)) === 'ready') await readAll(read, take);
  } finally {
    read.input.close();
  }
};
