import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { pacificDate } from '../../shared/time.ts';
import { zipOf } from '../../voters/domain/match-key.ts';
import type { VoterRecord } from '../../voters/domain/register/statement.ts';
import type { VoterStatus } from '../../voters/domain/voter.ts';
import type { FullName } from './voter-name.ts';

/** A voter whom staff help: of a roll, and not confidential. What sign-up compares, and what explains why it fails. */
export type HelpedVoter = FullName & {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly status: VoterStatus;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  /** The first five digits of the residence's ZIP; empty where the record has none. */
  readonly zip: string;
  /** YYYY-MM-DD, or empty. */
  readonly registrationDate: string;
  /** The Pacific day of the last change that a roll or a message of the day brought; absent for a record never changed. */
  readonly changedOn?: Temporal.PlainDate;
  /** Whether the mail goes to an address outside of California: overseas, military, or elsewhere in the country. */
  readonly getsMailElsewhere: boolean;
};

/** An address that is not of the United States has no state of theirs. */
const goesElsewhere = (row: NonNullable<VoterRecord['row']>): boolean =>
  row.mailingAddress !== '' && row.mailingState !== 'CA';

/** The voter as staff may see them; undefined of a confidential voter, and of one who is in no roll. */
export const helpedVoter = ({
  voterId,
  county,
  status,
  confidential,
  row,
  revision,
  asOf,
}: VoterRecord): HelpedVoter | undefined => {
  if (confidential || status === null || row === null) return undefined;
  return {
    voterId,
    county,
    status,
    firstName: row.firstName,
    middleName: row.middleName,
    lastName: row.lastName,
    suffix: row.suffix,
    dateOfBirth: row.dateOfBirth,
    zip: zipOf(row.residenceZip) ?? '',
    registrationDate: row.registrationDate,
    getsMailElsewhere: goesElsewhere(row),
    // The first write of a record is the first load of its county, and no change of the voter's.
    ...(revision > 1 ? { changedOn: pacificDate(asOf) } : {}),
  };
};
