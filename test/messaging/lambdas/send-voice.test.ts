import { describe, expect, it } from 'vitest';
import { voiceTransport } from '../../../lambdas/messaging/send-voice/handler.ts';
import type { RenderedMessage } from '../../../lib/messaging/domain/render.ts';
import type { VoiceMessage } from '../../../lib/messaging/ports/providers.ts';
import { outgoing, REFUSED } from '../outgoing-message.ts';

const sent: VoiceMessage[] = [];
const transport = voiceTransport(async (message) => {
  sent.push(message);
  return { kind: 'accepted', providerId: 'p' };
});
const recorded: RenderedMessage = {
  channel: 'voice',
  body: 'b',
  voice: { kind: 'recording', folder: 'recordings/th' },
  audioKey: 'recordings/th/Outbound.wav',
};

describe('send-voice', () => {
  it('names the recording to play', async () => {
    expect(await transport(outgoing(recorded, { phone: '+19165550123' }))).toMatchObject({ kind: 'accepted' });
    expect(sent[0]).toMatchObject({ to: '+19165550123', script: 'b', audioKey: 'recordings/th/Outbound.wav' });
  });

  it('names none for a synthetic voice', async () => {
    const spoken: RenderedMessage = {
      channel: 'voice',
      body: 'b',
      voice: { kind: 'text-to-speech', voiceId: 'LUPE', languageCode: 'es-US' },
    };
    await transport(outgoing(spoken, { phone: '+19165550123' }));
    expect(sent.at(-1)).not.toHaveProperty('audioKey');
  });

  it('calls nobody without a phone', async () => {
    expect(await transport(outgoing(recorded, { email: 'voter@example.org' }))).toEqual(REFUSED);
  });
});
