import type { Election, ElectionChange } from './election.ts';
import type { KnownElection } from './requested-election.ts';

/** What the audit trail keeps of an election that was set up. */
export const toAudited = ({
  name,
  shortName,
  translations,
  date,
  kind,
  county,
  trackingOn,
  imb,
  deadlines,
  version,
}: Election): Readonly<Record<string, unknown>> => ({
  name,
  shortName,
  translations,
  date: date.toString(),
  kind,
  county,
  trackingOn: trackingOn.toString(),
  imb,
  deadlines: Object.fromEntries(Object.entries(deadlines).map(([deadline, day]) => [deadline, day.toString()])),
  version,
});

/** The changed fields before and after, for the audit trail. */
export const auditedChange = ({
  fields,
}: Pick<ElectionChange, 'fields'>): Readonly<Record<'before' | 'after', Readonly<Record<string, string>>>> => ({
  before: Object.fromEntries(fields.map(({ field, before }) => [field, before])),
  after: Object.fromEntries(fields.map(({ field, after }) => [field, after])),
});

/** What the audit trail keeps of a decision about a request, whoever made it and by which door. */
export const auditedDecision = ({ election: { id, county, changes }, declinedBecause }: KnownElection) => ({
  target: { kind: 'election', id },
  county,
  ...auditedChange(changes.at(-1) ?? { fields: [] }),
  reason: declinedBecause,
});
