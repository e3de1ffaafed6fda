import type { Channel } from '../../../lib/shared/codes.ts';
import { dayOf, HOUR, type Ms } from './calendar.ts';
import { claimHolds, isGraceSurelyOver, no, satisfies, type Verdict, YES } from './claims.ts';
import type { Known } from './known.ts';
import { type Stage, type Standing, stageOf, type View } from './standing.ts';
import type { ToldMessage } from './subject.ts';

/** Of two messages of one instant the one further down the list was told later; one that is not in it, last of all. */
const isLater = (one: ToldMessage, other: ToldMessage, told: readonly ToldMessage[]): boolean => {
  if (one.sentAt !== other.sentAt) return one.sentAt > other.sentAt;
  const place = told.indexOf(one);
  return place < 0 || place > told.indexOf(other);
};

/**
 * Whether a message says of this earlier one that it was wrong, over whatever channel. A correction says what kind of
 * message was wrong, and of a vote in person at which place; never for what reason or of which day.
 */
const names = (message: ToldMessage, earlier: ToldMessage, told: readonly ToldMessage[]): boolean => {
  const { corrects } = message;
  if (message === earlier || corrects?.type !== earlier.type || corrects.ballotId !== earlier.ballotId) return false;
  const isOtherPlace =
    earlier.type === 'InPerson' &&
    corrects.statusCode !== undefined &&
    earlier.statusCode !== undefined &&
    corrects.statusCode !== earlier.statusCode;
  return !isOtherPlace && isLater(message, earlier, told);
};

const isToldOn = (channel: Channel, message: ToldMessage, told: readonly ToldMessage[], until: Ms): boolean =>
  told.some(
    (other) =>
      other.channel === channel &&
      other.type === message.type &&
      other.ballotId === message.ballotId &&
      other.statusAt === message.statusAt &&
      other.sentAt <= until,
  );

/** Whether a message takes back this earlier one: over the same channel, or over one that never told it. */
export const takesBack = (message: ToldMessage, earlier: ToldMessage, told: readonly ToldMessage[]): boolean =>
  names(message, earlier, told) &&
  (message.channel === earlier.channel ||
    (message.corrects?.statusAt === earlier.statusAt && !isToldOn(message.channel, earlier, told, message.sentAt)));

export const isTakenBack = (earlier: ToldMessage, told: readonly ToldMessage[]): boolean =>
  told.some((message) => takesBack(message, earlier, told));

/**
 * Over which channels a told message can be taken back: its own; where the voter has closed that one, any that is
 * open, unless one of them told it too and takes it back for itself.
 */
export const channelsBack = (
  message: ToldMessage,
  told: readonly ToldMessage[],
  { channels, at }: Known,
): readonly Channel[] => {
  const open = [...channels].flatMap(([channel, { on }]) => (on ? [channel] : []));
  if (open.includes(message.channel)) return [message.channel];
  return open.some((channel) => isToldOn(channel, message, told, at)) ? [] : open;
};

type Reminder = 'DeadlineReminder' | 'CureReminder';
const isReminder = (type: ToldMessage['type']): type is Reminder =>
  type === 'DeadlineReminder' || type === 'CureReminder';

/**
 * What a message says of its ballot, as far as it can be true of another row than its own: how far the ballot is, and
 * for what reason.
 */
const IS_TRUE_OF: Readonly<
  Record<Exclude<ToldMessage['type'], 'InPerson' | Reminder | 'Correction'>, readonly Stage[]>
> = {
  // "On its way to you": also true of a ballot that has come back in since.
  Outbound: ['issued', 'received', 'challenged', 'rejected', 'accepted'],
  Reissued: ['issued', 'received', 'challenged', 'rejected', 'accepted'],
  Received: ['received', 'challenged', 'rejected', 'accepted'],
  Accepted: ['accepted'],
  ContactCounty: ['challenged'],
  SignatureCure: ['challenged'],
  NotAccepted: ['rejected'],
  // "Was sent back, get a new ballot": not true of a ballot that is out, or in.
  Undeliverable: ['undeliverable'],
};

/** These texts name the reason, so it must be the one that stands. */
const NAMES_REASON: readonly ToldMessage['type'][] = ['ContactCounty', 'SignatureCure', 'NotAccepted'];

/** "On its way" of a mailing that did not follow the refusal after which it was dated. */
const isOfNoMailing = ({ type, statusAt }: ToldMessage, { stage, run }: Standing): boolean =>
  (type === 'Outbound' || type === 'Reissued') &&
  stage === 'rejected' &&
  run.every((row) => dayOf(row.statusAt) < dayOf(statusAt));

