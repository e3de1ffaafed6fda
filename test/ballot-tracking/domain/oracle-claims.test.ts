import { describe, expect, it } from 'vitest';
import { judge } from '../truth/audit.ts';
import { at, historyOf, issued, message, record, row, withdrawal } from '../truth/build.ts';
import { satisfies, type Verdict } from '../truth/claims.ts';
import type { HistoryEvent } from '../truth/history.ts';
import type { Rule } from '../truth/rules.ts';
import type { ToldMessage } from '../truth/subject.ts';

type Expected = 'yes' | Rule;
type Row = readonly [
  title: string,
  events: readonly HistoryEvent[],
  message: ToldMessage,
  expected: Expected,
  before?: readonly ToldMessage[],
];

const A = issued('A', '10-05');
const inr = row('A', 'INR', '10-20 10:00');
const accepted = row('A', 'ACCEPTED', '10-21 10:00');
const nms = row('A', 'NMS', '10-21 10:00');
const und = row('A', 'UND', '10-12 10:00');
const outbound = message('Outbound', 'A', '10-05 09:00', '10-05 10:00');
const B = issued('B', '10-12');
const will = { tense: 'will' } as const;
const was = { tense: 'was' } as const;
const wasAccepted = message('Accepted', 'A', '10-21 10:00', '10-21 12:00', will);
const correctsAccepted = { corrects: { type: 'Accepted', ballotId: 'A', statusAt: at('10-21 10:00') } } as const;
const correction = message('Correction', 'A', '10-21 10:00', '10-23 12:00', correctsAccepted);
const emailOn: HistoryEvent = { kind: 'subscription', arrives: at('10-01'), channel: 'email', on: true };
const poll = record('POLL', true, '11-03 10:00');
const inPerson = message('InPerson', null, '11-03 10:00', '11-03 12:00', { ...will, statusCode: 'POLL' });
const county = (
  fact: { readonly certifiedOn?: string; readonly contact?: boolean },
  arrives: string,
): HistoryEvent => ({
  kind: 'county',
  arrives: at(arrives),
  ...fact,
});
const optOut = (arrives: string, on = false): HistoryEvent => ({
  kind: 'subscription',
  arrives: at(arrives),
  channel: 'text',
  on,
});
const register = (change: Omit<Extract<HistoryEvent, { kind: 'registration' }>, 'kind' | 'arrives'>): HistoryEvent => ({
  kind: 'registration',
  arrives: at('10-01'),
  ...change,
});

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'the window': [
    ['on E-29', [A], outbound, 'yes'],
    ['on E-30', [issued('A', '10-04')], message('Outbound', 'A', '10-04 09:00', '10-04 10:00'), 'window-not-open'],
    [
      'an issue from before E-29, on E-29',
      [issued('A', '09-28')],
      message('Outbound', 'A', '09-28 09:00', '10-05 08:00'),
      'yes',
    ],
    ['an issue of E-45', [issued('A', '09-19')], message('Outbound', 'A', '09-19 09:00', '10-05 08:00'), 'yes'],
    [
      'an issue of E-46',
      [issued('A', '09-18')],
      message('Outbound', 'A', '09-18 09:00', '10-05 08:00'),
      'before-earliest-mailing',
    ],
    ['on E+30', [A, row('A', 'BME', '12-03 09:00')], message('NotAccepted', 'A', '12-03 09:00', '12-03 19:00'), 'yes'],
    [
      'on E+31',
      [A, row('A', 'BME', '12-03 09:00')],
      message('NotAccepted', 'A', '12-03 09:00', '12-04 09:00'),
      'window-over',
    ],
    [
      'on E+31, where the county certifies on E+34',
      [A, row('A', 'BME', '12-03 09:00'), county({ certifiedOn: '2026-12-07' }, '11-10')],
      message('NotAccepted', 'A', '12-03 09:00', '12-04 09:00'),
      'yes',
    ],
    [
      'a status dated beyond the window',
      [A, row('A', 'INR', '2027-02-01', { arrives: '11-01' })],
      message('Received', 'A', '2027-02-01', '11-02 09:00'),
      'beyond-window',
    ],
    [
      'a placeholder of 2079',
      [A, row('A', 'INR', '2079-06-06', { arrives: '11-01' })],
      message('Received', 'A', '2079-06-06', '11-02 09:00'),
      'beyond-window',
    ],
    ['at 07:59', [A], message('Outbound', 'A', '10-05 09:00', '10-06 07:59'), 'hours'],
    ['at 08:00', [A], message('Outbound', 'A', '10-05 09:00', '10-06 08:00'), 'yes'],
    ['at 20:00', [A], message('Outbound', 'A', '10-05 09:00', '10-06 20:00'), 'hours'],
    [
      'at 08:00 on the day the clocks changed',
      [A, row('A', 'INR', '11-01 01:30')],
      message('Received', 'A', '11-01 01:30', '11-01 08:00'),
      'yes',
    ],
    [
      'at 07:30 on the day the clocks changed',
      [A, row('A', 'INR', '11-01 01:30')],
      message('Received', 'A', '11-01 01:30', '11-01 07:30'),
      'hours',
    ],
  ],
  'who hears': [
    [
      'an inactive voter',
      [register({ status: 'inactive' }), A, und],
      message('Undeliverable', 'A', '10-12 10:00', '10-12 12:00'),
      'yes',
    ],
    [
      'a cancelled voter (VDD)',
      [register({ status: 'cancelled' }), A, row('A', 'VDD', '10-20 10:00')],
      message('NotAccepted', 'A', '10-20 10:00', '10-20 12:00'),
      'yes',
    ],
    ['a pending voter', [register({ status: 'pending' }), A], outbound, 'yes'],
    ['a confidential voter', [register({ confidential: true }), A], outbound, 'confidential'],
    ['a voter who opted out', [A, optOut('10-05 09:30')], outbound, 'not-subscribed'],
    ['a voter who came back', [A, optOut('10-04'), optOut('10-05 08:00', true)], outbound, 'yes'],
    ['a voter on another channel', [A], { ...outbound, channel: 'voice' }, 'not-subscribed'],
    ['a voter who moved away', [register({ movedTo: '34' }), A], outbound, 'not-subscribed'],
    [
      'without the contact that the text names',
      [county({ contact: false }, '10-01'), A, nms],
      message('ContactCounty', 'A', '10-21 10:00', '10-21 12:00'),
      'contact-missing',
    ],
    [
      'when the contact is there again',
      [county({ contact: false }, '10-01'), county({ contact: true }, '10-21 11:00'), A, nms],
      message('ContactCounty', 'A', '10-21 10:00', '10-21 12:00'),
      'yes',
    ],
    ['without a contact that the text does not need', [county({ contact: false }, '10-01'), A], outbound, 'yes'],
  ],
  'what it rests on': [
    ['nothing', [], outbound, 'no-such-row'],
    ['a row that has not arrived', [issued('A', '10-05', { arrives: '10-05 11:00' })], outbound, 'no-such-row'],
    ['a row that was withdrawn', [A, withdrawal(A, '10-05 09:30')], outbound, 'withdrawn'],
    ['a row that was withdrawn before it arrived', [A, withdrawal(A, '10-04')], outbound, 'withdrawn'],
    ['a row that is withdrawn later', [A, withdrawal(A, '10-05 11:00')], outbound, 'yes'],
    ['an issue without a sent date', [{ ...row('A', 'ISSUED', '10-05 09:00') }], outbound, 'no-sent-date'],
    ['an issue whose sent date has not come', [issued('A', '10-09', { statusAt: '10-05 09:00' })], outbound, 'future'],
    [
      'the same issue on its sent date',
      [issued('A', '10-09', { statusAt: '10-05 09:00' })],
      message('Outbound', 'A', '10-05 09:00', '10-09 08:00'),
      'yes',
    ],
    [
      'a print file from before E-45, sent on E-29: open',
      [issued('A', '10-05', { statusAt: '09-09 09:00' })],
      message('Outbound', 'A', '09-09 09:00', '10-05 08:00'),
      'yes',
    ],
    [
      'a status of the future',
      [A, row('A', 'INR', '10-20 10:00', { arrives: '10-19' })],
      message('Received', 'A', '10-20 10:00', '10-19 12:00'),
      'future',
    ],
    [
      'a status dated before its issue',
      [B, row('B', 'ACCEPTED', '10-08 10:00', { arrives: '10-13' })],
      message('Accepted', 'B', '10-08 10:00', '10-13 12:00', will),
      'before-issue',
    ],
    [
      'the same, when the issue came first',
      [A, row('A', 'ACCEPTED', '10-04 10:00', { arrives: '10-06' })],
      message('Accepted', 'A', '10-04 10:00', '10-06 12:00', will),
      'before-issue',
    ],
    [
      'a status whose earlier issue arrived late',
      [issued('A', '10-05', { arrives: '10-22' }), accepted],
      message('Accepted', 'A', '10-21 10:00', '10-22 12:00', will),
      'yes',
    ],
    ['a status before anything was issued', [accepted], wasAccepted, 'before-issue'],
    [
      'a replacement that was never entered as issued: open',
      [A, row('B', 'ACCEPTED', '10-21 10:00')],
      message('Accepted', 'B', '10-21 10:00', '10-21 12:00', will),
      'yes',
    ],
    [
      'a return from before mailing',
      [issued('A', '09-20'), row('A', 'INR', '10-02 10:00')],
      message('Received', 'A', '10-02 10:00', '10-05 12:00'),
      'before-mailing',
    ],
    [
      'an unknown code',
      [A, row('A', 'SPOILED', '10-20 10:00')],
      message('NotAccepted', 'A', '10-20 10:00', '10-20 12:00'),
      'unknown-code',
    ],
    ['a code of another type', [A, inr], message('Accepted', 'A', '10-20 10:00', '10-20 12:00', will), 'wrong-type'],
    [
      'SignatureCure for a missing identification',
      [A, row('A', 'NID', '10-21 10:00')],
      message('SignatureCure', 'A', '10-21 10:00', '10-21 12:00'),
      'wrong-type',
    ],
  ],
  'what stands': [
    ['Received', [A, inr], message('Received', 'A', '10-20 10:00', '10-20 12:00'), 'yes'],
    [
      'Received after ACCEPTED',
      [A, inr, accepted],
      message('Received', 'A', '10-20 10:00', '10-21 12:00'),
      'later-status-stands',
    ],
    [
      'Received, with a later ACCEPTED that has not arrived',
      [A, inr, { ...accepted, arrives: at('10-22') }],
      message('Received', 'A', '10-20 10:00', '10-21 12:00'),
      'yes',
    ],
    [
      'Received that arrives after ACCEPTED',
      [A, accepted, { ...inr, arrives: at('10-22') }],
      message('Received', 'A', '10-20 10:00', '10-22 12:00'),
      'later-status-stands',
    ],
    [
      'Received dated after ACCEPTED: backward',
      [A, accepted, row('A', 'INR', '10-22 10:00')],
      message('Received', 'A', '10-22 10:00', '10-22 12:00'),
      'later-status-stands',
    ],
    [
      'a signature problem that an upload lists before an older INR',
      [A, nms, { ...inr, arrives: at('10-22') }],
      message('ContactCounty', 'A', '10-21 10:00', '10-22 12:00'),
      'yes',
    ],
    [
      'a cured signature',
      [A, nms, row('A', 'ACCEPTED', '10-25 10:00')],
      message('Accepted', 'A', '10-25 10:00', '10-25 12:00', will),
      'yes',
    ],
    [
      'the problem after its cure',
      [A, nms, row('A', 'ACCEPTED', '10-25 10:00')],
      message('ContactCounty', 'A', '10-21 10:00', '10-25 12:00'),
      'later-status-stands',
    ],
    [
      'another problem',
      [A, nms, row('A', 'NID', '10-23 10:00')],
      message('ContactCounty', 'A', '10-23 10:00', '10-23 12:00'),
      'yes',
    ],
    [
      'two problems of one instant: either',
      [A, nms, row('A', 'NVS', '10-21 10:00')],
      message('ContactCounty', 'A', '10-21 10:00', '10-21 12:00', { statusCode: 'NVS' }),
      'yes',
    ],
    [
      'UND after ACCEPTED',
      [A, accepted, row('A', 'UND', '10-24 10:00')],
      message('Undeliverable', 'A', '10-24 10:00', '10-24 12:00'),
      'later-status-stands',
    ],
    [
      'Accepted, with a rejection dated later',
      [A, accepted, row('A', 'BME', '10-23 10:00')],
      message('Accepted', 'A', '10-21 10:00', '10-23 12:00', will),
      'later-status-stands',
    ],
  ],
  'told once': [
    ['the same issue twice', [A], message('Outbound', 'A', '10-05 09:00', '10-06 10:00'), 'repeated', [outbound]],
    [
      'on another channel',
      [A],
      message('Outbound', 'A', '10-05 09:00', '10-06 10:00'),
      'yes',
      [{ ...outbound, channel: 'email' }],
    ],
    [
      'the same status with another time',
      [A, inr, row('A', 'INR', '10-21 10:00')],
      message('Received', 'A', '10-21 10:00', '10-21 12:00'),
      'repeated',
      [message('Received', 'A', '10-20 10:00', '10-20 12:00')],
    ],
    [
      'mailed again under one number',
      [A, und, issued('A', '10-14')],
      message('Outbound', 'A', '10-14 09:00', '10-14 12:00'),
      'yes',
      [outbound],
    ],
    [
      'returned a second time',
      [A, und, issued('A', '10-14'), row('A', 'UND', '10-24 10:00')],
      message('Undeliverable', 'A', '10-24 10:00', '10-24 12:00'),
      'yes',
      [message('Undeliverable', 'A', '10-12 10:00', '10-12 12:00')],
    ],
    [
      'issued again without a return',
      [A, issued('A', '10-14')],
      message('Outbound', 'A', '10-14 09:00', '10-14 12:00'),
      'repeated',
      [outbound],
    ],
    [
      'the cure link beside the request to call',
      [A, nms],
      message('SignatureCure', 'A', '10-21 10:00', '10-21 12:00'),
      'repeated',
      [message('ContactCounty', 'A', '10-21 10:00', '10-21 11:00')],
    ],
    ['the cure link alone', [A, nms], message('SignatureCure', 'A', '10-21 10:00', '10-21 12:00'), 'yes'],
    [
      'again after a correction',
      [A, inr, accepted, withdrawal(accepted, '10-23')],
      message('Received', 'A', '10-20 10:00', '10-23 13:00'),
      'yes',
      [message('Received', 'A', '10-20 10:00', '10-20 12:00'), wasAccepted, correction],
    ],
  ],
  'replaced ballots': [
    ['Reissued about the newer one', [A, B], message('Reissued', 'B', '10-12 09:00', '10-12 12:00'), 'yes'],
    [
      'Reissued about the older one, uploaded last',
      [issued('A', '10-05', { arrives: '10-13' }), B],
      message('Reissued', 'A', '10-05 09:00', '10-13 12:00'),
      'not-latest-sent',
    ],
    [
      'Reissued about the newer one, uploaded first',
      [issued('A', '10-05', { arrives: '10-13' }), B],
      message('Reissued', 'B', '10-12 09:00', '10-13 12:00'),
      'yes',
    ],
    [
      'Outbound about the newer one',
      [A, B],
      message('Outbound', 'B', '10-12 09:00', '10-12 12:00'),
      'reissued-instead',
    ],
    [
      'Outbound about the older one',
      [A, B],
      message('Outbound', 'A', '10-05 09:00', '10-12 12:00'),
      'reissued-instead',
    ],
    ['Reissued about the only one', [A], message('Reissued', 'A', '10-05 09:00', '10-05 10:00'), 'nothing-reissued'],
    [
      'Outbound after the first came back',
      [A, und, issued('B', '10-14')],
      message('Outbound', 'B', '10-14 09:00', '10-14 12:00'),
      'yes',
    ],
    [
      'Reissued after the first came back',
      [A, und, issued('B', '10-14')],
      message('Reissued', 'B', '10-14 09:00', '10-14 12:00'),
      'nothing-reissued',
    ],
    [
      'Reissued where it names the first',
      [A, und, issued('B', '10-14', { supersedes: 'A' })],
      message('Reissued', 'B', '10-14 09:00', '10-14 12:00'),
      'yes',
    ],
    [
      'a ballot that names one that is not known',
      [A, issued('B', '10-14', { supersedes: 'X' })],
      message('Reissued', 'B', '10-14 09:00', '10-14 12:00'),
      'no-such-row',
    ],
    [
      'a ballot that names itself',
      [A, issued('B', '10-14', { supersedes: 'B' })],
      message('Reissued', 'B', '10-14 09:00', '10-14 12:00'),
      'no-such-row',
    ],
    [
      'two of one day, one of which names the other',
      [A, issued('B', '10-05', { supersedes: 'A' })],
      message('Reissued', 'A', '10-05 09:00', '10-05 12:00'),
      'not-latest-sent',
    ],
    [
      'two of one day: either',
      [A, issued('B', '10-05')],
      message('Reissued', 'A', '10-05 09:00', '10-05 12:00'),
      'yes',
    ],
    [
      'CLD of the replaced one',
      [A, B, row('A', 'CLD', '10-12 10:00')],
      message('NotAccepted', 'A', '10-12 10:00', '10-16 12:00'),
      'replaced',
    ],
    [
      'Reissued where the first is cancelled',
      [A, row('A', 'CLD', '10-12 08:30'), B],
      message('Reissued', 'B', '10-12 09:00', '10-12 12:00'),
      'yes',
    ],
  ],
  'in person': [
    ['at a polling place', [poll], { ...inPerson, place: 'polling-place' }, 'yes'],
    ['named after the county, not the method', [poll], { ...inPerson, place: 'vote-center' }, 'place'],
    ['without a record', [], inPerson, 'no-in-person-record'],
    [
      'with a record that was set inactive',
      [poll, record('POLL', false, '11-03 11:00')],
      inPerson,
      'no-in-person-record',
    ],
    ['by mail', [record('MAIL', true, '11-03 10:00')], inPerson, 'no-in-person-record'],
    [
      'CLD on the first day',
      [A, row('A', 'CLD', '10-20 10:00')],
      message('NotAccepted', 'A', '10-20 10:00', '10-21 12:00'),
      'in-person-grace',
    ],
    [
      'CLD after three days',
      [A, row('A', 'CLD', '10-20 10:00')],
      message('NotAccepted', 'A', '10-20 10:00', '10-23 10:00'),
      'yes',
    ],
    [
      'VAV, with participation complete as of later',
      [
        A,
        row('A', 'VAV', '10-20 10:00'),
        { kind: 'participation-as-of', arrives: at('10-20 12:00'), asOf: at('10-20 11:00') },
      ],
      message('NotAccepted', 'A', '10-20 10:00', '10-20 13:00'),
      'yes',
    ],
    [
      'VAV, with participation complete as of earlier',
      [
        A,
        row('A', 'VAV', '10-20 10:00'),
        { kind: 'participation-as-of', arrives: at('10-20 12:00'), asOf: at('10-20 09:00') },
      ],
      message('NotAccepted', 'A', '10-20 10:00', '10-20 13:00'),
      'in-person-grace',
    ],
    [
      'VAV with a record, long after',
      [A, row('A', 'VAV', '11-04 10:00'), poll],
      message('NotAccepted', 'A', '11-04 10:00', '11-20 12:00'),
      'in-person-record',
    ],
    [
      'CLD with a record that came later',
      [A, row('A', 'CLD', '10-30 10:00'), record('VCR', true, '10-30 09:00', '11-01')],
      message('NotAccepted', 'A', '10-30 10:00', '11-03 12:00'),
      'in-person-record',
    ],
    [
      'CLD after the polls have closed needs no wait',
      [A, row('A', 'CLD', '11-05 10:00')],
      message('NotAccepted', 'A', '11-05 10:00', '11-05 12:00'),
      'yes',
    ],
    [
      'another rejection needs no wait',
      [A, row('A', 'BME', '10-20 10:00')],
      message('NotAccepted', 'A', '10-20 10:00', '10-20 12:00'),
      'yes',
    ],
  ],
  deadlines: [
    [
      'Outbound a minute before the polls close',
      [issued('A', '11-03')],
      message('Outbound', 'A', '11-03 09:00', '11-03 19:59'),
      'yes',
    ],
    ['Outbound on E+7', [A], message('Outbound', 'A', '10-05 09:00', '11-10 10:00'), 'polls-closed'],
    ['Reissued on E+1', [A, B], message('Reissued', 'B', '10-12 09:00', '11-04 10:00'), 'polls-closed'],
    [
      '"get a new ballot" on E+3',
      [A, row('A', 'UND', '11-06 09:00')],
      message('Undeliverable', 'A', '11-06 09:00', '11-06 10:00'),
      'replacement-over',
    ],
    [
      'returned, without the request, on E+3',
      [A, row('A', 'UND', '11-06 09:00')],
      message('Undeliverable', 'A', '11-06 09:00', '11-06 10:00', { asks: false }),
      'yes',
    ],
    [
      '"so that it can count" at 16:59 of E+22',
      [A, nms],
      message('ContactCounty', 'A', '10-21 10:00', '11-25 16:59'),
      'yes',
    ],
    [
      '"so that it can count" at 17:00 of E+22',
      [A, nms],
      message('ContactCounty', 'A', '10-21 10:00', '11-25 17:00'),
      'cure-over',
    ],
    ['the cure link on E+25', [A, nms], message('SignatureCure', 'A', '10-21 10:00', '11-28 10:00'), 'cure-over'],
    [
      'the problem without the request on E+25',
      [A, nms],
      message('ContactCounty', 'A', '10-21 10:00', '11-28 10:00', { asks: false }),
      'yes',
    ],
    [
      'NOT a month before the deadline',
      [A, row('A', 'NOT', '10-10 10:00')],
      message('NotAccepted', 'A', '10-10 10:00', '10-10 12:00'),
      'not-before-receipt-deadline',
    ],
    [
      'NOT on E+8',
      [A, row('A', 'NOT', '11-11 10:00')],
      message('NotAccepted', 'A', '11-11 10:00', '11-11 12:00'),
      'yes',
    ],
    [
      'NOT dated on the last day of receipt: open',
      [A, row('A', 'NOT', '11-10 18:00')],
      message('NotAccepted', 'A', '11-10 18:00', '11-11 12:00'),
      'yes',
    ],
    ['a reminder for a ballot that is out', [A], message('DeadlineReminder', null, '10-29', '10-29 10:00'), 'yes'],
    [
      'a reminder for a ballot that is back',
      [A, inr],
      message('DeadlineReminder', null, '10-29', '10-29 10:00'),
      'nothing-to-return',
    ],
    [
      'a reminder for a voter without a ballot',
      [],
      message('DeadlineReminder', null, '10-29', '10-29 10:00'),
      'nothing-to-return',
    ],
    [
      'a reminder for who voted in person',
      [A, record('VCR', true, '10-28 10:00')],
      message('DeadlineReminder', null, '10-29', '10-29 10:00'),
      'nothing-to-return',
    ],
    [
      'a reminder to cure a signature that is missing',
      [A, row('A', 'NMS', '10-20 09:00')],
      message('CureReminder', null, '11-12', '11-12 10:00', { statusCode: 'NMS' }),
      'yes',
    ],
    [
      'a reminder to cure for another reason',
      [A, row('A', 'NVS', '10-20 09:00')],
      message('CureReminder', null, '11-12', '11-12 10:00', { statusCode: 'NMS' }),
      'nothing-to-cure',
    ],
    [
      'a reminder to cure what has been cured',
      [A, row('A', 'NVS', '10-20 09:00'), row('A', 'ACCEPTED', '10-28 09:00')],
      message('CureReminder', null, '11-12', '11-12 10:00', { statusCode: 'NVS' }),
      'nothing-to-cure',
    ],
    [
      'a reminder after the polls have closed',
      [A],
      message('DeadlineReminder', null, '11-04', '11-04 10:00'),
      'polls-closed',
    ],
  ],
  tense: [
    [
      '"will be counted" before certification',
      [A, accepted],
      message('Accepted', 'A', '10-21 10:00', '11-20 12:00', will),
      'yes',
    ],
    [
      '"was counted" before certification',
      [A, accepted],
      message('Accepted', 'A', '10-21 10:00', '11-20 12:00', was),
      'tense',
    ],
    ['without a tense', [A, accepted], message('Accepted', 'A', '10-21 10:00', '11-20 12:00'), 'tense'],
    [
      '"was counted" on the county\'s certification day',
      [A, accepted, county({ certifiedOn: '2026-11-20' }, '11-10')],
      message('Accepted', 'A', '10-21 10:00', '11-20 12:00', was),
      'tense',
    ],
    [
      '"was counted" on the day after',
      [A, accepted, county({ certifiedOn: '2026-11-20' }, '11-10')],
      message('Accepted', 'A', '10-21 10:00', '11-21 12:00', was),
      'yes',
    ],
    [
      '"will be counted" on the day after',
      [A, accepted, county({ certifiedOn: '2026-11-20' }, '11-10')],
      message('Accepted', 'A', '10-21 10:00', '11-21 12:00', will),
      'tense',
    ],
    ['in person, "was counted" before certification', [poll], { ...inPerson, ...was }, 'tense'],
  ],
  corrections: [
    ['of a withdrawn row', [A, accepted, withdrawal(accepted, '10-23')], correction, 'yes', [wasAccepted]],
    ['of what was never told', [A, accepted, withdrawal(accepted, '10-23')], correction, 'nothing-wrong'],
    [
      'of what was told on another channel',
      [emailOn, A, accepted, withdrawal(accepted, '10-23')],
      correction,
      'nothing-wrong',
      [{ ...wasAccepted, channel: 'email' }],
    ],
    [
      'of what was told on a channel that is closed',
      [A, accepted, withdrawal(accepted, '10-23')],
      correction,
      'yes',
      [{ ...wasAccepted, channel: 'email' }],
    ],
    ['of what is true', [A, accepted], correction, 'nothing-wrong', [wasAccepted]],
    [
      'a second time',
      [A, accepted, withdrawal(accepted, '10-23')],
      { ...correction, sentAt: at('10-24 12:00') },
      'already-corrected',
      [wasAccepted, correction],
    ],
    [
      'of a record that was set inactive',
      [poll, record('POLL', false, '11-03 23:00')],
      message('Correction', null, '11-03 10:00', '11-04 08:00', {
        corrects: { type: 'InPerson', ballotId: null, statusAt: at('11-03 10:00') },
      }),
      'yes',
      [inPerson],
    ],
    [
      'of Accepted, for a rejection dated later',
      [A, accepted, row('A', 'BME', '10-23 10:00')],
      correction,
      'yes',
      [wasAccepted],
    ],
    [
      'the rejection itself, plain',
      [A, accepted, row('A', 'BME', '10-23 10:00')],
      message('NotAccepted', 'A', '10-23 10:00', '10-23 12:00'),
      'correction-wording',
      [wasAccepted],
    ],
    [
      'the rejection itself, in the wording of a correction',
      [A, accepted, row('A', 'BME', '10-23 10:00')],
      message('NotAccepted', 'A', '10-23 10:00', '10-23 12:00', correctsAccepted),
      'yes',
      [wasAccepted],
    ],
    [
      'the rejection after a correction',
      [A, accepted, row('A', 'BME', '10-23 10:00')],
      message('NotAccepted', 'A', '10-23 10:00', '10-23 13:00'),
      'yes',
      [wasAccepted, correction],
    ],
    [
      'the rejection where Accepted was never told',
      [A, accepted, row('A', 'BME', '10-23 10:00')],
      message('NotAccepted', 'A', '10-23 10:00', '10-23 12:00'),
      'yes',
    ],
    [
      'of a problem that was cured',
      [A, nms, row('A', 'ACCEPTED', '10-25 10:00')],
      message('Correction', 'A', '10-21 10:00', '10-25 12:00', {
        corrects: { type: 'ContactCounty', ballotId: 'A', statusAt: at('10-21 10:00') },
      }),
      'nothing-wrong',
      [message('ContactCounty', 'A', '10-21 10:00', '10-21 12:00')],
    ],
    [
      'at night',
      [A, accepted, withdrawal(accepted, '10-23')],
      { ...correction, sentAt: at('10-23 21:00') },
      'hours',
      [wasAccepted],
    ],
  ],
};

