import type { PageWords } from '../../site-kit/assets/page-words.ts';
import type { SitePath } from './site-routes.ts';

/** Which words the pages at an address show. */
const WORDS: Readonly<Record<SitePath, PageWords | 'start'>> = {
  '/': 'start',
  '/messages': 'messages',
  '/county': 'county',
  '/sign-up': 'sign-up',
  '/sign-up/check': 'code',
  '/sign-up/code': 'code',
  '/sign-up/code/again': 'code',
  '/sign-up/voter-id': 'ending',
  '/sign-up/done': 'ending',
  '/sign-in': 'sign-in',
  '/sign-in/check': 'code',
  '/sign-in/code': 'code',
  '/sign-in/code/again': 'code',
  '/sign-in/choose': 'not-signed-in',
  '/sign-in/none': 'not-signed-in',
  '/sign-out': 'not-signed-in',
  '/my-ballot': 'ballot',
  '/my-ballot/preferences': 'preferences',
  '/my-ballot/contact': 'contact',
  '/my-ballot/contact/check': 'code',
  '/my-ballot/contact/code': 'code',
  '/my-ballot/contact/code/again': 'code',
  '/my-ballot/opt-out': 'stop',
  '/my-ballot/did-you-send': 'did-you-send',
  '/did-you-send': 'did-you-send',
  '/unsubscribe': 'stop',
};

const isRoute = (path: string): path is SitePath => path in WORDS;

/** Which words a page shows, by its address; one that a key or a county names has those of the page above it. */
export const wordsAt = (path: string): PageWords | 'start' => {
  if (isRoute(path)) return WORDS[path];
  const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return above === '' ? 'start' : wordsAt(above);
};
