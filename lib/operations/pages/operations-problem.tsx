import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';

/** What staff see when a page fails: nothing about why, which is in the log, and whom to call. */
export const OperationsProblem: FC<{ frame: Place; viewer: Viewer }> = ({ frame, viewer }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="This page has a problem" section={null}>
    <p class="usa-intro">
      Please try again in a few minutes. Checks and messages go on without this page. If it stays so, call the help desk
      at the foot of the page.
    </p>
  </OperationsLayout>
);
