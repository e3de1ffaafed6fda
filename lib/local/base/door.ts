import { randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for one start of the stage, of letters that stand in an address as they are. */
export const newSecret = (): string => randomBytes(24).toString('hex');

const isSame = (given: string, secret: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** What stands behind the secret in `/<secret>/path`; undefined when the secret is missing or wrong. */
export const behindSecret = (secret: string, target: string): string | undefined => {
  const [, given = '', rest = '/'] = /^\/([^/?]*)(.*)$/.exec(target) ?? [];
  if (!isSame(given, secret)) return undefined;
  return rest.startsWith('/') ? rest : `/${rest}`;
};
