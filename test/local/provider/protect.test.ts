import {
  DeleteProtectConfigurationRuleSetNumberOverrideCommand,
  PinpointSMSVoiceV2Client,
  PutProtectConfigurationRuleSetNumberOverrideCommand,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProvider } from '../../../lib/local/provider/provider.ts';
import { type ProviderServer, serveProvider } from '../../../lib/local/provider/provider-server.ts';
import { protectOverrides } from '../../../lib/messaging/adapters/providers/let-through.ts';

const GUEST = '+19165550123';
const SIMULATOR = '+14254147755';
const provider = createProvider({
  now: () => '2026-10-05T17:00:00Z',
  publish: async () => undefined,
  publishText: async () => undefined,
  guestsOnly: true,
});
let server: ProviderServer;
let client: PinpointSMSVoiceV2Client;

beforeAll(async () => {
  server = await serveProvider(provider);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new PinpointSMSVoiceV2Client({ endpoint: server.url, region: 'us-west-2', credentials, maxAttempts: 1 });
});
afterAll(() => server.close());

const common = { OriginationIdentity: 'pool-1', MessageBody: 'Your ballot is in the mail.' };
const send = async (kind: 'text' | 'call', DestinationPhoneNumber: string): Promise<string> => {
  const message = { DestinationPhoneNumber, ...common };
  try {
    await (kind === 'text'
      ? client.send(new SendTextMessageCommand(message))
      : client.send(new SendVoiceMessageCommand(message)));
    return 'accepted';
  } catch (error) {
    return String(Reflect.get(Object(error), 'Reason'));
  }
};
const BLOCKED = 'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION';

describe('the protect configuration of a test environment', () => {
  it('lets nobody through but simulators, then whoever has an override, and nobody else', async () => {
    expect(await Promise.all([send('text', GUEST), send('call', GUEST), send('text', SIMULATOR)])).toEqual([
      BLOCKED,
      BLOCKED,
      'accepted',
    ]);
    const overrides = protectOverrides(client, 'protect-1');
    await overrides.allow([GUEST]);
    expect(await Promise.all([send('text', GUEST), send('call', GUEST), send('text', '+19165550124')])).toEqual([
      'accepted',
      'accepted',
      BLOCKED,
    ]);
    await overrides.refuse(GUEST);
    expect(await send('text', GUEST)).toBe(BLOCKED);
    expect(
      provider
        .messages()
        .map(({ channel, to }) => `${channel} ${to}`)
        .toSorted(),
    ).toEqual([`text ${SIMULATOR}`, `text ${GUEST}`, `voice ${GUEST}`]);
  });

  it('says so when there is no override to take away', async () => {
    const remove = new DeleteProtectConfigurationRuleSetNumberOverrideCommand({
      ProtectConfigurationId: 'protect-1',
      DestinationPhoneNumber: '+19165550199',
    });
    await expect(client.send(remove)).rejects.toThrow('The resource was not found.');
  });

  it('blocks a number whose override says so', async () => {
    const put = (Action: 'ALLOW' | 'BLOCK') =>
      client.send(
        new PutProtectConfigurationRuleSetNumberOverrideCommand({
          ProtectConfigurationId: 'protect-1',
          DestinationPhoneNumber: '+19165550130',
          Action,
        }),
      );
    await put('ALLOW');
    await put('BLOCK');
    expect(await send('text', '+19165550130')).toBe(BLOCKED);
  });
});
