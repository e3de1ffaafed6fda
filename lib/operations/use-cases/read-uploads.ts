import type { Upload } from '../../ballot-tracking/domain/upload.ts';
import { type County, CountyCode, countyOf } from '../../shared/counties.ts';
import { maySee, type Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';

/** Uploads on one page. */
const UPLOADS_PER_PAGE = 50;

/** A page of what a county has uploaded; `cursor` continues, null on the last page. */
export type CountyUploads = {
  readonly county: County;
  readonly uploads: readonly Upload[];
  readonly cursor: string | null;
};

/** What a county has uploaded, newest first; undefined for a county that is not the viewer's, and a cursor that is none of ours. */
export const readUploads = async (
  { uploads }: Pick<StaffReads, 'uploads'>,
  viewer: Viewer,
  code: string | undefined,
  cursor: string | undefined,
): Promise<CountyUploads | undefined> => {
  const known = CountyCode.safeParse(code);
  if (!known.success || !maySee(viewer, known.data)) return undefined;
  const page = await uploads.list(known.data, undefined, { cursor, limit: UPLOADS_PER_PAGE });
  if (page === 'unknown-cursor') return undefined;
  return { county: countyOf(known.data), uploads: page.entries, cursor: page.cursor };
};
