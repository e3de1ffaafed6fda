import { randomUUID } from 'node:crypto';
import { createFaultList, type FaultList, type FaultRule } from './faults.ts';
import { createProtection, type Protection } from './protect.ts';
import { outcomeFor, type ReceiptOutcome, receiptOf } from './receipts.ts';
import type { SendRequest, SentMessage } from './sent-message.ts';

/** What the simulator needs from the stage around it. */
export type ProviderSettings = {
  /** The stage's clock, ISO 8601 UTC. */
  readonly now: () => string;
  /** Publishes a receipt to the receipts topic. */
  readonly publish: (receipt: unknown) => Promise<void>;
  /** Publishes a text to us to the topic for those. */
  readonly publishText: (text: unknown) => Promise<void>;
  /** Whether texts and calls are kept to numbers that are let through: in a test environment. */
  readonly guestsOnly?: boolean;
};

/** The providers' memory: what was accepted, what is to go wrong, which receipts are still to come. */
export type Provider = {
  readonly faults: FaultList;
  readonly protection: Protection;
  messages(): readonly SentMessage[];
  forget(): void;
  /** Takes a message. The same client token gives the message that it gave before. */
  accept(request: SendRequest): SentMessage;
  /** Publishes the receipt of a message, as `fault` wants it. */
  sendReceipt(message: SentMessage, fault?: FaultRule): void;
  /** Brings a text to us, as a toll-free number's carrier does: STOP, START and UNSTOP it answers itself. */
  receiveText(text: { readonly from: string; readonly body: string }): Promise<void>;
  /** Whether the carrier takes no texts for this number any more. */
  hasStopped(phone: string): boolean;
  /** How many receipts have not been published yet. */
  pendingReceipts(): number;
};

/** What carriers of toll-free numbers answer in our place, in their own words. */
const CARRIER_ANSWERS: Readonly<Record<string, string>> = {
  STOP: 'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.',
  START: 'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
  UNSTOP: 'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
};
const CARRIER = {
  channel: 'text',
  api: 'SendTextMessage',
  from: '+19165550100',
  attachments: [],
  context: { atOnce: 'Answer', language: 'en' },
} as const;

/** A call takes a moment: it is reported when it has ended, which no answer to its request can be later than. */
const CALL_MS = 1_000;

const receiptPlan = (fault: FaultRule | undefined): { readonly copies: number; readonly after: number } => {
  if (fault?.fault === 'receipt-missing') return { copies: 0, after: 0 };
  if (fault?.fault === 'receipt-twice') return { copies: 2, after: 0 };
  return { copies: 1, after: fault?.fault === 'receipt-late' ? fault.milliseconds : 0 };
};

/** A provider that has not been asked for anything yet. */
export const createProvider = (settings: ProviderSettings): Provider => {
  let messages: SentMessage[] = [];
  const byToken = new Map<string, SentMessage>();
  const stopped = new Set<string>();
  let pending = 0;

  const publishLater = (receipt: unknown, after: number): void => {
    pending += 1;
    setTimeout(() => {
      settings
        .publish(receipt)
        // A stage that is being stopped or set up has no topic; the message itself was taken all the same.
        .catch(() => undefined)
        .finally(() => {
          pending -= 1;
        });
    }, after).unref();
  };

  return {
    faults: createFaultList(),
    protection: createProtection(settings.guestsOnly ?? false),
    messages: () => messages,
    forget: () => {
      messages = [];
      byToken.clear();
      stopped.clear();
    },
    accept: ({ clientToken, ...request }) => {
      const known = clientToken === undefined ? undefined : byToken.get(clientToken);
      if (known) return known;
      const message: SentMessage = { ...request, id: randomUUID(), acceptedAt: settings.now() };
      messages.push(message);
      if (clientToken !== undefined) byToken.set(clientToken, message);
      return message;
    },
    sendReceipt: (message, fault) => {
      const outcome: ReceiptOutcome = fault?.fault === 'receipt-undelivered' ? 'undelivered' : outcomeFor(message.to);
      const receipt = receiptOf(message, outcome, settings.now());
      const { copies, after: late } = receiptPlan(fault);
      const after = late + (message.api === 'StartOutboundVoiceContact' ? CALL_MS : 0);
      for (let copy = 0; copy < copies; copy += 1) publishLater(receipt, after);
    },
    receiveText: async ({ from, body }) => {
      const keyword = body.trim().toUpperCase();
      const answer = CARRIER_ANSWERS[keyword];
      if (keyword === 'STOP') stopped.add(from);
      else if (answer !== undefined) stopped.delete(from);
      if (answer !== undefined) {
        messages.push({ ...CARRIER, to: from, body: answer, id: randomUUID(), acceptedAt: settings.now() });
      }
      await settings.publishText({
        originationNumber: from,
        destinationNumber: CARRIER.from,
        messageKeyword: keyword.split(/\s/)[0] ?? '',
        messageBody: body,
        inboundMessageId: randomUUID(),
        previousPublishedMessageId: messages.findLast(({ to, channel }) => to === from && channel === 'text')?.id,
      });
    },
    hasStopped: (phone) => stopped.has(phone),
    pendingReceipts: () => pending,
  };
};
