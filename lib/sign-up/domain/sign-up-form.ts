/** What a voter typed at sign-up, as it came: every field may be empty or anything else. */
export type SignUpForm = {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly zip: string;
  /** `text`, `email`, `voice`. */
  readonly channels: readonly string[];
  readonly phone: string;
  readonly email: string;
  readonly language: string;
  /** `HH:MM` by the wall clock of `zone`; the whole day is `00:00` to `24:00`. */
  readonly hoursStart: string;
  readonly hoursEnd: string;
  /** An IANA zone. */
  readonly zone: string;
  /** Whether the voter agreed to be told, in the words that the form shows. */
  readonly consent: boolean;
};

/** What a returning voter typed at sign-in: a number or an address in one field. */
export type SignInForm = {
  readonly contact: string;
  readonly dateOfBirth: string;
  /** How a number gets its code, `text` or `voice`; a text where nothing is said. */
  readonly by?: string;
};

/** What a voter changes of a subscription, as it came. */
export type PreferencesForm = Pick<SignUpForm, 'channels' | 'language' | 'hoursStart' | 'hoursEnd' | 'zone'>;

/** A number or address in the place of another, or the first of its kind, and which of its channels it opens. */
export type ContactForm = {
  readonly contact: Contact;
  readonly phone: string;
  readonly email: string;
  readonly channels: readonly string[];
  readonly consent: boolean;
};

/** How a voter is reached: a phone for texts and calls, an address for email. */
export const CONTACTS = ['phone', 'email'] as const;
export type Contact = (typeof CONTACTS)[number];

export const FORM_FIELDS = [
  'firstName',
  'lastName',
  'dateOfBirth',
  'zip',
  'channels',
  'phone',
  'email',
  'contact',
  'language',
  'hours',
  'zone',
  'consent',
  'voterId',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** What can be wrong with a field. It is found out from the form alone: no voter is looked up for it. */
export const FIELD_PROBLEMS = [
  /** Nothing was typed, or chosen. Of `consent`: not agreed to. */
  'missing',
  'too-long',
  /** A name without a letter, or with digits or an address in it. */
  'not-a-name',
  /** No date can be read. */
  'date-unreadable',
  /** 31/12/1970: there is no month 31. `suggestion` is the date with the month first. */
  'date-day-first',
  /** 3/9/71. `suggestion` is the date with its year in four digits. */
  'date-two-digit-year',
  /** A year of the Buddhist era, 2514. `suggestion` is the date in ours. */
  'date-buddhist-year',
  /** 02-30-1970: the month has no such day. */
  'date-impossible',
  /** 13-31-1970, 04-45-1978, 13-45-1978: which part it is that no calendar has. */
  'date-month-impossible',
  'date-day-impossible',
  'date-month-and-day-impossible',
  /** It is still to come. */
  'date-future',
  /** Nobody so young can be registered (Elections Code 2102(d): preregistration from 16). */
  'date-too-young',
  /** Nobody alive is so old. */
  'date-too-old',
  /** Not five digits, or nine. */
  'zip-unreadable',
  /** A ZIP, or another country's code, of a place outside of California: overseas voters use that of their registration. */
  'zip-elsewhere',
  'phone-unreadable',
  /** Ten digits that no number of the United States has. */
  'phone-impossible',
  /** Not of the United States and its territories. */
  'phone-abroad',
  /** Charged at its owner's price. */
  'phone-premium',
  /** Toll-free and their kin: no line of a person. */
  'phone-no-person',
  'email-unreadable',
  /** Neither a number nor an address. */
  'contact-unreadable',
  /** A number or an address was typed, and no channel was chosen that goes there. */
  'contact-unused',
  'unknown-choice',
  /** They end when they start. */
  'hours-empty',
  /** Not as VoteCal IDs are written. */
  'voter-id-unreadable',
] as const;
export type FieldProblemCode = (typeof FIELD_PROBLEMS)[number];

export type FieldProblem = {
  readonly field: FormField;
  readonly code: FieldProblemCode;
  /** What may have been meant, as the field takes it; to be shown, never to be taken for typed. */
  readonly suggestion?: string;
};
