import { COUNTIES, type County, type CountyCode } from '../../shared/counties.ts';
import type { PersonRole, Side } from '../../shared/identity.ts';

/** Whom a staff page is for: the Secretary of State sees every county, a county itself. */
export type Viewer = Side & {
  readonly role: PersonRole;
  /** The paths of the pages that the role opens: links to others are not shown. */
  readonly opens: readonly string[];
  /** What the role may do on the pages, by the names of the audit trail: buttons for anything else are not shown. */
  readonly does: readonly string[];
};

/** Whether a viewer may see a county's data. */
export const maySee = (viewer: Side, county: CountyCode): boolean => viewer.county === null || viewer.county === county;

/** Whether the viewer’s role opens the page at a path, `/operations/counties/03`. Whose data is on it is another matter: `maySee`. */
export const mayOpen = ({ opens }: Pick<Viewer, 'opens'>, path: string): boolean => {
  const parts = path.split('/');
  return opens.some((page) => {
    const own = page.split('/');
    return own.length === parts.length && own.every((part, index) => part.startsWith(':') || part === parts[index]);
  });
};

/** The counties that a viewer may see, by group and name as the nights run them. */
export const countiesOfViewer = (viewer: Side): County[] =>
  COUNTIES.filter((county) => maySee(viewer, county.code)).toSorted(
    (a, b) => a.syncGroup.localeCompare(b.syncGroup) || a.name.localeCompare(b.name),
  );
