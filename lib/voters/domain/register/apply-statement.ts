import type { CountyCode } from '../../../shared/counties.ts';
import { Temporal } from '../../../shared/time.ts';
import type { VoterStatus } from '../voter.ts';
import { wordAfter } from './confidentiality.ts';
import { REGISTER_FIELDS, type RegisterRow, statusOf } from './register-row.ts';
import type { ChangeInPlace, Statement, VoterRecord } from './statement.ts';

/** A statement that changes the record. */
type Written = {
  readonly outcome: 'written';
  readonly record: VoterRecord;
  /**
   * Counties whose next roll must say again what it says of this voter, changed or not: this statement spoke against
   * them, or has to be confirmed. Each with the time from which on a roll counts.
   */
  readonly again: readonly Again[];
};
type Again = { readonly county: CountyCode; readonly after: Temporal.Instant };

/**
 * What becomes of a statement. `already`: it was applied before. `newer`: something later is known, which stands.
 * `unknown`: a change of somebody whom the register does not have. `unusable`: a status code that nobody knows.
 */
export type Applied =
  | Written
  | { readonly outcome: 'already'; readonly record: VoterRecord }
  | { readonly outcome: 'newer'; readonly record: VoterRecord; readonly again: readonly Again[] }
  | { readonly outcome: 'unknown' | 'unusable' };

const isAfter = (one: Temporal.Instant, other: Temporal.Instant | undefined): boolean =>
  other === undefined || Temporal.Instant.compare(one, other) > 0;

const rowAfter = (before: VoterRecord | undefined, statement: Exclude<Statement, { kind: 'absent' }>) => {
  if (statement.kind === 'present') return statement.row;
  return before?.row ? { ...before.row, ...statement.change } : null;
};

const statusAfter = (
  before: VoterRecord | undefined,
  statement: Exclude<Statement, { kind: 'absent' }>,
  row: RegisterRow | null,
): VoterStatus | null | undefined => {
  if (row) return statusOf(row);
  const { status } = statement.kind === 'changed' ? statement.change : { status: undefined };
  return status === undefined ? before?.status : statusOf({ status });
};

const written = (
  before: VoterRecord | undefined,
  { voterId, county, asOf, isUrgent, confidential: said }: Statement,
  after: Pick<VoterRecord, 'county' | 'status' | 'asOf' | 'row'>,
): Written => {
  const { confidential, confidentialAsOf } = wordAfter(before, said, asOf);
  const again: Again[] = [];
  if (before && before.status !== null && before.county !== after.county)
    again.push({ county: before.county, after: asOf });
  // What other tables write at this moment is not seen by this purge: the next roll brings another. An urgent change is
  // confirmed by it, or taken back, even if the roll itself has not changed.
  if (isUrgent || (confidential && before?.confidential !== true)) again.push({ county, after: asOf });
  const record = {
    voterId,
    county: after.county,
    status: after.status,
    confidential,
    confidentialAsOf,
    asOf: after.asOf,
    seen: { ...before?.seen, [county]: asOf },
    row: confidential ? null : after.row,
    revision: (before?.revision ?? 0) + 1,
  };
  return { outcome: 'written', record, again };
};

/** The voter is in no roll, as far as this one knows; another county's word stays. */
const withoutVoter = (before: VoterRecord | undefined, statement: Statement): Written => {
  const { county, asOf } = statement;
  const isHere = before === undefined || before.county === county;
  const after = isHere ? { county, status: null, asOf, row: null } : before;
  return written(before, statement, after);
};

/**
 * What a county's roll, or an urgent change, makes of a voter's record. Statements may come late, twice, and in any
 * order: of what one county says the latest stands, and where two counties have the voter, the one that said so last.
 * Only a voter whom the register has in no county goes to whoever has them, whenever that was said.
 */
export const applyStatement = (before: VoterRecord | undefined, said: Statement | ChangeInPlace): Applied => {
  if (said.county === null) {
    return before?.status ? applyToCounty(before, { ...said, county: before.county }) : { outcome: 'unknown' };
  }
  return applyToCounty(before, said);
};

/** The word of an urgent change on confidentiality alone: it stands although the rest of what is known is newer. */
const wordAlone = (before: VoterRecord, { asOf, isUrgent, confidential: said }: Statement): Written | undefined => {
  // Where nobody knows when it was said, an older word lifts nothing.
  if (!isUrgent || (said === 'taken-off' && before.confidentialAsOf === null)) return undefined;
  const word = wordAfter(before, said, asOf);
  if (word.confidential === before.confidential) return undefined;
  const record = { ...before, ...word, row: word.confidential ? null : before.row, revision: before.revision + 1 };
  return { outcome: 'written', record, again: [{ county: before.county, after: before.asOf }] };
};

/** What was said by day of one moment is told apart by what it changes: a repeat changes nothing. */
const changesNothing = (before: VoterRecord, { record }: Written): boolean =>
  record.county === before.county &&
  record.status === before.status &&
  record.confidential === before.confidential &&
  REGISTER_FIELDS.every((field) => record.row?.[field] === before.row?.[field]);

const applyToCounty = (before: VoterRecord | undefined, statement: Statement): Applied => {
  const { county, asOf } = statement;
  const heard = before?.seen[county];
  if (!before || !heard || isAfter(asOf, heard)) return applyUnheard(before, statement);
  if (!heard.equals(asOf)) return wordAlone(before, statement) ?? { outcome: 'newer', record: before, again: [] };
  if (statement.kind !== 'changed') return { outcome: 'already', record: before };
  const applied = applyUnheard(before, statement);
  return applied.outcome === 'written' && changesNothing(before, applied)
    ? { outcome: 'already', record: before }
    : applied;
};

const applyUnheard = (before: VoterRecord | undefined, statement: Statement): Applied => {
  const { county, asOf, isUrgent } = statement;
  if (statement.kind === 'absent') return withoutVoter(before, statement);
  if (statement.kind === 'changed' && (before === undefined || before.status === null)) return { outcome: 'unknown' };
  const isTaken = before !== undefined && before.county !== county && (before.status !== null || isUrgent);
  // Of two changes of one moment the one that was sent last stands; a roll takes nobody by the same moment.
  if (
    isTaken &&
    !isAfter(asOf, before.asOf) &&
    !(isUrgent && statement.kind === 'changed' && asOf.equals(before.asOf))
  ) {
    return (
      wordAlone(before, statement) ?? { outcome: 'newer', record: before, again: [{ county, after: before.asOf }] }
    );
  }
  const row = rowAfter(before, statement);
  const status = statusAfter(before, statement, row);
  if (status === undefined) return { outcome: 'unusable' };
  return written(before, statement, { county, status, asOf, row });
};
