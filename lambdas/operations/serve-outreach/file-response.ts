import { MEDIA_TYPES } from '../../../lib/outreach/domain/kit.ts';
import type { KitFile } from '../../../lib/outreach/use-cases/make-piece.ts';
import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';

/** A file of the kit to keep, with the headers of a page: no cache keeps it, and no other site reads it. */
export const fileResponse = ({ name, content, extension }: KitFile): Response =>
  // The bytes of a view of its own: a response takes no shared ones.
  new Response(new Uint8Array(content), {
    headers: {
      ...PAGE_HEADERS,
      'Content-Type': MEDIA_TYPES[extension],
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
