import { ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FaultRule, ledgerKeyOf } from '../../../lib/local/provider/faults.ts';
import { createProvider } from '../../../lib/local/provider/provider.ts';
import { type ProviderServer, serveProvider } from '../../../lib/local/provider/provider-server.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { emailCommand } from '../../../lib/shared/email/ses-email.ts';
import { toTagValue } from '../../../lib/shared/email/ses-tag.ts';

const KEY = '2026-11-03-statewide.V1.B1.Outbound.1.text';
const receipts: unknown[] = [];
const texts: unknown[] = [];
const provider = createProvider({
  now: () => '2026-10-05T17:00:00Z',
  publish: async (receipt) => {
    receipts.push(receipt);
  },
  publishText: async (text) => {
    texts.push(text);
  },
});
let server: ProviderServer;
let settings: object;

beforeAll(async () => {
  server = await serveProvider(provider);
  settings = {
    ...SEND_CLIENT_SETTINGS,
    requestHandler: { ...SEND_CLIENT_SETTINGS.requestHandler, requestTimeout: 300 },
    endpoint: server.url,
    region: 'us-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
});
afterAll(() => server.close());
beforeEach(async () => {
  await receiptsSent();
  provider.forget();
  provider.faults.clear();
  receipts.length = 0;
});

const inject = (rule: object) => provider.faults.add(FaultRule.parse(rule));
const receiptsSent = () => expect.poll(() => provider.pendingReceipts(), { timeout: 60_000 }).toBe(0);

const sendText = (to = '+12095550123') =>
  new PinpointSMSVoiceV2Client(settings).send(
    new SendTextMessageCommand({
      DestinationPhoneNumber: to,
      OriginationIdentity: 'pool-1',
      MessageBody: 'Your ballot is in the mail.',
      ConfigurationSetName: 'texts',
      Context: { ledgerKey: KEY, language: 'en' },
    }),
  );

const sendEmail = (to = 'voter@example.org') =>
  new SESv2Client(settings).send(
    emailCommand({
      from: '"The Secretary of State" <sos@example.org>',
      to,
      subject: '您的選票已寄出 · ស្ថានភាព',
      text: '您好，\n您的選票已寄出。',
      attachments: [{ name: 'statistics.csv', contentType: 'text/csv', content: 'county,passed\n03,yes\n' }],
      tags: { ledgerKey: KEY, language: 'zh' },
    }),
  );

describe('texts to us', () => {
  it('reach the topic as End User Messaging publishes them', async () => {
    texts.length = 0;
    await provider.receiveText({ from: '+12095550123', body: 'Dừng' });
    expect(texts).toMatchObject([
      {
        originationNumber: '+12095550123',
        destinationNumber: '+19165550100',
        messageBody: 'Dừng',
        messageKeyword: 'DỪNG',
      },
    ]);
    expect(provider.messages()).toEqual([]);
  });

  it('that say STOP close the number at the carrier, which answers itself, until START', async () => {
    await provider.receiveText({ from: '+12095550123', body: ' stop ' });
    expect(provider.messages()).toMatchObject([{ to: '+12095550123', body: expect.stringContaining('NETWORK MSG') }]);
    await expect(sendText()).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    });
    await provider.receiveText({ from: '+12095550123', body: 'START' });
    await expect(sendText()).resolves.toHaveProperty('MessageId');
  });
});

const call = () =>
  new ConnectClient(settings).send(
    new StartOutboundVoiceContactCommand({
      InstanceId: 'i-1',
      ContactFlowId: 'f-1',
      DestinationPhoneNumber: '+12095550123',
      ClientToken: KEY,
      Attributes: { ledgerKey: KEY, language: 'km', audioKey: 'recordings/km/Outbound.wav', script: 'សួស្តី' },
    }),
  );

