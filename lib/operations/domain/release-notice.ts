/** What became of a change of a release's schedule, for the page that follows it. */
export const RELEASE_NOTICES = ['schedule-published', 'schedule-revised', 'approval-recorded'] as const;
export type ReleaseNotice = (typeof RELEASE_NOTICES)[number];

/** The notice that an address names. */
export const releaseNoticeOf = (text: string | undefined): ReleaseNotice | undefined =>
  RELEASE_NOTICES.find((one) => one === text);

/** What became of a change about the environment itself: a confirmation, a county's part, an issue. */
export const TEST_NOTICES = [
  'confirmed',
  'versions-said',
  'opted-in',
  'mou-recorded',
  'withdrew',
  'checked',
  'reported',
  'answered',
] as const;
export type TestNotice = (typeof TEST_NOTICES)[number];

/** The notice that an address names. */
export const testNoticeOf = (text: string | undefined): TestNotice | undefined =>
  TEST_NOTICES.find((one) => one === text);
