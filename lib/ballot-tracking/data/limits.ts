/**
 * Days before Election Day on which the first ballots can be in the mail: to military and overseas voters E-45
 * (Elections Code 3114; 52 U.S.C. 20302), to everybody else E-29 (Elections Code 3000.5).
 */
export const EARLIEST_MAILING_DAYS = { military: 45, others: 29 } as const;

/** Days after Election Day after which no status of it is believed; the last counties certify by E+60. */
export const LATEST_STATUS_DAYS = 90;

/** A voter's record of having voted in person may reach us this much later than the cancelled mail ballot. */
export const IN_PERSON_GRACE_DAYS = 3;

/** While it waits, it is asked this often whether the county has said up to when its records are complete. */
export const GRACE_LOOK_HOURS = 2;

/** How often a county that has opted out is asked whether it is back. */
export const OPTED_OUT_LOOK_HOURS = 6;

/** How often a confidential voter who is signed up is looked at: whether it is over, and what is true then. */
export const HUSHED_LOOK_HOURS = 24;

/** Print files are made at most this many days before Election Day; older times are placeholders. */
export const LONGEST_PRINTING_DAYS = 180;

/** Who stands in line when the polls close still votes (Elections Code 14401): so many hours later the last has. */
export const LAST_IN_LINE_HOURS = 8;

/** How often what lies after the last day of messages is looked at again: its county may certify later than it said. */
export const CERTIFICATION_LOOK_HOURS = 6;

/** How often what the receipt deadline contradicts is looked at again: that deadline may be put right. */
export const DEADLINE_LOOK_HOURS = 24;
