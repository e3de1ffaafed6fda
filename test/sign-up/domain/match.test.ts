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

describe('an initial', () => {
  const voter = (voterId: string, middleName: string, status: VoterStatus) => ({
    voterId,
    county: '03' as const,
    status,
    firstName: 'Maria',
    middleName,
    lastName: 'Garcia',
    suffix: '',
    dateOfBirth: '1971-03-09',
    zip: '95642',
  });
  const typed = (firstName: string) => ({ firstName, lastName: 'Garcia' });
  const [alma, ana] = [voter('V1', 'Alma', 'I'), voter('V2', 'Ana', 'A')];

  it('that fits somebody else too is nobody’s name, whatever the other registration is', () => {
    expect(matchOf(typed('Maria A'), [alma, ana]).kind).toBe('several');
    expect(matchById(typed('Maria A'), 'V2', [alma, ana])).toMatchObject({ kind: 'one', voter: { voterId: 'V2' } });
    expect(matchById(typed('Maria A'), 'V1', [alma, ana]).kind).toBe('nobody');
  });

  it('that fits one alone is that voter’s, and so is the name in full', () => {
    expect(matchOf(typed('Maria A'), [ana])).toMatchObject({ kind: 'one', voter: { voterId: 'V2' } });
    expect(matchOf(typed('Maria A'), [ana, voter('V3', 'Berta', 'I')])).toMatchObject({ kind: 'one' });
    expect(matchOf(typed('Maria Ana'), [alma, ana])).toMatchObject({ kind: 'one', voter: { voterId: 'V2' } });
    expect(matchOf(typed('Maria A'), [alma]).kind).toBe('nobody');
  });
});

it('compares a name as often where nobody is as where somebody is who cannot be signed up', () => {
  const voter = { county: '03', middleName: '', suffix: '', dateOfBirth: '1971-03-09', zip: '95642' } as const;
  const ana = { ...voter, voterId: 'V1', firstName: 'Ana', lastName: 'Diaz' };
  const comparisons = (candidates: Parameters<typeof matchOf>[1]): number => {
    let count = 0;
    const typed = {
      get firstName() {
        count += 1;
        return 'Ana';
      },
      lastName: 'Silva',
    };
    expect(matchOf(typed, candidates)).toEqual({ kind: 'nobody' });
    return count;
  };
  const nobody = comparisons([]);
  expect(nobody).toBeGreaterThan(0);
  for (const status of ['A', 'I', 'P', 'C'] as const) expect(comparisons([{ ...ana, status }]), status).toBe(nobody);
});
