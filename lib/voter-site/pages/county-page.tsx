import type { FC } from 'hono/jsx';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { FormPage, linkTo, type PageFrame } from './form-page.tsx';
import { TextField } from './forms/fields.tsx';
import { type CountyOffice, OfficeCard } from './offices.tsx';
import { voterTexts } from './texts/index.ts';

export type CountySearch =
  | { readonly kind: 'begin' }
  | { readonly kind: 'invalid' | 'unknown'; readonly typed: string }
  | { readonly kind: 'found'; readonly offices: readonly CountyOffice[] };

/** The county's elections office by ZIP code, or by name. The form is posted: a ZIP code stays out of addresses. */
export const CountyPage: FC<PageFrame & { search: CountySearch }> = ({ search, ...page }) => {
  const { site, myBallot, signUp } = voterTexts(page.language);
  const { county } = myBallot;
  const hasProblem = search.kind === 'invalid' || search.kind === 'unknown';
  const problem = hasProblem ? county[search.kind] : undefined;
  return (
    <FormPage
      {...page}
      title={site.home.findCounty}
      path="/county"
      {...(problem === undefined ? {} : { sentences: new Map([['zip', problem] as const]) })}
    >
      {search.kind === 'found' && <Offices {...page} offices={search.offices} />}
      <form class="usa-form voter-form" method="post" action={linkTo(page.frame, '/county', page.language)} novalidate>
        <TextField
          name="zip"
          label={signUp.form.zip}
          hint={county.intro}
          problem={problem}
          value={hasProblem ? search.typed : ''}
          autocomplete="postal-code"
          inputmode="numeric"
          size="medium"
          maxlength={20}
        />
        <button class="usa-button" type="submit">
          {county.submit}
        </button>
      </form>
      <ul class="county-list" lang="en">
        {COUNTIES.map(({ code, name }) => (
          <li>
            <a href={linkTo(page.frame, `/county/${code}`, page.language)}>{name}</a>
          </li>
        ))}
      </ul>
    </FormPage>
  );
};

const Offices: FC<PageFrame & { offices: readonly CountyOffice[] }> = ({ offices, ...page }) => {
  const { county } = voterTexts(page.language).myBallot;
  return (
    <>
      {offices.length > 1 && <p>{county.several}</p>}
      {offices.map((office) => (
        <>
          <OfficeCard {...page} office={office} />
          <p>
            <a class="touch-link" href={`${page.frame.root}/?county=${office.county}&lang=${page.language}`}>
              {county.seeElections}
            </a>
          </p>
        </>
      ))}
    </>
  );
};

/** Whether a text names counties, as an address does: `03`, `03,34`. */
export const countiesIn = (text: string): readonly CountyCode[] =>
  [...new Set(text.split(','))].filter((code) => COUNTIES.some((county) => county.code === code));
