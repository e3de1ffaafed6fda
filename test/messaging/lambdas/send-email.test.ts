import { describe, expect, it } from 'vitest';
import { emailTransport } from '../../../lambdas/messaging/send-email/handler.ts';
import type { RenderedMessage } from '../../../lib/messaging/domain/render.ts';
import type { EmailMessage } from '../../../lib/messaging/ports/providers.ts';
import { outgoing, REFUSED } from '../outgoing-message.ts';

const sent: EmailMessage[] = [];
const transport = emailTransport(async (message) => {
  sent.push(message);
  return { kind: 'accepted', providerId: 'p' };
});
const email: RenderedMessage = { channel: 'email', subject: 's', body: 'b' };

describe('send-email', () => {
  it('hands the finished email to the voter’s address', async () => {
    expect(await transport(outgoing(email, { email: 'voter@example.org' }))).toMatchObject({ kind: 'accepted' });
    expect(sent).toEqual([{ to: 'voter@example.org', subject: 's', text: 'b', ledgerKey: 'the-key', language: 'th' }]);
  });

  it('hands over where the voter ends these emails', async () => {
    const ending = { ...email, unsubscribe: 'https://site.example.org/unsubscribe/k' };
    await transport(outgoing(ending, { email: 'voter@example.org' }));
    expect(sent.at(-1)).toMatchObject({ unsubscribe: 'https://site.example.org/unsubscribe/k' });
    sent.pop();
  });

  it('sends nothing without an address, and nothing that is not an email', async () => {
    expect(await transport(outgoing(email, { phone: '+19165550123' }))).toEqual(REFUSED);
    const text: RenderedMessage = { channel: 'text', body: 'b', sms: { encoding: 'GSM-7', parts: 1, units: 1 } };
    expect(await transport(outgoing(text, { email: 'voter@example.org' }))).toEqual(REFUSED);
    expect(sent).toHaveLength(1);
  });
});
