import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { publishedPart, type SyncCheck } from '../../sync-checks/domain/check.ts';
import { DIFFERENCE_CATEGORIES, DIFFERENCE_CLASSES } from '../../sync-checks/domain/difference.ts';
import { CATEGORY_NAMES, CLASS_NAMES } from '../../sync-checks/domain/difference-names.ts';
import type { FileNotice } from '../domain/file-notice.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { mayOpen, type Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { Done } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { OutcomeBadge } from './outcome.tsx';
import { PageLink } from './page-link.tsx';
import { StartAgain, StartCheck } from './start-check.tsx';
import { explain, FILE_NOTICE_TEXT, KIND_TEXT, number } from './words.ts';

type CountyProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  /** The county's checks of the last thirteen months, newest first. */
  checks: readonly SyncCheck[];
  notice?: FileNotice | undefined;
};

const NUMERIC = [
  ...DIFFERENCE_CLASSES.map((name) => CLASS_NAMES[name]),
  ...DIFFERENCE_CATEGORIES.map((name) => CATEGORY_NAMES[name]),
];
const COLUMNS = ['Check', 'Outcome', ...NUMERIC];

/** One county: its group, and its checks with their counts by class and by category. */
export const CountyPage: FC<CountyProps> = ({ frame, viewer, county, checks, notice }) => (
  <OperationsLayout
    frame={frame}
    viewer={viewer}
    title={`${county.name} County`}
    section="checks"
    trail={[{ href: '/operations', text: 'Sync checks' }]}
  >
    {notice !== undefined && <Done text={FILE_NOTICE_TEXT[notice]} />}
    <p class="usa-intro">
      County code {county.code}, Group {county.syncGroup}.{' '}
      {county.syncGroupSource === 'assumed' &&
        'The group is assumed: memorandum #21029 lists this county in none of its three groups.'}
    </p>
    <p>
      <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${county.code}/held-rows`}>
        Ballot rows of this county that are held
      </PageLink>
      {mayOpen(viewer, `/operations/counties/${county.code}/held-rows`) && '. '}
      <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${county.code}/uploads`}>
        What this county has uploaded
      </PageLink>
      {'. '}
      <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${county.code}/file`}>
        What is on file of this county
      </PageLink>
      {mayOpen(viewer, '/operations/participation') && (
        <>
          . <a href={`${frame.root}/operations/participation?county=${county.code}`}>Taking part in elections</a>
        </>
      )}
      {mayOpen(viewer, '/operations/dates') && (
        <>
          . <a href={`${frame.root}/operations/dates?county=${county.code}`}>Agree a date with this county</a>
        </>
      )}
    </p>
    <StartCheck frame={frame} viewer={viewer} county={county} checks={checks} />
    {checks.length === 0 ? (
      <p>This county has had no check in the last thirteen months.</p>
    ) : (
      <DataTable caption="Checks of the last thirteen months" columns={COLUMNS} numeric={NUMERIC}>
        <tbody>
          {checks.map((check) => (
            <CheckRow frame={frame} viewer={viewer} county={county} check={check} />
          ))}
        </tbody>
      </DataTable>
    )}
    {checks.length > 0 && <Download href={`${frame.root}/operations/counties/${county.code}?format=csv`} />}
  </OperationsLayout>
);

type CheckRowProps = { frame: Frame; viewer: Viewer; county: County; check: SyncCheck };

const CheckRow: FC<CheckRowProps> = ({ frame, viewer, county, check }) => {
  const counts = publishedPart(check).comparison?.counts ?? null;
  return (
    <tr>
      <th scope="row">
        <StackedMoment at={check.requestedAt}>, {KIND_TEXT[check.kind].toLowerCase()}</StackedMoment>
      </th>
      <td class="data-table__sentence">
        <OutcomeBadge outcome={outcomeOf(check)} />
        <span class="note">
          {explain(check, viewer)}{' '}
          <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${check.id}`}>
            See check {check.id}
          </PageLink>
        </span>
        <StartAgain frame={frame} viewer={viewer} county={county} check={check} />
      </td>
      {DIFFERENCE_CLASSES.map((name) => (
        <td class="data-table__number">{counts === null ? '–' : number(counts.byClass[name])}</td>
      ))}
      {DIFFERENCE_CATEGORIES.map((name) => (
        <td class="data-table__number">{counts === null ? '–' : number(counts.byCategory[name])}</td>
      ))}
    </tr>
  );
};
