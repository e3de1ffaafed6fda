import type { MailAttachment } from '../shared/email/attachment.ts';
import type { Result } from '../shared/result.ts';

/** An email to county staff. It holds counts and links, never a voter's data. */
export type CountyMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  /** What the email is about, such as a check id; the provider repeats it in its receipts. */
  readonly reference: string;
};

/** `REJECTED`: the provider refuses this email, and would refuse it again. */
export type CountyMailFailure = { readonly code: 'REJECTED'; readonly reason: string };

/**
 * Emails county staff, who lose nothing by reading an email twice. Throws when the provider could not be asked or did
 * not answer: the caller may repeat the call, at the price of a second copy.
 */
export type SendCountyMail = (mail: CountyMail) => Promise<Result<{ readonly providerId: string }, CountyMailFailure>>;
