import type { CountyCode } from '../../../lib/shared/counties.ts';
import { zipDigits } from '../../../lib/sign-up/domain/zip.ts';
import { countiesOfZip } from '../../../lib/voter-site/domain/zip-counties.ts';
import type { CountyOffice } from '../../../lib/voter-site/pages/offices.tsx';
import type { Ports } from './site.ts';

/** How a county's office is reached, as it is on file. */
export const officeOf = async ({ offices }: Pick<Ports, 'offices'>, county: CountyCode): Promise<CountyOffice> => ({
  county,
  contact: (await offices.contacts(county)).contacts.voters,
});

/** The offices of the counties in which a ZIP code lies. */
export const officesOfZip = (ports: Pick<Ports, 'offices'>, zip: string): Promise<readonly CountyOffice[]> =>
  Promise.all(countiesOfZip(zipDigits(zip) ?? '').map((county) => officeOf(ports, county)));
