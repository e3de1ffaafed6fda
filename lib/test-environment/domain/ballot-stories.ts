import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';
import { CALENDAR_STORIES, TABLE } from './calendar-stories.ts';
import type { Story } from './story.ts';
import { heardMailed, hears, mailFile, mails, says } from './story-parts.ts';

/** A ballot that is mailed and of which one status follows that its voter hears at once. */
const oneStatus = (
  code: BallotStatusCode & Exclude<BallotStatusCode, 'ISSUED'>,
  type: MessageType,
  what: string,
): Story => ({
  id: code.toLowerCase(),
  what,
  source: TABLE,
  kind: 'ballot',
  steps: [mailFile, says(code, -16)],
  hears: [heardMailed, hears(type, code, -16)],
});

/** Ballots to which nothing happens that should not: every row of the table that counties can bring. */
export const BALLOT_STORIES: readonly Story[] = [
  {
    id: 'received-then-accepted',
    what: 'Mailed, received, accepted',
    source: TABLE,
    kind: 'ballot',
    steps: [mailFile, says('INR', -20), says('ACCEPTED', -12)],
    hears: [heardMailed, hears('Received', 'INR', -20), hears('Accepted', 'ACCEPTED', -12)],
  },
  {
    id: 'received-after-election-day',
    what: 'Mailed on Election Day, received the day after it, accepted',
    source: `${TABLE}; Elections Code 3020`,
    kind: 'ballot',
    steps: [mailFile, says('INR', 1), says('ACCEPTED', 8)],
    hears: [heardMailed, hears('Received', 'INR', 1), hears('Accepted', 'ACCEPTED', 8)],
  },
  {
    id: 'mailed-only',
    what: 'Mailed, and never seen again',
    source: TABLE,
    kind: 'ballot',
    steps: [mailFile],
    hears: [heardMailed],
  },
  oneStatus('ACCEPTED', 'Accepted', 'Mailed, accepted'),
  oneStatus('BME', 'NotAccepted', 'The envelope came back without a ballot'),
  oneStatus('VDD', 'NotAccepted', 'The voter has died'),
  oneStatus('MIA', 'NotAccepted', 'The address on the envelope is missing or wrong'),
  oneStatus('MRE', 'NotAccepted', 'Several ballots in one envelope'),
  oneStatus('OTH', 'NotAccepted', 'Not accepted for another reason'),
  oneStatus('INF', 'ContactCounty', 'The county needs to hear from the voter'),
  oneStatus('NID', 'ContactCounty', 'No ID provided'),
  {
    id: 'nvs-cured',
    what: 'No signature, cured, accepted',
    source: `${TABLE}; Elections Code 3019`,
    kind: 'ballot',
    steps: [mailFile, says('INR', -20), says('NVS', -16), says('ACCEPTED', -8)],
    hears: [
      heardMailed,
      hears('Received', 'INR', -20),
      hears('ContactCounty', 'NVS', -16),
      hears('Accepted', 'ACCEPTED', -8),
    ],
  },
  {
    id: 'nms-cured',
    what: 'The signature did not match, cured, accepted',
    source: `${TABLE}; Elections Code 3019`,
    kind: 'ballot',
    steps: [mailFile, says('NMS', -16), says('ACCEPTED', 1)],
    hears: [heardMailed, hears('ContactCounty', 'NMS', -16), hears('Accepted', 'ACCEPTED', 1)],
  },
  {
    id: 'nms-never-cured',
    what: 'The signature did not match and was never cured',
    source: `${TABLE}; 2 CCR 19092`,
    kind: 'ballot',
    steps: [mailFile, says('NMS', -8), says('OTH', 12)],
    hears: [heardMailed, hears('ContactCounty', 'NMS', -8), hears('NotAccepted', 'OTH', 12)],
  },
  {
    id: 'not',
    what: 'Came after the last day on which ballots are received',
    source: `${TABLE}; Elections Code 3020`,
    kind: 'ballot',
    steps: [mailFile, says('NOT', 8)],
    hears: [heardMailed, hears('NotAccepted', 'NOT', 8)],
  },
  {
    id: 'und-mailed-again',
    what: 'Undeliverable, mailed again under its number, accepted',
    source: TABLE,
    kind: 'ballot',
    steps: [mailFile, says('UND', -20), mails(-12), says('ACCEPTED', -4)],
    hears: [
      heardMailed,
      hears('Undeliverable', 'UND', -20),
      hears('Outbound', 'ISSUED', -12),
      hears('Accepted', 'ACCEPTED', -4),
    ],
  },
  {
    id: 'reissued',
    what: 'A second ballot in the first one’s place, accepted',
    source: `${TABLE}, row "Reissued"`,
    kind: 'ballot',
    steps: [mailFile, mails(-16, 2, 1), says('ACCEPTED', -8, 'accepted', 2)],
    hears: [heardMailed, hears('Reissued', 'Reissued', -16, 2), hears('Accepted', 'ACCEPTED', -8, 2)],
  },
  {
    id: 'cancelled-for-another',
    what: 'Cancelled because a second ballot takes its place: never told as "not accepted"',
    source: 'Guidance, row "Reissued"; a cancellation for a reissue is no rejection',
    kind: 'ballot',
    steps: [mailFile, says('CLD', -16), mails(-16, 2, 1), says('INR', -8, 'accepted', 2)],
    hears: [heardMailed, hears('Reissued', 'Reissued', -16, 2), hears('Received', 'INR', -8, 2)],
  },
  ...CALENDAR_STORIES,
];
