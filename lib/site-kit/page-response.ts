import type { Child } from 'hono/jsx';
import { renderDocument } from './layout.tsx';
import { PAGE_HEADERS } from './security-headers.ts';

/** A page as an answer, with the headers that keep it safe. */
export const pageResponse = (page: Child, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(renderDocument(page), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...PAGE_HEADERS, ...headers },
  });
