import type { CountyCode } from '../../shared/counties.ts';
import type { CopyId, MaskedFile } from './copy.ts';
import type { RefreshPart } from './refresh-part.ts';

/** Where a county's own masked roll is in the environment: beside the extracts that its system sends there. */
export const ownRollPlace = (copy: CopyId, county: CountyCode): string => `extracts/${county}/copy-${copy}`;

/** A file of a county's own masked roll: what its office loads into its EMS of the test environment. */
export type OwnRollFile = Pick<MaskedFile, 'rows' | 'sha256'> & {
  /** `roll.csv` */
  readonly name: string;
  readonly object: string;
};

/** The files that a copy has brought for a county, among the parts of its refresh. */
export const ownRollFiles = (
  parts: readonly RefreshPart[],
  copy: CopyId,
  county: CountyCode,
): readonly OwnRollFile[] => {
  const place = `${ownRollPlace(copy, county)}/`;
  return parts.flatMap((part) => {
    if (part.work !== 'load' || !('object' in part.file.into)) return [];
    const { object } = part.file.into;
    const { rows, sha256 } = part.file;
    return object.startsWith(place) ? [{ name: object.slice(place.length), object, rows, sha256 }] : [];
  });
};
