/** What became of an action on halts, for the page that follows it. */
export const HALT_NOTICES = [
  'started',
  'ended',
  'halted-already',
  'unknown-election',
  'not-found',
  'bad-request',
] as const;
export type HaltNotice = (typeof HALT_NOTICES)[number];

/** Whether it was done. */
export const isHaltDone = (notice: HaltNotice): boolean => notice === 'started' || notice === 'ended';

/** The notice that an address names. */
export const haltNoticeOf = (text: string | undefined): HaltNotice | undefined =>
  HALT_NOTICES.find((one) => one === text);
