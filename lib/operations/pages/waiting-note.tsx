import type { FC } from 'hono/jsx';
import type { Frame } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { PageLink } from './page-link.tsx';

/** That local elections wait for a decision, and whose it is. `waiting`: how many, of those that concern the viewer. */
export const WaitingNote: FC<{ frame: Frame; viewer: Viewer; waiting: number }> = ({ frame, viewer, waiting }) => {
  if (waiting === 0) return null;
  const count = waiting === 1 ? '1 request for a local election waits' : `${waiting} requests for local elections wait`;
  return (
    <p>
      <PageLink frame={frame} viewer={viewer} to="/operations/counties" otherwise={count}>
        {count}
      </PageLink>{' '}
      for a decision. {viewer.does.includes('decide-election') ? 'It is yours' : 'SOS Ballot Tracking decides'}.
    </p>
  );
};
