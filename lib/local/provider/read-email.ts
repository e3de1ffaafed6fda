import PostalMime from 'postal-mime';
import type { SendRequest } from './sent-message.ts';

/** `Prefix.member.1`, `Prefix.member.2`, … of the Query protocol. */
const members = (form: URLSearchParams, prefix: string): string[] => {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${prefix}.member.${index}`);
    if (value === null) return values;
    values.push(value);
  }
};

const tagsOf = (form: URLSearchParams): Record<string, string> => {
  const tags: Record<string, string> = {};
  for (let index = 1; ; index += 1) {
    const name = form.get(`Tags.member.${index}.Name`);
    if (name === null) return tags;
    tags[name] = form.get(`Tags.member.${index}.Value`) ?? '';
  }
};

const shared = (form: URLSearchParams) => {
  const configurationSet = form.get('ConfigurationSetName');
  return { channel: 'email', context: tagsOf(form), ...(configurationSet ? { configurationSet } : {}) } as const;
};

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

const readRawEmail = async (form: URLSearchParams): Promise<SendRequest> => {
  const mail = await PostalMime.parse(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'));
  const [destination] = members(form, 'Destinations');
  return {
    ...shared(form),
    api: 'SendRawEmail',
    to: destination ?? mail.to?.[0]?.address ?? '',
    from: mail.from?.address ?? form.get('Source') ?? '',
    subject: mail.subject ?? '',
    body: (mail.text ?? mail.html ?? '').trimEnd(),
    attachments: mail.attachments.map((attachment) => ({
      name: attachment.filename ?? 'attachment',
      contentType: attachment.mimeType,
      content: textOf(attachment.content),
    })),
  };
};

const readSimpleEmail = (form: URLSearchParams): SendRequest => ({
  ...shared(form),
  api: 'SendEmail',
  to: members(form, 'Destination.ToAddresses')[0] ?? '',
  from: form.get('Source') ?? '',
  subject: form.get('Message.Subject.Data') ?? '',
  body: form.get('Message.Body.Text.Data') ?? form.get('Message.Body.Html.Data') ?? '',
  attachments: [],
});

/** Reads a call of SES's Query protocol; undefined for an action that the simulator does not know. */
export const readEmailCall = async (form: URLSearchParams): Promise<SendRequest | undefined> => {
  const action = form.get('Action');
  if (action === 'SendRawEmail') return readRawEmail(form);
  return action === 'SendEmail' ? readSimpleEmail(form) : undefined;
};
