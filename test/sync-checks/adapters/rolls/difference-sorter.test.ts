import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceSorter } from '../../../../lib/sync-checks/adapters/rolls/difference-sorter.ts';
import { compareDifferences, type VoterDifference } from '../../../../lib/sync-checks/domain/difference.ts';

const differences = fc
  .uniqueArray(
    fc.record({ voter: fc.nat(500), party: fc.boolean(), text: fc.string({ unit: 'grapheme', maxLength: 5 }) }),
    { selector: ({ voter, party }) => `${voter} ${party}`, maxLength: 120 },
  )
  .map((records) =>
    records.map(
      ({ voter, party, text }): VoterDifference => ({
        voterId: `V${voter}`,
        class: 'field',
        category: party ? 'registration' : 'precinct-district',
        field: party ? 'party' : 'precinct',
        ems: text,
        votecal: `${text}\n"`,
        priority: party ? 4 : 3,
      }),
    ),
  );

describe('differenceSorter', () => {
  it('gives the order of the report, however little it may keep in memory', () => {
    fc.assert(
      fc.property(differences, fc.integer({ min: 1, max: 40 }), (records, runLength) => {
        const sorter = differenceSorter(runLength);
        for (const record of records) sorter.add(record);
        const sorted = [...sorter.sorted()];
        sorter.close();
        expect(sorted).toEqual([...records].sort(compareDifferences));
      }),
      { numRuns: 300 },
    );
  });
});
