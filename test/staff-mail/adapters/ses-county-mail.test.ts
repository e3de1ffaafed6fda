import { MessageRejected, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { composeEmail } from '../../../lib/shared/email/mime.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';

const ses = mockClient(SESClient);
const send = sesCountyMail(new SESClient({}), { from: 'Rollcall <sync@rollcall.example.org>' });
const mail = {
  to: 'votecal@county.example.org',
  subject: 'Sync check 19-2026-12-04-regular: failed',
  text: 'Differences: 12.',
  attachments: [{ name: 'statistics.csv', contentType: 'text/csv', content: 'county,differences\n19,12\n' }],
  reference: '19-2026-12-04-regular',
};

describe('email to county staff', () => {
  beforeEach(() => ses.reset());

  it('carries the text, the attachment and the reference as a tag', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'm-1' });
    expect(await send(mail)).toEqual({ ok: true, value: { providerId: 'm-1' } });
    const input = ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input;
    const raw = Buffer.from(input?.RawMessage?.Data ?? []).toString();
    expect(input?.Destinations).toEqual([mail.to]);
    expect(input?.Tags).toEqual([{ Name: 'reference', Value: mail.reference }]);
    expect(raw).toContain('Subject: Sync check 19-2026-12-04-regular: failed');
    expect(raw).toContain('filename=statistics.csv');
    expect(raw).toContain('Differences: 12.');
  });

  it('tells a refusal from a failure to ask', async () => {
    ses.on(SendRawEmailCommand).rejectsOnce(new MessageRejected({ message: 'no', $metadata: {} }));
    expect(await send(mail)).toEqual({ ok: false, error: { code: 'REJECTED', reason: 'MessageRejected' } });
    ses.on(SendRawEmailCommand).rejects(new Error('socket hang up'));
    await expect(send(mail)).rejects.toThrow('socket hang up');
  });
});

// An upload that smuggles a line break into a subject must not be able to copy a voter's message to a stranger.
describe('email headers', () => {
  const parts = { from: 'a@rollcall.example.org', to: 'b@county.example.org', subject: 's', text: 't' };

  it.each([
    ['subject', { subject: 'x\r\nBcc: eve@example.org' }],
    ['subject', { subject: 'x\nBcc: eve@example.org' }],
    ['subject', { subject: 'x\u2028Bcc: eve@example.org' }],
    ['recipient', { to: 'b@county.example.org, eve@example.org' }],
    ['recipient', { to: 'b@county.example.org\r\nBcc: eve@example.org' }],
    ['recipient', { to: '"b@county.example.org" <eve@example.org>' }],
    ['header', { headers: { 'X-Note': 'x\r\nBcc: eve@example.org' } }],
    ['attachment name', { attachments: [{ name: 'a\r\nb.csv', contentType: 'text/csv', content: '' }] }],
  ])('refuse a %s that could add another header', async (part, change) => {
    await expect(composeEmail({ ...parts, ...change })).rejects.toThrow(part);
  });
});
