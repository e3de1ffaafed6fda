import { nodeBytes } from '../../lib/sync-checks/adapters/rolls/node-bytes.ts';
import { AnyOrderComparison } from '../../lib/sync-checks/domain/compare/any-order.ts';
import type { RollRefused } from '../../lib/sync-checks/domain/compare/refusal.ts';
import { RollCursor } from '../../lib/sync-checks/domain/compare/roll-cursor.ts';
import type { RowProblem, Side } from '../../lib/sync-checks/domain/compare/row-problem.ts';
import { SameOrderComparison } from '../../lib/sync-checks/domain/compare/same-order.ts';
import { compareDifferences, type VoterDifference } from '../../lib/sync-checks/domain/difference.ts';
import type { RollFormat } from '../../lib/sync-checks/domain/roll-format.ts';

/** A file in memory, handed out in pieces of `chunk` bytes. */
export interface MemoryRoll {
  readonly bytes: Uint8Array;
  readonly format: RollFormat;
  readonly chunk: number;
}

export interface Found {
  readonly differences: readonly VoterDifference[];
  readonly problems: readonly RowProblem[];
  readonly rows: Readonly<Record<Side, number>>;
}

export const COUNTY = '19';

const opened = (side: Side, { bytes, format, chunk }: MemoryRoll) => {
  const cursor = new RollCursor(side, format, COUNTY, nodeBytes);
  let given = 0;
  const fill = (): void => {
    const { window } = cursor;
    if (window.ended) throw new Error('Asked for bytes after the end.');
    const next = bytes.subarray(given, given + chunk);
    given += next.length;
    window.base += window.pos;
    window.bytes = Buffer.concat([window.bytes.subarray(window.pos, window.end), next]);
    window.pos = 0;
    window.end = window.bytes.length;
    window.ended = next.length === 0;
  };
  let header = cursor.readHeader();
  while (header === 'more') {
    fill();
    header = cursor.readHeader();
  }
  return { cursor, fill, header };
};

type Opened = ReturnType<typeof opened>;

const found = (ems: Opened, votecal: Opened, differences: VoterDifference[]): Found => ({
  differences: differences.sort(compareDifferences),
  problems: [...ems.cursor.leftOut.problems, ...votecal.cursor.leftOut.problems],
  rows: { ems: ems.cursor.rows, votecal: votecal.cursor.rows },
});

/** The engine for rolls in the same order; `out-of-order` when they are not. */
export const runSameOrder = (
  emsRoll: MemoryRoll,
  votecalRoll: MemoryRoll,
  trusted: boolean,
): Found | 'out-of-order' => {
  const ems = opened('ems', emsRoll);
  const votecal = opened('votecal', votecalRoll);
  const differences: VoterDifference[] = [];
  const comparison = new SameOrderComparison(
    { ems: ems.cursor, votecal: votecal.cursor },
    trusted,
    nodeBytes,
    (difference) => differences.push(difference),
  );
  for (;;) {
    const wanted = comparison.run();
    if (wanted === 'done') return found(ems, votecal, differences);
    if (wanted === 'out-of-order') return wanted;
    (wanted === 'ems' ? ems : votecal).fill();
  }
};

/** The engine for rolls in any order. */
export const runAnyOrder = (
  emsRoll: MemoryRoll,
  votecalRoll: MemoryRoll,
  trusted: boolean,
  seeds: readonly [number, number] = [1, 2],
): Found => {
  const votecal = opened('votecal', votecalRoll);
  const ems = opened('ems', emsRoll);
  const differences: VoterDifference[] = [];
  const comparison = new AnyOrderComparison(
    {
      votecal: votecal.cursor,
      trusted: trusted && votecal.cursor.layout?.canonical === true && ems.cursor.layout?.canonical === true,
      expectedRows: 0,
    },
    {
      bytes: nodeBytes,
      readAgain: (offset, length) => votecalRoll.bytes.subarray(offset, offset + length),
      report: (difference) => differences.push(difference),
      seeds,
    },
  );
  while (comparison.takeVotecal() === 'more') votecal.fill();
  while (comparison.takeEms(ems.cursor) === 'more') ems.fill();
  comparison.finish();
  return found(ems, votecal, differences);
};

/** What the header of a file leads to. */
export const headerOf = (roll: MemoryRoll): 'ready' | 'more' | RollRefused => opened('ems', roll).header;
