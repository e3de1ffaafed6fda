import * as z from 'zod';
import data from './message-prices.json' with { type: 'json' };
import { Price } from './price.ts';

export type MessagePriceName = keyof typeof data;

/** What AWS and the carriers bill for messages: the one place, for what an upload would cost and for the yearly bill. */
export const MESSAGE_PRICES = z.record(z.string(), Price).parse(data) as Readonly<Record<MessagePriceName, Price>>;

/** US dollars of so many. */
export const priceOf = (name: MessagePriceName, quantity: number): number =>
  (quantity * MESSAGE_PRICES[name].usd) / MESSAGE_PRICES[name].per;
