import type { Child, FC } from 'hono/jsx';
import type { VoterContact } from '../../counties/domain/contacts.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { countyOf } from '../../shared/counties.ts';
import type { PageFrame } from './form-page.tsx';
import { phoneInWords } from './phone-words.ts';
import { voterTexts } from './texts/index.ts';

/** A county's elections office, as voters reach it. */
export type CountyOffice = { readonly county: CountyCode; readonly contact: VoterContact };

/** A county's number, written in one way and to be tapped; files have it in several. */
export const phoneLink = (phone: string): Child => {
  const digits = phone.replaceAll(/\D/g, '').slice(-10);
  return <a href={`tel:+1${digits}`}>{digits.length === 10 ? phoneInWords(`+1${digits}`) : phone}</a>;
};

/** How to reach a county's office. */
export const OfficeCard: FC<PageFrame & { office: CountyOffice }> = ({ language, office: { county, contact } }) => {
  const { county: words } = voterTexts(language).myBallot;
  const { phone, email, site, hours } = contact;
  return (
    <section class="office" aria-labelledby={`office-${county}`}>
      <h2 id={`office-${county}`} lang="en">
        {`${countyOf(county).name} County`}
      </h2>
      {phone === null && email === null && site === null && <p>{words.nothing}</p>}
      <dl>
        {phone !== null && (
          <div>
            <dt>{words.phone}</dt>
            <dd>{phoneLink(phone)}</dd>
          </div>
        )}
        {email !== null && (
          <div>
            <dt>{words.email}</dt>
            <dd>
              <a href={`mailto:${email}`}>{email}</a>
            </dd>
          </div>
        )}
        {site !== null && (
          <div>
            <dt>{words.site}</dt>
            <dd>
              <a href={site}>{site.replace(/^https:\/\//, '')}</a>
            </dd>
          </div>
        )}
        {hours !== null && (
          <div>
            <dt>{words.hours}</dt>
            <dd lang="en">{hours}</dd>
          </div>
        )}
      </dl>
    </section>
  );
};
