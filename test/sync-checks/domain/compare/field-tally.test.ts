import { expect, it } from 'vitest';
import { FieldTally } from '../../../../lib/sync-checks/domain/compare/field-tally.ts';

it('says of two spellings that are as frequent the same one, in any order of the voters', () => {
  const pairs = Array.from({ length: 20 }, (_, n) => {
    const votecal = `LEE${n}`;
    return { voterId: `V${n + 10}`, ems: n % 2 === 0 ? `${votecal} ` : votecal.toLowerCase(), votecal };
  });
  const commonOf = (voters: typeof pairs) => {
    const tally = new FieldTally('lastName');
    for (const { voterId, ems, votecal } of voters) tally.add(voterId, ems, votecal);
    return tally.common();
  };
  expect(commonOf(pairs)).toMatchObject({ spelling: 'padding', examples: [{ ems: 'LEE0 ' }, { ems: 'LEE2 ' }] });
  expect(commonOf(pairs.toReversed())).toEqual(commonOf(pairs));
});
