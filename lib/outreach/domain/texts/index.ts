import type { Language } from '../../../shared/codes.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fil } from './fil.ts';
import { hi } from './hi.ts';
import { ja } from './ja.ts';
import { km } from './km.ts';
import { ko } from './ko.ts';
import type { OutreachTexts } from './outreach-texts.ts';
import { th } from './th.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** What the kit says, by language. */
export const OUTREACH_TEXTS: Readonly<Record<Language, OutreachTexts>> = { en, es, zh, hi, ja, km, ko, fil, th, vi };
