/** Which way an envelope goes: to the voter, or back to the county. */
export const DIRECTIONS = ['outbound', 'inbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What the Postal Service says of a service type (STID). */
export type ServiceType = {
  readonly direction?: Direction;
  readonly mailClass: 'First-Class Mail' | 'USPS Marketing Mail' | 'Reply Mail';
  readonly isBallotMail: boolean;
  /** The first day on which it may not be used any more. */
  readonly retiredOn?: string;
  readonly source: string;
};

const RETIRED = 'Kit 600, fact sheet "Ballot Mail STIDs": retired January 21, 2024';
const retired = (mailClass: ServiceType['mailClass']): ServiceType => ({
  direction: 'outbound',
  mailClass,
  isBallotMail: true,
  retiredOn: '2024-01-21',
  source: RETIRED,
});

/**
 * Service types whose direction is public. The table in force, 23 for ballots on their way out and one for those that come
 * back since August 20, 2018, is the Postal Service's (Kit 600, p. 12; postalpro.usps.com/mailing/service-type-identifiers) and its numbers
 * were not to be had when this was written: enter them here when they are. Whatever is not listed goes the way that the tracking file says.
 */
export const SERVICE_TYPES: Readonly<Record<string, ServiceType>> = {
  '719': retired('First-Class Mail'),
  '724': retired('First-Class Mail'),
  '739': retired('USPS Marketing Mail'),
  '740': retired('USPS Marketing Mail'),
  '745': retired('USPS Marketing Mail'),
  '052': {
    mailClass: 'Reply Mail',
    isBallotMail: false,
    source: 'PostalPro, "Reply Mail by ZIP": reply mail of every kind, none of ballots alone',
  },
};
