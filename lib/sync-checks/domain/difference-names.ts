import type { DifferenceCategory, DifferenceClass } from './difference.ts';

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
