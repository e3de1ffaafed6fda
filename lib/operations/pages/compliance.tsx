import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Day } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import {
  type AnchorStanding,
  type MonthStanding,
  STANDINGS,
  type Standing,
} from '../../sync-checks/domain/compliance.ts';
import type { CountyCompliance } from '../../sync-checks/domain/county-compliance.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { PageLink } from './page-link.tsx';

type ComplianceProps = { frame: Frame; viewer: Viewer; counties: readonly CountyCompliance[] };

export const STANDING_TEXT: Readonly<Record<Standing, string>> = {
  met: 'Met',
  open: 'Still open',
  missed: 'Missed',
  'no-data': 'No data',
};

/** `Oct 2026`. */
export const monthText = (month: string): string =>
  Temporal.PlainDate.from(`${month}-01`).toLocaleString('en-US', { year: 'numeric', month: 'short' });

/** Where counties stand on their duties: a check every month, and a fresh passed one before what an election needs. */
export const CompliancePage: FC<ComplianceProps> = ({ frame, viewer, counties }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Compliance" section="compliance">
    <p class="usa-intro">
      2 CCR 19083 asks for a completed check in every month, and for a passed check no more than 30 days before each
      Report of Registration, list extract and Voter Information Guide. Months and days before a county’s first check on
      record have no data.
    </p>
    <DataTable
      caption="Monthly checks"
      columns={['County', ...(counties[0]?.months ?? []).map(({ month }) => monthText(month))]}
    >
      <tbody>
        {counties.map((one) => (
          <tr>
            <th scope="row">
              <PageLink frame={frame} viewer={viewer} to={`/operations/counties/${one.county}`}>
                {countyOf(one.county).name}
              </PageLink>
            </th>
            {one.months.map((month) => (
              <td class="data-table__month">
                <Month frame={frame} viewer={viewer} {...month} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
    <h2>Before elections</h2>
    <Anchors rows={anchorRows(counties)} />
    <Download href={`${frame.root}/operations/compliance?format=csv`} what="the months" />
  </OperationsLayout>
);

type MonthProps = MonthStanding & { frame: Frame; viewer: Viewer };

const Month: FC<MonthProps> = ({ frame, viewer, standing, checkId, skipReason }) => (
  <>
    {checkId === null ? (
      STANDING_TEXT[standing]
    ) : (
      <PageLink frame={frame} viewer={viewer} to={`/operations/checks/${checkId}`} otherwise={STANDING_TEXT[standing]}>
        {STANDING_TEXT[standing]}
      </PageLink>
    )}
    {skipReason !== null && (
      <details class="note">
        <summary>Skipped</summary>
        {skipReason.sentence}
      </details>
    )}
  </>
);

type AnchorRow = { readonly anchor: AnchorStanding; readonly names: Readonly<Record<Standing, string[]>> };

const Anchors: FC<{ rows: readonly AnchorRow[] }> = ({ rows }) =>
  rows.length === 0 ? (
    <p>No statewide election falls into the last year or later.</p>
  ) : (
    <DataTable
      caption="Passed checks before statewide elections"
      columns={['For', 'Day', ...STANDINGS.map((standing) => STANDING_TEXT[standing])]}
    >
      <tbody>
        {rows.map(({ anchor, names }) => (
          <tr>
            <th scope="row">
              {anchor.name}
              {anchor.assumed && ' (day assumed)'}
              <span class="note">{anchor.electionId}</span>
            </th>
            <td>
              <Day date={anchor.date} />
            </td>
            {STANDINGS.map((standing) => (
              <td class="data-table__month">
                <Names names={names[standing]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );

const Names: FC<{ names: readonly string[] }> = ({ names }) =>
  names.length <= 3 ? (
    <span>{names.length === 0 ? '–' : names.join(', ')}</span>
  ) : (
    <details>
      <summary>{names.length} counties</summary>
      {names.join(', ')}
    </details>
  );

/** One row per election and day, with the counties by how they stand. */
const anchorRows = (counties: readonly CountyCompliance[]): AnchorRow[] => {
  const rows = new Map<string, AnchorRow>();
  for (const { county, anchors } of counties) {
    for (const anchor of anchors) {
      const key = `${anchor.electionId} ${anchor.anchor}`;
      const row = rows.get(key) ?? { anchor, names: { met: [], open: [], missed: [], 'no-data': [] } };
      row.names[anchor.standing].push(countyOf(county).name);
      rows.set(key, row);
    }
  }
  return [...rows.values()];
};
