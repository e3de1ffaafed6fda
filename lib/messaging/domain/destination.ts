import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import destinations from '../data/destinations.json' with { type: 'json' };
import smsCountries from '../data/sms-countries.json' with { type: 'json' };

/**
 * Why no text and no call goes to a number: it is none, it is another country's, it is charged at its owner's price, or it
 * is no line of a person (toll-free, personal 5XX, pagers and their kin).
 */
export type DestinationFault = 'no-number' | 'country' | 'premium' | 'line';

/** E.164 with the country code that we call, in plain digits: what looks like digits is none, and 411 is no exchange. */
const NUMBER = /^\+1([2-9]\d{2})((?!\d11)[2-9]\d{2})(\d{4})$/;

/** An exchange whose lines are nobody's, but for those that are kept for invented people. */
const isNobodys = (exchange: string, line: string): boolean => {
  const [first = '', last = ''] = destinations.invented.lines;
  const isInvented = exchange + line >= first && exchange + line <= last;
  return destinations.nobodysExchanges.codes.includes(exchange) && !isInvented;
};

/** Lines that people have. In North America nobody can tell mobile from fixed by the number. */
const PERSONAL: readonly (NumberType | undefined)[] = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** An office may also answer at a toll-free number. */
const OFFICE: readonly (NumberType | undefined)[] = [...PERSONAL, 'TOLL_FREE'];

const faultOf = (number: string, lines: readonly (NumberType | undefined)[]): DestinationFault | undefined => {
  const [, area = '', exchange = '', line = ''] = NUMBER.exec(number) ?? [];
  if (area === '') return /^\+(?!1)\d{6,15}$/.test(number) ? 'country' : 'no-number';
  const isCharged =
    destinations.premiumAreaCodes.includes(area) ||
    destinations.premiumExchanges.includes(exchange) ||
    destinations.chargedLines.includes(exchange + line);
  if (isCharged) return 'premium';
  const nobodys = isNobodys(exchange, line) ? 'no-number' : undefined;
  if (destinations.newAreaCodes.codes.includes(area)) return nobodys;
  const parsed = parsePhoneNumberFromString(number);
  // The area code alone tells the country, also where the number itself is none: +1 242 is the Bahamas.
  if (parsed?.country !== undefined && !smsCountries.reachable.includes(parsed.country)) return 'country';
  if (!parsed?.isValid() || parsed.country === undefined) return 'no-number';
  const type = parsed.getType();
  if (type === 'PREMIUM_RATE' || type === 'SHARED_COST') return 'premium';
  if (!lines.includes(type)) return 'line';
  // Toll-free numbers have exchanges of their own.
  return type === 'TOLL_FREE' ? undefined : nobodys;
};

/** Why nothing may go to a voter's number; undefined when a text or a call may. The same rule for every provider. */
export const destinationFault = (number: string): DestinationFault | undefined => faultOf(number, PERSONAL);

/** Ten digits of the North American plan as offices print them, with its country's number before them or not. */
const PRINTED = /^(\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}$/;

/** Whether a message may tell voters to call this number of an office, as it is printed or in E.164. */
export const isOfficePhone = (printed: string): boolean => {
  if (!PRINTED.test(printed)) return false;
  const digits = printed.replaceAll(/[^0-9]/g, '');
  return faultOf(`+${digits.length === 10 ? '1' : ''}${digits}`, OFFICE) === undefined;
};
