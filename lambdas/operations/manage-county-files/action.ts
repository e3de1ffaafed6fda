import type { Child } from 'hono/jsx';
import type { Ended } from '../../../lib/runtime/recorded.ts';
import type { AuditPart } from '../../../lib/shared/audit-entry.ts';
import type { FilePorts } from './ports.ts';
import type { Asked } from './shown.tsx';

/** Who acts on which county's file, with what a form holds. */
export type Acted = Asked & { readonly form: Readonly<Record<string, unknown>> };

/** What follows: another page, or one that is shown at once. */
type Afterwards = { readonly to: string } | { readonly page: Child; readonly status: number };

/** How a form's action ended. */
export type Answered = Ended<Afterwards>;
export type Action = (ports: FilePorts, acted: Acted) => Promise<Answered>;

export const done = (answer: Afterwards, audit: AuditPart): Answered => ({ answer, outcome: 'done', audit });
