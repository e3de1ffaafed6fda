import type { DifferenceCategory, DifferenceClass } from './difference.ts';
import type { RollField } from './roll-format.ts';

/** What staff read for each class. */
export const CLASS_NAMES: Readonly<Record<DifferenceClass, string>> = {
  'in-ems-not-votecal': 'In the EMS, not in VoteCal',
  'in-votecal-not-ems': 'In VoteCal, not in the EMS',
  field: 'Different values',
};

/** What staff read for each category (2 CCR 19083). */
export const CATEGORY_NAMES: Readonly<Record<DifferenceCategory, string>> = {
  'precinct-district': 'Precinct and district',
  registration: 'Voter registration',
  'participation-history': 'Voter participation history',
  'affidavit-signature': 'Affidavit and signature images',
  correspondence: 'Voter correspondence',
};

/** What staff read for each field of a roll. */
const FIELD_NAMES: Readonly<Record<RollField, string>> = {
  lastName: 'Last name',
  firstName: 'First name',
  middleName: 'Middle name',
  suffix: 'Suffix of the name',
  dateOfBirth: 'Date of birth',
  residenceAddress: 'Street address of residence',
  residenceCity: 'City of residence',
  residenceZip: 'ZIP of residence',
  mailingAddress: 'Mailing address',
  mailingCity: 'City of the mailing address',
  mailingState: 'State of the mailing address',
  mailingZip: 'ZIP of the mailing address',
  phone: 'Phone number',
  email: 'Email address',
  language: 'Language',
  party: 'Party',
  registrationDate: 'Date of registration',
  status: 'Status of the registration',
  statusReason: 'Reason of the status',
  precinct: 'Precinct',
  districts: 'Districts',
  permanentVbm: 'Permanent vote-by-mail',
  vbmStatus: 'Vote-by-mail status',
  participation: 'Participation history',
  affidavitNumber: 'Number of the affidavit',
  signatureHash: 'Signature image',
  correspondence: 'Correspondence',
};

const isField = (field: string): field is RollField => Object.hasOwn(FIELD_NAMES, field);

/** A field in words; what is no field of a roll, as it is written. */
export const fieldInWords = (field: string): string => (isField(field) ? FIELD_NAMES[field] : field);
