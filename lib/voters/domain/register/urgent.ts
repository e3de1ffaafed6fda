import type { CountyCode } from '../../../shared/counties.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { VoterStatus } from '../voter.ts';
import { REGISTER_FIELDS, type RegisterField, type RegisterRow } from './register-row.ts';
import type { ChangeInPlace, Confidentiality, Statement } from './statement.ts';

/** Fields of the register that an urgent change names; the status has a member of its own. */
export type UrgentField = Exclude<RegisterField, 'status' | 'statusReason'>;
export const URGENT_FIELDS = REGISTER_FIELDS.filter(
  (field): field is UrgentField => field !== 'status' && field !== 'statusReason',
);
type Named = { readonly [field in UrgentField]?: string | undefined };

/** One change of a registration on the day itself, ahead of the night's roll. */
export type UrgentChange = { readonly voterId: string; readonly at: Temporal.Instant } & (
  | {
      readonly change: 'registered';
      readonly county: CountyCode;
      readonly status: VoterStatus;
      readonly row: Named;
      readonly confidential: boolean;
    }
  | { readonly change: 'moved'; readonly county: CountyCode; readonly row: Named }
  | { readonly change: 'cancelled'; readonly reason: string }
  | { readonly change: 'confidentiality'; readonly confidential: boolean }
);

const given = (row: Named): Partial<RegisterRow> =>
  Object.fromEntries(URGENT_FIELDS.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]])));

const EMPTY = Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RegisterRow;

const named = (confidential: boolean): Confidentiality => (confidential ? 'named' : 'unsaid');

/** The change as the register takes it. Confidentiality ends by the word that says so, never by a registration. */
export const urgentStatement = (change: UrgentChange): Statement | ChangeInPlace => {
  const base = { voterId: change.voterId, asOf: change.at, isUrgent: true, isAgain: false } as const;
  switch (change.change) {
    case 'registered': {
      const row = { ...EMPTY, ...given(change.row), status: change.status };
      return { ...base, kind: 'present', county: change.county, row, confidential: named(change.confidential) };
    }
    case 'moved':
      return { ...base, kind: 'changed', county: change.county, change: given(change.row), confidential: 'unsaid' };
    case 'cancelled': {
      const fields = { status: 'C', statusReason: change.reason };
      return { ...base, kind: 'changed', county: null, change: fields, confidential: 'unsaid' };
    }
    case 'confidentiality': {
      const confidential = change.confidential ? 'named' : 'taken-off';
      return { ...base, kind: 'changed', county: null, change: {}, confidential };
    }
  }
};
