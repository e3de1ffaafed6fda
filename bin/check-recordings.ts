import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRecordings, recordingFaultInWords } from '../lib/messaging/domain/recordings/check-recordings.ts';

/**
 * Checks a folder of recordings as the Secretary of State supplies it, before it is copied into the bucket from which Connect
 * plays them. Exit status: 0 each is right and none is missing, 1 something is to be mended, 2 the command cannot be understood.
 */
const USAGE = `Checks recordings of calls. Nothing is stored or sent.

  <folder> [--all]

  <folder>  has a folder for each language: hi/Received.wav, km/digits/4.wav
  --all     names what is missing in languages, too, that have no recording yet`;

const optionsOf = (): { folder: string; isWhole: boolean } | string => {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean' } } });
    const [folder, second] = positionals;
    if (folder === undefined || second !== undefined) return 'Name the folder of the recordings, and one only.';
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `There is no folder ${folder}.`;
    return { folder, isWhole: values.all === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const filesIn = (folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = relative(folder, path).split(sep).join('/');
        return [`recordings/${name.replace(/^recordings\//, '')}`, readFileSync(path)];
      }),
  );

const main = (): number => {
  const options = optionsOf();
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  const files = filesIn(options.folder);
  const faults = checkRecordings(files, options);
  for (const fault of faults) console.log(`${fault.key}: ${recordingFaultInWords(fault)}`);
  console.log(`${files.size} recordings, ${faults.length} to be mended.`);
  return faults.length === 0 && files.size > 0 ? 0 : 1;
};

process.exitCode = main();
