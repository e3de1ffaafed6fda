import type { Election } from '../../elections/domain/election.ts';
import { mailingDay } from '../../elections/domain/message-window.ts';
import type { MessageType } from '../../shared/codes.ts';
import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import { VARIABLES_OF } from './catalog-variables.ts';
import { earlier, hasCome } from './ledger-due.ts';
import type { LedgerRow } from './ledger-row.ts';
import { MAIL_DAYS } from './message-variables.ts';
import { askEnds, usableUntil } from './usable-until.ts';

type Message = Pick<LedgerRow, 'type' | 'statusCode' | 'datedAt' | 'statusAt' | 'sendUntil' | 'expectedOn'>;

/** An issue is ordered by its day of mailing; one from before E-29 counts as mailed on E-29. */
export const mailedOn = ({ datedAt, statusAt }: Pick<Message, 'datedAt' | 'statusAt'>, election: Election) => {
  const [sent, opening] = [pacificDate(datedAt ?? statusAt), mailingDay(election)];
  return Temporal.PlainDate.compare(sent, opening) < 0 ? opening : sent;
};

const endOfDay = (day: Temporal.PlainDate): Temporal.Instant => pacificInstant(day.add({ days: 1 }), '00:00');

const says = (type: MessageType, variable: 'counted' | 'mailTime'): boolean => {
  const variables: readonly string[] = VARIABLES_OF[type];
  return variables.includes(variable);
};

/**
 * The first instant at which a text that is written now says something that is no longer so: what it asks cannot be done any
 * more, "will be counted" has become "was", mail that was on its way is overdue, or nobody can use it. The message's own
 * end at the latest. Past ends are in the wording already.
 */
export const trueUntil = (
  message: Message,
  election: Election | undefined,
  now: Temporal.Instant,
): Temporal.Instant => {
  if (election === undefined || message.type === 'Confirmation' || message.type === 'MovedCounty') {
    return message.sendUntil;
  }
  const { certifiedOn, cureBy } = election.deadlines;
  const ends = [
    usableUntil(message, election),
    askEnds(message, { date: election.date, cureBy }),
    says(message.type, 'counted') ? endOfDay(certifiedOn) : undefined,
    says(message.type, 'mailTime') ? endOfDay(mailedOn(message, election).add({ days: MAIL_DAYS })) : undefined,
    // The day that it names is still to come.
    message.expectedOn && pacificInstant(message.expectedOn, '00:00'),
  ];
  return ends.reduce<Temporal.Instant>(
    (first, end) => (end === undefined || hasCome(end, now) ? first : earlier(first, end)),
    message.sendUntil,
  );
};
