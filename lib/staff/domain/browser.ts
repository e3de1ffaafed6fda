const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['Linux', 'Linux'],
] as const;

const nameIn = (text: string, names: readonly (readonly [string, string])[]): string | undefined =>
  names.find(([mark]) => text.includes(mark))?.[1];

/** A browser in words of ours, so that somebody knows the own sessions apart and nothing else of the device is kept. */
export const browserOf = (userAgent: string | undefined): string =>
  `${nameIn(userAgent ?? '', BROWSERS) ?? 'Another browser'} on ${nameIn(userAgent ?? '', SYSTEMS) ?? 'another device'}`;
