import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { Context } from 'aws-lambda';
import { IDEMPOTENCY_HEADER } from '../../platform/names.ts';
import { problem } from '../api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../api/types.ts';

/** A client that retries a day later still gets the first answer. */
const KEPT_SECONDS = 86_400;
const KEY = /^[\x21-\x7e]{1,200}$/;

/** A DynamoDB item holds 400 KB; the row results of a large batch are more than that until they are compressed. */
const pack = (answer: ApiAnswer): string => gzipSync(JSON.stringify(answer)).toString('base64');
const unpack = (stored: string): ApiAnswer =>
  JSON.parse(gunzipSync(Buffer.from(stored, 'base64')).toString('utf8')) as ApiAnswer;

/** Carries a refusal past the library, which forgets the key of whatever throws. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly answer: ApiAnswer;

  constructor(answer: ApiAnswer) {
    super('A refusal is not kept.');
    this.answer = answer;
  }
}

const packGood = (answer: ApiAnswer): string => {
  if (answer.status >= 400) throw new Refused(answer);
  return pack(answer);
};

/** The problem of a key that cannot be one; undefined where it can, or where there is none. */
export const refusedKey = (headers: ApiRequest<unknown, unknown, unknown>['headers']): ApiAnswer | undefined => {
  const key = headers[IDEMPOTENCY_HEADER.toLowerCase()];
  if (key === undefined || KEY.test(key)) return undefined;
  return problem(400, 'invalid-request', `${IDEMPOTENCY_HEADER}: use 1 to 200 visible ASCII characters.`);
};

type Answering = (request: ApiRequest<unknown, unknown, unknown>) => Promise<ApiAnswer>;

/**
 * Answers a repeated POST that carries the same `Idempotency-Key` with the first answer, without doing the work again.
 * The key belongs to the client and the route. The same key with another body is refused (422), and so is a repeat
 * while the first is still at work (409). Nothing was done where the answer was a refusal: its key is free again, for
 * the same body when its time has come, or for a corrected one.
 */
export const idempotently = (
  store: BasePersistenceLayer,
  routeName: string,
): ((request: ApiRequest<unknown, unknown, unknown>, context: Context, answer: Answering) => Promise<ApiAnswer>) => {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'key',
    payloadValidationJmesPath: 'bodyHash',
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: KEPT_SECONDS,
    hashFunction: 'sha256',
  });
  return async (request, context, answer) => {
    const key = request.headers[IDEMPOTENCY_HEADER.toLowerCase()];
    if (key === undefined) return answer(request);
    const refused = refusedKey(request.headers);
    if (refused) return refused;
    config.registerLambdaContext(context);
    const once = makeIdempotent(async (_identity: Record<string, string>) => packGood(await answer(request)), {
      persistenceStore: store,
      config,
    });
    try {
      const stored = await once({
        key: `${request.caller.id} ${routeName} ${JSON.stringify(request.path ?? null)} ${key}`,
        // What is asked beside the body, too: the same key must not answer for another question.
        bodyHash: createHash('sha256')
          .update(request.rawBody)
          .update(JSON.stringify(request.query ?? {}))
          .digest('hex'),
      });
      return unpack(stored);
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      if (error instanceof IdempotencyAlreadyInProgressError) {
        return problem(409, 'request-in-progress', 'A request with this key is still at work. Repeat it in a moment.');
      }
      if (error instanceof IdempotencyValidationError) {
        return problem(422, 'idempotency-key-reused', 'This key was used with another body. Use a new key.');
      }
      throw error;
    }
  };
};
