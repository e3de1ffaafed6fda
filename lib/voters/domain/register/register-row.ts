import { ROLL_COLUMNS, type RollColumn } from '../../../sync-checks/domain/roll-format.ts';
import { VOTER_STATUSES, type VoterStatus } from '../voter.ts';

/**
 * What the register keeps of a roll's row: who the voter is, where the ballot goes, what the registration is. Phone and
 * email are no part of it: a voter is reached only as they themselves asked to be, by their subscription. Nor are party,
 * participation, signature and correspondence, which nothing here reads.
 */
export const REGISTER_FIELDS = [
  'lastName',
  'firstName',
  'middleName',
  'suffix',
  'dateOfBirth',
  'residenceAddress',
  'residenceCity',
  'residenceZip',
  'mailingAddress',
  'mailingCity',
  'mailingState',
  'mailingZip',
  'language',
  'registrationDate',
  'status',
  'statusReason',
  'precinct',
  'districts',
  'permanentVbm',
  'vbmStatus',
] as const satisfies readonly RollColumn[];
export type RegisterField = (typeof REGISTER_FIELDS)[number];

/** A voter's row in the register, every field as text, empty where the voter has none. */
export type RegisterRow = Readonly<Record<RegisterField, string>>;

const KEPT: ReadonlySet<string> = new Set(REGISTER_FIELDS);

/** Whether the register keeps this field. */
export const isRegisterField = (field: string): field is RegisterField => KEPT.has(field);

const POSITIONS = REGISTER_FIELDS.map((field) => [field, ROLL_COLUMNS.indexOf(field)] as const);

/** What the register keeps of a row whose values stand in the order of `ROLL_COLUMNS`. */
export const registerRow = (values: readonly string[]): RegisterRow =>
  Object.fromEntries(POSITIONS.map(([field, position]) => [field, values[position] ?? ''])) as RegisterRow;

/** The registration status of a row; undefined for a code that nobody knows. */
export const statusOf = ({ status }: Pick<RegisterRow, 'status'>): VoterStatus | undefined =>
  VOTER_STATUSES.find((one) => one === status);
