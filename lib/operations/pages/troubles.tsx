import type { FC } from 'hono/jsx';
import type { StaffContact } from '../../counties/domain/contacts.ts';
import { countyOf } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { VOTECAL_HELP_DESK } from '../../sync-checks/domain/help-desks.ts';
import type { ShownTrouble } from '../domain/trouble.ts';
import { mayOpen, type Viewer } from '../domain/viewer.ts';
import { OutcomeBadge } from './outcome.tsx';
import { PageLink } from './page-link.tsx';
import { StartAgain, StartCheck } from './start-check.tsx';
import { explain, NEXT_STEP_TEXT, OWN_CHECK, whoReads } from './words.ts';

type TroublesProps = {
  frame: Frame;
  viewer: Viewer;
  troubles: readonly ShownTrouble[];
  /** Whether a night of these counties has left anything. */
  hasNight: boolean;
};

/** What failed last night, county by county: why, whom to call, what to do. With it the first staff page begins. */
export const Troubles: FC<TroublesProps> = ({ frame, viewer, troubles, hasNight }) => (
  <section aria-labelledby="failed">
    <h2 id="failed">What failed last night</h2>
    {!troubles.some(({ isLastNight }) => isLastNight) && (
      <p>{hasNight ? 'Nothing failed in the last night.' : 'No night is on record yet.'}</p>
    )}
    {troubles.length > 0 && (
      <DataTable caption="Failed, the last night first" columns={['County', 'Night', 'What happened', 'Call', 'Next']}>
        <tbody>
          {troubles.map((trouble) => (
            <TroubleRow frame={frame} viewer={viewer} trouble={trouble} />
          ))}
        </tbody>
      </DataTable>
    )}
  </section>
);

type RowProps = { frame: Frame; viewer: Viewer; trouble: ShownTrouble };

const TroubleRow: FC<RowProps> = ({ frame, viewer, trouble: { county, date, outcome, check, own, contact, next } }) => {
  const { name } = countyOf(county);
  return (
    <tr>
      <th scope="row">
        <a href={`${frame.root}/operations/counties/${county}`}>{name}</a>
      </th>
      <td>
        <Day date={date} />
      </td>
      <td class="data-table__sentence">
        <OutcomeBadge outcome={outcome} />
        <span class="note">
          {check === undefined ? (
            'The night left no record of this county.'
          ) : (
            <>
              {explain(check, viewer)}{' '}
              <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${check.id}`}>
                See the check of {name}
              </PageLink>
            </>
          )}
        </span>
        {own !== undefined && (
          <span class="note">
            Since then{' '}
            <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${own.id}`} otherwise={OWN_CHECK}>
              {OWN_CHECK}
            </PageLink>
            : {explain(own, viewer)}
          </span>
        )}
      </td>
      <td>{viewer.county === null ? <Contact frame={frame} county={county} contact={contact} /> : <HelpDesk />}</td>
      <td class="data-table__sentence">
        {NEXT_STEP_TEXT[next][whoReads(viewer)]}
        {check !== undefined && next !== 'none' && (
          <StartAgain frame={frame} viewer={viewer} county={countyOf(county)} check={check} />
        )}
        {next !== 'none' && (
          <StartCheck frame={frame} viewer={viewer} county={countyOf(county)} checks={[own, check]} />
        )}
        {next !== 'none' && mayOpen(viewer, '/operations/dates') && (
          <span class="note">
            <a href={`${frame.root}/operations/dates?county=${county}`}>Agree a date with {name}</a>
          </span>
        )}
      </td>
    </tr>
  );
};

const Telephone: FC<{ number: string }> = ({ number }) => <a href={`tel:${dialled(number)}`}>{number}</a>;

/** A United States number as it is dialled from anywhere. */
const dialled = (number: string): string => `+1${number.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')}`;

const HelpDesk: FC = () => (
  <>
    {VOTECAL_HELP_DESK.name}
    {VOTECAL_HELP_DESK.phone !== undefined && (
      <span class="note">
        <Telephone number={VOTECAL_HELP_DESK.phone} />
      </span>
    )}
  </>
);

/** The county's own telephone and mailbox, or where to enter them. */
const Contact: FC<{ frame: Frame; county: string; contact: StaffContact | null }> = ({ frame, county, contact }) => {
  const { phone, email } = contact ?? { phone: null, email: null };
  if (phone === null && email === null) {
    return (
      <>
        None on file
        <span class="note">
          <a href={`${frame.root}/operations/counties/${county}/file`}>Its file</a>
        </span>
      </>
    );
  }
  return (
    <>
      {phone !== null && <Telephone number={phone} />}
      {email !== null && (
        <span class="note">
          <a href={`mailto:${email}`}>{email}</a>
        </span>
      )}
    </>
  );
};
