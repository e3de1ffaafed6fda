import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { pacificDate } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffDate } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { publishedPart, type SyncCheck } from '../../sync-checks/domain/check.ts';
import type { FieldExample } from '../../sync-checks/domain/compare/refusal.ts';
import { fieldInWords } from '../../sync-checks/domain/difference-names.ts';
import type { PrecinctCounts } from '../../sync-checks/domain/precincts/assignments.ts';
import { outcomeOf } from '../domain/outcome.ts';
import type { ShownDifferences } from '../domain/shown-differences.ts';
import type { Viewer } from '../domain/viewer.ts';
import { CheckCounts } from './check-counts.tsx';
import { CheckTimeline } from './check-timeline.tsx';
import { DifferenceList } from './difference-list.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { OutcomeBadge } from './outcome.tsx';
import { CancelCheck } from './start-check.tsx';
import { explain, KIND_TEXT, number, STATUS_TEXT } from './words.ts';

/** Two spellings side by side. They are a voter's data: the county alone sees them. */
const Examples: FC<{ examples: readonly FieldExample[] }> = ({ examples }) => (
  <DataTable caption="How the two sides spell it" columns={['Field', 'EMS extract', 'VoteCal']}>
    <tbody>
      {examples.map(({ field, ems, votecal }) => (
        <tr>
          <th scope="row">
            {fieldInWords(field)}
            <span class="note">{field}</span>
          </th>
          <td>{JSON.stringify(ems)}</td>
          <td>{JSON.stringify(votecal)}</td>
        </tr>
      ))}
    </tbody>
  </DataTable>
);

type CheckProps = {
  frame: Frame;
  viewer: Viewer;
  check: SyncCheck;
  /** One page of the differences, null while there are none to show, and when they are no longer kept. */
  differences: ShownDifferences | null;
};

/** One check of one county: what happened when, what it found, how it was judged. */
export const CheckPage: FC<CheckProps> = ({ frame, viewer, check, differences }) => {
  const county = countyOf(check.county);
  const { comparison, judgement, resolution } = publishedPart(check);
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County, check of ${staffDate(pacificDate(check.requestedAt))}`}
      section="checks"
      trail={[
        { href: '/operations', text: 'Sync checks' },
        { href: `/operations/counties/${county.code}`, text: `${county.name} County` },
      ]}
    >
      <p class="usa-intro">
        <OutcomeBadge outcome={outcomeOf(check)} /> {explain(check, viewer)}
      </p>
      <CancelCheck frame={frame} viewer={viewer} county={county} check={check} />
      {viewer.county !== null && check.failure?.examples !== undefined && (
        <Examples examples={check.failure.examples} />
      )}
      <dl class="facts">
        <Fact name="Check" value={check.id} />
        <Fact name="Kind" value={KIND_TEXT[check.kind]} />
        <Fact name="Status" value={STATUS_TEXT[check.status]} />
        {comparison !== null && (
          <>
            <Fact name="Records in EMS" value={number(comparison.records.ems)} />
            <Fact name="Records in VoteCal" value={number(comparison.records.votecal)} />
            <Fact name="Precincts and districts" value={precinctsText(comparison.precincts)} />
            {comparison.notCompared.voters > 0 && (
              <Fact name="Voters who may stand in a row left out" value={number(comparison.notCompared.voters)} />
            )}
          </>
        )}
      </dl>
      {comparison !== null && <CheckCounts comparison={comparison} verdict={judgement} />}
      {resolution !== null && <Resolution resolution={resolution} />}
      <CheckTimeline check={check} />
      {differences === null && check.status === 'completed' && (
        <p>The differences themselves are no longer kept; their counts are.</p>
      )}
      {differences !== null && (
        <DifferenceList
          {...differences}
          total={comparison?.counts.total ?? 0}
          path={`${frame.root}/operations/checks/${check.id}`}
        />
      )}
    </OperationsLayout>
  );
};

/** Which side's file is missing, or what was found between the two. */
const precinctsText = ({ ems, votecal, differences }: PrecinctCounts): string => {
  if (differences !== null) return `${number(differences)} of ${number(Math.max(ems ?? 0, votecal ?? 0))} differ`;
  return ems === null ? 'Not compared: the county sent none' : 'Not compared: VoteCal has none';
};

const Fact: FC<{ name: string; value: string }> = ({ name, value }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Resolution: FC<{ resolution: NonNullable<SyncCheck['resolution']> }> = ({ resolution }) => (
  <section aria-labelledby="resolution">
    <h2 id="resolution">Since the previous completed check</h2>
    {resolution.previousCheckId === null && <p>There is none, so all differences are new.</p>}
    <dl class="facts">
      <Fact name="New" value={number(resolution.new)} />
      <Fact name="Persisting" value={number(resolution.persisting)} />
      <Fact name="Resolved" value={number(resolution.resolved)} />
      {resolution.persisting > 0 && <Fact name="Oldest" value={`${number(resolution.oldestDays)} days`} />}
    </dl>
  </section>
);
