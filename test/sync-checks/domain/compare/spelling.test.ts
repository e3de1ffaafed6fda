import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DifferenceTally } from '../../../../lib/sync-checks/domain/compare/difference-tally.ts';
import { fieldFaults } from '../../../../lib/sync-checks/domain/compare/field-fault.ts';
import { onlyInEms, onlyInVotecal } from '../../../../lib/sync-checks/domain/compare/row-differences.ts';
import { spellingOf, spoiltIn } from '../../../../lib/sync-checks/domain/compare/spelling.ts';
import { SPELLING_TEXT } from '../../../../lib/sync-checks/domain/compare/spelling-text.ts';
import { VoterIdSketch } from '../../../../lib/sync-checks/domain/compare/voter-id-sketch.ts';
import type { VoterDifference } from '../../../../lib/sync-checks/domain/difference.ts';
import { charactersNormalized } from '../../../shared/normalized-characters.ts';

describe('in what two spellings differ', () => {
  it.each([
    ['LEE', 'lee', 'case'],
    ['LEE ', 'LEE', 'padding'],
    ['    ', '', 'padding'],
    ['LEE\0', 'LEE', 'nul'],
    ['MUN\u0303OZ', 'MUÑOZ', 'unicode-form'],
    ['7', '007', 'leading-zeros'],
    ['P7', 'P007', 'leading-zeros'],
    ['MU?OZ', 'MUÑOZ', 'encoding'],
    ['MUOZ', 'MUÑOZ', 'encoding'],
    ['MUNOZ', 'MUÑOZ', 'encoding'],
    ['MU\ufffdOZ', 'MUÑOZ', 'encoding'],
    ['MUÃ‘OZ', 'MUÑOZ', 'encoding'],
    ['MU\u00c3\u0091OZ', 'MUÑOZ', 'encoding'],
    ['MUÑOZ', 'MUÃ‘OZ', 'encoding'],
    ['9165550000', '(916) 555-0000', 'punctuation'],
    ["O'BRIEN", 'OBRIEN', 'punctuation'],
    ['5/6/2020', '2020-05-06', 'order'],
    ['SD2 CD1', 'CD1 SD2', 'order'],
    ['04000-0000', '04000', 'cut'],
    ['2020-05-06 00:00', '2020-05-06', 'cut'],
    ['NULL', '', 'null-word'],
    ['0000-00-00', '', 'null-word'],
    ['2024-02-29', '2024-03-01', 'day'],
    ['2024-12-31', '2025-01-01', 'day'],
    ['2024-02-31', '2024-02-01', 'other'],
    ['2024-05-06', '2024-05-08', 'other'],
    ['+19165550000', '(916) 555-0000', 'cut'],
    ['', 'x', 'empty'],
    ['LEE', 'SMITH', 'other'],
    ['--', '++', 'other'],
    ['日本', '日木', 'other'],
  ] as const)('%j and %j: %s', (ems, votecal, spelling) => {
    expect(spellingOf({ ems, votecal })).toBe(spelling);
    if (spelling !== 'null-word') expect(spellingOf({ ems: votecal, votecal: ems })).toBe(spelling);
  });
});

describe('values too long to be looked at', () => {
  const marks = `a${'\u0301\u0323'.repeat(16_000)}`;

  it.each([
    ['a', 'too-long'],
    [`a${'\u0323\u0301'.repeat(16_000)}`, 'too-long'],
    [`${marks} `, 'padding'],
    [marks.toUpperCase(), 'case'],
  ] as const)('cost nothing, and are said to be so (%#)', (votecal, spelling) => {
    const found = () => spellingOf({ ems: marks, votecal });
    expect(found()).toBe(spelling);
    expect(charactersNormalized(() => spoiltIn({ ems: marks, votecal }, found()))).toBe(0);
    expect(charactersNormalized(() => spellingOf({ ems: votecal, votecal: marks }))).toBe(0);
  });

  it('are told in words, and plain ones are looked at whatever their length', () => {
    expect(SPELLING_TEXT['too-long']).toContain('512');
    const list = Array.from({ length: 100 }, (_, n) => `CD${n}`).join(' ');
    expect(spellingOf({ ems: list, votecal: list.toLowerCase() })).toBe('case');
    expect(spellingOf({ ems: list.split(' ').toReversed().join(' '), votecal: list })).toBe('order');
  });
});

const anyIds = fc.uniqueArray(fc.stringMatching(/^[A-Za-z]?0{0,2}[1-9][0-9]{0,6}$/), { minLength: 1, maxLength: 60 });

describe('what a tally tells of a fault', () => {
  it('is the same in whatever order the voters come', () => {
    fc.assert(
      fc.property(anyIds, fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (ids, keys) => {
        const differences: VoterDifference[] = ids.flatMap((voterId, n): VoterDifference[] => {
          if (n % 3 === 0) return [onlyInEms(voterId)];
          if (n % 3 === 1) return [onlyInVotecal(voterId.toLowerCase()), onlyInEms(voterId)];
          const values = { ems: `Name ${n % 4 === 0 ? n : ''}`, votecal: 'NAME ' };
          return [{ voterId, class: 'field', category: 'registration', field: 'lastName', ...values, priority: 4 }];
        });
        const mixed = differences
          .map((difference, n) => ({ difference, key: keys[n % keys.length] ?? 0 }))
          .toSorted((one, other) => one.key - other.key)
          .map(({ difference }) => difference);
        const told = (list: readonly VoterDifference[]) => {
          const tally = new DifferenceTally();
          for (const difference of list) tally.add(difference);
          return { ids: tally.ids.alike(), fields: fieldFaults(200, tally) };
        };
        expect(told(mixed)).toEqual(told(differences));
      }),
      { numRuns: 300 },
    );
  });

  it('takes a sample of many voters, the same in both orders, and near the truth', () => {
    const alike = (ids: readonly number[]) => {
      const sketch = new VoterIdSketch();
      for (const id of ids) {
        sketch.add('votecal', `00${id}`);
        sketch.add('ems', id % 4 === 0 ? `9${id}` : String(id));
      }
      return sketch.alike();
    };
    const ids = Array.from({ length: 50_000 }, (_, n) => 10_000_000 + n);
    expect(alike(ids)).toEqual(alike(ids.toReversed()));
    expect(alike(ids).share).toBeGreaterThan(0.7);
    expect(alike(ids).share).toBeLessThan(0.8);
    expect(alike(ids).found).toBe('other leading zeros');
    for (const { ems, votecal } of alike(ids).examples) expect(votecal).toBe(`00${ems}`);
  });

  it('shows no pair as one where none of the voters pair', () => {
    const sketch = new VoterIdSketch();
    for (let n = 0; n < 20; n += 1) {
      sketch.add('ems', `7${1000 + n}`);
      sketch.add('votecal', `8${1000 + n}`);
    }
    expect(sketch.alike()).toMatchObject({ share: 0, found: 'IDs that VoteCal does not know' });
    expect(sketch.alike().examples).toHaveLength(2);
  });
});
