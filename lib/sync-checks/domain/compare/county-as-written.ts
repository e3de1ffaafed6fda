import { COUNTIES } from '../../../shared/counties.ts';

const NAMES = new Set(COUNTIES.map(({ name }) => name.toUpperCase()));
const FIPS = new Set(COUNTIES.map(({ fips }) => fips));
/** A county's own number has three digits at most: one of five may be a voter's ZIP. */
const NUMBER = /^\d{1,3}(\.0+)?$/;
/** A number before the name, `19 - Los Angeles`. */
const NUMBER_BEFORE = /^\d{1,3} *[-–:.]? */;

/**
 * What stands in a county column, when it is a county's number or name in some spelling; undefined otherwise. In a
 * shifted row a voter's name, ZIP or address stands there, and refusals are read by others than the county. Voters have
 * names of counties too: a name counts only where most rows are alike.
 */
export const countyAsWritten = (value: string, inMostRows: boolean): string | undefined => {
  const text = value.trim();
  if (NUMBER.test(text) || FIPS.has(text)) return text;
  const name = text
    .toUpperCase()
    .replace(NUMBER_BEFORE, '')
    .replace(/ (COUNTY|CO\.?)$/, '');
  return inMostRows && NAMES.has(name) ? text : undefined;
};
