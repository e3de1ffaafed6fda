/** What became of an action on people, for the page that follows it. */
export const PEOPLE_NOTICES = [
  'invited',
  'withdrawn',
  'role-changed',
  'removed',
  'not-yours',
  'nobody',
  'bad-request',
  'last-admin',
  'changed-meanwhile',
] as const;
export type PeopleNotice = (typeof PEOPLE_NOTICES)[number];

const GOOD: readonly PeopleNotice[] = ['invited', 'withdrawn', 'role-changed', 'removed'];

export const isGood = (notice: PeopleNotice): boolean => GOOD.includes(notice);

/** The notice that an address names. */
export const noticeOf = (text: string | undefined): PeopleNotice | undefined =>
  PEOPLE_NOTICES.find((one) => one === text);

/** What somebody typed into the form of an invitation. */
export type TypedInvitation = { readonly name: string; readonly email: string; readonly role: string };

/** An invitation that was not sent: what was typed, and what to do, by field. */
export type RefusedInvitation = {
  readonly typed: TypedInvitation;
  readonly errors: Readonly<Partial<Record<keyof TypedInvitation, string>>>;
};