const ruleOf = (verdict: Verdict, told: ToldMessage): Expected =>
  verdict.holds === 'yes' || satisfies(told, verdict) ? 'yes' : verdict.rule;

describe.each(Object.keys(TABLE))('%s', (name) => {
  const rows = TABLE[name] ?? [];
  it.each(rows.map(([title, ...rest]) => ({ title, rest })))('$title', ({ rest }) => {
    const [events, told, expected, before = []] = rest;
    expect(ruleOf(judge(told, historyOf(events), before), told)).toBe(expected);
  });
});

it('counties without polling places have a wording of their own', () => {
  const place = (code: string): boolean => {
    const told: ToldMessage = { ...inPerson, place: 'none' };
    return ruleOf(judge(told, historyOf([poll], { county: code }), []), told) === 'yes';
  };
  expect(['02', '32', '46', '19'].map(place)).toEqual([true, true, true, false]);
});

it('what arrived in the same moment may be unknown to the sender', () => {
  const told = message('Received', 'A', '10-20 10:00', '10-21 12:00');
  const history = historyOf([A, inr, { ...accepted, arrives: at('10-21 11:59') }]);
  expect(judge(told, history, []).holds).toBe('no');
  expect(judge(told, history, [], { settle: 5 * 60_000 }).holds).toBe('yes');
});

it('the table is long enough to be trusted', () => {
  expect(Object.values(TABLE).flat().length).toBeGreaterThan(120);
});
