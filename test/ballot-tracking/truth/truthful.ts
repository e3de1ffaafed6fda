import { CHANNELS, type Channel } from '../../../lib/shared/codes.ts';
import { followUps, isCorrectionOwed, isHeard } from './audit.ts';
import { isWithinHours, type Ms, nextWithinHours } from './calendar.ts';
import { type Claim, tenseOf } from './claims.ts';
import { isOwed, type Moment, momentAt, momentsOf } from './dues.ts';
import { finalStanding, heldRows } from './final-state.ts';
import type { History } from './history.ts';
import type { Played, Subject, ToldMessage } from './subject.ts';
import { channelsBack, isTakenBack } from './told-before.ts';

/**
 * A subject that does what the oracle asks and nothing else: slow, without a ledger, and right. It proves that the
 * oracle can be satisfied, and the lies of `lies.ts` are made of it.
 */
const playTruthfully = (history: History): Played => {
  const moments = momentsOf(history);
  const told: ToldMessage[] = history.events.flatMap((event) => (event.kind === 'sent' ? [event.message] : []));
  const past = told.length;
  for (const at of instantsOf(history, moments)) {
    const now = moments.findLast((moment) => moment.at <= at);
    if (now === undefined) continue;
    const moment = now.at === at ? now : momentAt(history, at, now.until);
    for (const channel of CHANNELS) tellAt(history, moment, channel, told, moments);
  }
  return { told: told.slice(past), ...rowsAtTheEnd(history) };
};

const instantsOf = (history: History, moments: readonly Moment[]): readonly Ms[] => {
  const { hours } = history.voter;
  const all = moments.map(({ at }) => (isWithinHours(at, hours) ? at : nextWithinHours(at, hours)));
  return [...new Set(all)].filter((at) => at < history.endsAt).toSorted((one, other) => one - other);
};

const nameOf = ({ ballotId, statusAt, type }: Claim): string => `${ballotId} ${statusAt} ${type}`;

const sent = (claim: Claim, channel: Channel, { known, at }: Moment): ToldMessage => ({
  ...claim,
  channel,
  sentAt: at,
  ...(claim.tense === undefined ? {} : { tense: tenseOf(known) }),
});

const tellAt = (
  history: History,
  moment: Moment,
  channel: Channel,
  told: ToldMessage[],
  moments: readonly Moment[],
): void => {
  for (const message of [...told]) {
    const [first] = channelsBack(message, told, moment.known);
    if (first !== channel || !isCorrectionOwed(message, told, moment) || isTakenBack(message, told)) continue;
    const { type, ballotId, statusAt, statusCode } = message;
    const place = type === 'InPerson' && statusCode !== undefined ? { statusCode } : {};
    const corrects = { type, ballotId, statusAt, ...place };
    told.push({ type: 'Correction', channel, ballotId, statusAt, sentAt: moment.at, corrects });
  }
  for (const due of moment.dues) {
    const option = due.options.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)).at(0);
    if (option === undefined || !isOwed(due, channel, moment)) continue;
    const owed = { due, channel, from: moment.at, until: moment.until };
    const isAgain = told.some(
      (message) =>
        message.type === 'Correction' &&
        message.channel === channel &&
        message.sentAt === moment.at &&
        followUps(history, message, moments).some(({ due: { key } }) => key === due.key),
    );
    if (isAgain || !isHeard(owed, told, history)) told.push(sent(option, channel, moment));
  }
};

const rowsAtTheEnd = (history: History): Omit<Played, 'told'> => {
  const standing = [...finalStanding(history)].map(([ballotId, codes]) => [ballotId, [...codes].at(0)] as const);
  const held = heldRows(history).filter((row) => row.mustShow);
  return {
    standing: Object.fromEntries(standing),
    heldRows: held.flatMap(({ ballotId, status, statusAt, reasons }) => {
      const [reason] = reasons;
      return reason === undefined ? [] : [{ ballotId, status, statusAt, reason }];
    }),
  };
};

export const TRUTHFUL: Subject = { play: playTruthfully };
