/** What became of a change of a county's file, for the page that follows it. */
export const FILE_NOTICES = [
  'contacts-saved',
  'system-registered',
  'endpoint-proven',
  'endpoint-answers',
  'told-again',
  'client-revoked',
  'date-agreed',
  'date-cancelled',
  'check-started',
  'check-started-again',
  'check-cancelled',
  'participates',
  'opted-out',
  'reminders-set',
  'election-accepted',
  'election-declined',
] as const;
export type FileNotice = (typeof FILE_NOTICES)[number];

/** The notice that an address names. */
export const fileNoticeOf = (text: string | undefined): FileNotice | undefined =>
  FILE_NOTICES.find((one) => one === text);

/** What of a county's file a viewer may change. */
export type FilePowers = {
  /** Register its system and issue, renew and revoke its credentials. */
  readonly register: boolean;
  /** Have a new endpoint tested. */
  readonly test: boolean;
};
