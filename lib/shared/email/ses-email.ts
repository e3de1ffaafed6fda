import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { MailAttachment } from './attachment.ts';
import { toTagValue } from './ses-tag.ts';

/** An email before it is handed to SES, which composes its MIME text. */
export type EmailParts = {
  /** The sender, with its display name. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What SES gives back with each report; a value may hold letters, digits, `-`, `_` and `.`. */
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string | undefined;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a header must not hold.
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;

/** Refuses what could end a header line and begin another one. */
const headerText = (name: string, value: string): string => {
  if (CONTROL.test(value)) throw new Error(`The ${name} of an email holds a control character.`);
  return value;
};

/** One address and nothing else: no list, no display name, no comment. */
const plainAddress = (name: string, value: string): string => {
  if (!/^[^\s<>(),;:"@\\]+@[^\s<>(),;:"@\\]+$/.test(headerText(name, value))) {
    throw new Error(`The ${name} of an email is not one plain address.`);
  }
  return value;
};

/** A header of our own: SES takes 870 printable ASCII characters (API reference, MessageHeader). */
const plainHeader = (name: string, value: string): string => {
  if (!/^[ -~]{1,870}$/.test(value)) throw new Error(`The header ${name} of an email is not short plain ASCII.`);
  return value;
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/**
 * The SES call for an email. Throws when a header or an address holds anything that could add a recipient or a header;
 * the message of the error names the part, never its content.
 */
export const emailCommand = (parts: EmailParts): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: headerText('sender', parts.from),
    Destination: { ToAddresses: [plainAddress('recipient', parts.to)] },
    Content: {
      Simple: {
        Subject: utf8(headerText('subject', parts.subject)),
        Body: { Text: utf8(parts.text) },
        Headers: Object.entries(parts.headers ?? {}).map(([name, value]) => ({
          Name: name,
          Value: plainHeader(name, value),
        })),
        Attachments: (parts.attachments ?? []).map(({ name, contentType, content }) => ({
          FileName: headerText('attachment name', name),
          ContentType: headerText('attachment type', contentType),
          ContentTransferEncoding: 'BASE64',
          RawContent: Buffer.from(content),
        })),
      },
    },
    EmailTags: Object.entries(parts.tags).map(([Name, value]) => ({ Name, Value: toTagValue(value) })),
    ConfigurationSetName: parts.configurationSet,
  });
