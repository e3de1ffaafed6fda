import * as z from 'zod';

/**
 * The codes that the API, the tables and the messages share. Each list is the single place where a code is born;
 * every table keyed by one of them is a `Record`, so a new code fails to compile until each table has it.
 */

/** Message types: the nine of the Ballot Tracking guidance (July 20, 2021), Elections Code 3019.7's two, and ours. */
export const MESSAGE_TYPES = [
  'Outbound',
  'Inbound',
  'Received',
  'Accepted',
  'NotAccepted',
  'ContactCounty',
  'Undeliverable',
  'Reissued',
  'InPerson',
  'DeadlineReminder',
  'SignatureCure',
  'Confirmation',
  'MovedCounty',
  'Correction',
] as const;
export const MessageType = z.enum(MESSAGE_TYPES);
export type MessageType = z.infer<typeof MessageType>;

/** Delivery channels of the guidance: text message, email, phone call. */
export const CHANNELS = ['text', 'email', 'voice'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** English, Spanish, Chinese, Hindi, Japanese, Khmer, Korean, Tagalog, Thai, Vietnamese (guidance, p. 3). */
export const LANGUAGES = ['en', 'es', 'zh', 'hi', 'ja', 'km', 'ko', 'fil', 'th', 'vi'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** The languages as staff and the guidance call them. */
export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Spanish',
  zh: 'Chinese',
  hi: 'Hindi',
  ja: 'Japanese',
  km: 'Khmer',
  ko: 'Korean',
  fil: 'Tagalog',
  th: 'Thai',
  vi: 'Vietnamese',
};

/** Urgent goes first; a mass mailing never delays a message that a voter must act on. */
export const LANES = ['urgent', 'status', 'bulk'] as const;
export const Lane = z.enum(LANES);
export type Lane = z.infer<typeof Lane>;

/** The VBM ballot status codes that a county uploads (guidance, table on p. 2). */
export const BALLOT_STATUS_CODES = [
  'ISSUED',
  'INR',
  'ACCEPTED',
  'VAV',
  'NVS',
  'NMS',
  'BME',
  'VDD',
  'MIA',
  'MRE',
  'NOT',
  'INF',
  'OTH',
  'UND',
  'NID',
  'CLD',
] as const;
export const BallotStatusCode = z.enum(BALLOT_STATUS_CODES);
export type BallotStatusCode = z.infer<typeof BallotStatusCode>;

/**
 * Identifiers that travel inside keys and provider tags: letters, digits, `_` and `-` only, so that `.` and `#` stay
 * free as separators and no identifier can be mistaken for a path.
 */
export const Identifier = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use 1 to 64 letters, digits, "-" or "_".');
