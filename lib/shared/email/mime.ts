import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailAttachment } from './attachment.ts';

/** The parts of an email, before it becomes one MIME text. */
export type EmailParts = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
  readonly headers?: Readonly<Record<string, string>>;
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

/**
 * Composes the MIME text of an email. Throws when a header or an address holds anything that could add a recipient or
 * a header; the message of the error names the part, never its content.
 */
export const composeEmail = async (parts: EmailParts): Promise<Uint8Array> => {
  const composer = new MailComposer({
    from: headerText('sender', parts.from),
    to: plainAddress('recipient', parts.to),
    subject: headerText('subject', parts.subject),
    text: parts.text,
    attachments: (parts.attachments ?? []).map((attachment) => ({
      filename: headerText('attachment name', attachment.name),
      contentType: headerText('attachment type', attachment.contentType),
      content: typeof attachment.content === 'string' ? attachment.content : Buffer.from(attachment.content),
    })),
    headers: Object.fromEntries(
      Object.entries(parts.headers ?? {}).map(([name, value]) => [name, headerText(`header ${name}`, value)]),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
};
