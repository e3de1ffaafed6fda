import { createHmac } from 'node:crypto';

/**
 * The signature of a webhook body: `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hexadecimal>`. A receiver computes
 * the same over the bytes it got, and refuses a `t` more than five minutes off and a delivery id it has seen.
 */
export const webhookSignature = (secret: string, unixSeconds: number, body: string): string =>
  `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`;
