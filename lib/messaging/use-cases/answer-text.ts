import type { Clock } from '../../shared/clock.ts';
import type { Language } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { isInForce, PHONE_CHANNELS } from '../../voters/domain/phone-stop.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { PhoneStops } from '../../voters/ports.ts';
import { destinationFault } from '../domain/destination.ts';
import { type ReadText, readText, type Wish } from '../domain/keywords.ts';
import { renderReply } from '../domain/render-reply.ts';
import type { AnswerKind, InboundText, InboundTexts } from '../ports/inbound-texts.ts';
import type { Pace } from '../ports/pace.ts';
import type { TextSender } from '../ports/providers.ts';
import { takeTurn } from './take-turn.ts';

export type AnswerPorts = {
  readonly clock: Clock;
  readonly texts: InboundTexts;
  readonly stops: PhoneStops;
  readonly send: TextSender;
  readonly pace: Pick<Pace, 'turn'>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Words that the carrier or AWS answers by itself: a second answer would be one too many. Lower case. */
  readonly answeredByCarrier: readonly string[];
  readonly siteUrl: string;
};

/** What a text has done; nothing of it names anybody. */
export type TextReport = {
  readonly wish: Wish;
  readonly ended: number;
  readonly opened: number;
  readonly answered: AnswerKind | 'none';
};

/** Answers of a kind to one number in a day: two machines that answer one another end there. */
const MOST_A_DAY: Readonly<Record<AnswerKind, number>> = { stopped: 3, started: 3, help: 3, 'not-understood': 1 };
const TIME_TO_LIVE = 3_600;
const LONGEST_WAIT_MS = 5_000;

type Done = { readonly ended: number; readonly opened: number; readonly answer: AnswerKind | 'none' };

const changed = async (
  voters: readonly Subscription[],
  change: (of: { readonly voterId: string; readonly phone: string }) => Promise<readonly unknown[]>,
  phone: string,
): Promise<number> => {
  let count = 0;
  for (const { voterId } of voters) count += (await change({ voterId, phone })).length > 0 ? 1 : 0;
  return count;
};

/** First the mark, which holds at once and for whoever signed up a moment ago; then every subscription that is found. */
const stop = async ({ stops }: AnswerPorts, phone: string, at: Temporal.Instant): Promise<Done> => {
  const before = await stops.find(phone);
  await stops.mark(phone, at);
  const voters = await stops.ofPhone(phone);
  const ended = await changed(voters, (of) => stops.end(of, PHONE_CHANNELS, at), phone);
  // Confirmed once. Who says it again has been told; this very text, should it come again, has not.
  const wasTold = isInForce(before) && before?.at.equals(at) === false && ended === 0;
  return { ended, opened: 0, answer: wasTold ? 'none' : 'stopped' };
};

const start = async ({ stops }: AnswerPorts, phone: string, at: Temporal.Instant): Promise<Done> => {
  await stops.lift(phone, at);
  const voters = await stops.ofPhone(phone);
  const opened = await changed(voters, (of) => stops.reopen(of, at), phone);
  const isOn = voters.some(({ channels, ended }) => !ended && PHONE_CHANNELS.some((one) => channels.includes(one)));
  // A repeat of this text finds open what it has opened.
  return { ended: 0, opened, answer: opened > 0 || isOn ? 'started' : 'help' };
};

const act = async (ports: AnswerPorts, wish: Wish, phone: string, at: Temporal.Instant): Promise<Done> => {
  const nothing = { ended: 0, opened: 0 };
  switch (wish) {
    case 'stop':
      return stop(ports, phone, at);
    case 'start':
      return start(ports, phone, at);
    case 'help':
      return { ...nothing, answer: 'help' };
    case 'other':
      // Who has said STOP hears nothing that they did not ask for.
      return { ...nothing, answer: isInForce(await ports.stops.find(phone)) ? 'none' : 'not-understood' };
  }
};

/** That of the newest sign-up with the number, else that of the word, else English. */
const languageFor = (voters: readonly Subscription[], read: ReadText): Language => {
  const newest = voters.toSorted((one, other) => Temporal.Instant.compare(other.consentedAt, one.consentedAt)).at(0);
  return newest?.language ?? read.language ?? 'en';
};

const mayAnswer = (ports: AnswerPorts, { from, to }: InboundText, { plain }: ReadText): boolean =>
  from !== to && destinationFault(from) === undefined && !ports.answeredByCarrier.includes(plain);

/**
 * Does what somebody asks for by text, and answers once. STOP ends texts and calls to the number, for every voter who has it.
 * The same text again does nothing more. Throws when a table cannot be reached: it must then come again.
 */
export const answerText =
  (ports: AnswerPorts) =>
  async (text: InboundText): Promise<TextReport> => {
    const read = readText(text.body);
    const at = await ports.texts.firstSeen(text.id, await ports.clock());
    const { answer, ...done } = await act(ports, read.wish, text.from, at);
    const report = { wish: read.wish, ...done };
    const isAsked = answer !== 'none' && mayAnswer(ports, text, read);
    if (!isAsked || !(await ports.texts.claimAnswer(text.id))) return { ...report, answered: 'none' };
    if (!(await ports.texts.allow(text.from, answer, MOST_A_DAY[answer], at))) return { ...report, answered: 'none' };
    const language = languageFor(await ports.stops.ofPhone(text.from), read);
    const { body, sms } = renderReply(answer === 'not-understood' ? 'help' : answer, language, ports.siteUrl);
    await takeTurn(ports, ports.pace, sms.parts, LONGEST_WAIT_MS);
    await ports.send({ to: text.from, body, timeToLive: TIME_TO_LIVE, language, atOnce: 'Answer' });
    return { ...report, answered: answer };
  };
