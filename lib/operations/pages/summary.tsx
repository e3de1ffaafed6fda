import type { FC } from 'hono/jsx';
import type { Halt } from '../../messaging/domain/halt.ts';
import type { County, CountyCode } from '../../shared/counties.ts';
import type { CountyMap } from '../../site-kit/assets/california.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { publishedPart } from '../../sync-checks/domain/check.ts';
import { DIFFERENCE_CLASSES } from '../../sync-checks/domain/difference.ts';
import { CLASS_NAMES } from '../../sync-checks/domain/difference-names.ts';
import { type CountyChecks, standingCheck } from '../domain/county-checks.ts';
import type { NightState } from '../domain/night-states.ts';
import { outcomeOf } from '../domain/outcome.ts';
import type { ShownTrouble } from '../domain/trouble.ts';
import type { Viewer } from '../domain/viewer.ts';
import { CountyOutcomeMap } from './county-map.tsx';
import { Download } from './download.tsx';
import { HaltBanner } from './halt-banner.tsx';
import { NightTable } from './night-table.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { OutcomeBadge } from './outcome.tsx';
import { PageLink } from './page-link.tsx';
import { Troubles } from './troubles.tsx';
import { WaitingNote } from './waiting-note.tsx';
import { explain, KIND_TEXT, number, OWN_CHECK } from './words.ts';

type SummaryProps = {
  frame: Frame;
  viewer: Viewer;
  map: CountyMap;
  /** The counties that the viewer may see, in the order of the table. */
  counties: readonly County[];
  /** What failed, with what the page begins. */
  troubles: readonly ShownTrouble[];
  nights: readonly NightState[];
  /** How many local elections wait for a decision. */
  waiting: number;
  latest: ReadonlyMap<CountyCode, CountyChecks>;
  /** Which messages are stopped now. */
  halts: readonly Halt[];
};

const NUMERIC = ['Records (EMS)', ...DIFFERENCE_CLASSES.map((name) => CLASS_NAMES[name])];
const COLUMNS = ['County', 'Group', 'Last night', 'Outcome', ...NUMERIC];
const NONE: CountyChecks = { night: undefined, own: undefined };

/** The first staff page: what failed last night, the map, the nights, and what came of each county's. */
export const Summary: FC<SummaryProps> = (props) => {
  const { frame, viewer, map, counties, troubles, nights, waiting, latest, halts } = props;
  const outcomes = new Map(counties.map(({ code }) => [code, outcomeOf(standingCheck(latest.get(code) ?? NONE))]));
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Sync checks" section="checks">
      <p class="usa-intro">
        As of <Moment at={frame.now} />.
      </p>
      <HaltBanner frame={frame} viewer={viewer} halts={halts} />
      <WaitingNote frame={frame} viewer={viewer} waiting={waiting} />
      <Troubles
        frame={frame}
        viewer={viewer}
        troubles={troubles}
        hasNight={[...latest.values()].some(({ night }) => night !== undefined)}
      />
      <div class={viewer.county === null ? 'with-map' : undefined}>
        {viewer.county === null && <CountyOutcomeMap map={map} outcomes={outcomes} />}
        <NightTable nights={nights} />
      </div>
      <DataTable caption="Last night of each county" columns={COLUMNS} numeric={NUMERIC}>
        <tbody>
          {counties.map((county) => (
            <CountyRow frame={frame} viewer={viewer} county={county} checks={latest.get(county.code) ?? NONE} />
          ))}
        </tbody>
      </DataTable>
      <Download href={`${frame.root}/operations?format=csv`} />
    </OperationsLayout>
  );
};

type CountyRowProps = { frame: Frame; viewer: Viewer; county: County; checks: CountyChecks };

const CountyRow: FC<CountyRowProps> = ({ frame, viewer, county, checks }) => {
  const check = standingCheck(checks);
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
        {county.syncGroupSource === 'assumed' && <span class="usa-tag assumed">group assumed</span>}
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
            {explain(check, viewer)}{' '}
            <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${check.id}`}>
              See the check of {county.name}
            </PageLink>
          </span>
        )}
        {checks.night !== undefined && checks.own !== undefined && (
          <span class="note">
            Since then{' '}
            <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${checks.own.id}`} otherwise={OWN_CHECK}>
              {OWN_CHECK}
            </PageLink>
            : {explain(checks.own, viewer)}
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
