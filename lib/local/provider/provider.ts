import { randomUUID } from 'node:crypto';
import { createFaultList, type FaultList, type FaultRule } from './faults.ts';
import { outcomeFor, type ReceiptOutcome, receiptOf } from './receipts.ts';
import type { SendRequest, SentMessage } from './sent-message.ts';

/** What the simulator needs from the stage around it. */
export type ProviderSettings = {
  /** The stage's clock, ISO 8601 UTC. */
  readonly now: () => string;
  /** Publishes a receipt to the receipts topic. */
  readonly publish: (receipt: unknown) => Promise<void>;
};

/** The providers' memory: what was accepted, what is to go wrong, which receipts are still to come. */
export type Provider = {
  readonly faults: FaultList;
  messages(): readonly SentMessage[];
  forget(): void;
  /** Takes a message. The same client token gives the message that it gave before. */
  accept(request: SendRequest): SentMessage;
  /** Publishes the receipt of a message, as `fault` wants it. */
  sendReceipt(message: SentMessage, fault?: FaultRule): void;
  /** How many receipts have not been published yet. */
  pendingReceipts(): number;
};

const receiptPlan = (fault: FaultRule | undefined): { readonly copies: number; readonly after: number } => {
  if (fault?.fault === 'receipt-missing') return { copies: 0, after: 0 };
  if (fault?.fault === 'receipt-twice') return { copies: 2, after: 0 };
  return { copies: 1, after: fault?.fault === 'receipt-late' ? fault.milliseconds : 0 };
};

/** A provider that has not been asked for anything yet. */
export const createProvider = (settings: ProviderSettings): Provider => {
  let messages: SentMessage[] = [];
  const byToken = new Map<string, SentMessage>();
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
    messages: () => messages,
    forget: () => {
      messages = [];
      byToken.clear();
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
      if (receipt === undefined) return;
      const { copies, after } = receiptPlan(fault);
      for (let copy = 0; copy < copies; copy += 1) publishLater(receipt, after);
    },
    pendingReceipts: () => pending,
  };
};
