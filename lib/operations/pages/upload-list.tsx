import type { FC } from 'hono/jsx';
import type { FileState, HoldState, Upload } from '../../ballot-tracking/domain/upload.ts';
import { uploadPercent } from '../../ballot-tracking/domain/upload-progress.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { StackedMoment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { number } from './words.ts';

type UploadListProps = {
  frame: Frame;
  viewer: Viewer;
  county: County;
  uploads: readonly Upload[];
  cursor: string | null;
};

const STATES: Readonly<Record<FileState, string>> = {
  'awaiting-file': 'The file is awaited',
  reading: 'Is being read and compared',
  planned: 'Is read and planned',
  held: 'Held: a second person decides',
  'taking-in': 'Is being taken in',
  done: 'Taken in',
  discarded: 'Discarded',
  refused: 'Refused',
  interrupted: 'Interrupted: complete it again',
};

const KINDS: Readonly<Record<Upload['kind'], string>> = {
  ballots: 'Ballot statuses',
  'participation-history': 'Participation history',
  'imb-tracking': 'Tracking file of barcodes',
  'imb-scans': 'File of postal scans',
};

const HOLDS: Readonly<Record<HoldState, string>> = {
  held: STATES.held,
  releasing: 'Is being released',
  released: 'Released and taken in',
  discarded: STATES.discarded,
};

const stateOf = ({ counts, hold, file }: Upload): string => {
  if (!file) return hold ? HOLDS[hold.state] : 'Taken in';
  if (file.refusal) return `${STATES[file.state]}. ${file.refusal.message}`;
  if (RESTING.includes(file.state)) return STATES[file.state];
  return `${STATES[file.state]}, ${uploadPercent({ counts, file })}%`;
};

/** States in which nothing moves by itself. */
const RESTING: readonly FileState[] = ['awaiting-file', 'held', 'done', 'discarded', 'refused'];

const isUnderWay = ({ file }: Upload): boolean => file !== undefined && !RESTING.includes(file.state);

/** What a county has uploaded, newest first, and how far its files are. */
export const UploadListPage: FC<UploadListProps> = ({ frame, viewer, county, uploads, cursor }) => {
  const path = `${frame.root}/operations/counties/${county.code}/uploads`;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={`${county.name} County: uploads`}
      section={null}
      trail={[
        { href: '/operations', text: 'Sync checks' },
        { href: `/operations/counties/${county.code}`, text: `${county.name} County` },
      ]}
    >
      {uploads.some(isUnderWay) && (
        <p>
          A file is being taken in. <a href={path}>Show how far it is now</a>.
        </p>
      )}
      {uploads.length === 0 ? (
        <p class="usa-intro">Nothing was uploaded yet.</p>
      ) : (
        <DataTable
          caption="Uploads, newest first"
          columns={['Upload', 'Came', 'What', 'How far', 'Rows', 'Accepted', 'On record before', 'Held', 'Rejected']}
        >
          <tbody>
            {uploads.map((upload) => (
              <tr>
                <th scope="row">{upload.file?.name ?? upload.uploadId}</th>
                <td>
                  <StackedMoment at={upload.receivedAt} />
                </td>
                <td>{KINDS[upload.kind]}</td>
                <td class="data-table__sentence">
                  {upload.hold ? (
                    <a href={`${frame.root}/operations/uploads/${upload.uploadId}`}>{stateOf(upload)}</a>
                  ) : (
                    stateOf(upload)
                  )}
                </td>
                <td>{number(upload.counts.rows)}</td>
                <td>{number(upload.counts.accepted)}</td>
                <td>{number(upload.counts.unchanged)}</td>
                <td>{number(upload.counts.held)}</td>
                <td>{number(upload.counts.rejected)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {cursor !== null && (
        <nav class="pager" aria-label="Pages of uploads">
          <a href={`${path}?cursor=${encodeURIComponent(cursor)}`}>Older uploads</a>
        </nav>
      )}
    </OperationsLayout>
  );
};
