import type { FC } from 'hono/jsx';
import { longDay } from '../../releases/domain/days-in-words.ts';
import type { Schedule } from '../../releases/domain/schedule.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';
import { PageLink } from './page-link.tsx';
import { releaseTitle } from './release.tsx';

/** The releases that are led here, by their newest revisions. */
export const ReleasesPage: FC<{ frame: Frame; viewer: Viewer; schedules: readonly Schedule[] }> = ({
  frame,
  viewer,
  schedules,
}) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Releases" section="releases">
    <p class="usa-intro">
      A release of VoteCal and of the counties’ EMSs is tried in the County Test Environment first, by a schedule that
      says who does what and when.
    </p>
    {schedules.length === 0 ? (
      <p>No release is planned.</p>
    ) : (
      <DataTable caption="Releases" columns={['Release', 'Revision', 'Published', 'Tasks', 'Now']}>
        <tbody>
          {schedules.map((schedule) => (
            <tr>
              <th scope="row">
                <a href={`${frame.root}/operations/releases/${schedule.release}`}>{releaseTitle(schedule)}</a>
                <span class="note">{schedule.release}</span>
              </th>
              <td>{schedule.revision}</td>
              <td>{schedule.publishedOn === null ? 'not known' : longDay(schedule.publishedOn)}</td>
              <td>{schedule.tasks.length}</td>
              <td>
                <a href={`${frame.root}/operations/releases/${schedule.release}/week`}>This week</a>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/test-environment">
        The County Test Environment: whether it is up, what is to be confirmed now, and who takes part
      </PageLink>
    </p>
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/smoke-test">
        The smoke test: what works in each county
      </PageLink>
    </p>
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/mock-election">
        The mock election: how far it is, and its report
      </PageLink>
    </p>
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/data-refresh">
        The data refresh: how far it is, what was counted, and whose backup is confirmed
      </PageLink>
    </p>
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/new-release">
        Publish the schedule of a new release
      </PageLink>
    </p>
  </OperationsLayout>
);
