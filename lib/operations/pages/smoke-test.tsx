import type { FC } from 'hono/jsx';
import type { County } from '../../shared/counties.ts';
import { toPacificIso } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment, StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { hasPassed, SMOKE_CHECKS, type SmokeCell, type SmokeRow } from '../../test-environment/domain/smoke.ts';
import { cellWords, SMOKE_CHECK_WORDS } from '../../test-environment/domain/smoke-words.ts';
import type { SmokeGrid } from '../domain/smoke-grid.ts';
import type { TrialNotice } from '../domain/trial-notice.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { Download } from './download.tsx';
import { Outcome } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type SmokeTestProps = SmokeGrid & { frame: Frame; viewer: Viewer; notice: TrialNotice | undefined };

const CHECK_COLUMNS = SMOKE_CHECKS.map((check) => SMOKE_CHECK_WORDS[check]);
const COLUMNS = ['County', ...CHECK_COLUMNS, 'What to do', 'Tried'];

/** The grid of the smoke test: each county by each check, with what to do where something does not work. */
export const SmokeTestPage: FC<SmokeTestProps> = ({ frame, viewer, runs, counties, rows, notice }) => {
  const shown = counties.flatMap(({ code }) => rows.get(code) ?? []);
  const [newest] = runs;
  return (
    <OperationsLayout frame={frame} viewer={viewer} title="Smoke test" section="releases">
      {notice !== undefined && <StartNotice notice={notice} />}
      <p class="usa-intro">
        Everything works in {shown.filter(hasPassed).length} of {counties.length}{' '}
        {counties.length === 1 ? 'county' : 'counties'}.
      </p>
      {newest === undefined ? (
        <p>No smoke test has been run in this environment yet.</p>
      ) : (
        <p>
          The last run is {newest.id}, of <Moment at={newest.startedAt} />.{' '}
          {newest.endedAt === null ? 'It is under way.' : 'It has ended.'}
        </p>
      )}
      {viewer.does.includes('start-smoke-test') && (
        <Start frame={frame} failing={shown.some((row) => !hasPassed(row))} />
      )}
      <DataTable caption="What was tried last in each county" columns={COLUMNS}>
        <tbody>
          {counties.map((county) => (
            <CountyRow county={county} row={rows.get(county.code)} />
          ))}
        </tbody>
      </DataTable>
      <Download href={`${frame.root}/operations/smoke-test?format=csv`} />
    </OperationsLayout>
  );
};

const NOTICES: Readonly<Record<TrialNotice, string>> = {
  started: 'The smoke test is started. It takes a few minutes; load this page again to see how far it is.',
  'under-way': 'A smoke test is under way, and no second one was started. Wait until it has ended.',
  'too-many': 'No smoke test was started: today’s names are used up.',
  'bad-request': 'No smoke test was started: say in which counties.',
};

const StartNotice: FC<{ notice: TrialNotice }> = ({ notice }) => (
  <Outcome good={notice === 'started'} text={NOTICES[notice]} />
);

const Start: FC<{ frame: Frame; failing: boolean }> = ({ frame, failing }) => {
  const action = `${frame.root}/operations/smoke-test/runs`;
  const failed = 'Run it where something does not work';
  const all = 'Run it in all counties';
  return (
    <>
      <p>
        It tries the counties that have opted in and whose MOU is on file: each one’s endpoint, its credential, a search
        in VoteCal, a ballot, and a message to a simulator.
      </p>
      <ul class="usa-button-group">
        <li class="usa-button-group__item">
          <ActionButton action={action} fields={{ counties: 'all' }} label={all} text={all} />
        </li>
        {failing && (
          <li class="usa-button-group__item">
            <ActionButton action={action} fields={{ counties: 'failed' }} label={failed} text={failed} />
          </li>
        )}
      </ul>
    </>
  );
};

const CELL_TEXT: Readonly<Record<SmokeCell['state'], string>> = {
  passed: 'Works',
  failed: 'Fails',
  'not-tried': 'Not tried',
  waits: 'Waits',
};

/** Of each thing that failed what it means and what to do; what stands on it says nothing more. */
const whatToDo = ({ cells }: SmokeRow): readonly string[] => [
  ...new Set(SMOKE_CHECKS.flatMap((check) => (cells[check].state === 'failed' ? cellWords(cells[check]) : []))),
];

const CountyRow: FC<{ county: County; row: SmokeRow | undefined }> = ({ county, row }) => (
  <tr>
    <th scope="row">{county.name}</th>
    {SMOKE_CHECKS.map((check) => (
      <td>{row === undefined ? '–' : CELL_TEXT[row.cells[check].state]}</td>
    ))}
    <td class="data-table__sentence">{row === undefined ? '' : whatToDo(row).join(' ')}</td>
    <td>{row === undefined ? 'Never' : <StackedMoment at={row.triedAt} />}</td>
  </tr>
);

/** The grid as a file for a spreadsheet. */
export const smokeSheet = ({ counties, rows }: SmokeGrid): readonly (readonly string[])[] => [
  ['County', ...CHECK_COLUMNS, 'Tried'],
  ...counties.map(({ code, name }) => {
    const row = rows.get(code);
    const cells = SMOKE_CHECKS.map((check) => (row === undefined ? '' : cellWords(row.cells[check])));
    return [name, ...cells, row === undefined ? '' : toPacificIso(row.triedAt)];
  }),
];
