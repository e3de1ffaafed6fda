import { COUNTIES } from '../../../shared/counties.ts';

const NAMES = new Set(COUNTIES.map(({ name }) => name.toUpperCase()));
const NUMBER = /^\d{1,5}(\.0+)?$/;
/** A number before the name, `19 - Los Angeles`. */
const NUMBER_BEFORE = /^\d{1,3} *[-–:.]? */;

/**
 * What stands in a county column, when it is a county's number or name in some spelling; undefined otherwise. In a
 * shifted row a voter's name or address stands there, and refusals are read by others than the county.
 */
export const countyAsWritten = (value: string): string | undefined => {
  const text = value.trim();
  if (NUMBER.test(text)) return text;
  return NAMES.has(
    text
      .toUpperCase()
      .replace(NUMBER_BEFORE, '')
      .replace(/ (COUNTY|CO\.?)$/, ''),
  )
    ? text
    : undefined;
};
