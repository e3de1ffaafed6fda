/**
 * After how many hours without an upload a county counts as silent, by days from Election Day, both included. Offices upload on
 * working days at first: a weekend and a day more. From E-7 until ballots count no more by mail they upload daily, weekends too; in
 * the canvass a weekend may pass again. Outside these days nobody is silent.
 */
export const SILENCE: readonly {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly why: string;
}[] = [
  { from: -27, to: -8, hours: 96, why: 'a weekend with a holiday, and a working day more' },
  { from: -7, to: 8, hours: 36, why: 'most ballots come back in these days, and are counted' },
  { from: 9, to: 30, hours: 120, why: 'the canvass: a long weekend, and a working day more' },
];

/** Hours after which a held upload has waited long: its county’s voters hear nothing of it meanwhile. */
export const WAITS_LONG_HOURS = 24;
