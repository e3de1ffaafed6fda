import type { CorpusFile } from './corpus-file.ts';
import { characterFiles } from './files/character-files.ts';
import { compressionFiles } from './files/compression-files.ts';
import { delimiterFiles } from './files/delimiter-files.ts';
import { encodingFiles } from './files/encoding-files.ts';
import { giantFiles } from './files/giant-files.ts';
import { headerFiles } from './files/header-files.ts';
import { lineEndFiles } from './files/line-end-files.ts';
import { ndjsonFiles } from './files/ndjson-files.ts';
import { partlySpeltFiles } from './files/partly-spelt-files.ts';
import { quotingFiles } from './files/quoting-files.ts';
import { rowFiles } from './files/row-files.ts';
import { throughoutFiles } from './files/throughout-files.ts';
import { toolFiles } from './files/tool-files.ts';
import { trailerFiles } from './files/trailer-files.ts';
import { votecalFiles } from './files/votecal-files.ts';

/** Every file of the corpus: what county offices really send, each with its right value and why it is right. */
export const CORPUS: readonly CorpusFile[] = [
  ...encodingFiles,
  ...lineEndFiles,
  ...delimiterFiles,
  ...headerFiles,
  ...trailerFiles,
  ...toolFiles,
  ...quotingFiles,
  ...characterFiles,
  ...rowFiles,
  ...throughoutFiles,
  ...partlySpeltFiles,
  ...ndjsonFiles,
  ...compressionFiles,
  ...giantFiles,
  ...votecalFiles,
];
