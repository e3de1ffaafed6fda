import type { WhyNone } from '../../../../ballot-tracking/domain/why-none.ts';

/** What a voter can do about it. */
export type ToDo = 'signature' | 'identity' | 'information';

/** The words of a ballot's timeline. What stands in braces is filled in: `{time}`, `{number}`. */
export type TimelineTexts = {
  readonly nothing: string;
  readonly history: string;
  readonly aboutSignUp: string;
  readonly takenBack: string;
  /** Of an envelope with a ballot that the Postal Service scanned on its way to the voter. */
  readonly scannedOut: string;
  /** When it expects to deliver that: `{day}`. */
  readonly expected: string;
  /** Where the voter has several. */
  readonly ballot: string;
  readonly sent: string;
  /** In place of `sent` where nobody can say whether it went out. */
  readonly tried: string;
  /** Behind `tried`. */
  readonly unknown: string;
  readonly waiting: string;
  readonly notSent: string;
  readonly noMessage: string;
  /** What to do about something that the county needs. */
  readonly toDo: Readonly<Record<ToDo, string>>;
  readonly why: Readonly<Record<WhyNone, string>>;
};
