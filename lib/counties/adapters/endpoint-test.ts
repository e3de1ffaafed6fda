import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { NotCalled, PublicPost } from '../../shared/https/public-post.ts';
import { isTaken, signedPost } from '../../shared/https/signed-post.ts';
import { PUBLIC_URL_SENTENCES } from '../../shared/public-url.ts';
import type { TestEndpoint } from '../ports.ts';

const SENTENCES: Readonly<Record<NotCalled, string>> = {
  ...PUBLIC_URL_SENTENCES,
  'inside-address': 'The name leads to an address inside a network. Give one that leads to a public address.',
};

const answers = (body: string, challenge: string): boolean => {
  try {
    return z.object({ challenge: z.literal(challenge) }).safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
};

/** Sends test events, signed like every other: a system that checks signatures answers with the challenge of one. */
export const webhookTest =
  (post: PublicPost, unixSeconds?: () => number): TestEndpoint =>
  async ({ url, secret, county, at }) => {
    const challenge = randomUUID();
    const id = `${county}.endpoint-test.${challenge}`;
    const body = JSON.stringify({ id, type: 'endpoint-test', county, challenge, at });
    const answer = await signedPost(post, unixSeconds)({ url, secret, id, body });
    if (answer.kind === 'not-called') return { kind: 'not-called', sentence: SENTENCES[answer.fault] };
    if (answer.kind === 'unanswered') return answer;
    const isProven = isTaken(answer) && answers(answer.body, challenge);
    return isProven ? { kind: 'proven' } : { kind: 'answered-otherwise', status: answer.status };
  };
