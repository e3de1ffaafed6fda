import { beforeAll, describe, expect, it } from 'vitest';
import {
  FILE_ACTIONS,
  GUEST_ACTIONS,
  HALT_ACTIONS,
  type PAGE_ACCESS,
  PAGE_ACTIONS,
  RELEASE_ACTIONS,
  RELEASE_PAGES,
  TEXT_ACTIONS,
  TEXT_PAGES,
  TRIAL_ACTIONS,
  TRIAL_PAGES,
  UPLOAD_ACTIONS,
  VOTER_ACTIONS,
} from '../../lib/platform/access.ts';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import { COUNTIES, type CountyCode } from '../../lib/shared/counties.ts';
import { CLIENT_ROLES, PERSON_ROLES, type Role } from '../../lib/shared/identity.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { callsFor, wholeState } from '../county-api/every-call.ts';
import { sampleFiles } from '../operations/sample-files.ts';
import { sampleGuests } from '../operations/sample-guests.ts';
import { AMADOR_HALT, sampleHalts, UPLOAD_ID } from '../operations/sample-halts.ts';
import { sampleOperations } from '../operations/sample-operations.ts';
import { sampleOutreach } from '../operations/sample-outreach.ts';
import { PAGES_URL, samplePeople } from '../operations/sample-people.ts';
import { sampleReleases } from '../operations/sample-releases.ts';
import { sampleTexts } from '../operations/sample-texts.ts';
import { sampleTrials } from '../operations/sample-trials.ts';
import { HELD_UPLOAD, sampleUploads } from '../operations/sample-uploads.ts';
import { sampleVoters, VOTER_ID } from '../operations/sample-voters.ts';
import { sampleAssets } from '../site-kit/sample-assets.ts';
import { signedIn } from '../site-kit/signed-in.ts';

/**
 * Who may do what, told apart from the table in lib/platform/access.ts: every role of every county by every call, page and
 * action. Initials: O SOS operations, B ballot tracking, C county clerk, T technician, H help desk, R read-only; E county EMS,
 * V print vendor, U feed of the Postal Service, S SOS system.
 */
