/** What became of a change of a release's schedule, for the page that follows it. */
export const RELEASE_NOTICES = ['schedule-published', 'schedule-revised', 'approval-recorded'] as const;
export type ReleaseNotice = (typeof RELEASE_NOTICES)[number];

/** The notice that an address names. */
export const releaseNoticeOf = (text: string | undefined): ReleaseNotice | undefined =>
  RELEASE_NOTICES.find((one) => one === text);
