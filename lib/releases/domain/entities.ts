import * as z from 'zod';

/** Who can answer for a task, as the schedules of memorandum #21144 name them; `ems` are the counties' vendors, whom its text names. */
export const ENTITIES = [
  'all-cte-counties',
  'new-counties',
  'opted-in-counties',
  'ems',
  'cgi',
  'sos-elections',
  'sos-itd',
  'sos',
] as const;
export const Entity = z.enum(ENTITIES);
export type Entity = z.infer<typeof Entity>;

/** How a memorandum writes each of them. */
export const ENTITY_NAMES: Readonly<Record<Entity, string>> = {
  'all-cte-counties': 'All CTE Counties',
  'new-counties': 'NEW Counties',
  'opted-in-counties': 'Counties',
  ems: 'EMS',
  cgi: 'CGI',
  'sos-elections': 'SOS/Elections',
  'sos-itd': 'SOS/ITD',
  sos: 'SOS',
};

/** Which counties a task concerns: all that take part, those that opted in for this release, or none. */
export type CountyGroup = 'all' | 'new' | 'none';

const GROUPS: Readonly<Record<Entity, CountyGroup>> = {
  'all-cte-counties': 'all',
  'opted-in-counties': 'all',
  'new-counties': 'new',
  ems: 'none',
  cgi: 'none',
  'sos-elections': 'none',
  'sos-itd': 'none',
  sos: 'none',
};

/** The counties that have to confirm a task of these entities. */
export const countyGroupOf = (entities: readonly Entity[]): CountyGroup => {
  const groups = entities.map((entity) => GROUPS[entity]);
  if (groups.includes('all')) return 'all';
  return groups.includes('new') ? 'new' : 'none';
};

/** Whether SOS has to confirm it: its own part, and that of CGI and of the vendors, who have no account here. */
export const stateConfirms = (entities: readonly Entity[]): boolean =>
  entities.some((entity) => GROUPS[entity] === 'none');

/** `SOS/CGI`: several entities as a memorandum writes them. */
export const entitiesText = (entities: readonly Entity[]): string =>
  entities.map((entity) => ENTITY_NAMES[entity]).join('/');

/** Reads what `entitiesText` writes; undefined when a part of it is no entity that we know, or there are more than we know. */
export const entitiesNamed = (text: string): readonly Entity[] | undefined => {
  // The longer names come first: `SOS/Elections` is one entity, `SOS/CGI` are two.
  const known = ENTITIES.toSorted((a, b) => ENTITY_NAMES[b].length - ENTITY_NAMES[a].length);
  const named: Entity[] = [];
  for (let rest = `${text.trim()}/`; rest !== ''; ) {
    const entity = known.find((one) => rest.startsWith(`${ENTITY_NAMES[one]}/`));
    if (entity === undefined || named.length === ENTITIES.length) return undefined;
    named.push(entity);
    rest = rest.slice(ENTITY_NAMES[entity].length + 1).trimStart();
  }
  return named;
};