const INITIALS: Readonly<Record<string, Role>> = {
  O: 'sos-operations',
  B: 'sos-ballot-tracking',
  C: 'county-clerk',
  T: 'county-technician',
  H: 'help-desk',
  R: 'read-only',
  E: 'county-ems',
  V: 'print-vendor',
  U: 'usps-feed',
  S: 'sos-system',
};
const MAY_CALL: Readonly<Record<ApiLambda, string>> = {
  'post-imb-tracking': 'EV',
  'post-imb-scans': 'UES',
  'probe-imb-scans': 'UES',
  'read-imb-coverage': 'ES',
  'list-sync-schedule': 'ES',
  'start-sync-check': 'E',
  'read-sync-checks': 'ES',
  'read-sync-check': 'ES',
  'create-extract-upload': 'E',
  'complete-extract': 'E',
  'list-differences': 'ES',
  'acknowledge-differences': 'E',
  'put-alternate-schedule': 'S',
  'cancel-alternate-schedule': 'S',
  'read-county': 'ES',
  'change-contacts': 'ES',
  'register-system': 'S',
  'test-endpoint': 'ES',
  'issue-client': 'S',
  'rotate-client': 'S',
  'revoke-client': 'S',
  'read-sync-compliance': 'ES',
  'create-election': 'ES',
  'list-elections': 'ES',
  'read-election': 'ES',
  'change-election': 'ES',
  'decide-election': 'S',
  'set-participation': 'ES',
  'read-releases': 'ES',
  'confirm-task': 'ES',
  'read-opt-in': 'ES',
  'change-opt-in': 'ES',
  'check-setup': 'ES',
  'report-issue': 'E',
  'list-issues': 'ES',
  'answer-issue': 'ES',
  'read-audit-trail': 'ES',
  'list-audit-roots': 'ES',
  'post-ballots': 'E',
  'release-upload': 'ES',
  'read-freshness': 'ES',
  'discard-upload': 'ES',
  'cancel-sync-check': 'E',
  'list-held-rows': 'E',
  'list-uploads': 'E',
  'read-upload': 'EV',
  'list-upload-rows': 'E',
  'start-halt': 'S',
  'list-halts': 'ES',
  'end-halt': 'S',
  'create-file-upload': 'EV',
  'complete-file-upload': 'EV',
  'read-upload-results': 'EV',
  'post-register-changes': 'S',
  'post-participation-history': 'E',
  'search-voters': 'ES',
  'read-sign-up-diagnosis': 'ES',
  'diagnose-sign-up': 'ES',
  'end-subscription': 'ES',
};
const MAY_OPEN: Readonly<Record<keyof typeof PAGE_ACCESS, string>> = {
  '/operations': 'OBCTHR',
  '/operations/calendar': 'OBCTHR',
  '/operations/counties': 'OBCTHR',
  '/operations/counties/:code': 'OBCTHR',
  '/operations/counties/:code/file': 'OBCTHR',
  '/operations/counties/:code/held-rows': 'OBCTH',
  '/operations/uploads': 'OBCTHR',
  '/operations/uploads/:upload': 'OBCTHR',
  '/operations/mail': 'OBCTHR',
  '/operations/counties/:code/uploads': 'OBCTHR',
  '/operations/voters': 'OBCTH',
  '/operations/checks/:id': 'OCTH',
  '/operations/compliance': 'OCTHR',
  '/operations/messages': 'OBCHR',
  '/operations/halts': 'OBCTHR',
  '/operations/brakes': 'OB',
  '/operations/retractions': 'OB',
  '/operations/texts': 'OBCTHR',
  '/operations/texts/version': 'OBCTHR',
  '/operations/texts/template': 'OBCTHR',
  '/operations/outreach': 'OBCTHR',
  '/operations/audit': 'OBC',
  '/operations/audit/export': 'OBC',
  '/operations/people': 'OC',
  '/operations/contacts': 'OC',
  '/operations/systems': 'OCT',
  '/operations/dates': 'O',
  '/operations/participation': 'OBC',
  '/operations/sessions': 'OBCTHR',
  '/operations/releases': 'OBCTHR',
  '/operations/releases/:release': 'OBCTHR',
  '/operations/releases/:release/week': 'OBCTHR',
  '/operations/releases/:release/counties': 'OBCTHR',
  '/operations/releases/:release/revisions': 'OBCTHR',
  '/operations/releases/:release/memo': 'OBCTHR',
  '/operations/releases/:release/revise': 'O',
  '/operations/new-release': 'O',
  '/operations/guests': 'O',
  '/operations/test-environment': 'OBCTHR',
  '/operations/issues': 'OBCTHR',
  '/operations/smoke-test': 'OBCTHR',
  '/operations/mock-election': 'OBCTHR',
  '/operations/data-refresh': 'OBCTHR',
};
const MAY_DO: Readonly<Record<keyof typeof PAGE_ACTIONS, string>> = {
  'invite-person': 'OC',
  'withdraw-invitation': 'OC',
  'change-role': 'OC',
  'remove-person': 'OC',
  'change-contacts': 'OC',
  'register-system': 'O',
  'test-endpoint': 'OCT',
  'tell-county-again': 'OCT',
  'issue-client': 'O',
  'rotate-client': 'O',
  'revoke-client': 'O',
  'put-alternate-schedule': 'O',
  'cancel-alternate-schedule': 'O',
  'find-voter': 'OBCTH',
  'show-voter': 'OBCTH',
  'diagnose-sign-up': 'OBCTH',
  'end-subscription': 'OBCTH',
  'release-upload': 'OCTB',
  'discard-upload': 'OCTB',
  'start-halt': 'OB',
  'end-halt': 'OB',
  'set-cap': 'OB',
  'propose-retraction': 'OB',
  'approve-retraction': 'OB',
  'decline-retraction': 'OB',
  'recount-retraction': 'OB',
  'start-sync-check': 'CT',
  'cancel-sync-check': 'CT',
  'set-participation': 'OBC',
  'restart-sync-check': 'O',
  'decide-election': 'B',
  'end-session': 'OBCTHR',
  'end-all-sessions': 'OBCTHR',
  'sign-out': 'OBCTHR',
  'publish-schedule': 'O',
  'rewrite-schedule': 'O',
  'slip-schedule': 'O',
  'confirm-task': 'OCT',
  'change-opt-in': 'OC',
  'check-setup': 'OCT',
  'report-issue': 'CT',
  'answer-issue': 'OCTH',
  'approve-schedule': 'O',
  'propose-guest': 'O',
  'approve-guest': 'O',
  'remove-guest': 'O',
  'submit-texts': 'OBC',
  'approve-texts': 'OB',
  'reject-texts': 'OB',
  'roll-back-texts': 'OB',
  'start-smoke-test': 'O',
  'start-data-refresh': 'O',
  'start-mock-election': 'O',
};

