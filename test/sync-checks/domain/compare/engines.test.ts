import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoterDifference } from '../../../../lib/sync-checks/domain/difference.ts';
import type { RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import {
  anyStyle,
  type Below,
  CANONICAL,
  differencesByDefinition,
  inAnyOrder,
  inOrder,
  numbersFrom,
  problemsOf,
  type Style,
  twoRolls,
  type Written,
  withDamage,
  write,
} from '../../roll-cases.ts';
import { type Found, type MemoryRoll, runAnyOrder, runSameOrder } from '../../run-engines.ts';

/** The fast check asks for fewer; the whole suite runs all. Each has up to nine voters and four kinds of damage a file. */
const CASES = process.env['FEWER_CASES'] === 'yes' ? 2_000 : 4_000;
const seeds = fc.integer({ min: 0, max: 0x7fffffff });
const forAll = (check: (below: Below) => void): void =>
  fc.assert(
    fc.property(seeds, (seed) => check(numbersFrom(seed))),
    { numRuns: CASES, endOnFailure: true },
  );

const same = (actual: unknown, expected: unknown): void => {
  // A string compare is many times quicker than a deep one; the deep one explains the failure.
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
};

const cut = (below: Below, { bytes, format }: Written): MemoryRoll => ({ bytes, format, chunk: 1 + below(400) });

/** Both engines, where the order allows it; they must agree. */
const answers = (below: Below, ems: Written, votecal: Written, trusted: boolean): Found[] => {
  const ordered = runSameOrder(cut(below, ems), cut(below, votecal), trusted);
  const any = runAnyOrder(cut(below, ems), cut(below, votecal), trusted, [below(1 << 30), below(1 << 30)]);
  return ordered === 'out-of-order' ? [any] : [ordered, any];
};

const asLines = (rows: readonly RollRow[]) => rows.map((row) => ({ row }));

const apply = (
  differences: readonly VoterDifference[],
  ems: readonly RollRow[],
  votecal: readonly RollRow[],
): RollRow[] => {
  const rows = new Map(ems.map((row) => [row.voterId, row]));
  for (const { voterId, class: kind, field, votecal: value } of differences) {
    if (kind === 'in-ems-not-votecal') rows.delete(voterId);
    else if (kind === 'in-votecal-not-ems') {
      const added = votecal.find((row) => row.voterId === voterId);
      if (added !== undefined) rows.set(voterId, added);
    } else if (field !== null && value !== null) {
      const row = rows.get(voterId);
      if (row !== undefined) rows.set(voterId, { ...row, [field]: value });
    }
  }
  return [...rows.values()];
};

describe('comparing two rolls, case after case', () => {
  it('finds what an independent reading finds, and reports each row it leaves out', () => {
    forAll((below) => {
      const trusted = below(2) === 0;
      const rolls = twoRolls(below, !trusted);
      const sorted = below(3) !== 0;
      const order = (rows: RollRow[]) => (sorted ? inOrder(rows) : inAnyOrder(below, rows));
      const emsStyle = below(2) === 0 ? CANONICAL : anyStyle(below);
      const votecalStyle = trusted ? CANONICAL : anyStyle(below);
      const ems = write(emsStyle, withDamage(below, emsStyle, order(rolls.ems)));
      const votecal = trusted
        ? write(CANONICAL, asLines(inOrder(rolls.votecal)))
        : write(votecalStyle, withDamage(below, votecalStyle, order(rolls.votecal)));
      const differences = differencesByDefinition(ems.voters, votecal.voters);
      const problems = [...problemsOf('ems', ems), ...problemsOf('votecal', votecal)];
      for (const found of answers(below, ems, votecal, trusted)) {
        same(found, { differences, problems, rows: { ems: ems.rows, votecal: votecal.rows } });
      }
    });
  });

  it('lets a county bring its roll to VoteCal’s by applying the differences', () => {
    forAll((below) => {
      const { ems, votecal } = twoRolls(below, true);
      const style: Style = anyStyle(below);
      const found = runAnyOrder(
        cut(below, write(style, asLines(ems))),
        cut(below, write(CANONICAL, asLines(votecal))),
        false,
      );
      same(inOrder(apply(found.differences, ems, votecal)), inOrder(votecal));
    });
  });

  it('finds nothing between a roll and itself, however each copy is written', () => {
    forAll((below) => {
      const { votecal } = twoRolls(below, true);
      const one = write(anyStyle(below), asLines(inOrder(votecal)));
      const other = write(anyStyle(below), asLines(inOrder(votecal)));
      for (const found of answers(below, one, other, false)) same(found.differences, []);
    });
  });

  it('gives the same answer for any order of rows and columns and any format', () => {
    forAll((below) => {
      const { ems, votecal } = twoRolls(below, true);
      const base = runAnyOrder(
        cut(below, write(CANONICAL, asLines(ems))),
        cut(below, write(CANONICAL, asLines(votecal))),
        false,
      );
      const other = runAnyOrder(
        cut(below, write(anyStyle(below), asLines(inAnyOrder(below, ems)))),
        cut(below, write(anyStyle(below), asLines(inAnyOrder(below, votecal)))),
        false,
      );
      same(other.differences, base.differences);
    });
  });

  it('gives the same answer whatever the pieces in which the bytes arrive', () => {
    forAll((below) => {
      const { ems, votecal } = twoRolls(below, true);
      const one = write(anyStyle(below), asLines(inOrder(ems)));
      const other = write(CANONICAL, asLines(inOrder(votecal)));
      const whole = { ...one, chunk: 1 << 20 };
      const [first, ...rest] = [
        runSameOrder(whole, { ...other, chunk: 1 << 20 }, false),
        runSameOrder({ ...one, chunk: 1 + below(40) }, cut(below, other), false),
      ];
      for (const found of rest) same(found, first);
    });
  });
});
