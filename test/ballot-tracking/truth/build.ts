import type { Channel } from '../../../lib/shared/codes.ts';
import { atWall, type Day, dayStart, GENERAL_2026, MINUTE, type Ms, plusDays } from './calendar.ts';
import { type History, type HistoryEvent, inOrder, type ParticipationRow, type StatusRow } from './history.ts';
import type { ToldMessage, ToldType } from './subject.ts';

/** `10-05` is midnight of October 5, 2026, Pacific; `10-05 09:30` the time on the wall; a full year may lead. */
export const at = (text: string): Ms => {
  const [day = '', time = '00:00'] = text.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return atWall(fullDay(day), hour * 60 + minute);
};

const fullDay = (day: string): Day => (day.length > 5 ? day : `2026-${day}`);

type Extra = Partial<Pick<StatusRow, 'supersedes' | 'withdrawn'>> & { readonly arrives?: string };

const arrival = (own: Ms, arrives: string | undefined): Ms => (arrives === undefined ? own + MINUTE : at(arrives));

/** An ISSUED row of 09:00 on its sent date, that arrives a minute later. */
export const issued = (
  ballotId: string,
  day: string,
  extra: Extra & { readonly statusAt?: string } = {},
): StatusRow => {
  const { arrives, statusAt, ...rest } = extra;
  const own = at(statusAt ?? `${day} 09:00`);
  return {
    kind: 'status',
    arrives: arrival(own, arrives),
    ballotId,
    status: 'ISSUED',
    statusAt: own,
    sentDate: fullDay(day),
    ...rest,
  };
};

/** A status row that arrives a minute after its own time. */
export const row = (ballotId: string, status: string, statusAt: string, extra: Extra = {}): StatusRow => {
  const { arrives, ...rest } = extra;
  return { kind: 'status', arrives: arrival(at(statusAt), arrives), ballotId, status, statusAt: at(statusAt), ...rest };
};

/** The same row, taken back. */
export const withdrawal = (of: StatusRow, arrives: string): StatusRow => ({
  ...of,
  arrives: at(arrives),
  withdrawn: true,
});

export const record = (method: string, active: boolean, when: string, arrives?: string): ParticipationRow => ({
  kind: 'participation',
  arrives: arrival(at(when), arrives),
  method,
  active,
  at: at(when),
});

export const DEFAULT_HOURS = { from: 8 * 60, to: 20 * 60 } as const;

export const LONG_AGO = dayStart('2026-06-01');
/** After the last day of messages of every county. */
export const ENDS_AT = dayStart(plusDays(GENERAL_2026.electionDay, 45));

type Voter = Partial<History['voter']>;

/** A history of one voter of Los Angeles County who is signed up for texts, unless said otherwise. */
export const historyOf = (events: readonly HistoryEvent[], voter: Voter = {}): History => ({
  calendar: GENERAL_2026,
  voter: { county: '19', channels: ['text'], subscribedAt: LONG_AGO, hours: DEFAULT_HOURS, ...voter },
  events: inOrder(events),
  endsAt: ENDS_AT,
});

/** A message as the tables write it. */
export const message = (
  type: ToldType,
  ballotId: string | null,
  statusAt: string,
  sentAt: string,
  extra: Partial<ToldMessage> & { readonly channel?: Channel } = {},
): ToldMessage => ({ type, channel: 'text', ballotId, statusAt: at(statusAt), sentAt: at(sentAt), ...extra });

/** The day that lies this many days after E-29. */
export const fromMailing = (days: number): Day => plusDays(GENERAL_2026.electionDay, days - 29);
