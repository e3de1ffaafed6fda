import { describe, expect, it } from 'vitest';
import { type Mou, optedIn, optInState, withdrawnFrom } from '../../../lib/releases/domain/opt-in.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { anOptIn } from '../memory-releases.ts';

const NOW = Temporal.Instant.from('2021-05-20T18:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);
const MOU: Mou = { file: 'MOU CTE Amador 2021.pdf', signedOn: day('2021-05-18'), signatory: 'K. Grady' };
const AHEAD = { county: '03', ahead: 'votecal-2021' } as const;

describe('a county opts in', () => {
  it('by its word first and its MOU later, and is new with the release that is ahead', () => {
    const said = optedIn(undefined, { ...AHEAD, mou: null }, NOW);
    if (!said.ok) throw new Error('refused');
    expect(optInState(said.value)).toBe('without-mou');
    const later = optedIn(said.value, { ...AHEAD, ahead: 'votecal-2022', mou: MOU }, NOW.add({ hours: 24 }));
    expect(later).toMatchObject({ ok: true, value: { newWith: 'votecal-2021', optedInAt: NOW, mou: MOU, version: 2 } });
    expect(later.ok && optInState(later.value)).toBe('opted-in');
  });

  it('again after it withdrew, with the MOU that is on file', () => {
    const gone = withdrawnFrom(anOptIn('03'), 'No EMS test system this year', NOW);
    if (!gone.ok) throw new Error('refused');
    expect(optInState(gone.value)).toBe('withdrawn');
    const back = optedIn(gone.value, { ...AHEAD, mou: null }, NOW);
    expect(back).toMatchObject({
      ok: true,
      value: { optedInAt: NOW, newWith: 'votecal-2021', withdrawn: null, version: 3 },
    });
    expect(back.ok && optInState(back.value)).toBe('opted-in');
  });

  it.each([
    ['a day that has not come', { ...MOU, signedOn: day('2021-05-21') }, 'mou-signed-later'],
    ['a path', { ...MOU, file: '../etc/passwd.pdf' }, 'bad-mou-file'],
    ['a program', { ...MOU, file: 'mou.exe' }, 'bad-mou-file'],
    ['no name', { ...MOU, file: '.pdf' }, 'bad-mou-file'],
  ])('not with an MOU of %s', (_, mou, code) => {
    expect(optedIn(undefined, { ...AHEAD, mou }, NOW)).toMatchObject({ ok: false, error: { code } });
  });

  it('not twice, and does not withdraw what it has not', () => {
    expect(optedIn(anOptIn('03'), { ...AHEAD, mou: null }, NOW)).toMatchObject({ error: { code: 'already-opted-in' } });
    expect(withdrawnFrom(undefined, 'x', NOW)).toMatchObject({ error: { code: 'nothing-to-withdraw' } });
  });
});