const CODES = COUNTIES.map(({ code }) => code);
const ROLES: readonly Role[] = [...PERSON_ROLES, ...CLIENT_ROLES];
const STATE: readonly Role[] = ['sos-operations', 'sos-ballot-tracking', 'help-desk', 'sos-system'];
const EITHER: readonly Role[] = ['read-only', 'usps-feed'];

/**
 * Which counties' people try something: of each role everyone once in four tries, so that every page and action is tried by
 * people of some 15 counties, and each county's people try a quarter of them. Counties that the samples are about try all.
 */
const tries = (place: CountyCode | null, number: number): boolean =>
  place === null || ['03', '04', '19', '20'].includes(place) || (Number(place) + number) % 4 === 0;

/** Where a role can be: the state (null), counties, or both. */
const placesOf = (role: Role): readonly (CountyCode | null)[] => {
  if (STATE.includes(role)) return [null];
  return EITHER.includes(role) ? [null, ...CODES] : CODES;
};
const authorizerOf = (role: Role, county: CountyCode | null): Record<string, string> => ({
  kind: CLIENT_ROLES.some((one) => one === role) ? 'client' : 'person',
  id: `${role}-${county ?? 'state'}`,
  role,
  ...(county === null ? {} : { county }),
});
const PEOPLE = ROLES.map((role) => placesOf(role).length).reduce((a, b) => a + b);
const allows = (initials: string, role: Role): boolean => [...initials].some((one) => INITIALS[one] === role);

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

