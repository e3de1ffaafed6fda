import * as z from 'zod';
import { CopyId, type MaskedPart, SourcePart } from '../../../lib/data-refresh/domain/copy.ts';

export const MaskPartInput = z.object({ copy: CopyId, part: SourcePart });

type Masked = { readonly state: 'masked' | 'goes-on'; readonly files: number };

/** Masks a part of a copy, or a piece of a long roll. Its rows stay out of the answer, which the history keeps. */
export const maskPartOf =
  (mask: (copy: CopyId, part: SourcePart) => Promise<MaskedPart | 'goes-on'>) =>
  async ({ copy, part }: z.output<typeof MaskPartInput>): Promise<Masked> => {
    const masked = await mask(copy, part);
    return masked === 'goes-on' ? { state: masked, files: 0 } : { state: 'masked', files: masked.files.length };
  };
