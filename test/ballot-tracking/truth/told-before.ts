import { claimHolds, isGraceSurelyOver, no, satisfies, type Verdict, YES } from './claims.ts';
import type { Stage, Standing, View } from './standing.ts';
import type { ToldMessage } from './subject.ts';

/** Whether a message takes back this earlier one. */
export const takesBack = (message: ToldMessage, earlier: ToldMessage): boolean =>
  message.channel === earlier.channel &&
  message.corrects?.type === earlier.type &&
  message.corrects.ballotId === earlier.ballotId &&
  message.corrects.statusAt === earlier.statusAt &&
  message.sentAt >= earlier.sentAt;

const isTakenBack = (earlier: ToldMessage, told: readonly ToldMessage[]): boolean =>
  told.some((message) => message !== earlier && takesBack(message, earlier));

/** How far a ballot must have come for a message to have been true all the same. */
const IMPLIED_BY: Readonly<
  Record<Exclude<ToldMessage['type'], 'InPerson' | 'DeadlineReminder' | 'Correction'>, readonly Stage[]>
> = {
  Outbound: ['issued', 'undeliverable', 'received', 'challenged', 'rejected', 'accepted'],
  Reissued: ['issued', 'undeliverable', 'received', 'challenged', 'rejected', 'accepted'],
  Received: ['received', 'challenged', 'rejected', 'accepted'],
  Accepted: ['accepted'],
  ContactCounty: ['challenged', 'rejected', 'accepted'],
  SignatureCure: ['challenged', 'rejected', 'accepted'],
  NotAccepted: ['rejected', 'accepted'],
  Undeliverable: ['undeliverable', 'issued', 'received', 'challenged', 'rejected', 'accepted'],
};

const standingFor = (message: ToldMessage, view: View): Standing | undefined =>
  message.ballotId === null ? undefined : view.standings.get(message.ballotId);

/** The rows that a told message rests on and that have not been withdrawn. */
const restsOn = (message: ToldMessage, view: View): boolean =>
  view.known.rows.some(
    (row) =>
      row.ballotId === message.ballotId &&
      row.statusAt === message.statusAt &&
      (message.statusCode === undefined || message.statusCode === row.status) &&
      view.states.get(row)?.counts === true,
  );

/** CLD and VAV are told, and so take something back, only when their wait is over. */
const isStillWaiting = ({ run }: Standing, view: View): boolean =>
  run.every((row) => {
    if (row.status !== 'CLD' && row.status !== 'VAV') return false;
    const claim = { type: 'NotAccepted', channel: 'text', ballotId: row.ballotId, statusAt: row.statusAt } as const;
    return !isGraceSurelyOver(row, view.known) || claimHolds(claim, view).holds === 'no';
  });

/**
 * Whether a told message is owed a correction in this reading: its row was withdrawn and nothing else bears it out,
 * the record was set inactive, or what was accepted was challenged or rejected later (issue point 2).
 */
export const mustTakeBack = (message: ToldMessage, view: View): boolean => {
  const { type } = message;
  if (type === 'Correction' || type === 'DeadlineReminder') return false;
  if (type === 'InPerson') return view.inPerson.length === 0;
  const standing = standingFor(message, view);
  const isWithdrawn = ![...view.states].some(
    ([row]) => row.ballotId === message.ballotId && row.statusAt === message.statusAt,
  );
  if (isWithdrawn) return standing === undefined || !IMPLIED_BY[type].includes(standing.stage);
  if (type !== 'Accepted' || standing === undefined) return false;
  return standing.isReversal && !isStillWaiting(standing, view) && standing.also.length === 0;
};