describe('who may do what', () => {
  it('at the API: every role of every county by every call is answered 403, or is among the allowed', async () => {
    const extra: unknown[] = [];
    let asked = 0;
    let allowed = 0;
    for (const role of ROLES) {
      for (const place of placesOf(role)) {
        const county = place ?? '03';
        const state = place === null || allows('EVU', role) ? wholeState() : undefined;
        const { call } = state ?? REFUSING;
        for (const { lambda } of callsFor(county)) {
          const { statusCode } = await call(lambda, county, authorizerOf(role, place));
          asked += 1;
          const expected = allows(MAY_CALL[lambda], role);
          if (expected) allowed += 1;
          if ((statusCode !== 403) !== expected || statusCode === 401 || statusCode >= 500) {
            extra.push({ role, place, lambda, statusCode });
          }
        }
      }
    }
    expect(extra).toEqual([]);
    const calls = Object.keys(API_CALLS).length;
    expect(asked).toBe(PEOPLE * calls);
    const of = (initial: string) => Object.values(MAY_CALL).filter((roles) => roles.includes(initial)).length;
    // A feed is a county's own, or the state's.
    expect(allowed).toBe(58 * of('E') + of('S') + 58 * of('V') + 59 * of('U'));
  });

  it('on the pages: every role by every page, of the own county and of another', async () => {
    const site = sampleOperations(assets);
    const people = samplePeople(assets.nameOf).site;
    const files = sampleFiles(assets.nameOf).site;
    const voters = sampleVoters(assets.nameOf).site;
    const releases = (await sampleReleases(assets.nameOf)).site;
    const trials = await sampleTrials(assets.nameOf);
    const uploads = (await sampleUploads(assets.nameOf)).site;
    const texts = (await sampleTexts(assets.nameOf)).site;
    const sites: Partial<Record<keyof typeof MAY_OPEN, typeof people>> = {
      '/operations/people': people,
      '/operations/sessions': people,
      '/operations/contacts': files,
      '/operations/systems': files,
      '/operations/dates': files,
      '/operations/participation': files,
      '/operations/outreach': sampleOutreach(assets.nameOf),
      '/operations/voters': voters,
      '/operations/guests': sampleGuests(assets.nameOf).site,
      '/operations/uploads': uploads,
      '/operations/uploads/:upload': uploads,
      '/operations/halts': sampleHalts(assets.nameOf).site,
      '/operations/brakes': sampleHalts(assets.nameOf).site,
      '/operations/retractions': sampleHalts(assets.nameOf).site,
      ...Object.fromEntries(Object.keys(RELEASE_PAGES).map((page) => [page, releases])),
      ...Object.fromEntries(Object.keys(TEXT_PAGES).map((page) => [page, texts])),
      ...Object.fromEntries(Object.keys(TRIAL_PAGES).map((page) => [page, trials])),
    };
    /** Pages about one county; a release is everybody's. */
    const ofCounty = (page: string) => page.includes(':') && !(page in RELEASE_PAGES);
    const extra: unknown[] = [];
    let asked = 0;
    for (const role of ROLES) {
      for (const place of placesOf(role)) {
        for (const [number, page] of (Object.keys(MAY_OPEN) as (keyof typeof MAY_OPEN)[]).entries()) {
          if (!tries(place, number)) continue;
          for (const county of ofCounty(page) ? [place ?? '03', place === '19' ? '20' : '19'] : [place ?? '03']) {
            const path = page
              .replace(':code', county)
              .replace(':upload', `${county}${HELD_UPLOAD.slice(2)}`)
              .replace(':release', 'votecal-2021')
              .replace(':id', `sync-check-${county}-2026-12-04`);
            const served = sites[page] ?? site;
            const { status } = await served.request(path, {}, signedIn(authorizerOf(role, place)));
            asked += 1;
            const isOwn = place === null || place === county;
            const expected = CLIENT_ROLES.some((one) => one === role)
              ? [401]
              : !allows(MAY_OPEN[page], role)
                ? [403]
                : isOwn
                  ? // A county of the samples without this check has no page for it.
                    page === '/operations/checks/:id' || page === '/operations/uploads/:upload'
                    ? [200, 404]
                    : [200]
                  : [404];
            if (!expected.includes(status)) extra.push({ role, place, path, status });
          }
        }
      }
    }
    expect(extra).toEqual([]);
    const pages = Object.keys(MAY_OPEN).flatMap((page) => (ofCounty(page) ? ['own', 'other'] : ['own'])).length;
    expect(asked).toBeGreaterThan((PEOPLE * pages) / 4);
  });

  it('in what is done there: every role by every action; whoever may not changes nothing', async () => {
    const extra: unknown[] = [];
    let asked = 0;
    const { site: people, staff, mails, now } = samplePeople(assets.nameOf);
    const files = sampleFiles(assets.nameOf);
    const voters = sampleVoters(assets.nameOf);
    const releases = await sampleReleases(assets.nameOf);
    const guests = sampleGuests(assets.nameOf);
    const halts = sampleHalts(assets.nameOf);
    const texts = await sampleTexts(assets.nameOf);
    const trials = await sampleTrials(assets.nameOf);
    const uploads = await sampleUploads(assets.nameOf);
    const target = staff.addPerson('county-technician', '03');
    staff.signedIn(target, now);
    const stored = async () =>
      JSON.stringify([
        [...staff.people],
        [...staff.sessions],
        [...staff.invitations],
        mails,
        files.stored(),
        voters.stored(),
        await releases.schedules.list(),
        [...guests.list],
        uploads.memory.uploadsSaved.map(({ hold }) => hold?.state),
        [...halts.halts.inForce],
        [...halts.retractions.kept],
        [...halts.caps],
        await texts.store.versions(),
      ]);
    const DATE = { date: '2026-12-10', time: '17:00', reason: 'Agreed' };
    const forms = {
      people: { id: target.id, role: 'read-only', key: [...staff.sessions.keys()][0] ?? '' },
      files: {
        id: 'client-1',
        role: 'county-ems',
        name: 'New',
        vendor: 'runbeck',
        endpoint: 'poll',
        webhookUrl: '',
        ...DATE,
      },
      voters: { voterId: VOTER_ID, channel: 'all', reason: 'asked-by-phone' },
      texts: { name: 'state-2', election: '', reason: 'No', date: '', time: '' },
      trials: { counties: 'all' },
      uploads: { upload: HELD_UPLOAD, reason: 'Mine' },
      guests: { kind: 'phone', to: '+19165550150', contact: '916-555-0161', name: 'Clara Wu' },
      halts: { id: AMADOR_HALT.id, county: '03', reason: 'Not by me', uploadId: UPLOAD_ID },
      releases: {
        release: 'votecal-2021',
        revision: '2',
        votecal: '2021-12-05',
        ems: '2021-12-05',
        kind: 'schedule',
        by: 'A. Person',
        on: '2021-10-06',
        ...DATE,
      },
    };
    let before = await stored();
    for (const role of ROLES) {
      for (const place of placesOf(role)) {
        for (const [number, action] of (Object.keys(MAY_DO) as (keyof typeof MAY_DO)[]).entries()) {
          if (!tries(place, number)) continue;
          const side =
            action in FILE_ACTIONS
              ? 'files'
              : action in VOTER_ACTIONS
                ? 'voters'
                : action in RELEASE_ACTIONS
                  ? 'releases'
                  : action in GUEST_ACTIONS
                    ? 'guests'
                    : action in HALT_ACTIONS
                      ? 'halts'
                      : action in TEXT_ACTIONS
                        ? 'texts'
                        : action in TRIAL_ACTIONS
                          ? 'trials'
                          : action in UPLOAD_ACTIONS
                            ? 'uploads'
                            : 'people';
          const mayAct = allows(MAY_DO[action], role);
          // Whoever may act, acts on nobody: what each action does has its own tests.
          const body = new URLSearchParams(mayAct ? { county: '04' } : { county: '03', ...forms[side] }).toString();
          const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
          const { path } = PAGE_ACTIONS[action];
          const site = {
            files: files.site,
            voters: voters.site,
            releases: releases.site,
            guests: guests.site,
            halts: halts.site,
            texts: texts.site,
            trials,
            uploads: uploads.site,
            people,
          }[side];
          const { status } = await site.request(
            path,
            { method: 'POST', body, headers },
            signedIn(authorizerOf(role, place)),
          );
          asked += 1;
          const isOwn = place === null || place === '04';
          const acted = {
            people: [303, 400],
            files: isOwn ? [303, 400, 409] : [404],
            voters: [400, 422],
            releases: [400],
            guests: [303],
            halts: [303],
            texts: [303],
            trials: [303],
            uploads: [404],
          }[side];
          const expected = CLIENT_ROLES.some((one) => one === role) ? [401] : mayAct ? acted : [403];
          const after = await stored();
          if (!expected.includes(status) || after !== before) extra.push({ role, place, action, status });
          before = after;
        }
      }
    }
    expect(extra).toEqual([]);
    expect(asked).toBeGreaterThan((PEOPLE * Object.keys(MAY_DO).length) / 4);
  });
});

/** One state for all who are refused: nothing of it changes. */
const REFUSING = wholeState();
