import { setTimeout as wait } from 'node:timers/promises';
import type { PublicPost } from '../../../shared/https/public-post.ts';
import { webhookSignature } from '../../../shared/https/webhook-signature.ts';
import type { ReadSecret } from '../../../shared/secrets/read-secret.ts';
import { EMS_RETRY_WAITS_MS, isWorthRepeating } from '../../domain/ems.ts';
import type { TellEms } from '../../ports/counties.ts';

const ATTEMPT_TIMEOUT_MS = 5_000;

/** What telling needs from outside; tests replace it. */
export type WebhookTransport = {
  readonly post: PublicPost;
  readonly readSecret: ReadSecret;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly unixSeconds?: () => number;
};

/**
 * Posts events to counties' EMS, signed with the county's secret. The address is checked at every attempt
 * (`shared/https/public-post.ts`), and redirects are not followed.
 */
export const webhookTellEms =
  ({
    post,
    readSecret,
    wait: pauseFor = wait,
    unixSeconds = () => Math.floor(Date.now() / 1000),
  }: WebhookTransport): TellEms =>
  async (endpoint, event) => {
    if (endpoint?.webhookUrl == null || endpoint.secretName === null) return 'no-endpoint';
    const secret = await readSecret(endpoint.secretName);
    // It is told again every hour, with the secret that the county's file names then.
    if (secret === undefined) return 'failed';
    const body = JSON.stringify(event);
    for (let index = 0; ; index += 1) {
      const answer = await post(endpoint.webhookUrl, {
        headers: {
          'content-type': 'application/json',
          'Rollcall-Delivery': event.id,
          'Rollcall-Signature': webhookSignature(secret, unixSeconds(), body),
        },
        body,
        timeoutMs: ATTEMPT_TIMEOUT_MS,
      });
      if (answer.kind === 'not-called') return 'failed';
      const status = answer.kind === 'answered' ? answer.status : null;
      if (status !== null && status >= 200 && status < 300) return 'delivered';
      const pause = EMS_RETRY_WAITS_MS[index];
      if (pause === undefined || !isWorthRepeating(status)) return 'failed';
      await pauseFor(pause);
    }
  };
