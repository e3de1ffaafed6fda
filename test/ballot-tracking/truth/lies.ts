import { atWall, type Calendar, DAY, dayOf, dayStart, nextWithinHours } from './calendar.ts';
import { typesFor } from './claims.ts';
import { type History, type HistoryEvent, inOrder, type StatusRow } from './history.ts';
import type { Rule } from './rules.ts';
import type { Played, Subject, ToldMessage } from './subject.ts';
import { TRUTHFUL } from './truthful.ts';

/** A subject that breaks a rule on purpose, and the rules of which the audit must accuse it. */
export type Lie = { readonly name: string; readonly subject: Subject; readonly breaks: readonly Rule[] };

/** Sees another history than the one that happened. */
const seeing = (change: (event: HistoryEvent) => HistoryEvent | undefined): Subject => ({
  play: (history) => TRUTHFUL.play({ ...history, events: history.events.flatMap((event) => change(event) ?? []) }),
});

const without = (isHidden: (event: HistoryEvent) => boolean): Subject =>
  seeing((event) => (isHidden(event) ? undefined : event));

/** Believes in another calendar. */
const believing = (change: (calendar: Calendar) => Partial<Calendar>): Subject => ({
  play: (history) => TRUTHFUL.play({ ...history, calendar: { ...history.calendar, ...change(history.calendar) } }),
});

/** Knows the truth and says something else. */
const saying = (change: (played: Played, history: History) => Partial<Played>): Subject => ({
  play: async (history) => {
    const played = await TRUTHFUL.play(history);
    return { ...played, ...change(played, history) };
  },
});

const sayingOfEach = (change: (message: ToldMessage) => readonly ToldMessage[]): Subject =>
  saying(({ told }) => ({ told: told.flatMap(change) }));

const isRow = (event: HistoryEvent): event is StatusRow => event.kind === 'status';

/** Tells every row as it arrives, whatever it is. */
const asItComes = ({ events, voter, endsAt }: History): readonly ToldMessage[] =>
  events.flatMap((event) => {
    if (!isRow(event) || event.withdrawn) return [];
    const sentAt = nextWithinHours(event.arrives, voter.hours);
    if (sentAt >= endsAt) return [];
    const { ballotId, statusAt, status } = event;
    const [type = 'NotAccepted'] = typesFor(status);
    const tense = type === 'Accepted' ? ({ tense: 'will' } as const) : {};
    return voter.channels.map((channel) => ({
      type,
      channel,
      ballotId,
      statusAt,
      statusCode: status,
      sentAt,
      ...tense,
    }));
  });

const reminders = ({ voter, calendar }: History): readonly ToldMessage[] =>
  voter.channels.flatMap((channel) => {
    const sentAt = nextWithinHours(calendar.pollsClose - 5 * DAY, voter.hours);
    return (['DeadlineReminder', 'CureReminder'] as const).map((type) => ({
      type,
      channel,
      ballotId: null,
      statusAt: sentAt,
      sentAt,
    }));
  });

const WRONG_PLACES = { 'polling-place': 'vote-center', 'vote-center': 'polling-place', none: 'polling-place' } as const;

