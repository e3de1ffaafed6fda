import { COUNTIES } from '../../shared/counties.ts';
import { seedCounty, seedVoterRows, seedVoters } from '../seed/seed.ts';

/** What a copy must not hold of a voter of the source. */
export type RealVoter = {
  readonly voterId: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly residenceAddress: string;
  readonly mailingAddress: string;
  readonly residenceCity: string;
  readonly mailingCity: string;
  readonly phone: string;
  readonly email: string;
  readonly affidavitNumber: string;
  readonly signatureHash: string;
};

/** Every seeded voter of the tables, and of both sides' rolls of every county: nobody real, and each a canary. */
export function* realVoters(scale: number): Generator<RealVoter> {
  for (const { code } of COUNTIES) {
    const rows = new Map(seedVoterRows(code).map((row) => [row.voterId, row]));
    for (const voter of seedVoters(code)) {
      const row = rows.get(voter.voterId);
      if (row) yield { ...row, ...voter };
    }
    const seeded = seedCounty(code, scale);
    yield* seeded.voteCalRows();
    yield* seeded.emsRows();
  }
}
