import type { PublicAnswer, PublicPost } from './public-post.ts';
import { webhookSignature } from './webhook-signature.ts';

/** What a county's system is told: the same `id` at every attempt, and a body whose bytes are signed. */
export type SignedEvent = {
  readonly url: string;
  readonly secret: string;
  readonly id: string;
  readonly body: string;
};

/** For one attempt, name and answer included. */
const TIMEOUT_MS = 5_000;

/** Seconds of real time, which receivers hold a signature against: never a stage's own clock. */
const realSeconds = (): number => Math.floor(Date.now() / 1000);

/**
 * Posts events to counties' systems, signed with the county's secret. The address is checked at every attempt and no redirect
 * is followed (`public-post.ts`). Never throws for what the other side does.
 */
export const signedPost =
  (post: PublicPost, unixSeconds: () => number = realSeconds) =>
  ({ url, secret, id, body }: SignedEvent): Promise<PublicAnswer> =>
    post(url, {
      headers: {
        'content-type': 'application/json',
        'Rollcall-Delivery': id,
        'Rollcall-Signature': webhookSignature(secret, unixSeconds(), body),
      },
      body,
      timeoutMs: TIMEOUT_MS,
    });

/** Whether a system has taken what it was told. */
export const isTaken = (answer: PublicAnswer): boolean =>
  answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
