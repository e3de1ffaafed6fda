import type { Language } from '../../../shared/codes.ts';
import { en } from './en.ts';
import type { LanguageCatalog } from './entry.ts';
import { es } from './es.ts';
import { fil } from './fil.ts';
import { hi } from './hi.ts';
import { ja } from './ja.ts';
import { km } from './km.ts';
import { ko } from './ko.ts';
import { th } from './th.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** The message catalog: every text of the system that reaches a voter's phone or mailbox. */
export const CATALOG: Record<Language, LanguageCatalog> = { en, es, zh, hi, ja, km, ko, fil, th, vi };
