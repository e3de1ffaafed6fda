import type { FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Refused } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';

type NotDoneProps = {
  frame: Place;
  viewer: Viewer;
  title: string;
  refused: string;
  /** Where one came from. */
  back: { href: string; text: string };
  /** What stands in the way, if that has a page. */
  instead?: { href: string; text: string } | undefined;
};

/** Why a button did nothing, and the way back. */
export const NotDone: FC<NotDoneProps> = ({ frame, viewer, title, refused, back, instead }) => (
  <OperationsLayout frame={frame} viewer={viewer} title={title} section={null} trail={[back]}>
    <Refused text={refused} />
    {instead !== undefined && (
      <p>
        <a href={`${frame.root}${instead.href}`}>{instead.text}</a>
      </p>
    )}
    <p>
      <a href={`${frame.root}${back.href}`}>{back.text}</a>
    </p>
  </OperationsLayout>
);
