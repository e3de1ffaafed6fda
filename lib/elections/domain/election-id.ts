import type { CountyCode } from '../../shared/counties.ts';
import type { ElectionRequest } from './request.ts';

const MAX_SLUG = 32;

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-|-$/g, '') || 'local';

/** The id of an election that is asked for: its date, its county, and the beginning of its name. */
export const electionId = (request: Pick<ElectionRequest, 'date' | 'name'>, county: CountyCode | null): string =>
  county === null ? `${request.date}-statewide` : `${request.date}-${county}-${slug(request.name)}`;
