/** What became of an action on retractions, for the page that follows it. */
export const RETRACTION_NOTICES = [
  'proposed',
  'approved',
  'declined',
  'recounting',
  'unknown-upload',
  'unknown-election',
  'not-retractable',
  'bad-span',
  'not-found',
  'not-proposed',
  'own-proposal',
  'changed-meanwhile',
  'bad-request',
] as const;
export type RetractionNotice = (typeof RETRACTION_NOTICES)[number];

const DONE: readonly RetractionNotice[] = ['proposed', 'approved', 'declined', 'recounting'];

/** Whether it was done. */
export const isRetractionDone = (notice: RetractionNotice): boolean => DONE.includes(notice);

/** The notice that an address names. */
export const retractionNoticeOf = (text: string | undefined): RetractionNotice | undefined =>
  RETRACTION_NOTICES.find((one) => one === text);
