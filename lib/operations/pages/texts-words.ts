import type { TextsState } from '../../messaging/domain/texts/texts-version.ts';
import type { TextsNotice } from '../domain/texts-shown.ts';

export const TEXTS_NOTICE_WORDS: Readonly<Record<TextsNotice, string>> = {
  submitted: 'The version is kept. It is sent only after another person has approved it.',
  approved: 'The version is approved.',
  rejected: 'The version is turned down, and is never sent.',
  'rolled-back': 'The version is rolled back. Messages are written with what was in force before it.',
  'own-version': 'You have handed in this version: another person must approve it.',
  'decided-already': 'This version was decided on before.',
  'in-the-past': 'The time from which it is in force has passed. Choose a later one, or leave it out.',
  'not-in-force': 'This version is not in force: there is nothing to roll back.',
  conflict: 'Somebody else was faster. Look at the version again.',
  nobody: 'There is no such version.',
  'no-such-election': 'This is no local election of the county.',
  'bad-request': 'Something in the form is missing. Go back and send it once more.',
};

export const TEXTS_STATE_WORDS: Readonly<Record<TextsState, string>> = {
  submitted: 'Waits for approval',
  rejected: 'Turned down',
  scheduled: 'Approved, not in force yet',
  'in-force': 'In force',
  replaced: 'Replaced',
  'rolled-back': 'Rolled back',
};
