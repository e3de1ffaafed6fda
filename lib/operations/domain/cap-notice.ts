/** What became of setting a cap, for the page that follows it. */
export const CAP_NOTICES = ['cap-set', 'unknown-election', 'bad-request'] as const;
export type CapNotice = (typeof CAP_NOTICES)[number];

/** The notice that an address names. */
export const capNoticeOf = (text: string | undefined): CapNotice | undefined => CAP_NOTICES.find((one) => one === text);
