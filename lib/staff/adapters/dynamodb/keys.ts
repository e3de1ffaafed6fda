import type { CountyCode } from '../../../shared/counties.ts';

/** `UNIT#03` or `UNIT#state`: the people and the open invitations of one place lie together. */
export const unitKey = (county: CountyCode | null): string => `UNIT#${county ?? 'state'}`;

export const personKey = (county: CountyCode | null, id: string) => ({ pk: unitKey(county), sk: `PERSON#${id}` });

/** How many look after the others there: a number of its own, so that two removals at once cannot both be the last but one. */
export const adminsKey = (county: CountyCode | null) => ({ pk: unitKey(county), sk: 'ADMINS' });

export const invitationKey = (county: CountyCode | null, key: string) => ({
  pk: unitKey(county),
  sk: `INVITATION#${key}`,
});

/** Whom a subject of the user pool is: one person at most. */
export const subjectKey = (subject: string) => ({ pk: `SUBJECT#${subject}`, sk: 'SUBJECT' });
