/** What became of starting a trial, for the page that follows it. */
export const TRIAL_NOTICES = ['started', 'under-way', 'too-many', 'bad-request'] as const;
export type TrialNotice = (typeof TRIAL_NOTICES)[number];

/** The notice that an address names. */
export const trialNoticeOf = (text: string | undefined): TrialNotice | undefined =>
  TRIAL_NOTICES.find((one) => one === text);
