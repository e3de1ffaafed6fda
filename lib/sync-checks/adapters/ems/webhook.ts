import { setTimeout as wait } from 'node:timers/promises';
import type { PublicPost } from '../../../shared/https/public-post.ts';
import { isTaken, signedPost } from '../../../shared/https/signed-post.ts';
import type { ReadSecret } from '../../../shared/secrets/read-secret.ts';
import { EMS_RETRY_WAITS_MS, isWorthRepeating } from '../../domain/ems.ts';
import type { TellEms } from '../../ports/counties.ts';

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
  ({ post, readSecret, wait: pauseFor = wait, unixSeconds }: WebhookTransport): TellEms =>
  async (endpoint, event) => {
    if (endpoint?.webhookUrl == null || endpoint.secretName === null) return 'no-endpoint';
    const secret = await readSecret(endpoint.secretName);
    // It is told again every hour, with the secret that the county's file names then.
    if (secret === undefined) return 'failed';
    const say = signedPost(post, unixSeconds);
    const said = { url: endpoint.webhookUrl, secret, id: event.id, body: JSON.stringify(event) };
    for (let index = 0; ; index += 1) {
      const answer = await say(said);
      if (answer.kind === 'not-called') return 'failed';
      const status = answer.kind === 'answered' ? answer.status : null;
      if (isTaken(answer)) return 'delivered';
      const pause = EMS_RETRY_WAITS_MS[index];
      if (pause === undefined || !isWorthRepeating(status)) return 'failed';
      await pauseFor(pause);
    }
  };
