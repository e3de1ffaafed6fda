import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import { ConnectClient } from '@aws-sdk/client-connect';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sesEmails } from '../../../../lib/messaging/adapters/providers/email-sender.ts';
import { endUserMessagingTexts } from '../../../../lib/messaging/adapters/providers/text-sender.ts';
import { awsVoiceCalls } from '../../../../lib/messaging/adapters/providers/voice-sender.ts';
import type { SendOutcome } from '../../../../lib/messaging/domain/delivery-outcome.ts';
import { SEND_CLIENT_SETTINGS } from '../../../../lib/shared/email/send-client.ts';
import { TO_VOTERS } from '../../to-voters.ts';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const ANSWERS: Readonly<Record<string, string>> = {
  ses: JSON.stringify({ MessageId: 'p-1' }),
  phone: JSON.stringify({ MessageId: 'p-1' }),
  connect: JSON.stringify({ ContactId: 'p-1' }),
};

let server: Server;
let requests: { readonly target: string; readonly body: string }[] = [];
let behave: Behaviour = () => undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push({
        target: String(request.headers['x-amz-target'] ?? request.url),
        body: Buffer.concat(parts).toString(),
      });
      behave(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise<void>((done) => void server.close(() => done())));
beforeEach(() => {
  requests = [];
});

const settings = () => ({
  ...SEND_CLIENT_SETTINGS,
  requestHandler: { ...SEND_CLIENT_SETTINGS.requestHandler, requestTimeout: 400 },
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  region: 'us-west-2',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const common = { ledgerKey: 'e.V1.B_1-1.Outbound.1.text', language: 'km' } as const;
const voiceSettings = {
  origination: '+19165550100',
  connectInstance: 'i',
  connectFlow: 'f',
  connectNumber: '+19165550100',
};

const senders: Readonly<Record<string, { readonly answer: string; readonly send: () => Promise<SendOutcome> }>> = {
  SES: {
    answer: 'ses',
    send: () =>
      sesEmails(
        new SESv2Client(settings()),
        { from: 'a@example.org' },
        TO_VOTERS,
      )({
        ...common,
        to: 'voter@example.org',
        subject: 'ឆ្នោត',
        text: 'សួស្តី',
        unsubscribe: 'https://example.org/unsubscribe/k1',
      }),
  },
  'End User Messaging, text': {
    answer: 'phone',
    send: () =>
      endUserMessagingTexts(
        new PinpointSMSVoiceV2Client(settings()),
        {
          origination: 'pool-1',
          configurationSet: 'texts',
        },
        TO_VOTERS,
      )({
        ...common,
        to: '+19165550123',
        body: 'សួស្តី',
        timeToLive: 600,
      }),
  },
  'End User Messaging, voice': {
    answer: 'phone',
    send: () =>
      awsVoiceCalls(
        { speech: new PinpointSMSVoiceV2Client(settings()), connect: new ConnectClient(settings()) },
        voiceSettings,
        TO_VOTERS,
      )({
        ...common,
        language: 'es',
        to: '+19165550123',
        script: 'Hola',
        voice: { kind: 'text-to-speech', voiceId: 'LUPE', languageCode: 'es-US' },
        timeToLive: 600,
      }),
  },
  Connect: {
    answer: 'connect',
    send: () =>
      awsVoiceCalls(
        { speech: new PinpointSMSVoiceV2Client(settings()), connect: new ConnectClient(settings()) },
        voiceSettings,
        TO_VOTERS,
      )({
        ...common,
        to: '+19165550123',
        script: 'សួស្តី',
        voice: { kind: 'recording', folder: 'recordings/km' },
        audioKey: 'recordings/km/Outbound.wav',
        timeToLive: 600,
      }),
  },
};

const accept =
  (answer: string): Behaviour =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(ANSWERS[answer]);
  };

// Each further request is a second copy of a message in a voter's pocket.
describe.each(Object.entries(senders))('%s is asked once', (_name, { answer, send }) => {
  it.each<[string, Behaviour, SendOutcome]>([
    ['when it accepts', accept(answer), { kind: 'accepted', providerId: 'p-1' }],
    [
      'when it resets the connection',
      (request) => request.socket.destroy(),
      { kind: 'unknown', code: 'CONNECTION_LOST' },
    ],
    ['when it never answers', () => undefined, { kind: 'unknown', code: 'TIMEOUT' }],
    [
      'when it answers 500',
      (_request, response) => response.writeHead(500).end(),
      { kind: 'unknown', code: 'SERVER_ERROR' },
    ],
    [
      'when it answers 503',
      (_request, response) => response.writeHead(503).end(),
      { kind: 'unknown', code: 'SERVER_ERROR' },
    ],
  ])('%s', async (_what, behaviour, expected) => {
    behave = behaviour;
    expect(await send()).toEqual(expected);
    expect(requests).toHaveLength(1);
  });
});

// Until the connection is secure, not a byte of a request has been written.
describe('a connection that fails before it can carry a request', () => {
  const textThrough = (endpoint: string) =>
    endUserMessagingTexts(
      new PinpointSMSVoiceV2Client({ ...settings(), endpoint }),
      { origination: 'pool-1' },
      TO_VOTERS,
    )({
      ...common,
      to: '+19165550123',
      body: 'b',
      timeToLive: 600,
    });
  const NOT_REACHED: SendOutcome = { kind: 'not-accepted', reason: 'PROVIDER_NOT_REACHED' };

  it.each<[string, (socket: Socket) => void]>([
    ['reset', (socket) => void socket.resetAndDestroy()],
    ['closed', (socket) => void socket.destroy()],
  ])('is %s: the message has not been sent, and may be tried again', async (_what, treat) => {
    let connections = 0;
    const raw = createNetServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined);
      treat(socket);
    });
    await new Promise<void>((done) => raw.listen(0, '127.0.0.1', done));
    const { port } = raw.address() as AddressInfo;
    expect(await textThrough(`https://127.0.0.1:${port}`)).toEqual(NOT_REACHED);
    expect(connections).toBe(1);
    await new Promise<void>((done) => void raw.close(() => done()));
    expect(await textThrough(`https://127.0.0.1:${port}`), 'refused').toEqual(NOT_REACHED);
  });
});