export const LIES: readonly Lie[] = [
  { name: 'says nothing', subject: saying(() => ({ told: [] })), breaks: ['not-told'] },
  {
    name: 'tells every row as it comes',
    subject: saying((_played, history) => ({ told: asItComes(history) })),
    breaks: [
      'later-status-stands',
      'before-issue',
      'before-mailing',
      'future',
      'no-sent-date',
      'unknown-code',
      'window-not-open',
      'not-before-receipt-deadline',
      'in-person-grace',
      'replaced',
      'reissued-instead',
      'polls-closed',
      'cure-over',
      'replacement-over',
      'beyond-window',
      'before-earliest-mailing',
      'not-subscribed',
      'window-over',
    ],
  },
  {
    name: 'sends everything twice',
    subject: sayingOfEach((message) => [message, message]),
    breaks: ['repeated', 'already-corrected'],
  },
  {
    name: 'overlooks withdrawals',
    subject: without((event) => isRow(event) && event.withdrawn === true),
    breaks: ['withdrawn', 'not-corrected'],
  },
  {
    name: 'never corrects',
    subject: sayingOfEach((message) => (message.corrects ? [] : [message])),
    breaks: ['not-corrected', 'correction-wording'],
  },
  {
    name: 'lets "sent back" stand of a ballot that is out',
    subject: sayingOfEach((message) => (message.corrects?.type === 'Undeliverable' ? [] : [message])),
    breaks: ['not-corrected'],
  },
  {
    name: 'lets a reason stand that was taken back',
    subject: sayingOfEach((message) =>
      message.corrects?.type === 'NotAccepted' || message.corrects?.type === 'ContactCounty' ? [] : [message],
    ),
    breaks: ['not-corrected'],
  },
  {
    name: 'corrects and falls silent',
    subject: saying(({ told }) => ({
      told: told.filter(
        ({ sentAt, channel, type }) =>
          type === 'Correction' ||
          !told.some((other) => other.corrects && other.channel === channel && other.sentAt <= sentAt),
      ),
    })),
    breaks: ['not-followed'],
  },
  {
    name: 'corrects what was right',
    subject: sayingOfEach((message) => {
      const { type, channel, ballotId, statusAt, sentAt } = message;
      const corrects = { type, ballotId, statusAt };
      return message.corrects
        ? [message]
        : [message, { type: 'Correction', channel, ballotId, statusAt, sentAt, corrects }];
    }),
    breaks: ['nothing-wrong'],
  },
  {
    name: 'does not wait for the participation record',
    subject: believing(() => ({ inPersonGrace: 0 })),
    breaks: ['in-person-grace'],
  },
  {
    name: 'knows no participation records',
    subject: without(({ kind }) => kind === 'participation'),
    breaks: ['in-person-record', 'voted-already', 'not-told'],
  },
  {
    name: 'does not look at mailings to come',
    subject: {
      play: (history) => {
        const seen = ({ status, sentDate = '', statusAt, arrives }: StatusRow): number =>
          status === 'ISSUED' && sentDate !== '' ? Math.max(arrives, statusAt, dayStart(sentDate)) : arrives;
        const events = history.events.map((event) => (isRow(event) ? { ...event, arrives: seen(event) } : event));
        return TRUTHFUL.play({ ...history, events: inOrder(events) });
      },
    },
    breaks: ['replacement-coming'],
  },
  {
    name: 'takes no participation record back',
    subject: without((event) => event.kind === 'participation' && !event.active),
    breaks: ['no-in-person-record', 'not-corrected'],
  },
  {
    name: 'opens a week early',
    subject: believing(({ mailing }) => ({ mailing: mailing - 7 * DAY })),
    breaks: ['window-not-open'],
  },
  {
    name: 'closes two weeks late',
    subject: believing(() => ({ lastMessageDay: '2026-12-17' })),
    breaks: ['window-over'],
  },
  {
    name: 'mails after the polls have closed',
    subject: believing(({ pollsClose }) => ({ pollsClose: pollsClose + 20 * DAY })),
    breaks: ['polls-closed', 'replacement-over'],
  },
  {
    name: 'asks for cures for ever',
    subject: believing(({ cureBy }) => ({ cureBy: cureBy + 30 * DAY })),
    breaks: ['cure-over'],
  },
  {
    name: 'calls a ballot late before the deadline',
    subject: believing(({ mailing }) => ({ receiptDay: mailing, receiptOver: mailing })),
    breaks: ['not-before-receipt-deadline'],
  },
  {
    name: 'takes any date for a mailing',
    subject: believing(() => ({ earliestMailing: 0 })),
    breaks: ['before-earliest-mailing'],
  },
  {
    name: 'tells confidential voters',
    subject: without((event) => event.kind === 'registration' && event.confidential === true),
    breaks: ['confidential'],
  },
  {
    name: 'silences inactive and cancelled voters',
    subject: seeing((event) =>
      event.kind === 'registration' && ['inactive', 'cancelled', 'pending'].includes(event.status ?? '')
        ? { ...event, confidential: true }
        : event,
    ),
    breaks: ['not-told'],
  },
  {
    name: 'sends on after an opt-out',
    subject: without((event) => event.kind === 'subscription' && !event.on),
    breaks: ['not-subscribed'],
  },
  {
    name: 'forgets who came back',
    subject: without((event) => event.kind === 'subscription' && event.on),
    breaks: ['not-told'],
  },
  {
    name: 'follows a voter to another county',
    subject: without((event) => event.kind === 'registration' && event.movedTo !== undefined),
    breaks: ['not-subscribed'],
  },
  {
    name: 'sends without a contact',
    subject: without((event) => event.kind === 'county' && event.contact === false),
    breaks: ['contact-missing'],
  },
  {
    name: 'gives up when a contact is missing',
    subject: without((event) => event.kind === 'county' && event.contact === true),
    breaks: ['not-told'],
  },
  {
    name: 'calls at night',
    subject: {
      play: (history) => TRUTHFUL.play({ ...history, voter: { ...history.voter, hours: { from: 0, to: 1439 } } }),
    },
    breaks: ['hours'],
  },
  {
    name: 'says "was counted" at once',
    subject: sayingOfEach((message) => [message.tense ? { ...message, tense: 'was' } : message]),
    breaks: ['tense'],
  },
  {
    name: 'says "will be counted" for ever',
    subject: sayingOfEach((message) => [message.tense ? { ...message, tense: 'will' } : message]),
    breaks: ['tense'],
  },
  {
    name: 'names the wrong place',
    subject: sayingOfEach((message) => [message.place ? { ...message, place: WRONG_PLACES[message.place] } : message]),
    breaks: ['place'],
  },
  {
    name: 'sends the cure link beside the request to call',
    subject: sayingOfEach((message) =>
      message.type === 'ContactCounty' ? [message, { ...message, type: 'SignatureCure' }] : [message],
    ),
    breaks: ['repeated', 'wrong-type'],
  },
  {
    name: 'says Outbound for Reissued',
    subject: sayingOfEach((message) => [message.type === 'Reissued' ? { ...message, type: 'Outbound' } : message]),
    breaks: ['reissued-instead'],
  },
  {
    name: 'says Reissued for Outbound',
    subject: sayingOfEach((message) => [message.type === 'Outbound' ? { ...message, type: 'Reissued' } : message]),
    breaks: ['nothing-reissued'],
  },
  {
    name: 'takes the day of upload for the sent date',
    subject: seeing((event) => (isRow(event) && event.sentDate ? { ...event, sentDate: dayOf(event.arrives) } : event)),
    breaks: ['not-latest-sent', 'future'],
  },
  {
    name: 'fills in a sent date',
    subject: seeing((event) =>
      isRow(event) && event.status === 'ISSUED' && !event.sentDate
        ? { ...event, sentDate: dayOf(event.statusAt) }
        : event,
    ),
    breaks: ['no-sent-date'],
  },
  {
    name: 'mails again in silence',
    subject: saying(({ told }) => ({
      told: told.filter(
        (message, index) =>
          message.type !== 'Outbound' ||
          !told
            .slice(0, index)
            .some(
              ({ type, ballotId, channel }) =>
                type === 'Outbound' && ballotId === message.ballotId && channel === message.channel,
            ),
      ),
    })),
    breaks: ['not-told'],
  },
  {
    name: 'reminds everybody',
    subject: saying((_played, history) => ({ told: reminders(history) })),
    breaks: ['nothing-to-return', 'nothing-to-cure'],
  },
  {
    name: 'lets the last row that arrived stand',
    subject: saying((_played, { events }) => ({
      standing: Object.fromEntries(events.filter(isRow).map(({ ballotId, status }) => [ballotId, status])),
    })),
    breaks: ['standing'],
  },
  { name: 'shows no held rows', subject: saying(() => ({ heldRows: [] })), breaks: ['held-not-shown'] },
  {
    name: 'holds everything',
    subject: saying((_played, { events }) => ({
      heldRows: events
        .filter(isRow)
        .map(({ ballotId, status, statusAt }) => ({ ballotId, status, statusAt, reason: 'before-issue' })),
    })),
    breaks: ['held-without-reason'],
  },
  {
    name: 'makes statuses up',
    subject: sayingOfEach((message) => [message, { ...message, statusAt: atWall('2026-10-20', 777) }]),
    breaks: ['no-such-row'],
  },
];
