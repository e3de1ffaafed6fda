import { describe, expect, it } from 'vitest';
import { namedVoters, seedVoterRows } from '../../../lib/local/seed/seed.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { matchById, matchOf } from '../../../lib/sign-up/domain/match.ts';
import { zipOf } from '../../../lib/voters/domain/match-key.ts';
import { VoterStatus } from '../../../lib/voters/domain/voter.ts';

describe.each(COUNTIES.filter(({ code }) => ['03', '19', '49'].includes(code)))(
  'the invented voters of $name',
  ({ code }) => {
    const { confidential, lookAlikes } = namedVoters(code);
    const rows = seedVoterRows(code).filter(({ voterId }) => voterId !== confidential.voterId);
    const candidates = rows.map((row) => ({
      ...row,
      county: code,
      status: VoterStatus.parse(row.status),
      zip: zipOf(row.residenceZip) ?? '',
    }));
    const twins: readonly string[] = lookAlikes.map(({ voterId }) => voterId);

    it('are found as themselves by what their record says, while active', () => {
      for (const voter of candidates) {
        const there = candidates.filter((one) => one.dateOfBirth === voter.dateOfBirth && one.zip === voter.zip);
        const match = matchOf(voter, there);
        if (voter.status !== 'A') expect(match).toEqual({ kind: 'nobody' });
        else if (!twins.includes(voter.voterId))
          expect(match).toMatchObject({ kind: 'one', voter: { voterId: voter.voterId } });
        expect(matchById(voter, voter.voterId, there).kind).toBe(voter.status === 'A' ? 'one' : 'nobody');
      }
    });

    it('are two who look alike, to whom the VoteCal ID belongs', () => {
      const [one, other] = lookAlikes;
      const alike = candidates.filter(({ voterId }) => twins.includes(voterId));
      expect(alike).toHaveLength(2);
      expect(matchOf(one, alike).kind).toBe('several');
      expect(matchById(one, other.voterId, alike)).toMatchObject({ kind: 'one', voter: { voterId: other.voterId } });
    });
  },
);
