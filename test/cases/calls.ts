import type { Context, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { postBallots } from '../../lambdas/ballot-tracking/post-ballots/handler.ts';
import { settle } from '../../lambdas/messaging/settle-receipts/handler.ts';
import type { UploadAnswer } from '../../lib/ballot-tracking/api.ts';
import { ElectionBody, ElectionDetails } from '../../lib/elections/api.ts';
import { readReceiptEvent } from '../../lib/messaging/adapters/providers/receipt-events.ts';
import { messageVariables } from '../../lib/messaging/domain/message-variables.ts';
import { renderMessage } from '../../lib/messaging/domain/render.ts';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import type { MessageType } from '../../lib/shared/codes.ts';
import { countyOf, inPersonVotingOf } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { MemoryLog, MemoryTracking } from '../ballot-tracking/ballot-memory.ts';
import { election } from '../elections/domain/elections.ts';
import { AMADOR, create, february, LOCAL } from '../elections/election-calls.ts';
import { MemoryLedger } from '../faults/memory-ledger.ts';

const GENERAL = election();

/** Uploads a body as a county's system writes it; answers how many rows were taken, held and refused, and why. */
export const upload = async (
  rawBody: string,
  contentType = 'application/json',
  memory = tracking(),
): Promise<Pick<UploadAnswer, 'accepted' | 'unchanged' | 'held'> & { readonly refused: readonly string[] }> => {
  const answer = await postBallots(memory)(
    {
      rawBody,
      headers: { 'content-type': contentType },
      path: { id: GENERAL.id },
      caller: { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' },
      body: undefined,
      query: undefined,
    },
    { log: new MemoryLog() },
  );
  if (answer.status !== 200) throw new Error(`The upload was answered ${answer.status}.`);
  const { accepted, unchanged, held, rejected } = answer.body as UploadAnswer;
  return { accepted, unchanged, held, refused: rejected.map(({ code }) => code) };
};

/** A county with twenty voters, on October 6, 2026. */
export const tracking = (): MemoryTracking => {
  const memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-10-06T20:00:00Z');
  memory.electionsById.set(GENERAL.id, GENERAL);
  for (let number = 1; number <= 20; number += 1) {
    const voterId = `V${number}`;
    memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
  }
  return memory;
};

/** What setting up local elections of these names comes to: the status of each, and how many there are then. */
export const setUp = async (...names: readonly string[]): Promise<{ statuses: number[]; elections: number }> => {
  const memory = february();
  const statuses: number[] = [];
  for (const name of names) {
    const body = { ...LOCAL, name, shortName: 'Special Election' };
    const isTaken = ElectionBody.safeParse(body).success;
    statuses.push(isTaken ? (await create(memory, AMADOR, body)).status : 400);
  }
  // A county asks; each stays a request of its own until SOS accepts it.
  return { statuses, elections: memory.requestsById.size };
};

/** Alphabet and parts of the English text of an election with this name. */
export const englishText = async (name: string): Promise<unknown> => {
  const answer = await create(february(), AMADOR, { ...LOCAL, name });
  const text = ElectionDetails.parse(answer.body).texts.find(({ language }) => language === 'en');
  return [text?.encoding, text?.parts];
};

/** How many messages of the receipts' queue are set aside. */
export const receive = async (body: string): Promise<number> => {
  const { rows } = new MemoryLedger();
  const work = settle({
    clock: async () => Temporal.Instant.from('2026-10-06T20:00:00Z'),
    rows,
    subscriptions: { optOut: async () => undefined },
    countComplaint: async () => undefined,
    read: readReceiptEvent,
  });
  const log = new MemoryLog();
  const handler = queueHandler({ name: 'settle-receipts', body: z.unknown() }, (one) => work(one, { log }));
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 } as Context;
  const Records = [{ messageId: 'a', body, eventSource: 'aws:sqs' } as SQSRecord];
  return (await handler({ Records }, context)).batchItemFailures.length;
};

/** The reminder of a county as an English text, or what is missing for it. */
export const reminder = (code: string, hasDeadline = true): string => {
  const county = countyOf(code);
  const date = Temporal.PlainDate.from('2026-11-03');
  const now = Temporal.Instant.from('2026-10-29T17:00:00Z');
  const type: MessageType = 'DeadlineReminder';
  const typed = messageVariables({
    type,
    now,
    county: {
      name: county.name,
      inPersonVoting: inPersonVotingOf(county),
      contact: { phone: '+15305550100', email: 'e@example.org', site: 'https://example.org' },
    },
    election: {
      name: 'General Election',
      date,
      returnDeadline: hasDeadline ? date : undefined,
      cureDeadline: undefined,
      canvassDate: date.add({ days: 30 }),
    },
    dataAsOf: now,
    trackingSite: 'https://example.org',
  });
  if (!typed.ok) return `missing ${typed.error.fact}`;
  const rendered = renderMessage({ ...typed.value, channel: 'text', language: 'en' });
  return rendered.ok ? rendered.value.body : JSON.stringify(rendered.error);
};