describe('what the AWS SDK sends is understood', () => {
  it('takes a text', async () => {
    const { MessageId } = await sendText();
    expect(provider.messages()).toMatchObject([
      {
        id: MessageId,
        channel: 'text',
        to: '+12095550123',
        body: 'Your ballot is in the mail.',
        context: { ledgerKey: KEY },
      },
    ]);
  });

  it('takes an email: subject and text in any script, attachments, and the tag’s ledger key', async () => {
    await sendEmail();
    const [mail] = provider.messages();
    expect(mail).toMatchObject({
      channel: 'email',
      to: 'voter@example.org',
      from: 'sos@example.org',
      subject: '您的選票已寄出 · ស្ថានភាព',
      body: '您好，\n您的選票已寄出。',
      attachments: [{ name: 'statistics.csv', contentType: 'text/csv', content: 'county,passed\n03,yes\n' }],
    });
    expect(ledgerKeyOf(mail?.context ?? {})).toBe(KEY);
  });

  it('takes a synthetic call', async () => {
    const client = new PinpointSMSVoiceV2Client(settings);
    const speech = { DestinationPhoneNumber: '+12095550123', OriginationIdentity: '+1', MessageBody: 'Hello' };
    await client.send(new SendVoiceMessageCommand({ ...speech, Context: { ledgerKey: KEY } }));
    expect(provider.messages()).toMatchObject([{ channel: 'voice', api: 'SendVoiceMessage', body: 'Hello' }]);
  });

  it('takes a call that plays a recording, and the same client token calls nobody twice', async () => {
    const first = await call();
    const second = await call();
    expect(second.ContactId).toBe(first.ContactId);
    expect(provider.messages()).toMatchObject([{ channel: 'voice', audio: 'recordings/km/Outbound.wav', body: 'សួស្តី' }]);
  });
});

describe('faults', () => {
  it('throttles as each service does', async () => {
    inject({ fault: 'throttle', times: 3 });
    await expect(sendText()).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(sendEmail()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(provider.messages()).toEqual([]);
  });

  it.each(['hang', 'reset'])('%s: the message was not taken', async (fault) => {
    inject({ fault });
    await expect(sendText()).rejects.toThrow();
    expect(provider.messages()).toEqual([]);
  });

  it.each(['accept-then-500', 'accept-then-reset', 'accept-then-hang'])(
    '%s: the caller cannot know, the message was taken',
    async (fault) => {
      inject({ fault, channel: 'text' });
      await expect(sendText()).rejects.toThrow();
      expect(provider.messages()).toHaveLength(1);
      await receiptsSent();
      expect(receipts).toHaveLength(1);
    },
  );

  it('strikes the chosen messages only, and as often as told', async () => {
    inject({ fault: 'throttle', to: '+12095550199' });
    await sendText();
    await expect(sendText('+12095550199')).rejects.toThrow();
    await sendText('+12095550199');
  });
});

describe('receipts', () => {
  it('come in the shape of End User Messaging, with our context', async () => {
    const { MessageId } = await sendText();
    await receiptsSent();
    expect(receipts).toMatchObject([
      { eventType: 'TEXT_DELIVERED', isFinal: true, messageId: MessageId, context: { ledgerKey: KEY } },
    ]);
  });

  it('come in the shape of SES, the tags as they were sent', async () => {
    const { MessageId } = await sendEmail();
    await receiptsSent();
    expect(receipts).toMatchObject([
      { eventType: 'Delivery', mail: { messageId: MessageId, tags: { ledgerKey: [toTagValue(KEY)] } } },
    ]);
  });

  it('follow the documented simulator destinations', async () => {
    await sendEmail('bounce@simulator.amazonses.com');
    await sendText('+14254147167');
    await receiptsSent();
    expect(receipts).toMatchObject([{ eventType: 'Bounce' }, { eventType: 'TEXT_CARRIER_UNREACHABLE' }]);
  });

  it.each([
    ['receipt-missing', 0],
    ['receipt-twice', 2],
    ['receipt-undelivered', 1],
  ])('%s: %i receipts', async (fault, count) => {
    inject({ fault });
    await sendText();
    await receiptsSent();
    expect(receipts).toHaveLength(count);
  });
});

describe('the door before the simulator', () => {
  const faults = '/control/faults';
  it.each<[string, string, Record<string, string>]>([
    ['a form or a picture: a browser names no origin', faults, {}],
    ['a page of another port of this machine', faults, { origin: 'http://localhost:3000' }],
    ['the secret known, from a page', 'secret', { origin: 'http://localhost:3000' }],
    ['the secret known, from a picture', 'secret', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_who, path, headers) => {
    const address = path === 'secret' ? `${server.url}${faults}` : `${new URL(server.url).origin}${path}`;
    const answer = await fetch(address, { method: 'DELETE', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${server.url}${faults}`, { method: 'DELETE' })).status).toBe(200);
  });
});

it('is steered by tests over HTTP', async () => {
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${server.url}/control/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  expect((await control('POST', 'faults', { fault: 'earthquake' })).status).toBe(400);
  expect((await control('POST', 'faults', [{ fault: 'refuse' }])).status).toBe(200);
  await expect(sendText()).rejects.toThrow();
  await sendText();
  expect(await (await control('GET', 'messages')).json()).toMatchObject({ messages: [{ channel: 'text' }] });
  await control('DELETE', 'messages');
  expect(provider.messages()).toEqual([]);
});
