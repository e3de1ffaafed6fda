import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { LeanSha256 } from './lean-client.ts';

type Request = {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};
type Answer = { readonly response: { readonly statusCode: number; readonly body: Readable } };
type Handler = { handle(request: object, options?: object): Promise<Answer> };

const FAILED_CONDITION = 'ConditionalCheckFailedException';

/** The client's own error for a condition that was not met, with what stood in its way. */
const failedCondition = (answer: string): ConditionalCheckFailedException => {
  const { message, Item } = JSON.parse(answer);
  return new ConditionalCheckFailedException({ message, Item, $metadata: { httpStatusCode: 400 } });
};

/**
 * One try of a DynamoDB operation, straight to the client's own connection: a body in DynamoDB's JSON, signed by the SDK's
 * signer. Answers undefined where neither success nor a failed condition came back, or nothing: the client itself then asks
 * again, with its retries and its errors, as it does after a failed try of its own. Throws the client's error of a failed
 * condition, and on a success that nobody can read, after which nothing may be asked again.
 */
export type DirectCall = (operation: string, input: object) => Promise<Record<string, unknown> | undefined>;

/**
 * Takes the place where a client's calls go from the first call that it makes by itself. The SDK's middleware costs three
 * times as much as all else about a call, and here it would do the same thing each time.
 */
export const directCalls = (client: DynamoDBClient): DirectCall => {
  const { config } = client;
  const handler = config.requestHandler as unknown as Handler;
  const handle = handler.handle.bind(handler);
  let place: Request | undefined;
  handler.handle = (request, options) => {
    const { protocol, hostname, port, path, headers } = request as Request;
    place ??= {
      protocol,
      hostname,
      ...(port === undefined ? {} : { port }),
      path,
      headers: { host: headers['host'] ?? hostname },
    };
    return handle(request, options);
  };
  const { region, credentials } = config;
  const signer = new SignatureV4({ service: 'dynamodb', region, credentials, sha256: LeanSha256 });
  return async (operation, input) => {
    if (place === undefined) return undefined;
    const body = JSON.stringify(input);
    const headers = {
      ...place.headers,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    const signingDate = new Date(Date.now() + config.systemClockOffset);
    const answer = await signer
      .sign({ ...place, method: 'POST', headers, body }, { signingDate })
      .then(handle)
      .then(async ({ response }) => ({ status: response.statusCode, said: await text(response.body) }))
      .catch(() => undefined);
    if (answer?.status === 200) return JSON.parse(answer.said);
    if (answer?.status === 400 && answer.said.includes(FAILED_CONDITION)) throw failedCondition(answer.said);
    return undefined;
  };
};
