import type { Language } from '../../shared/codes.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fil } from './fil.ts';
import { hi } from './hi.ts';
import { ja } from './ja.ts';
import { km } from './km.ts';
import { ko } from './ko.ts';
import type { SiteTexts } from './site-texts.ts';
import { th } from './th.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** The voter site's words in each of the ten languages. */
export const SITE_TEXTS: Record<Language, SiteTexts> = { en, es, zh, hi, ja, km, ko, fil, th, vi };
