import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { EMS_RETRY_WAITS_MS, isWorthRepeating } from '../../domain/ems.ts';
import type { TellEms } from '../../ports/counties.ts';

const ATTEMPT_TIMEOUT_MS = 5_000;

/**
 * The signature of a webhook body: `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hexadecimal>`. A receiver computes
 * the same over the bytes it got, and refuses a `t` more than five minutes off and a delivery id it has seen.
 */
export const webhookSignature = (secret: string, unixSeconds: number, body: string): string =>
  `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`;

/** What an attempt needs from outside; tests replace it. */
export type WebhookTransport = {
  readonly fetch: typeof fetch;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly unixSeconds: () => number;
};

const realTransport: WebhookTransport = {
  fetch: (input, init) => fetch(input, init),
  wait: (milliseconds) => wait(milliseconds),
  unixSeconds: () => Math.floor(Date.now() / 1000),
};

/** The status of one attempt; null when there was no answer. */
const attempt = async (transport: WebhookTransport, url: string, init: RequestInit): Promise<number | null> => {
  try {
    const response = await transport.fetch(url, { ...init, signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
};

/** Posts events to counties' EMS, signed with the county's secret. Redirects are not followed. */
export const webhookTellEms =
  (transport: WebhookTransport = realTransport): TellEms =>
  async (endpoint, event) => {
    if (endpoint?.webhookUrl == null || endpoint.signingSecret === null) return 'no-endpoint';
    const body = JSON.stringify(event);
    for (let index = 0; ; index += 1) {
      const status = await attempt(transport, endpoint.webhookUrl, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'Rollcall-Delivery': event.id,
          'Rollcall-Signature': webhookSignature(endpoint.signingSecret, transport.unixSeconds(), body),
        },
        body,
      });
      if (status !== null && status >= 200 && status < 300) return 'delivered';
      const pause = EMS_RETRY_WAITS_MS[index];
      if (pause === undefined || !isWorthRepeating(status)) return 'failed';
      await transport.wait(pause);
    }
  };
