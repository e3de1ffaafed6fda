import * as z from 'zod';
import type { CallApi, FetchToken } from '../ports.ts';

/** How long an answer may take. Milliseconds; API Gateway gives up after 29 seconds. */
const PATIENCE = 30_000;

const Token = z.object({ access_token: z.string() });

const jsonOf = async (answer: Response): Promise<unknown> => answer.json().catch(() => undefined);

/** The county API as counties' systems call it, at an address without a slash at its end. */
export const httpCountyApi =
  (address: string): CallApi =>
  async (token, method, path, body) => {
    try {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      return { kind: 'answered', status: answer.status, body: await jsonOf(answer) };
    } catch {
      return { kind: 'unanswered' };
    }
  };

/** Tokens of the client-credentials grant. */
export const httpTokens =
  (tokenUrl: string, scope: string): FetchToken =>
  async ({ clientId, clientSecret }) => {
    try {
      const answer = await fetch(tokenUrl, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answer.ok ? Token.safeParse(await jsonOf(answer)).data?.access_token : undefined;
    } catch {
      return undefined;
    }
  };
