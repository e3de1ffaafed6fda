import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { OperationsLayout } from './operations-layout.tsx';

/** A page that does not exist, or that belongs to another county: both look the same. */
export const OperationsNotFound: FC<{ frame: Place; viewer: Viewer }> = ({ frame, viewer }) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Page not found" section={null}>
    <p class="usa-intro">There is no page at this address.</p>
    <p>
      <a class="usa-button" href={`${frame.root}/operations`}>
        Go to the sync checks
      </a>
    </p>
  </OperationsLayout>
);
