import { ContactCountyCode, NotAcceptedCode, type ReasonCode } from './catalog-variables.ts';

/** The reason that a status code gives a voter; undefined for one that gives none. */
export const reasonOf = (code: string): ReasonCode | undefined =>
  NotAcceptedCode.safeParse(code).data ?? ContactCountyCode.safeParse(code).data;
