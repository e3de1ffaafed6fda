import { timingSafeEqual } from 'node:crypto';
import { webhookSignature } from '../../shared/https/webhook-signature.ts';

/** Seconds by which the signature's time may differ from ours. */
const TOLERANCE = 300;

/** Whether a webhook's signature is the county's own, and fresh. `now` is in Unix seconds of real time. */
export const isGenuine = (header: string | undefined, secret: string, body: string, now: number): boolean => {
  const [, seconds] = /^t=(\d+),v1=[0-9a-f]{64}$/.exec(header ?? '') ?? [];
  if (header === undefined || seconds === undefined || Math.abs(now - Number(seconds)) > TOLERANCE) return false;
  const expected = Buffer.from(webhookSignature(secret, Number(seconds), body));
  const stated = Buffer.from(header);
  return stated.length === expected.length && timingSafeEqual(stated, expected);
};
