/** A file that travels with an email, such as the weekly statistics as CSV. */
export type MailAttachment = {
  /** File name that the reader sees: letters, digits, `.`, `_`, `-`. */
  readonly name: string;
  readonly contentType: string;
  readonly content: string | Uint8Array;
};