describe('what a provider is told', () => {
  it('is our key and the language, and nothing else about the voter', async () => {
    behave = accept('phone');
    await senders['End User Messaging, text']?.send();
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      DestinationPhoneNumber: '+19165550123',
      OriginationIdentity: 'pool-1',
      MessageBody: 'សួស្តី',
      MessageType: 'TRANSACTIONAL',
      MaxPrice: '0.10',
      TimeToLive: 600,
      ConfigurationSetName: 'texts',
      Context: { ledgerKey: 'e.V1.B_1-1.Outbound.1.text', language: 'km' },
    });
  });

  it('names the recording and a client token for a recorded call', async () => {
    behave = accept('connect');
    await senders['Connect']?.send();
    expect(requests[0]?.target).toBe('/contact/outbound-voice');
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      ClientToken: common.ledgerKey,
      Attributes: { ledgerKey: common.ledgerKey, language: 'km', audioKey: 'recordings/km/Outbound.wav' },
    });
  });

  it('lets the voter unsubscribe from an email with one click, and tags it', async () => {
    behave = accept('ses');
    await senders['SES']?.send();
    expect(requests[0]?.target).toBe('/v2/email/outbound-emails');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      FromEmailAddress: 'a@example.org',
      Destination: { ToAddresses: ['voter@example.org'] },
      Content: {
        Simple: {
          Subject: { Data: 'ឆ្នោត', Charset: 'UTF-8' },
          Body: { Text: { Data: 'សួស្តី', Charset: 'UTF-8' } },
          Headers: [
            { Name: 'Content-Language', Value: 'km' },
            { Name: 'List-Unsubscribe', Value: '<https://example.org/unsubscribe/k1>' },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
          Attachments: [],
        },
      },
      EmailTags: [
        { Name: 'ledgerKey', Value: 'e_-V1_-B__1-1_-Outbound_-1_-text' },
        { Name: 'language', Value: 'km' },
      ],
    });
  });
});
