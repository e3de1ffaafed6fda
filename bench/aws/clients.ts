import { Readable } from 'node:stream';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LEAN_SETTINGS, lean } from '../../lib/shared/dynamodb/lean-client.ts';
import { leanDocuments } from '../../lib/shared/dynamodb/lean-documents.ts';
import type { FakeDynamoDB } from './fake-dynamodb.ts';
import { threadMs } from './yardstick.ts';

type Request = { readonly headers: Record<string, string>; readonly body?: unknown };
type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** Processor time of the stand-ins themselves: no part of what is measured. Milliseconds. */
export const standIns = { milliseconds: 0 };

/** What an SDK client takes for its connection: the request ends here, signed and all, and is answered at once. */
const handlerOf = (answer: (request: Request) => Answer) => ({
  handle: async (request: Request) => {
    const started = threadMs();
    const { status, type, body } = answer(request);
    standIns.milliseconds += threadMs() - started;
    const response = {
      statusCode: status,
      headers: { 'content-type': type, 'content-length': String(body.length) },
      body: Readable.from([Buffer.from(body)]),
    };
    return { response };
  },
  metadata: { handlerProtocol: 'http/1.1' },
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
});

const common = {
  region: 'us-west-2',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  maxAttempts: 1,
  ...LEAN_SETTINGS,
} as const;

const decoder = new TextDecoder();
const bodyOf = ({ body }: Request): string => (typeof body === 'string' ? body : decoder.decode(body as Uint8Array));

/** The document client of our Lambdas, with a table store in this process at its other end. */
export const dynamodbClient = (store: FakeDynamoDB): DynamoDBDocumentClient =>
  leanDocuments({
    ...common,
    requestHandler: handlerOf((request) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const { status, body } = store.call(operation, bodyOf(request));
      return { status, type: 'application/x-amz-json-1.0', body: JSON.stringify(body) };
    }) as never,
  });

/** A topic that hands each entry of a batch to `publish`. */
export const snsClient = (publish: (body: string, attributes: Readonly<Record<string, string>>) => void): SNSClient =>
  lean(
    new SNSClient({
      ...common,
      requestHandler: handlerOf((request) => {
        const form = new URLSearchParams(bodyOf(request));
        const ids: string[] = [];
        for (let entry = 1; form.has(`PublishBatchRequestEntries.member.${entry}.Id`); entry += 1) {
          const prefix = `PublishBatchRequestEntries.member.${entry}`;
          ids.push(String(form.get(`${prefix}.Id`)));
          const attributes: Record<string, string> = {};
          for (let number = 1; form.has(`${prefix}.MessageAttributes.entry.${number}.Name`); number += 1) {
            const place = `${prefix}.MessageAttributes.entry.${number}`;
            attributes[String(form.get(`${place}.Name`))] = String(form.get(`${place}.Value.StringValue`));
          }
          publish(String(form.get(`${prefix}.Message`)), attributes);
        }
        const members = ids.map((id) => `<member><Id>${id}</Id><MessageId>m</MessageId></member>`).join('');
        return {
          status: 200,
          type: 'text/xml',
          body: `<PublishBatchResponse><PublishBatchResult><Successful>${members}</Successful></PublishBatchResult></PublishBatchResponse>`,
        };
      }) as never,
    }),
  );

/** Providers that take everything. `onSend` hears of each message. */
export const providerClients = (onSend: () => void) => ({
  texts: lean(
    new PinpointSMSVoiceV2Client({
      ...common,
      requestHandler: handlerOf(() => {
        onSend();
        return { status: 200, type: 'application/x-amz-json-1.0', body: '{"MessageId":"p-1"}' };
      }) as never,
    }),
  ),
  emails: lean(
    new SESv2Client({
      ...common,
      requestHandler: handlerOf(() => {
        onSend();
        return { status: 200, type: 'application/json', body: '{"MessageId":"p-1"}' };
      }) as never,
    }),
  ),
});
