/** What became of an action on guests, for the page that follows it. */
export const GUEST_NOTICES = [
  'proposed',
  'approved',
  'removed',
  'unreadable',
  'not-a-guests-domain',
  'on-the-list',
  'own-proposal',
  'approved-already',
  'nobody',
  'bad-request',
] as const;
export type GuestNotice = (typeof GUEST_NOTICES)[number];

const DONE: readonly GuestNotice[] = ['proposed', 'approved', 'removed'];

/** Whether it was done. */
export const isDone = (notice: GuestNotice): boolean => DONE.includes(notice);

/** The notice that an address names. */
export const guestNoticeOf = (text: string | undefined): GuestNotice | undefined =>
  GUEST_NOTICES.find((one) => one === text);
