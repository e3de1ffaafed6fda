import { COUNTIES } from '../../shared/counties.ts';
import { placesOf } from './places.ts';
import { fictionalPhone } from './roll-voter.ts';
import type { CountyContact } from './types.ts';

const slugOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** The 58 offices. Nobody answers: 555-01xx numbers, and names under example.org. */
export const countyContacts = (): readonly CountyContact[] =>
  COUNTIES.map(({ code, name }) => ({
    county: code,
    phone: fictionalPhone(placesOf(code).areaCode, 41 + Number(code)),
    email: `elections@${slugOf(name)}.example.org`,
    site: `https://elections.${slugOf(name)}.example.org`,
  }));
