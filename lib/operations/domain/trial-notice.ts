/** What became of starting a trial, for the page that follows it. */
export const TRIAL_NOTICES = ['started', 'under-way', 'too-many', 'bad-request'] as const;
export type TrialNotice = (typeof TRIAL_NOTICES)[number];

/** The notice that an address names. */
export const trialNoticeOf = (text: string | undefined): TrialNotice | undefined =>
  TRIAL_NOTICES.find((one) => one === text);

/** The same of a mock election, which is refused as well while the environment is down. */
export const MOCK_NOTICES = [...TRIAL_NOTICES, 'down'] as const;
export type MockNotice = (typeof MOCK_NOTICES)[number];

/** The notice that an address names. */
export const mockNoticeOf = (text: string | undefined): MockNotice | undefined =>
  MOCK_NOTICES.find((one) => one === text);