const isTrueOf = (message: ToldMessage, standing: Standing): boolean => {
  const { stage, run } = standing;
  const { type, statusCode } = message;
  if (type === 'InPerson' || isReminder(type) || type === 'Correction') return true;
  if (!IS_TRUE_OF[type].includes(stage) || isOfNoMailing(message, standing)) return false;
  // A cancelled ballot need not have been received.
  if (type === 'Received') return run.some(({ status }) => status !== 'CLD');
  return !NAMES_REASON.includes(type) || statusCode === undefined || run.some(({ status }) => status === statusCode);
};

const standingFor = (message: ToldMessage, view: View): Standing | undefined =>
  message.ballotId === null ? undefined : view.standings.get(message.ballotId);

/** How long around an end of a span it may lie within it or not: two clocks say when a message was told. */
const EDGE = 2 * HOUR;

const isRetractedBy = ({ type, channel, sentAt }: ToldMessage, { retracted }: Known, edge: Ms): boolean =>
  retracted.some(
    (one) =>
      one.type === type &&
      one.channels.includes(channel) &&
      one.from - edge <= sentAt &&
      sentAt <= Math.min(one.until, one.arrives) + edge,
  );

/** Whether a message that was told in a span which was taken back may be corrected. */
export const mayRetract = (message: ToldMessage, known: Known): boolean => isRetractedBy(message, known, EDGE);

/** Whether it must be: nothing that its channel told since says where the voter's ballots are. */
export const mustRetract = (message: ToldMessage, told: readonly ToldMessage[], known: Known): boolean =>
  isRetractedBy(message, known, -EDGE) &&
  !told.some(
    (other) =>
      other !== message &&
      other.channel === message.channel &&
      other.type !== 'Correction' &&
      other.sentAt >= message.sentAt &&
      other.sentAt <= known.at,
  );

/** The rows that a told message rests on and that have not been withdrawn. */
const restsOn = (message: ToldMessage, view: View): boolean =>
  view.known.rows.some(
    (row) =>
      row.ballotId === message.ballotId &&
      row.statusAt === message.statusAt &&
      (message.statusCode === undefined || message.statusCode === row.status) &&
      view.states.get(row)?.counts === true,
  );

/**
 * Whether nothing that the county says bears out the message any more: its row was withdrawn, or cannot be true of its
 * ballot, because the issue before it was withdrawn or dated anew.
 */
const isGroundless = (message: ToldMessage, view: View): boolean =>
  [...view.states].every(
    ([row, { reasons }]) =>
      row.ballotId !== message.ballotId ||
      row.statusAt !== message.statusAt ||
      (message.statusCode !== undefined && message.statusCode !== row.status) ||
      reasons.includes('before-issue'),
  );

/** Rows of which the rules do not say whether they stand: each may be what stands. */
const tiesOf = (standing: Standing): readonly Standing[] =>
  [...standing.also, ...standing.backward].flatMap((row) => {
    const stage = stageOf(row);
    return stage === undefined ? [] : [{ ...standing, stage, run: [row] }];
  });

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
  if (type === 'Correction' || isReminder(type)) return false;
  if (type === 'InPerson') {
    const { statusCode } = message;
    return !view.inPerson.some(({ method }) => statusCode === undefined || method === statusCode);
  }
  const standing = standingFor(message, view);
  if (isGroundless(message, view)) {
    return standing === undefined || ![standing, ...tiesOf(standing)].some((one) => isTrueOf(message, one));
  }
  if (type !== 'Accepted' || standing === undefined) return false;
  return standing.isReversal && !isStillWaiting(standing, view) && standing.also.length === 0;
};

/** Whether a correction of a told message is not a lie in this reading. */
export const mayTakeBack = (message: ToldMessage, view: View): boolean => {
  const { type } = message;
  if (type === 'Correction') return false;
  if (isReminder(type)) return !satisfies(message, claimHolds(message, view));
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
  if (isReminder(type)) return false;
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
  const isItsChannel = (told: ToldMessage): boolean =>
    told.channel === message.channel || channelsBack(told, before, view.known).includes(message.channel);
  const targets = before.filter((told) => takesBack(message, told, before) && isItsChannel(told));
  if (targets.length === 0) return no('nothing-wrong');
  const open = targets.filter((told) => !isTakenBack(told, before));
  if (open.length === 0) return no('already-corrected');
  return open.some((told) => mayTakeBack(told, view) || mayRetract(told, view.known)) ? YES : no('nothing-wrong');
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
