import type { FC } from 'hono/jsx';
import type { County, CountyCode } from '../../shared/counties.ts';
import type { CountyMap } from '../../site-kit/assets/california.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { publishedPart, type SyncCheck } from '../../sync-checks/domain/check.ts';
import { DIFFERENCE_CLASSES } from '../../sync-checks/domain/difference.ts';
import { CLASS_NAMES } from '../../sync-checks/domain/difference-names.ts';
import type { NightState } from '../domain/night-states.ts';
import { outcomeOf } from '../domain/outcome.ts';
import type { Viewer } from '../domain/viewer.ts';
import { CountyOutcomeMap } from './county-map.tsx';
import { NightTable } from './night-table.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { OutcomeBadge } from './outcome.tsx';
import { PageLink } from './page-link.tsx';
import { explain, KIND_TEXT, number } from './words.ts';

type SummaryProps = {
  frame: Frame;
  viewer: Viewer;
  map: CountyMap;
  /** The counties that the viewer may see, in the order of the table. */
  counties: readonly County[];
  nights: readonly NightState[];
  latest: ReadonlyMap<CountyCode, SyncCheck>;
};

const NUMERIC = ['Records (EMS)', ...DIFFERENCE_CLASSES.map((name) => CLASS_NAMES[name])];
const COLUMNS = ['County', 'Group', 'Last check', 'Outcome', ...NUMERIC];

/** The first staff page: the nights, and each county's last check. */
export const Summary: FC<SummaryProps> = ({ frame, viewer, map, counties, nights, latest }) => {
  const outcomes = new Map(counties.map((county) => [county.code, outcomeOf(latest.get(county.code))]));
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Sync checks" section="checks">
      <p class="usa-intro">
        As of <Moment at={frame.now} />.
      </p>
      <div class={viewer.county === null ? 'with-map' : undefined}>
        <NightTable nights={nights} />
        {viewer.county === null && <CountyOutcomeMap map={map} outcomes={outcomes} />}
      </div>
      <DataTable caption="Last check of each county" columns={COLUMNS} numeric={NUMERIC}>
        <tbody>
          {counties.map((county) => (
            <CountyRow frame={frame} viewer={viewer} county={county} check={latest.get(county.code)} />
          ))}
        </tbody>
      </DataTable>
    </OperationsLayout>
  );
};

type CountyRowProps = { frame: Frame; viewer: Viewer; county: County; check: SyncCheck | undefined };

const CountyRow: FC<CountyRowProps> = ({ frame, viewer, county, check }) => {
  const comparison = check === undefined ? null : publishedPart(check).comparison;
  return (
    <tr>
      <th scope="row">
        <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${county.code}`} otherwise={county.name}>
          {county.name}
        </PageLink>
      </th>
      <td>
        {county.syncGroup}
        {county.syncGroupSource === 'assumed' && <span class="usa-tag assumed">assumed</span>}
      </td>
      <td>
        {check === undefined ? (
          'None'
        ) : (
          <StackedMoment at={check.requestedAt}>, {KIND_TEXT[check.kind].toLowerCase()}</StackedMoment>
        )}
      </td>
      <td class="data-table__sentence">
        <OutcomeBadge outcome={outcomeOf(check)} />
        {check === undefined ? (
          <span class="note">No check in the last two months.</span>
        ) : (
          <span class="note">
            {explain(check)}{' '}
            <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${check.id}`}>
              See the check of {county.name}
            </PageLink>
          </span>
        )}
      </td>
      <td class="data-table__number">{comparison === null ? '–' : number(comparison.records.ems)}</td>
      {DIFFERENCE_CLASSES.map((name) => (
        <td class="data-table__number">{comparison === null ? '–' : number(comparison.counts.byClass[name])}</td>
      ))}
    </tr>
  );
};