/** Whether a correction of a told message is not a lie in this reading. */
export const mayTakeBack = (message: ToldMessage, view: View): boolean => {
  const { type } = message;
  if (type === 'Correction') return false;
  if (type === 'DeadlineReminder') return !satisfies(message, claimHolds(message, view));
  if (type === 'InPerson') {
    return !view.inPerson.some(
      ({ method, ats }) =>
        ats.includes(message.statusAt) && (message.statusCode === undefined || message.statusCode === method),
    );
  }
  if (!restsOn(message, view)) return true;
  const standing = standingFor(message, view);
  if (standing === undefined) return true;
  if (type === 'Accepted') return standing.isReversal || (standing.also.length > 0 && standing.stage !== 'accepted');
  if (type === 'NotAccepted') {
    const isNowUntrue = view.inPerson.length > 0 || view.sentDays.size > 1;
    return standing.stage === 'accepted' || isNowUntrue;
  }
  if (type === 'Undeliverable') return ['received', 'challenged', 'rejected', 'accepted'].includes(standing.stage);
  return false;
};

const sameFamily = (type: ToldMessage['type']): readonly ToldMessage['type'][] => {
  if (type === 'Reissued') return ['Reissued'];
  if (type === 'Outbound') return ['Outbound', 'Reissued'];
  return type === 'ContactCounty' || type === 'SignatureCure' ? ['ContactCounty', 'SignatureCure'] : [type];
};

/** The time from which nothing counts as told any more: a correction is followed by what is true now. */
const clearedAt = (message: ToldMessage, before: readonly ToldMessage[]): number =>
  before.reduce(
    (at, earlier) =>
      earlier.corrects !== undefined && earlier.channel === message.channel ? Math.max(at, earlier.sentAt) : at,
    Number.NEGATIVE_INFINITY,
  );

/** One event brings one message a channel. */
const isRepeat = (message: ToldMessage, view: View, before: readonly ToldMessage[]): boolean => {
  const { type } = message;
  if (type === 'DeadlineReminder') return false;
  const cleared = clearedAt(message, before);
  const earlier = before.filter(
    (told) =>
      told.channel === message.channel &&
      told.ballotId === message.ballotId &&
      sameFamily(type).includes(told.type) &&
      told.sentAt > cleared,
  );
  if (type === 'InPerson') return earlier.some((told) => told.tense === message.tense);
  const run = standingFor(message, view)?.run ?? [];
  const code = run.find((row) => row.statusAt === message.statusAt)?.status;
  return earlier.some((told) => {
    if (told.type === 'Accepted' && told.tense !== message.tense) return false;
    const isSameRow = told.statusAt === message.statusAt && (told.statusCode ?? code) === (message.statusCode ?? code);
    // Two codes of one instant are two statuses, of which nobody knows the order.
    const isSameCode = told.statusCode === undefined || told.statusCode === code;
    return isSameRow || (isSameCode && run.some((row) => row.statusAt === told.statusAt && row.status === code));
  });
};

const correction = (message: ToldMessage, view: View, before: readonly ToldMessage[]): Verdict => {
  const target = before.findLast((told) => takesBack(message, told));
  if (target === undefined) return no('nothing-wrong');
  if (isTakenBack(target, before)) return no('already-corrected');
  return mayTakeBack(target, view) ? YES : no('nothing-wrong');
};

/** Told as accepted, not taken back, and now reversed. */
const needsCorrectionWording = (message: ToldMessage, view: View, before: readonly ToldMessage[]): boolean =>
  standingFor(message, view)?.isReversal === true &&
  before.some(
    (told) =>
      told.type === 'Accepted' &&
      told.channel === message.channel &&
      told.ballotId === message.ballotId &&
      !isTakenBack(told, before),
  );

/** The verdict on a message in one reading, given everything that the voter was told before. */
export const verdictOn = (message: ToldMessage, view: View, before: readonly ToldMessage[]): Verdict => {
  if (message.type === 'Correction') return correction(message, view, before);
  const claim = claimHolds(message, view);
  if (!satisfies(message, claim)) return claim;
  if (message.corrects !== undefined) {
    const taken = correction(message, view, before);
    if (taken.holds === 'no') return taken;
  } else if (needsCorrectionWording(message, view, before)) {
    return { holds: 'only-with', context: { corrects: true }, rule: 'correction-wording' };
  }
  return isRepeat(message, view, before) ? no('repeated') : claim;
};
