import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { certifiedAnew, type Deadlines, deadlinesOf } from './deadlines.ts';
import type { Election, ElectionChange, ImbUse, Viewer } from './election.ts';
import { type NameTranslations, TRANSLATED_LANGUAGES } from './election-names.ts';
import { earliestTracking, mailingDay } from './message-window.ts';
import type { ElectionRefusal } from './refusal.ts';
import { refusedChange } from './refused-change.ts';
import type { KnownElection } from './requested-election.ts';

/** What of an election may be changed. What is left out stays as it is. */
export type ElectionChanges = {
  readonly name?: string | undefined;
  readonly shortName?: string | undefined;
  readonly translations?: NameTranslations | undefined;
  readonly date?: Temporal.PlainDate | undefined;
  readonly trackingOn?: Temporal.PlainDate | undefined;
  readonly imb?: ImbUse | undefined;
  readonly deadlines?: { readonly [deadline in keyof Deadlines]?: Deadlines[deadline] | undefined } | undefined;
};

const WORDS: Readonly<Record<string, (election: Election) => string>> = {
  name: (election: Election) => election.name,
  shortName: (election: Election) => election.shortName ?? '',
  date: (election: Election) => election.date.toString(),
  trackingOn: (election: Election) => election.trackingOn.toString(),
  imb: (election: Election) => election.imb,
  'deadlines.receiptBy': (election: Election) => election.deadlines.receiptBy.toString(),
  'deadlines.cureBy': (election: Election) => election.deadlines.cureBy.toString(),
  'deadlines.certifiedOn': (election: Election) => election.deadlines.certifiedOn.toString(),
  ...Object.fromEntries(
    TRANSLATED_LANGUAGES.map((language) => [
      `translations.${language}`,
      (election: Election) => election.translations?.[language] ?? '',
    ]),
  ),
};

/** What is another in one of two states of an election, field by field, in words. */
export const fieldsChanged = (before: Election, after: Election): ElectionChange['fields'] =>
  Object.entries(WORDS)
    .map(([field, words]) => ({ field, before: words(before), after: words(after) }))
    .filter((change) => change.before !== change.after);

const given = <Value>(value: Value | undefined, present: Value): Value => value ?? present;

/** The beginning of tracking that nobody states goes along with the election's day. */
const trackingWith = (election: Election, date: Temporal.PlainDate, now: Temporal.Instant): Temporal.PlainDate => {
  const isDefault = election.trackingOn.equals(mailingDay(election));
  return isDefault && !date.equals(election.date) ? earliestTracking({ date }, now) : election.trackingOn;
};

/** The election with what is wanted of it in place. */
const withChanges = (election: Election, changes: ElectionChanges, now: Temporal.Instant): Election => {
  const date = given(changes.date, election.date);
  const law = date.equals(election.date) ? election.deadlines : deadlinesOf(election.kind, date);
  const certifiedOn = given(changes.deadlines?.certifiedOn, law.certifiedOn);
  const { cureBy } = certifiedAnew({ kind: election.kind, date, deadlines: law }, certifiedOn);
  const shortName = given(changes.shortName, election.shortName);
  const translations = changes.translations && { ...election.translations, ...changes.translations };
  return {
    ...election,
    name: given(changes.name, election.name),
    date,
    trackingOn: given(changes.trackingOn, trackingWith(election, date, now)),
    imb: given(changes.imb, election.imb),
    deadlines: {
      receiptBy: given(changes.deadlines?.receiptBy, law.receiptBy),
      cureBy: given(changes.deadlines?.cureBy, cureBy),
      certifiedOn,
    },
    ...(shortName ? { shortName } : {}),
    ...(translations ? { translations } : {}),
  };
};

/**
 * The election after a change, with the change in its history. A new election date brings the law's deadlines for it,
 * where the change states none, and tracking that begins with the mailing; a new day of certification the end of the cure
 * that the law counts from it. Repeating a change changes nothing. Refuses what voters may have been told already, what SOS
 * has accepted and a county wants otherwise, days that have passed, and dates that do not fit each other.
 */
export const changeElection = (
  { election, approval }: Pick<KnownElection, 'election' | 'approval'>,
  changes: ElectionChanges,
  by: Viewer & { readonly id: string },
  now: Temporal.Instant,
): Result<Election, ElectionRefusal> => {
  const after = withChanges(election, changes, now);
  const fields = fieldsChanged(election, after);
  if (fields.length === 0) return ok(election);
  const refused = refusedChange({ before: election, after, fields, approval, by }, now);
  if (refused) return err(refused);
  const change: ElectionChange = { at: now, by: by.id, fields };
  return ok({ ...after, version: election.version + 1, changes: [...election.changes, change] });
};
