import type { CountyCode } from '../../../lib/shared/counties.ts';
import { zipDigits } from '../../../lib/sign-up/domain/zip.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { countiesOfZip } from '../../../lib/voter-site/domain/zip-counties.ts';
import { CountyPage, countiesIn } from '../../../lib/voter-site/pages/county-page.tsx';
import { linkTo } from '../../../lib/voter-site/pages/form-page.tsx';
import type { CountyOffice } from '../../../lib/voter-site/pages/offices.tsx';
import type { Ports, PublicSite } from './site.ts';

/** Longer is no ZIP code. */
const MOST_BYTES = 2000;

/** The county's elections office. A ZIP code is posted and forgotten: addresses name counties alone. */
export const countyRoutes = (site: PublicSite, { offices }: Pick<Ports, 'offices'>): void => {
  const officeOf = async (county: CountyCode): Promise<CountyOffice> => ({
    county,
    contact: (await offices.contacts(county)).contacts.voters,
  });
  site.get('/county', ({ var: { page } }) => pageResponse(<CountyPage {...page} search={{ kind: 'begin' }} />));
  site.post('/county', async (context) => {
    const { page } = context.var;
    const body = await context.req.text();
    const typed = new URLSearchParams(body.length > MOST_BYTES ? '' : body).get('zip') ?? '';
    const zip = zipDigits(typed);
    if (zip === undefined) return pageResponse(<CountyPage {...page} search={{ kind: 'invalid', typed }} />, 422);
    const counties = countiesOfZip(zip);
    if (counties.length === 0) return pageResponse(<CountyPage {...page} search={{ kind: 'unknown', typed }} />, 422);
    return goTo(context, linkTo(page.frame, `/county/${counties.join(',')}`, page.language), 303);
  });
  site.get('/county/:counties', async (context) => {
    const { page } = context.var;
    const counties = countiesIn(context.req.param('counties')).slice(0, 4);
    if (counties.length === 0) return context.notFound();
    const found = await Promise.all(counties.map(officeOf));
    return pageResponse(<CountyPage {...page} search={{ kind: 'found', offices: found }} />);
  });
};
