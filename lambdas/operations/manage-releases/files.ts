import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';

const fileResponse = (name: string, type: string, content: string | Uint8Array<ArrayBuffer>): Response =>
  new Response(content, {
    headers: { ...PAGE_HEADERS, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });

/** A CSV that is written already, as a file to keep. */
export const csvText = (name: string, text: string): Response =>
  fileResponse(`${name}.csv`, 'text/csv; charset=utf-8', text);

/** A PDF as a file to keep. Its bytes are copied: a response takes no shared ones. */
export const pdfResponse = (name: string, content: Uint8Array): Response =>
  fileResponse(`${name}.pdf`, 'application/pdf', new Uint8Array(content));
