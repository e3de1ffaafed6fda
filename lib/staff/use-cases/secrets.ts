import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess: 256 bits, in 43 letters that stand in a cookie and an address as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored in a secret's place: whoever reads the table cannot use it. */
export const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** An id without a meaning. */
export const newPersonId = (): string => `person-${randomBytes(9).toString('hex')}`;
