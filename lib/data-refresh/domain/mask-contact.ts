import type { Keyed } from './permute.ts';

/**
 * A number that nobody can have: there is no area code 555 (North American Numbering Plan, whose area codes it is kept out of). The
 * digits of a number of ten, with or without the 1 of the country, are replaced where they stand; any others begin with three zeros, as no
 * country's do (ITU-T E.164).
 */
export const maskPhone = (keyed: Keyed, written: string): string => {
  const digits = written.normalize('NFKC').replaceAll(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  const value = keyed('phone', national) % 8_000_000n;
  const other = `000${keyed('phone of another kind', national)}`.slice(0, national.length).padEnd(national.length, '0');
  const invented = national.length === 10 ? `555${2_000_000n + value}` : other;
  const next = [...`${digits.slice(0, digits.length - national.length)}${invented}`].values();
  return written.normalize('NFKC').replaceAll(/\d/g, () => next.next().value ?? '0');
};

/** A mailbox of the provider's simulator for each address: it takes whatever comes, and nobody reads it. */
export const maskEmail = (keyed: Keyed, written: string): string =>
  written === '' ? '' : `success+${keyed('email', written).toString(16).padStart(32, '0')}@simulator.amazonses.com`;
