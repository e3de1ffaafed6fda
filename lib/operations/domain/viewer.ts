import { COUNTIES, type County, type CountyCode } from '../../shared/counties.ts';

/** Whom a staff page is for: the Secretary of State sees every county, a county itself. */
export type Viewer = { readonly role: 'sos' } | { readonly role: 'county'; readonly county: CountyCode };

/** Whether a viewer may see a county's data. */
export const maySee = (viewer: Viewer, county: CountyCode): boolean =>
  viewer.role === 'sos' || viewer.county === county;

/** The counties that a viewer may see, by group and name as the nights run them. */
export const countiesOfViewer = (viewer: Viewer): County[] =>
  COUNTIES.filter((county) => maySee(viewer, county.code)).toSorted(
    (a, b) => a.syncGroup.localeCompare(b.syncGroup) || a.name.localeCompare(b.name),
  );
