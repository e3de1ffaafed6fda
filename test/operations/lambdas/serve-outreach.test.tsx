import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CONTACTS } from '../../../lib/counties/domain/contacts.ts';
import { pressWith } from '../../../lib/outreach/adapters/press.ts';
import { PIECES, WHOLE_KIT } from '../../../lib/outreach/domain/kit.ts';
import type { Press } from '../../../lib/outreach/ports.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { printFonts } from '../../outreach/sample-kit.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { AMADOR, SOS } from '../sample-operations.ts';
import { sampleOutreach } from '../sample-outreach.ts';

let press: Press;
beforeAll(() => {
  press = pressWith(printFonts());
});

const LIBRARY = {
  ...ELECTION,
  id: '2026-12-08-01-library',
  name: 'Library Measure',
  kind: 'local' as const,
  county: '01',
};

type Person = Record<string, string>;
const ask = async (
  who: Person | null,
  query: Record<string, string> = {},
  overrides: Parameters<typeof sampleOutreach>[1] = {},
) => {
  const site = sampleOutreach((name) => name, { press, ...overrides });
  const address = `/operations/outreach?${new URLSearchParams(query)}`;
  const answer = await site.request(address, {}, signedIn(who));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: Buffer.from(bytes).toString('utf8') };
};

describe('the page of the outreach kit', () => {
  it('shows a county its own kit: every file, and all of them as one', async () => {
    const { status, text, headers } = await ask(AMADOR, { language: 'km' });
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('no-store');
    for (const id of [...PIECES.map(({ kind, extension }) => `${kind}.${extension}`), WHOLE_KIT.id]) {
      expect(text).toContain(`county=03&amp;election=${ELECTION.id}&amp;language=km&amp;piece=${id}"`);
    }
    expect(text).toContain('Amador County in Khmer');
    expect(text).toContain('has not reviewed the texts in this language yet');
    expect(text).not.toContain('Alameda');
  });

  it('lets the state choose a county first, and then shows any', async () => {
    const first = await ask(SOS);
    expect(first.text).toContain('Choose a county');
    expect(first.text).not.toContain('piece=');
    expect((await ask(SOS, { county: '19' })).text).toContain('Files for Los Angeles County in English');
  });

  it('answers 404 to a county that asks for another one’s, or for a local election of another', async () => {
    const elections = { list: async () => [ELECTION, LIBRARY], participation: async () => undefined };
    expect((await ask(AMADOR, { county: '19' })).status).toBe(404);
    expect((await ask(AMADOR, { county: '19', piece: 'flyer.pdf' })).status).toBe(404);
    expect((await ask(AMADOR, { election: LIBRARY.id }, { elections })).status).toBe(404);
    expect((await ask(SOS, { county: '99' })).status).toBe(404);
    const others = await ask(SOS, { county: '03', election: LIBRARY.id }, { elections });
    expect(others.text).toContain('local one of another county');
    expect((await ask(SOS, { county: '03', election: LIBRARY.id, piece: 'flyer.pdf' }, { elections })).status).toBe(
      404,
    );
  });

  it('has no kit for a county that has opted out: its voters get no messages', async () => {
    const participation = async () => ({
      electionId: ELECTION.id,
      county: '03',
      participates: false,
      changedAt: Temporal.Instant.from('2026-09-01T17:00:00Z'),
    });
    const elections = { list: async () => [ELECTION], participation };
    const { text } = await ask(AMADOR, {}, { elections });
    expect(text).toContain('does not take part in ballot tracking for this election');
    expect(text).not.toContain('piece=');
    expect((await ask(AMADOR, { piece: 'flyer.pdf' }, { elections })).status).toBe(404);
  });

  it('has no kit for a name that cannot be said or drawn', async () => {
    for (const name of ['Call (800) 555-0199 now', 'Measure \u{20001}']) {
      const elections = { list: async () => [{ ...ELECTION, name }], participation: async () => undefined };
      expect((await ask(AMADOR, {}, { elections })).text, name).toContain('cannot be printed');
      expect((await ask(AMADOR, { piece: 'flyer.pdf' }, { elections })).status).toBe(404);
    }
  });

  it('says what of the county is not on file', async () => {
    const files = { contacts: async () => ({ contacts: NO_CONTACTS, version: 0 }) };
    const { text } = await ask(AMADOR, {}, { files });
    expect(text).toContain('The telephone number and the website of the office for voters are not on file');
    expect(text).toContain('/operations/counties/03/file');
    expect((await ask(AMADOR)).text).not.toContain('not on file');
  });

  it('is for whoever has signed in', async () => {
    expect((await ask(null)).status).toBe(401);
    expect((await ask({ kind: 'client', role: 'county-ems', county: '03', id: 'c' })).status).toBe(401);
  });
});

describe('a file of the kit', () => {
  it.each([
    ['flyer.pdf', 'application/pdf', '%PDF-1.7'],
    ['buckslip.pdf', 'application/pdf', '%PDF-1.7'],
    ['press-release.txt', 'text/plain; charset=utf-8', '\uFEFFDRAFT'],
    ['posts.csv', 'text/csv; charset=utf-8', '\uFEFFPlatform'],
    ['1200x630.png', 'image/png', '\uFFFDPNG'],
    ['1600x900.svg', 'image/svg+xml', '<svg '],
  ])('%s is drawn when it is asked for', async (piece, type, beginning) => {
    const { status, headers, text } = await ask(AMADOR, { piece });
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe(type);
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="wheres-my-ballot-amador-2026-11-03-en-${piece}"`,
    );
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(text.startsWith(beginning)).toBe(true);
  });

  it('has all the others in one, smaller than the page says', async () => {
    const { bytes } = await ask(AMADOR, { piece: WHOLE_KIT.id, language: 'fil' });
    expect(bytes.length).toBeLessThan(WHOLE_KIT.atMostKb * 1024);
    const files = unzipSync(bytes);
    expect(Object.keys(files).length).toBe(PIECES.length);
    for (const [name, content] of Object.entries(files)) {
      const piece = PIECES.find(({ kind, extension }) => name.endsWith(`-fil-${kind}.${extension}`));
      expect(content.length, name).toBeGreaterThan(100);
      expect(content.length, name).toBeLessThan((piece?.atMostKb ?? 0) * 1024);
    }
  });

  it('that does not exist answers 404', async () => {
    for (const piece of ['flyer.docx', '', '../env', 'constructor']) {
      expect((await ask(AMADOR, { piece })).status, piece).toBe(404);
    }
  });
});
