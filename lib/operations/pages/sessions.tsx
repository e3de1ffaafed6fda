import type { FC } from 'hono/jsx';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { staffTime } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Session } from '../../staff/domain/session.ts';
import { ROLE_NAMES } from '../../staff/domain/words.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ActionButton } from './action-button.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type SessionsProps = {
  frame: Place;
  viewer: Viewer;
  /** Who is signed in. */
  name: string | undefined;
  /** The key of the session that this page was opened with. */
  present: string;
  sessions: readonly Session[];
};

/** Where somebody is signed in, and how to end it. */
export const SessionsPage: FC<SessionsProps> = ({ frame, viewer, name, present, sessions }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Your sessions" section={null}>
    {name !== undefined && (
      <p class="usa-intro">
        You are signed in as {name}: {ROLE_NAMES[viewer.role]}.
      </p>
    )}
    <p>A session that you do not know is somebody else’s: end all of them, and tell the VoteCal Help Desk.</p>
    <DataTable
      caption="Where you are signed in"
      columns={['Browser', 'Began', 'Last used', 'Ends at the latest', 'End']}
    >
      <tbody>
        {sessions.map((session) => (
          <tr>
            <th scope="row">
              {session.browser}
              {session.key === present && <span class="note">This one</span>}
            </th>
            <td>{staffTime(session.startedAt)}</td>
            <td>{staffTime(session.seenAt)}</td>
            <td>{staffTime(session.endsAt)}</td>
            <td>
              <ActionButton
                action={`${frame.root}/operations/sessions/end`}
                fields={{ key: session.key }}
                label={`End the session of ${session.browser}, begun ${staffTime(session.startedAt)}`}
                text="End"
              />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
    <form method="post" action={`${frame.root}/operations/sessions/end-all`}>
      <button class="usa-button" type="submit">
        End all, this one too
      </button>
    </form>
  </OperationsLayout>
);
