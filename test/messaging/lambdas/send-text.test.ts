import { describe, expect, it } from 'vitest';
import { textTransport } from '../../../lambdas/messaging/send-text/handler.ts';
import type { RenderedMessage } from '../../../lib/messaging/domain/render.ts';
import type { TextMessage } from '../../../lib/messaging/ports/providers.ts';
import { outgoing, REFUSED } from '../outgoing-message.ts';

const sent: TextMessage[] = [];
const transport = textTransport(async (message) => {
  sent.push(message);
  return { kind: 'accepted', providerId: 'p' };
});
const text: RenderedMessage = { channel: 'text', body: 'b', sms: { encoding: 'UCS-2', parts: 1, units: 1 } };

describe('send-text', () => {
  it('hands the finished text to the voter’s phone', async () => {
    expect(await transport(outgoing(text, { phone: '+19165550123' }))).toMatchObject({ kind: 'accepted' });
    expect(sent).toEqual([{ to: '+19165550123', body: 'b', timeToLive: 600, ledgerKey: 'the-key', language: 'th' }]);
  });

  it('sends nothing without a phone, and nothing that is not a text', async () => {
    expect(await transport(outgoing(text, { email: 'voter@example.org' }))).toEqual(REFUSED);
    const email: RenderedMessage = { channel: 'email', subject: 's', body: 'b' };
    expect(await transport(outgoing(email, { phone: '+19165550123' }))).toEqual(REFUSED);
    expect(sent).toHaveLength(1);
  });
});
