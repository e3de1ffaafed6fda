import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories } from '../truth/arbitrary.ts';
import { audit } from '../truth/audit.ts';
import { LIES } from '../truth/lies.ts';
import { RULES, type Rule } from '../truth/rules.ts';

const SEED = 20_261_103;
const sample = fc.sample(histories, { numRuns: 1_500, seed: SEED });

describe('the audit accuses a subject that', () => {
  it.each(LIES)('$name', async ({ subject, breaks }) => {
    const missing = new Set<Rule>(breaks);
    for (const history of sample) {
      for (const { rule } of audit(history, await subject.play(history))) missing.delete(rule);
      if (missing.size === 0) break;
    }
    expect([...missing]).toEqual([]);
  });
});

it('every rule is broken by some lie', () => {
  const broken = new Set(LIES.flatMap(({ breaks }) => breaks));
  expect((Object.keys(RULES) as Rule[]).filter((rule) => !broken.has(rule))).toEqual([]);
});
