import { err, ok, type Result } from '../../shared/result.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { certifiedAnew, type Deadlines, deadlinesOf } from './deadlines.ts';
import type { Election, ElectionChange, ImbUse } from './election.ts';
import { type NameTranslations, TRANSLATED_LANGUAGES } from './election-names.ts';
import { badDates, type ElectionRefusal } from './request.ts';

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

/** What voters have been told of cannot change under them once tracking is on; a translation that was missing may be added. */
const FIXED_BY_TRACKING = ['name', 'shortName', 'date', 'trackingOn'] as const;
const isFixed = ({ field, before }: ElectionChange['fields'][number]): boolean =>
  FIXED_BY_TRACKING.some((name) => name === field) || (field.startsWith('translations.') && before !== '');

/** Whether a change touched what voters read as the election's name. */
export const changesNames = ({ fields }: Pick<ElectionChange, 'fields'>): boolean =>
  fields.some(({ field }) => field === 'name' || field === 'shortName' || field.startsWith('translations.'));

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

const fieldsChanged = (before: Election, after: Election): ElectionChange['fields'] =>
  Object.entries(WORDS)
    .map(([field, words]) => ({ field, before: words(before), after: words(after) }))
    .filter((change) => change.before !== change.after);

const given = <Value>(value: Value | undefined, present: Value): Value => value ?? present;

/**
 * The election after a change, with the change in its history. A new election date brings the law's deadlines for it,
 * where the change states none; a new day of certification the end of the cure that the law counts from it. Repeating a change changes nothing. Refuses what voters may have been told already, and
 * dates that do not fit each other.
 */
export const changeElection = (
  election: Election,
  changes: ElectionChanges,
  by: string,
  now: Temporal.Instant,
): Result<Election, ElectionRefusal> => {
  const date = given(changes.date, election.date);
  const law = date.equals(election.date) ? election.deadlines : deadlinesOf(election.kind, date);
  const certifiedOn = given(changes.deadlines?.certifiedOn, law.certifiedOn);
  const { cureBy } = certifiedAnew({ kind: election.kind, date, deadlines: law }, certifiedOn);
  const shortName = given(changes.shortName, election.shortName);
  const translations = changes.translations && { ...election.translations, ...changes.translations };
  const after: Election = {
    ...election,
    name: given(changes.name, election.name),
    date,
    trackingOn: given(changes.trackingOn, election.trackingOn),
    imb: given(changes.imb, election.imb),
    deadlines: {
      receiptBy: given(changes.deadlines?.receiptBy, law.receiptBy),
      cureBy: given(changes.deadlines?.cureBy, cureBy),
      certifiedOn,
    },
    ...(shortName ? { shortName } : {}),
    ...(translations ? { translations } : {}),
  };
  const fields = fieldsChanged(election, after);
  if (fields.length === 0) return ok(election);
  const started = Temporal.Instant.compare(now, pacificInstant(election.trackingOn, '00:00')) >= 0;
  const fixed = fields.find(isFixed);
  if (started && fixed) {
    const detail = `Tracking began on ${election.trackingOn}: "${fixed.field}" cannot be changed any more.`;
    return err({ code: 'tracking-started', detail });
  }
  const wrong = badDates(after);
  if (wrong) return err(wrong);
  const change: ElectionChange = { at: now, by, fields };
  return ok({ ...after, version: election.version + 1, changes: [...election.changes, change] });
};
