import type { Child, FC } from 'hono/jsx';
import type { Place } from '../../site-kit/frame.ts';
import { mayOpen, type Viewer } from '../domain/viewer.ts';

type PageLinkProps = {
  frame: Place;
  viewer: Viewer;
  /** The path of a staff page. */
  to: string;
  /** What stands there for whom the page does not open; nothing when left out. */
  otherwise?: Child;
  children?: Child;
};

/** A link to a staff page for whoever may open it: who may is said by the one table of access. */
export const PageLink: FC<PageLinkProps> = ({ frame, viewer, to, otherwise, children }) => {
  if (mayOpen(viewer, to)) return <a href={`${frame.root}${to}`}>{children}</a>;
  return otherwise === undefined ? null : <span>{otherwise}</span>;
};
