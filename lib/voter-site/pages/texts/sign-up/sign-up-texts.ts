import type { Channel } from '../../../../shared/codes.ts';
import type { Later } from '../../../../sign-up/domain/later.ts';
import type { Contact } from '../../../../sign-up/domain/sign-up-form.ts';

/** The words of signing up. What stands in braces is filled in: `{contact}`, `{time}`. */
export type SignUpTexts = {
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly you: string;
    readonly firstName: string;
    readonly firstNameHint: string;
    readonly lastName: string;
    readonly dateOfBirth: string;
    readonly dateOfBirthHint: string;
    readonly zip: string;
    readonly zipHint: string;
    readonly reach: string;
    readonly reachHint: string;
    readonly channels: Readonly<Record<Channel, string>>;
    readonly phone: string;
    readonly phoneHint: string;
    readonly email: string;
    readonly emailHint: string;
    readonly language: string;
    readonly hours: string;
    readonly hoursHint: string;
    readonly from: string;
    readonly until: string;
    readonly zone: string;
    readonly agreement: string;
    readonly consent: string;
    readonly consentDetails: string;
    readonly submit: string;
  };
  /** Above a list of what is to be corrected, and before the title of such a page. */
  readonly errors: { readonly heading: string; readonly prefix: string };
  readonly code: {
    readonly title: string;
    /** `{contact}`. */
    readonly onItsWay: Readonly<Record<Channel, string>>;
    readonly valid: string;
    readonly label: Readonly<Record<Contact, string>>;
    readonly submit: string;
    readonly none: string;
    readonly noneHint: string;
    /** Only where an email was sent. */
    readonly spamHint: string;
    /** Every contact was confirmed before, and there is no code to type. `{contact}`. */
    readonly provenTitle: string;
    readonly proven: string;
    /** `{contact}`. */
    readonly again: string;
    readonly sentAgain: string;
    /** `{time}`. */
    readonly againLater: string;
    readonly correct: string;
    readonly wrong: string;
    /** Too many wrong codes, or it is older than ten minutes. */
    readonly spent: string;
    /** The provider could not take it. `{contact}`. */
    readonly failed: string;
    /** One contact is proven, `{proven}`, and the other is not, `{open}`. */
    readonly part: string;
    /** The buttons that go on without the other contact, and what that means. */
    readonly goOnWith: Readonly<Record<Contact, string>>;
    readonly without: Readonly<Record<Contact, string>>;
  };
  /** The codes were wrong too often, or half an hour is over. */
  readonly over: { readonly title: string; readonly text: string; readonly again: string };
  /** `{time}`. By what was too much; of `matches` it stands for a sign-up and for a sign-in. */
  readonly later: { readonly title: string; readonly text: Readonly<Record<Later['what'], string>> };
  /** Many codes are asked for at this moment. `{time}`. */
  readonly challenge: {
    readonly title: string;
    readonly text: string;
    readonly working: string;
    /** Without script, before the first press: it takes a place in the queue. */
    readonly pressFirst: string;
    readonly waiting: string;
    readonly submit: string;
  };
  readonly voterId: {
    readonly title: string;
    /** It is true for every cause: alike voters, or too many guesses at one. */
    readonly text: string;
    readonly helpDesk: string;
    /** Who else tells it. */
    readonly office: string;
    /** `{left}`: how many tries. */
    readonly wrong: string;
    readonly label: string;
    readonly submit: string;
  };
  readonly done: {
    readonly title: string;
    readonly by: string;
    /** Above the channels that were there before and were not named again. */
    readonly kept: string;
    readonly replaced: Readonly<Record<Contact, string>>;
    readonly confirmationNow: string;
    /** `{time}`. */
    readonly confirmationLater: string;
    readonly noCalls: string;
    readonly lasts: string;
    readonly seeBallot: string;
  };
  readonly notMatched: {
    readonly title: string;
    readonly text: string;
    readonly next: string;
    readonly check: string;
    readonly again: string;
    readonly recent: string;
    readonly status: string;
    readonly statusLink: string;
    readonly office: string;
    readonly officeLink: string;
  };
};
