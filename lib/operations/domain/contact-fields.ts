import type { OfficeContacts } from '../../counties/domain/contacts.ts';

/** The fields of the form of an office's contacts, named as the faults of contacts name them. */
export const CONTACT_FIELDS = [
  'voters/phone',
  'voters/email',
  'voters/site',
  'voters/cureForm',
  'voters/hours',
  'voters/inPerson',
  'staff/email',
  'staff/phone',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Contacts as they stand in a form; what is not on file is empty. */
export type TypedContacts = Readonly<Record<ContactField, string>>;

/** What went wrong with fields: what to do, by field. */
export type ContactErrors = Readonly<Partial<Record<ContactField, string>>>;

/** The field that a fault is about; undefined for one that the form has not. */
export const contactField = (text: string): ContactField | undefined => CONTACT_FIELDS.find((one) => one === text);

/** Contacts as the form shows them. */
export const typedContacts = ({ voters, staff }: OfficeContacts): TypedContacts => ({
  'voters/phone': voters.phone ?? '',
  'voters/email': voters.email ?? '',
  'voters/site': voters.site ?? '',
  'voters/cureForm': voters.cureForm ?? '',
  'voters/hours': voters.hours ?? '',
  'voters/inPerson': voters.inPerson ?? '',
  'staff/email': staff.email ?? '',
  'staff/phone': staff.phone ?? '',
});

/** What somebody typed; a field that the form did not send is empty. */
export const typedIn = (form: Readonly<Record<string, unknown>>): TypedContacts => {
  const text = (field: ContactField): string => (typeof form[field] === 'string' ? form[field].trim() : '');
  return Object.fromEntries(CONTACT_FIELDS.map((field) => [field, text(field)])) as TypedContacts;
};

/** The fields that a form did not send at all: nobody has emptied them. */
export const missingIn = (form: Readonly<Record<string, unknown>>): readonly ContactField[] =>
  CONTACT_FIELDS.filter((field) => typeof form[field] !== 'string');

/** What was typed into the fields that came. */
export const partOf = (typed: TypedContacts, form: Readonly<Record<string, unknown>>): Partial<TypedContacts> =>
  Object.fromEntries(
    CONTACT_FIELDS.filter((field) => typeof form[field] === 'string').map((field) => [field, typed[field]]),
  );

/** Contacts as they are to be kept, not yet looked at: what is empty is taken off the file. */
export const contactsTyped = (typed: TypedContacts) => {
  const entry = (field: ContactField): string | null => typed[field] || null;
  return {
    voters: {
      phone: entry('voters/phone'),
      email: entry('voters/email'),
      site: entry('voters/site'),
      cureForm: entry('voters/cureForm'),
      hours: entry('voters/hours'),
      inPerson: entry('voters/inPerson'),
    },
    staff: { email: entry('staff/email'), phone: entry('staff/phone') },
  };
};
