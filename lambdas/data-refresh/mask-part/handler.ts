import * as z from 'zod';
import { CopyId, type MaskedPart, SourcePart } from '../../../lib/data-refresh/domain/copy.ts';

export const MaskPartInput = z.object({ copy: CopyId, part: SourcePart });

/** Masks a part of a copy. Its rows stay out of the answer, which the history keeps. */
export const maskPartOf =
  (mask: (copy: CopyId, part: SourcePart) => Promise<MaskedPart>) =>
  async ({ copy, part }: z.output<typeof MaskPartInput>): Promise<{ readonly files: number }> => {
    const { files } = await mask(copy, part);
    return { files: files.length };
  };
