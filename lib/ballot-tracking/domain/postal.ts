import { usesImb } from '../../elections/domain/participation.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { calendarOf } from './calendar.ts';
import type { Judgement } from './counting.ts';
import {
  type Envelope,
  type EnvelopeScan,
  expectedDelivery,
  isOnItsWayBack,
  ledgerBallotOf,
  nextScan,
} from './envelope.ts';
import { type Around, countingScans, isReportedOn, mailedAt, returnOf, silent } from './envelope-return.ts';
import type { News } from './news.ts';
import { obstacle, type VoterCase } from './voter-case.ts';

/** One envelope: what its voter is to hear of its scans, or why nothing. */
export type HeardEnvelope = {
  readonly envelope: Envelope;
  readonly heard: { readonly news: News } | { readonly judgement: Judgement };
  /** When a scan that is dated later counts. */
  readonly next?: Temporal.Instant;
};

/** The envelopes whose county uses barcodes on them in this election. */
export const usedEnvelopes = ({ election, participations, envelopes = [] }: VoterCase): readonly Envelope[] =>
  envelopes.filter(({ county, direction }) => usesImb(election, participations.get(county), direction));

/** The envelopes on their way out that a machine of the Postal Service saw, the first one first. */
const scannedOut = (voterCase: VoterCase, now: Temporal.Instant) =>
  usedEnvelopes(voterCase)
    .filter(({ direction }) => direction === 'outbound')
    .flatMap((envelope) => {
      const [scan] = countingScans(envelope, calendarOf(voterCase.election), now);
      return scan ? [{ envelope, scan }] : [];
    })
    .toSorted((one, other) => Temporal.Instant.compare(one.scan.at, other.scan.at));

const newsOf = (
  voterCase: VoterCase,
  envelope: Envelope,
  scan: EnvelopeScan,
  alsoUnder: readonly string[],
  now: Temporal.Instant,
): News => {
  const { county, direction } = envelope;
  const day = pacificDate(scan.at);
  const judgement = obstacle({ county, day, isIssue: false }, voterCase, now);
  const expectedOn = direction === 'outbound' ? expectedDelivery(envelope, now) : undefined;
  return {
    county,
    ballotId: ledgerBallotOf(envelope),
    type: direction === 'outbound' ? 'Outbound' : 'Inbound',
    statusAt: scan.at,
    moment: scan.at,
    // One message for each envelope, whichever of its scans brought it: the key must not tell them apart.
    version: 1,
    versions: [1],
    sayable: [1],
    day,
    ...(alsoUnder.length > 0 ? { alsoUnder } : {}),
    ...(expectedOn ? { expectedOn } : {}),
    ...(judgement ? { obstacle: judgement } : {}),
  };
};

const isScan = (found: EnvelopeScan | Judgement): found is EnvelopeScan => 'at' in found;

/** Why the scan of an envelope on its way out is not news. */
const hiddenOutbound = (
  isFirst: boolean,
  isBack: boolean,
  { currentStatuses, votedInPerson }: Around,
  now: Temporal.Instant,
): Judgement | undefined => {
  if (votedInPerson) return silent('replaced');
  // "Mailed" is told once, by whichever of the scan and the county's report comes first.
  if (currentStatuses.some((ballot) => mailedAt(ballot) !== undefined) || !isFirst) return silent('repeated');
  return isBack || currentStatuses.some(({ ballot }) => isReportedOn(ballot, now)) ? silent('superseded') : undefined;
};

/**
 * What a voter is to hear of the Postal Service's scans. "Inbound" comes from nothing else (guidance, p. 2); "Outbound" only
 * while no county has reported a ballot as mailed.
 */
export const heardEnvelopes = (
  voterCase: VoterCase,
  around: Around,
  now: Temporal.Instant,
): readonly HeardEnvelope[] => {
  const calendar = calendarOf(voterCase.election);
  const used = usedEnvelopes(voterCase);
  const out = scannedOut(voterCase, now);
  const [firstOut] = out;
  const returned = new Map(
    used
      .filter(({ direction }) => direction === 'inbound')
      .map((envelope) => [envelope, returnOf(envelope, firstOut?.scan.at, around, calendar, now)]),
  );
  const isBack = [...returned.values()].some(isScan);
  const others = [
    ...around.currentStatuses.map(({ ballot }) => ballot.ballotId),
    ...out.map(({ envelope }) => ledgerBallotOf(envelope)),
  ];
  const judge = (envelope: Envelope): HeardEnvelope['heard'] => {
    if (!used.includes(envelope)) return { judgement: silent('nothing-to-tell') };
    const back = returned.get(envelope);
    if (back) return isScan(back) ? { news: newsOf(voterCase, envelope, back, [], now) } : { judgement: back };
    const scan = out.find((one) => one.envelope === envelope)?.scan;
    if (scan === undefined) return { judgement: silent('nothing-to-tell') };
    const hidden = hiddenOutbound(envelope === firstOut?.envelope, isBack, around, now);
    return hidden ? { judgement: hidden } : { news: newsOf(voterCase, envelope, scan, others, now) };
  };
  return (voterCase.envelopes ?? []).map((envelope) => {
    const next = nextScan(envelope, now);
    const heard = judge(envelope);
    const isAhead = next && 'judgement' in heard && heard.judgement.reason === 'nothing-to-tell';
    return {
      envelope,
      heard: isAhead ? { judgement: { kind: 'held', reason: 'future-date', until: next } } : heard,
      ...(next ? { next } : {}),
    };
  });
};

/** Whether the Postal Service has seen an envelope on its way to the voter. */
export const wasScannedOut = (voterCase: VoterCase, now: Temporal.Instant): boolean =>
  scannedOut(voterCase, now).length > 0;

/** Whether the Postal Service has seen an envelope of the voter's on its way back. */
export const wasScannedBack = (voterCase: VoterCase, now: Temporal.Instant): boolean =>
  isOnItsWayBack(usedEnvelopes(voterCase), now);

/**
 * The county's report that a ballot was mailed, with what scans add to it: the day of the expected delivery, and under which
 * envelopes the same was told. Of a mailing anew only scans of its own day and later say the same.
 */
export const withScans = (news: News, isMailedAnew: boolean, voterCase: VoterCase, now: Temporal.Instant): News => {
  if (news.type !== 'Outbound') return news;
  const same = scannedOut(voterCase, now).filter(
    ({ scan }) => !isMailedAnew || Temporal.Instant.compare(scan.at, news.moment) >= 0,
  );
  const expectedOn = same.map(({ envelope }) => expectedDelivery(envelope, now)).find((day) => day !== undefined);
  const alsoUnder = same.map(({ envelope }) => ledgerBallotOf(envelope));
  return { ...news, ...(same.length > 0 ? { alsoUnder } : {}), ...(expectedOn ? { expectedOn } : {}) };
};
