import type { Election } from '../../lib/elections/domain/election.ts';
import type { LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import { countedTense } from '../../lib/messaging/domain/message-variables.ts';
import { isAskOpen } from '../../lib/messaging/domain/usable-until.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { Ms } from './truth/calendar.ts';
import type { ToldMessage, ToldType } from './truth/subject.ts';

/** What a message of the ledger says when it is sent, in the oracle's words. Texts have tests of their own. */
export const toldMessage = (row: LedgerRow, { date, deadlines }: Election, sentAt: Ms): ToldMessage => {
  const { channel, method, corrects } = row;
  const isReminder = row.ballotId.startsWith('reminder-');
  const typeOf = (told: LedgerRow['type']): ToldType =>
    told === 'SignatureCure' && isReminder ? 'CureReminder' : (told as ToldType);
  const type = typeOf(row.type);
  const ballotId = row.ballotId === 'none' ? null : row.ballotId;
  const statusAt = row.statusAt.epochMilliseconds;
  const now = Temporal.Instant.fromEpochMilliseconds(sentAt);
  const tense = countedTense(now, deadlines.certifiedOn) === 'was' ? 'was' : 'will';
  const hasTense = type === 'Accepted' || type === 'InPerson';
  const isAsking = isAskOpen(row, { date, cureBy: deadlines.cureBy }, now);
  const statusCode = type === 'Correction' ? undefined : (row.statusCode ?? method);
  return {
    type,
    channel,
    ballotId,
    statusAt,
    sentAt,
    ...(statusCode ? { statusCode } : {}),
    ...(hasTense ? { tense } : {}),
    ...(isAsking ? {} : { asks: false }),
    ...(corrects
      ? { corrects: { type: typeOf(corrects), ballotId, statusAt, ...(method ? { statusCode: method } : {}) } }
      : {}),
  };
};
