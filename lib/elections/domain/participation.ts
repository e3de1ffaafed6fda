import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { certifiedAnew, earlyCertification, lateCertification, shortenedCure } from './deadlines.ts';
import { concerns, type Election, type ImbUse } from './election.ts';
import { type Reminders, refusedReminders, type StatedReminders, sameReminders, statedAnew } from './reminders.ts';

/** What a county said about taking part in an election; counties that said nothing take part by default. */
export type CountyParticipation = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly participates: boolean;
  /** Counts the answers; one that was kept before they were counted has none. */
  readonly revision?: number;
  readonly changedAt: Temporal.Instant;
  /** When a county that had opted out came back: its own switch-on. */
  readonly rejoinedAt?: Temporal.Instant;
  /** The day on which this county certifies, where it is not the election's. */
  readonly certifiedOn?: Temporal.PlainDate;
  /** On which envelopes this county uses Intelligent Mail barcodes, where it is not as the election has it. */
  readonly imb?: ImbUse;
  /** On which days its voters are reminded; absent: on none. */
  readonly reminders?: Reminders;
};

/** On which envelopes a county uses barcodes in an election: its own word, or else the election's. */
const imbUseOf = (election: Pick<Election, 'imb'>, stated: Pick<CountyParticipation, 'imb'> | undefined): ImbUse =>
  stated?.imb ?? election.imb;

/** Whether a county uses barcodes on its envelopes to voters (`outbound`), or on those that come back (`inbound`). */
export const usesImb = (
  election: Pick<Election, 'imb'>,
  stated: Pick<CountyParticipation, 'imb'> | undefined,
  direction: 'outbound' | 'inbound',
): boolean => [direction, 'both'].includes(imbUseOf(election, stated));

/** Why nobody can certify this election on a day; undefined when a county can. */
const impossibleCertification = (election: Election, certifiedOn: Temporal.PlainDate): string | undefined => {
  if (Temporal.PlainDate.compare(certifiedOn, election.date) < 0) return '"certifiedOn" lies before the election.';
  const deadlines = certifiedAnew(election, certifiedOn);
  const cureDay = pacificDate(deadlines.cureBy);
  return Temporal.PlainDate.compare(cureDay, election.date) < 0
    ? `With this "certifiedOn" signatures could be cured until ${cureDay} alone, before the election.`
    : (lateCertification(election.date, certifiedOn) ?? earlyCertification(deadlines));
};

/**
 * The election as one county holds it: with its own day of certification, on which the wording of messages depends, and
 * the end of the cure that the law counts from it. A day that the election has been moved past is none any more.
 */
export const asCertified = (election: Election, stated: CountyParticipation | undefined): Election => {
  const certifiedOn = stated?.certifiedOn;
  if (certifiedOn === undefined || impossibleCertification(election, certifiedOn) !== undefined) return election;
  return { ...election, deadlines: certifiedAnew(election, certifiedOn) };
};

/** What a county may say about an election. What it leaves out stays as it is. */
export type ParticipationAnswer = {
  readonly participates?: boolean | undefined;
  readonly certifiedOn?: Temporal.PlainDate | undefined;
  readonly imb?: ImbUse | undefined;
  readonly reminders?: StatedReminders | undefined;
};

/** Why the days that a county names cannot be, given what it has `stated` before; undefined when they can. */
export const refusedDays = (
  election: Election,
  answer: ParticipationAnswer,
  stated: CountyParticipation | undefined,
  now: Temporal.Instant,
): string | undefined =>
  refusedCertification(election, answer, stated, now) ??
  refusedReminders(asCertified(election, stated), answer.reminders, stated?.reminders, now);

/** Why the county cannot certify on the day that it names, given what it has `stated` before; undefined when it can. */
export const refusedCertification = (
  election: Election,
  { certifiedOn }: ParticipationAnswer,
  stated: CountyParticipation | undefined,
  now: Temporal.Instant,
): string | undefined => {
  if (certifiedOn === undefined) return undefined;
  return (
    impossibleCertification(election, certifiedOn) ??
    shortenedCure(asCertified(election, stated), certifiedAnew(election, certifiedOn), now)
  );
};

/** Statewide all 58 are in unless they opt out; a local election is its county's own (guidance, p. 1). */
export const participates = (
  election: Election,
  county: CountyCode,
  stated: CountyParticipation | undefined,
): boolean => concerns(election, county) && (stated?.participates ?? true);

/** The county's new answer. Repeating the present one changes nothing. */
export const answerParticipation = (
  electionId: string,
  county: CountyCode,
  answer: ParticipationAnswer,
  stated: CountyParticipation | undefined,
  now: Temporal.Instant,
): CountyParticipation => {
  const participates = answer.participates ?? stated?.participates ?? true;
  const certifiedOn = answer.certifiedOn ?? stated?.certifiedOn;
  const isSameDay = certifiedOn === stated?.certifiedOn || stated?.certifiedOn?.equals(certifiedOn ?? '') === true;
  const imb = answer.imb ?? stated?.imb;
  const reminders = statedAnew(answer.reminders, stated?.reminders, now);
  const isSame = isSameDay && imb === stated?.imb && sameReminders(reminders, stated?.reminders);
  if (stated?.participates === participates && isSame) return stated;
  const isBack = participates && stated?.participates === false;
  const rejoinedAt = isBack ? now : stated?.rejoinedAt;
  return {
    electionId,
    county,
    participates,
    revision: (stated?.revision ?? 0) + 1,
    changedAt: now,
    ...(rejoinedAt ? { rejoinedAt } : {}),
    ...(certifiedOn ? { certifiedOn } : {}),
    ...(imb ? { imb } : {}),
    ...(reminders ? { reminders } : {}),
  };
};

/**
 * The day on which tracking was switched on for this county. What happened on an earlier day is recorded, never
 * messaged: switching on must not fire a backlog.
 */
export const trackingStart = (election: Election, stated: CountyParticipation | undefined): Temporal.PlainDate => {
  const rejoined = stated?.rejoinedAt === undefined ? election.trackingOn : pacificDate(stated.rejoinedAt);
  return Temporal.PlainDate.compare(rejoined, election.trackingOn) > 0 ? rejoined : election.trackingOn;
};
