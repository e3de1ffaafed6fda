import type { FC } from 'hono/jsx';
import type { Freshness } from '../../ballot-tracking/domain/freshness.ts';
import type { Election } from '../../elections/domain/election.ts';
import { countyOf } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment } from '../../site-kit/components/time.tsx';
import { staffDate } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { number } from './words.ts';

/** An upload that waits for a second person. */
export type WaitingShown = {
  readonly uploadId: string;
  readonly county: string;
  readonly electionId: string;
  readonly receivedAt: Temporal.Instant;
};

type UploadsProps = {
  frame: Frame & { readonly now: Temporal.Instant };
  viewer: Viewer;
  waiting: readonly WaitingShown[];
  elections: readonly { readonly election: Election; readonly counties: readonly Freshness[] }[];
};

const HOUR_MS = 3_600_000;

/** How long something has waited, in words. */
export const ageInWords = (from: Temporal.Instant, now: Temporal.Instant): string => {
  const hours = Math.floor((now.epochMilliseconds - from.epochMilliseconds) / HOUR_MS);
  if (hours < 1) return 'less than an hour';
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
};

/** What waits for a second person, and how fresh each county's data are in the elections that are running. */
export const UploadsPage: FC<UploadsProps> = ({ frame, viewer, waiting, elections }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Uploads" section="uploads">
    <p class="usa-intro">
      Uploads of ballot statuses that are held because something about them is unusual, and how far the data of{' '}
      {viewer.county === null ? 'each county' : 'your county'} are behind.
    </p>
    <h2>Held uploads</h2>
    {waiting.length === 0 ? (
      <p>No upload is held.</p>
    ) : (
      <DataTable
        caption={`${number(waiting.length)} held`}
        columns={['Upload', 'County', 'Election', 'Received', 'Waits for']}
      >
        <tbody>
          {waiting.map((one) => (
            <tr>
              <th scope="row" class="data-table__id">
                <a href={`${frame.root}/operations/uploads/${one.uploadId}`}>{one.uploadId}</a>
              </th>
              <td>{countyOf(one.county).name}</td>
              <td>{one.electionId}</td>
              <td>
                <Moment at={one.receivedAt} />
              </td>
              <td>{ageInWords(one.receivedAt, frame.now)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
    <h2>How fresh the data are</h2>
    {elections.length === 0 && <p>No election is running.</p>}
    {elections.map(({ election, counties }) => (
      <FreshnessTable election={election} counties={counties} />
    ))}
  </OperationsLayout>
);

const COLUMNS = [
  'County',
  'Data as of',
  'Last upload',
  'Hours since',
  'Days without',
  'Rows',
  'Rejected',
  'Held rows',
  'Held uploads',
];

/** Silent counties first, then the longest lag. */
const byNeed = (one: Freshness, other: Freshness): number =>
  Number(other.isSilent) - Number(one.isSilent) ||
  (other.lagHours ?? -1) - (one.lagHours ?? -1) ||
  one.county.localeCompare(other.county);

const gapsInWords = (gaps: readonly Temporal.PlainDate[]): string => {
  if (gaps.length === 0) return 'None';
  const last = gaps.slice(-3).map(staffDate).join('; ');
  return gaps.length > 3 ? `${gaps.length}, the last ${last}` : last;
};

const FreshnessTable: FC<{ election: Election; counties: readonly Freshness[] }> = ({ election, counties }) => {
  const silent = counties.filter(({ isSilent }) => isSilent).length;
  const caption = `${election.name}, ${staffDate(election.date)}: ${silent === 0 ? 'no county is silent' : `${silent} silent`}`;
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      numeric={['Hours since', 'Rows', 'Rejected', 'Held rows', 'Held uploads']}
    >
      <tbody>
        {counties.toSorted(byNeed).map((one) => (
          <tr>
            <th scope="row">
              {countyOf(one.county).name}
              {one.isSilent && <span class="note">Silent: longer than an office at work lets pass</span>}
            </th>
            <td>
              <Moment at={one.asOf} fallback="No data" />
            </td>
            <td>
              <Moment at={one.lastUploadAt} fallback="None yet" />
            </td>
            <td class="data-table__number">{one.lagHours === null ? '–' : number(one.lagHours)}</td>
            <td class="data-table__sentence">{gapsInWords(one.gaps)}</td>
            <td class="data-table__number">{number(one.rows)}</td>
            <td class="data-table__number">{number(one.rejected)}</td>
            <td class="data-table__number">{number(one.held)}</td>
            <td class="data-table__number">{number(one.waiting)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
};
