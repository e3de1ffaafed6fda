import { countyEventBody } from '../../messaging/domain/county-event.ts';
import type { PublicPost } from '../../shared/https/public-post.ts';
import { isTaken, signedPost } from '../../shared/https/signed-post.ts';
import type { ReadSecret } from '../../shared/secrets/read-secret.ts';
import type { TellEvent } from '../ports.ts';

/** Tells events by signed webhooks, one attempt each: what fails is told again later, with the secret that is on file then. */
export const webhookTellEvent =
  (
    { post, readSecret }: { readonly post: PublicPost; readonly readSecret: ReadSecret },
    unixSeconds?: () => number,
  ): TellEvent =>
  async ({ url, secretName }, event) => {
    const secret = await readSecret(secretName);
    if (secret === undefined) return 'no-secret';
    const answer = await signedPost(
      post,
      unixSeconds,
    )({ url, secret, id: event.id, body: JSON.stringify(countyEventBody(event)) });
    if (isTaken(answer)) return 'told';
    return answer.kind === 'answered' ? `answered-${answer.status}` : answer.kind;
  };
