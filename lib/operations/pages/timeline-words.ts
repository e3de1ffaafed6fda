import type { EnvelopeDirection, EnvelopeScan } from '../../ballot-tracking/domain/envelope.ts';
import { HOLD_SENTENCES } from '../../ballot-tracking/domain/hold-sentences.ts';
import type { MessageFate } from '../../ballot-tracking/domain/message-fate.ts';
import type { ReportedEvent, ScanEvent, TimelineEvent } from '../../ballot-tracking/domain/timeline.ts';
import type { WhyNone } from '../../ballot-tracking/domain/why-none.ts';
import { meaningOf } from '../../imb/domain/scan.ts';
import { CATALOG } from '../../messaging/domain/catalog/catalog.ts';
import { ContactCountyCode } from '../../messaging/domain/catalog-variables.ts';
import { reasonOf } from '../../messaging/domain/reason.ts';
import { DRAFTS } from '../../messaging/domain/texts/texts-version.ts';
import type { Channel, MessageType } from '../../shared/codes.ts';
import { countyOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { longDate, longDateTime } from '../../site-kit/dates.ts';

/** What a county reported, as it is read to the voter: "On Friday, October 9, 2026, your ballot was mailed to you." */
const HAPPENED: Readonly<Record<MessageType, string>> = {
  Outbound: 'your ballot was mailed to you',
  Reissued: 'a new ballot was mailed to you',
  Inbound: 'the Postal Service scanned your ballot on its way back',
  Received: 'your county received your ballot',
  Accepted: 'your county accepted your ballot',
  NotAccepted: 'your county did not accept your ballot',
  ContactCounty: 'your county found something that must be put right before your ballot can be accepted',
  SignatureCure: 'your county found that the signature on your envelope is missing or looks different',
  Undeliverable: 'the Postal Service returned your ballot to your county',
  InPerson: 'you voted in person',
  DeadlineReminder: 'we reminded you of the deadline',
  Confirmation: 'your sign-up was confirmed',
  MovedCounty: 'your messages ended, because you moved to another county',
  Correction: 'we corrected an earlier message',
};

const MESSAGE: Readonly<Record<Channel, string>> = { text: 'A text message', email: 'An email', voice: 'A phone call' };

/** Why there was no message, as a sentence that can be read aloud. */
export const WHY_WORDS: Readonly<Record<WhyNone, string>> = {
  'outside-hours': 'It waits for the hours that you chose.',
  'about-to-go': 'It is about to be sent.',
  'correction-first': 'It follows the correction of an earlier message.',
  paused: 'Sending is stopped for now. It goes out when that ends.',
  'provider-slow': 'The phone or email company is slow to take it. We are trying again.',
  'county-fact-missing': 'It waits for a contact of your county, which we do not have yet.',
  'before-messages-begin': 'Messages for this election have not begun. It comes when they do.',
  'county-not-taking-part': 'Your county takes no part in ballot tracking for this election.',
  'before-tracking': 'This happened before messages began. Nothing from before is sent.',
  'not-subscribed': 'You are not signed up for messages.',
  'not-subscribed-then': 'You were not signed up for it when this happened.',
  'opted-out': 'You had turned these messages off.',
  'moved-county': 'Your messages ended when you moved to another county.',
  'not-reachable-then': 'At that time we could send you nothing.',
  'too-late': 'It was too late for it to be of use.',
  'messages-over': 'Messages for this election were over.',
  'refused-by-provider': 'The phone or email company did not take it.',
  'stopped-at-carrier': 'Our messages there were stopped, by STOP in a text or at the phone or email company.',
  'number-not-usable': 'The number cannot get our messages.',
  'not-arrived': 'The phone or email company could not reach you.',
  'called-again': 'We called and reached nobody. We call again.',
  'contact-replaced': 'It did not reach your earlier number or address, and you have given us another since.',
  'contact-missing': 'We have no number or address for it.',
  superseded: 'Something newer took its place.',
  corrected: 'Your county took it back before a message went out.',
  'nothing-new': 'It told you nothing new.',
};

const RECEIPT_WORDS = {
  arrived: 'and arrived.',
  awaited: '. We have no word yet whether it arrived.',
} as const;

const on = (at: Temporal.Instant): string => `on ${longDateTime(at)}`;

/** What became of a message, in a sentence or two. */
export const fateSentence = (fate: MessageFate): string => {
  const message = MESSAGE[fate.channel];
  if (fate.kind === 'waiting') {
    const hasTime = fate.why === 'outside-hours' || fate.why === 'before-messages-begin';
    return `${message} has not been sent yet${hasTime ? `: it comes ${on(fate.from)}` : ''}. ${WHY_WORDS[fate.why]}`;
  }
  if (fate.kind === 'not-sent') return `${message} was not sent. ${WHY_WORDS[fate.why]}`;
  if (fate.receipt === 'not-arrived' && fate.calls !== undefined) {
    return `You were not reached by phone after ${fate.calls} calls, the last one ${on(fate.at)}.`;
  }
  if (fate.receipt === 'not-arrived') {
    return `${message} was sent ${on(fate.at)} but did not arrive. ${WHY_WORDS[fate.why ?? 'not-arrived']}`;
  }
  if (fate.receipt === 'unknown')
    return `${message} about it was tried ${on(fate.at)}. We cannot say for certain that it went out.`;
  const ending = RECEIPT_WORDS[fate.receipt];
  return `${message} about it was sent ${on(fate.at)}${ending.startsWith('a') ? ' ' : ''}${ending}`;
};

/** With which texts the messages were written; older ones do not say. */
const textsSentences = (fates: readonly MessageFate[]): readonly string[] => {
  const names = fates.flatMap((fate) => (fate.kind === 'sent' ? (fate.textsVersion ?? []) : []));
  return [...new Set(names)].map((name) =>
    name === DRAFTS ? 'Written in draft wording, not yet the Secretary of State’s.' : `Written with the texts ${name}.`,
  );
};

/** What the voter can do about a reason for which the county cannot count the ballot yet. */
const TO_DO: Readonly<Record<ContactCountyCode, string>> = {
  NVS: 'Fill in and sign the county’s form, and return it before the deadline.',
  NMS: 'Fill in and sign the county’s form, and return it before the deadline.',
  NID: 'The county tells you which copy of an identity document it needs, and by when.',
  INF: 'The county tells you what it needs from you, and by when.',
};

/** Why, in the words of the message about it; and what to do, while it stands and can still be done. */
const reasonSentences = ({ code, state }: ReportedEvent, isAskOpen: boolean): readonly string[] => {
  const reason = state === 'taken-back' ? undefined : reasonOf(code);
  if (reason === undefined) return [];
  const asked = state === 'current' && isAskOpen ? ContactCountyCode.safeParse(reason).data : undefined;
  return [CATALOG.en.reasons[reason].message, ...(asked === undefined ? [] : [TO_DO[asked]])];
};

const dayOf = ({ day, at }: ReportedEvent): string => longDate(day ?? pacificDate(at));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Sentences about one event, in the order in which a clerk reads them to the voter. `staffOnly` is not read. */
export type EventSentences = { readonly read: readonly string[]; readonly staffOnly: readonly string[] };

export type Circumstances = {
  readonly hasSeveralBallots: boolean;
  /** What the county asks for to count a ballot can still be done: `isAskOpen`. */
  readonly isAskOpen: boolean;
};

const reportSentences = (event: ReportedEvent, { hasSeveralBallots, isAskOpen }: Circumstances): EventSentences => {
  const which = hasSeveralBallots && event.ballot ? `About ballot ${event.ballot.number}: ` : '';
  const happened = `on ${dayOf(event)}, ${HAPPENED[event.tells]}.`;
  const code = `${countyOf(event.county).name} County reported ${event.code}${event.ballot ? ` for ballot ${event.ballot.ballotId}` : ''}.`;
  if (event.state === 'held') {
    const why = event.held ? `${capital(HOLD_SENTENCES[event.held].what)}` : 'It counts for nothing yet.';
    return { read: [], staffOnly: [`${code} It is held, and the voter is not told: ${why}`] };
  }
  const { none } = event;
  const from = none?.from ? ` It comes ${on(none.from)}.` : '';
  const isQuiet = none?.why === 'nothing-new';
  return {
    read: isQuiet
      ? []
      : [
          which ? `${which}${happened}` : capital(happened),
          ...reasonSentences(event, isAskOpen),
          ...(event.state === 'taken-back' ? ['Your county has taken this back since: it is not so.'] : []),
          ...event.messages.map(fateSentence),
          ...(none ? [`No message was sent about it. ${WHY_WORDS[none.why]}${from}`] : []),
        ],
    staffOnly: [
      isQuiet ? `${code} It said nothing new, and nobody was told.` : code,
      ...textsSentences(event.messages),
    ],
  };
};

const SCANNED: Readonly<Record<EnvelopeDirection, string>> = {
  outbound: 'the Postal Service scanned your ballot on its way to you',
  inbound: HAPPENED.Inbound,
};

/** A scan as staff see it: where, and what its code means. */
const scanInWords = ({ at, place, code }: EnvelopeScan): string =>
  [on(at), place, meaningOf(code) ?? (code === '' ? undefined : `operation ${code}`)].filter(Boolean).join(', ');

/** What the Postal Service saw. No scan says that a letter was delivered, and nothing that is read does. */
const scanSentences = (event: ScanEvent): EventSentences => {
  const { direction, barcode, first, last, scans, expectedOn, held, none } = event;
  const seen = `The ${direction === 'outbound' ? 'envelope to the voter' : 'return envelope'} with barcode ${barcode} was scanned first ${scanInWords(first)}`;
  const latest = scans > 1 ? `; last of ${scans} times ${scanInWords(last)}` : '';
  if (held) {
    const why = capital(HOLD_SENTENCES[held].what);
    return { read: [], staffOnly: [`${seen}${latest}. It is held, and the voter is not told: ${why}`] };
  }
  const isUntold = none !== undefined && none.why !== 'nothing-new';
  return {
    read: [
      `On ${longDate(pacificDate(event.at))}, ${SCANNED[direction]}.`,
      ...(expectedOn ? [`The Postal Service expects it to arrive on ${longDate(expectedOn)}.`] : []),
      ...event.messages.map(fateSentence),
      ...(isUntold ? [`No message was sent about it. ${WHY_WORDS[none.why]}`] : []),
    ],
    staffOnly: [`${seen}${latest}.`, ...textsSentences(event.messages)],
  };
};

/** What is said of one event of a timeline. */
export const eventSentences = (event: TimelineEvent, circumstances: Circumstances): EventSentences => {
  if (event.kind === 'reported') return reportSentences(event, circumstances);
  if (event.kind === 'scanned') return scanSentences(event);
  const wrong = event.corrects ? ` We had told you that ${HAPPENED[event.corrects]}; that was wrong.` : '';
  const happened = `On ${longDate(pacificDate(event.at))}, ${HAPPENED[event.type]}.${wrong}`;
  return { read: [happened, ...event.messages.map(fateSentence)], staffOnly: textsSentences(event.messages) };
};
