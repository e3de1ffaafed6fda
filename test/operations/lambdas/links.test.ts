import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE_ACCESS, PAGE_ACTIONS } from '../../../lib/platform/access.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { PERSON_ROLES, type PersonRole, REACH } from '../../../lib/shared/identity.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { sampleFiles } from '../sample-files.ts';
import { sampleGuests } from '../sample-guests.ts';
import { sampleHalts } from '../sample-halts.ts';
import { sampleOperations } from '../sample-operations.ts';
import { sampleOutreach } from '../sample-outreach.ts';
import { samplePeople } from '../sample-people.ts';
import { sampleReleases } from '../sample-releases.ts';
import { sampleTexts } from '../sample-texts.ts';
import { sampleTrials } from '../sample-trials.ts';
import { sampleUploads } from '../sample-uploads.ts';
import { sampleVoters } from '../sample-voters.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

/** The page at a path, as the table of access names it. */
const pageAt = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/\/counties\/\d\d(?=\/|$)/, '/counties/:code')
    .replace(/\/releases\/[^/]+/, '/releases/:release')
    .replace(/\/uploads\/[^/]+$/, '/uploads/:upload')
    .replace(/\/checks\/[^/]+$/, '/checks/:id');

const found = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

/** Links of one kind are decided alike; a map of 58 counties is not walked to its end. */
const MOST_OF_A_PAGE = 3;

/** Follows every link from the first page on, as somebody in this role. */
const walk = async (role: PersonRole, county: CountyCode | null) => {
  // A County Test Environment has every page.
  const site = sampleOperations(assets, { testEnvironment: true });
  const people = samplePeople(assets.nameOf);
  const rooms = [
    [/^\/operations\/(people|sessions)/, people.site],
    [/^\/operations\/(contacts|systems|dates|participation)/, sampleFiles(assets.nameOf).site],
    [/^\/operations\/voters/, sampleVoters(assets.nameOf).site],
    [/^\/operations\/outreach/, sampleOutreach(assets.nameOf)],
    [/^\/operations\/(halts|retractions|brakes)/, sampleHalts(assets.nameOf).site],
    [/^\/operations\/texts/, (await sampleTexts(assets.nameOf)).site],
    [/^\/operations\/guests/, sampleGuests(assets.nameOf).site],
    [/^\/operations\/uploads/, (await sampleUploads(assets.nameOf)).site],
    [/^\/operations\/(smoke-test|mock-election|data-refresh)/, await sampleTrials(assets.nameOf)],
    [/^\/operations\/(releases|new-release|test-environment|issues)/, (await sampleReleases(assets.nameOf)).site],
  ] as const;
  const admin = people.staff.addPerson(role, county);
  people.staff.addPerson(county === null ? 'help-desk' : 'read-only', county);
  people.staff.signedIn(admin, people.now);
  const authorizer = { kind: 'person', id: admin.id, role, ...(county === null ? {} : { county }) };
  const visited = new Map<string, number>();
  const refused: string[] = [];
  const forms = new Set<string>();
  const waiting = ['/operations'];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = pageAt(path);
    const times = visited.get(page) ?? 0;
    if (times >= MOST_OF_A_PAGE) continue;
    visited.set(page, times + 1);
    const served = rooms.find(([pages]) => pages.test(path))?.[1] ?? site;
    const answer = await served.request(path, {}, signedIn(authorizer));
    if (answer.status !== 200) refused.push(`${path} ${answer.status}`);
    const html = await answer.text();
    for (const address of found(html, /<form[^>]*method="post"[^>]*action="([^"]+)"/g)) forms.add(address);
    for (const address of found(html, /<a [^>]*href="(\/operations[^"]*)"/g)) {
      // Files of the outreach kit are drawn, which the idle press of these samples does not.
      if (seen.has(address) || address.includes('piece=')) continue;
      seen.add(address);
      waiting.push(address);
    }
  }
  return { refused, visited: [...visited.keys()], forms: [...forms] };
};

const VISITORS = PERSON_ROLES.flatMap((role) => [
  ...(REACH[role] === 'county' ? [] : [[role, null] as const]),
  ...(REACH[role] === 'state' ? [] : [[role, '03'] as const]),
]);

describe('the links of the staff pages', () => {
  it.each(VISITORS)('lead %s of %s to all pages that the role opens, and to no other', async (role, county) => {
    const { refused, visited, forms } = await walk(role, county);
    expect(refused).toEqual([]);
    const opens = Object.entries(PAGE_ACCESS).flatMap(([page, roles]) =>
      (roles as readonly PersonRole[]).includes(role) ? [page] : [],
    );
    expect(visited.toSorted()).toEqual(opens.toSorted());
    const offered = Object.values(PAGE_ACTIONS).filter(({ path }) => forms.includes(path));
    expect(offered).toHaveLength(forms.length);
    for (const { path, roles } of offered) expect(roles as readonly PersonRole[], path).toContain(role);
  });
});
