import { emailInWords, linkInWords, phoneInWords } from '../../messaging/domain/contact-words.ts';
import type { InPersonVoting } from '../../shared/counties.ts';
import { NAME_FAULT_SENTENCES, nameFault } from '../../shared/plain-name.ts';

/** How voters reach the county's elections office; each stands in messages of the state. Null: not on file. */
export type VoterContact = {
  readonly phone: string | null;
  readonly email: string | null;
  readonly site: string | null;
  /** The county's signature form, where it has an address of its own. */
  readonly cureForm: string | null;
  /** When the office is open, in words. */
  readonly hours: string | null;
  readonly inPerson: InPersonVoting | null;
};

/** How the state's staff reach the county's. */
export type StaffContact = { readonly email: string | null; readonly phone: string | null };

/** An office's contacts. */
export type OfficeContacts = { readonly voters: VoterContact; readonly staff: StaffContact };

export const NO_CONTACTS: OfficeContacts = {
  voters: { phone: null, email: null, site: null, cureForm: null, hours: null, inPerson: null },
  staff: { email: null, phone: null },
};

/** A value that cannot stand there: where (`voters/site`), and what to do. */
export type ContactFault = { readonly field: string; readonly detail: string };

const PHONE = 'Give a United States telephone number that costs the caller nothing extra, such as (209) 223-6465.';
const LINK =
  'Give an https link without a query, at a host under .gov or ca.us. The VoteCal Help Desk can have another host of yours added.';
const EMAIL = 'Give an email address under .gov or ca.us. The VoteCal Help Desk can have another host of yours added.';
const MAILBOX = 'Give an email address, such as elections@county.gov.';

/** The texts that voters read; a run of digits that is a time of day is none that somebody dials. */
const wordsFault = (text: string): string | undefined => {
  const fault = nameFault(text);
  return fault && NAME_FAULT_SENTENCES[fault];
};

/** SES takes no letter outside ASCII before the @ (SES developer guide, "Email addresses"). */
const isMailbox = (text: string): boolean =>
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/i.test(text);

/** What is wrong with contacts; nothing when all of it may be kept. What is not on file is missing, not wrong. */
export const contactFaults = ({ voters, staff }: OfficeContacts): readonly ContactFault[] => {
  const checks: readonly (readonly [string, string | null, (text: string) => string | undefined])[] = [
    ['voters/phone', voters.phone, (text) => (phoneInWords(text) ? undefined : PHONE)],
    ['voters/email', voters.email, (text) => (emailInWords(text) ? undefined : EMAIL)],
    ['voters/site', voters.site, (text) => (linkInWords(text) ? undefined : LINK)],
    ['voters/cureForm', voters.cureForm, (text) => (linkInWords(text) ? undefined : LINK)],
    ['voters/hours', voters.hours, wordsFault],
    ['staff/email', staff.email, (text) => (isMailbox(text) ? undefined : MAILBOX)],
    ['staff/phone', staff.phone, (text) => (phoneInWords(text) ? undefined : PHONE)],
  ];
  return checks.flatMap(([field, text, check]) => {
    const detail = text === null ? undefined : check(text);
    return detail === undefined ? [] : [{ field, detail }];
  });
};
