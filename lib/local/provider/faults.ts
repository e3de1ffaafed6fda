import * as z from 'zod';
import { formatLedgerKey, parseLedgerKey } from '../../messaging/domain/ledger-key.ts';
import { Channel } from '../../shared/codes.ts';
import { fromTagValue } from '../../shared/email/ses-tag.ts';
import type { SendRequest } from './sent-message.ts';

/**
 * What can go wrong between us and a provider. The first four happen before the message is accepted, the others after:
 * those are the ones that must never lead to a second message.
 */
export const FAULTS = [
  'throttle',
  'refuse',
  'reset',
  'hang',
  'accept-then-500',
  'accept-then-reset',
  'accept-then-hang',
  'receipt-missing',
  'receipt-late',
  'receipt-twice',
  'receipt-undelivered',
] as const;
export const FaultKind = z.enum(FAULTS);
export type FaultKind = z.infer<typeof FaultKind>;

/** A fault to inject: for which messages, and for how many of them. */
export const FaultRule = z.strictObject({
  fault: FaultKind,
  channel: Channel.optional(),
  to: z.string().optional(),
  /** Part of the ledger key. */
  ledgerKey: z.string().optional(),
  times: z.int().min(1).default(1),
  /** How late a late receipt comes, in milliseconds. */
  milliseconds: z.int().min(0).default(1_000),
});
export type FaultRule = z.infer<typeof FaultRule>;

/** The ledger key that a message carries, whatever the provider's form of it; undefined for mail to counties. */
export const ledgerKeyOf = (context: Readonly<Record<string, string>>): string | undefined => {
  const stated = context['ledgerKey'];
  if (stated === undefined) return undefined;
  const plain = parseLedgerKey(stated);
  if (plain.ok) return formatLedgerKey(plain.value);
  const tag = fromTagValue(stated);
  return tag.ok ? tag.value : stated;
};

/** The faults still to be injected. */
export type FaultList = {
  add(rule: FaultRule): void;
  clear(): void;
  /** Takes the next fault for a message; undefined when it is to go well. */
  take(request: SendRequest): FaultRule | undefined;
};

const matches = (rule: FaultRule, request: SendRequest): boolean =>
  (rule.channel === undefined || rule.channel === request.channel) &&
  (rule.to === undefined || rule.to === request.to) &&
  (rule.ledgerKey === undefined || (ledgerKeyOf(request.context) ?? '').includes(rule.ledgerKey));

/** An empty list of faults. */
export const createFaultList = (): FaultList => {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, left: rule.times });
    },
    clear: () => {
      rules = [];
    },
    take: (request) => {
      const entry = rules.find(({ rule, left }) => left > 0 && matches(rule, request));
      if (entry) entry.left -= 1;
      return entry?.rule;
    },
  };
};
