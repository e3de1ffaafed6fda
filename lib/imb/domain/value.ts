/** Digits of the tracking code: barcode ID, service type, mailer and serial number. */
export const TRACKING_DIGITS = 20;
/** Digits that a routing code may have: none, ZIP, ZIP+4, or ZIP+4 with the delivery point. */
export const ROUTING_LENGTHS = [0, 5, 9, 11] as const;
/** The second digit of a barcode ID is one of so many. */
const SECOND_DIGITS = 5n;

/** Where the values of each routing length begin: none has one value, so that '00000' is another barcode than none. */
const BASES: readonly { readonly digits: number; readonly base: bigint }[] = [
  { digits: 11, base: 1n + 100_000n + 1_000_000_000n },
  { digits: 9, base: 1n + 100_000n },
  { digits: 5, base: 1n },
  { digits: 0, base: 0n },
];

/** The largest value of a routing code, and one. */
const ROUTING_VALUES = 1n + 100_000n + 1_000_000_000n + 100_000_000_000n;

/** A barcode's digits as one number (USPS-B-3200, 3.2.1 and 3.2.2). The digits must be checked before (`parseBarcode`). */
export const numberOf = (digits: string): bigint => {
  const routing = digits.slice(TRACKING_DIGITS);
  const base = BASES.find((one) => one.digits === routing.length)?.base ?? 0n;
  const rest = digits.slice(2, TRACKING_DIGITS);
  const withId = (base + BigInt(routing || '0')) * 10n + BigInt(digits[0] ?? '0');
  return (withId * SECOND_DIGITS + BigInt(digits[1] ?? '0')) * 10n ** BigInt(rest.length) + BigInt(rest);
};

/** The digits of a value; undefined where no digits give it. */
export const digitsOf = (value: bigint): string | undefined => {
  const restDigits = TRACKING_DIGITS - 2;
  const rest = (value % 10n ** BigInt(restDigits)).toString().padStart(restDigits, '0');
  const withId = value / 10n ** BigInt(restDigits);
  const second = withId % SECOND_DIGITS;
  const first = (withId / SECOND_DIGITS) % 10n;
  const routingValue = withId / SECOND_DIGITS / 10n;
  const place = BASES.find(({ base }) => routingValue >= base);
  if (place === undefined || routingValue >= ROUTING_VALUES) return undefined;
  const routing = place.digits === 0 ? '' : (routingValue - place.base).toString().padStart(place.digits, '0');
  return `${first}${second}${rest}${routing}`;
};
