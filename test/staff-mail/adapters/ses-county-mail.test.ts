import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { emailCommand } from '../../../lib/shared/email/ses-email.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';

const ses = mockClient(SESv2Client);
const send = sesCountyMail(new SESv2Client({}), { stage: 'prod', from: 'Rollcall <sync@rollcall.example.org>' });
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
    ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    expect(await send(mail)).toEqual({ ok: true, value: { providerId: 'm-1' } });
    const input = ses.commandCalls(SendEmailCommand)[0]?.args[0].input;
    expect(input?.Destination).toEqual({ ToAddresses: [mail.to] });
    expect(input?.EmailTags).toEqual([{ Name: 'reference', Value: mail.reference }]);
    expect(input?.Content?.Simple).toMatchObject({
      Subject: { Data: mail.subject },
      Body: { Text: { Data: mail.text } },
      Attachments: [
        { FileName: 'statistics.csv', ContentType: 'text/csv', RawContent: Buffer.from('county,differences\n19,12\n') },
      ],
    });
  });

  it('says first that it comes from a County Test Environment where it does', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
    await sesCountyMail(new SESv2Client({}), { stage: 'cte', from: 'sync@rollcall.example.org' })(mail);
    const { Subject, Body } = ses.commandCalls(SendEmailCommand)[0]?.args[0].input.Content?.Simple ?? {};
    expect(Subject?.Data).toBe(`County Test Environment: ${mail.subject}`);
    expect(Body?.Text?.Data).toMatch(/^This email comes from the County Test Environment[\s\S]*Differences: 12\.$/);
  });

  it('tells a refusal from a failure to ask', async () => {
    ses.on(SendEmailCommand).rejectsOnce(new MessageRejected({ message: 'no', $metadata: {} }));
    expect(await send(mail)).toEqual({ ok: false, error: { code: 'REJECTED', reason: 'MessageRejected' } });
    ses.on(SendEmailCommand).rejects(new Error('socket hang up'));
    await expect(send(mail)).rejects.toThrow('socket hang up');
  });
});

// An upload that smuggles a line break into a subject must not be able to copy a voter's message to a stranger.
describe('email headers', () => {
  const parts = { from: 'a@rollcall.example.org', to: 'b@county.example.org', subject: 's', text: 't', tags: {} };

  it.each([
    ['subject', { subject: 'x\r\nBcc: eve@example.org' }],
    ['subject', { subject: 'x\nBcc: eve@example.org' }],
    ['subject', { subject: 'x\u2028Bcc: eve@example.org' }],
    ['recipient', { to: 'b@county.example.org, eve@example.org' }],
    ['recipient', { to: 'b@county.example.org\r\nBcc: eve@example.org' }],
    ['recipient', { to: '"b@county.example.org" <eve@example.org>' }],
    ['header', { headers: { 'X-Note': 'x\r\nBcc: eve@example.org' } }],
    ['header', { headers: { 'X-Note': 'x'.repeat(871) } }],
    ['sender', { from: 'a@rollcall.example.org\r\nBcc: eve@example.org' }],
    ['attachment name', { attachments: [{ name: 'a\r\nb.csv', contentType: 'text/csv', content: '' }] }],
  ])('refuse a %s that could add another header', (part, change) => {
    expect(() => emailCommand({ ...parts, ...change })).toThrow(part);
  });
});
