import * as z from 'zod';
import type { SendRequest } from './sent-message.ts';

const Text = z.object({ Data: z.string() });

/** What SES v2 takes for an email that it composes itself (API reference, SendEmail). */
const SendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.tuple([z.string()]) }),
  Content: z.object({
    Simple: z.object({
      Subject: Text,
      Body: z.object({ Text }),
      Attachments: z
        .array(z.object({ FileName: z.string(), ContentType: z.string(), RawContent: z.base64() }))
        .default([]),
    }),
  }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string().regex(/^[A-Za-z0-9_.@-]{1,256}$/) })).default([]),
  ConfigurationSetName: z.string().optional(),
});

/** Reads a call of SES v2. Throws for a call that SES would refuse. */
export const readEmailCall = (body: unknown): SendRequest => {
  const { FromEmailAddress, Destination, Content, EmailTags, ConfigurationSetName } = SendEmail.parse(body);
  const { Subject, Body, Attachments } = Content.Simple;
  return {
    api: 'SendEmail',
    channel: 'email',
    to: Destination.ToAddresses[0],
    from: /<([^<>]+)>$/.exec(FromEmailAddress)?.[1] ?? FromEmailAddress,
    subject: Subject.Data,
    body: Body.Text.Data.trimEnd(),
    attachments: Attachments.map(({ FileName, ContentType, RawContent }) => ({
      name: FileName,
      contentType: ContentType,
      content: Buffer.from(RawContent, 'base64').toString(),
    })),
    context: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
    ...(ConfigurationSetName === undefined ? {} : { configurationSet: ConfigurationSetName }),
  };
};
