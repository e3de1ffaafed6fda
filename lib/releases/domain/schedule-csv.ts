import { csvFile, readCsv, separatorNaming } from '../../shared/csv.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { entitiesNamed, entitiesText } from './entities.ts';
import { partsOf, type Schedule } from './schedule.ts';
import { NOTE_TEXTS, TASK_NOTES, Task, type TaskNote, type TaskNumber, taskText } from './task.ts';
import type { When } from './when.ts';
import { whenRead, whenText } from './when-text.ts';

/** The memorandum's columns, and behind them what no memorandum says. */
export const CSV_COLUMNS = [
  '#',
  'Responsible Entity',
  'Task',
  'Start',
  'End',
  'Action',
  'After',
  'Repeats',
  'Completed',
] as const;
type Column = (typeof CSV_COLUMNS)[number];

/** A line of the file, from 1 as a spreadsheet counts rows, and what is wrong with it. */
export type CsvFault = { readonly line: number; readonly column: Column | null; readonly sentence: string };

/** The schedule as a CSV, the remaining tasks first as in the memorandum. */
export const scheduleCsv = (schedule: Pick<Schedule, 'tasks' | 'completed'>): string => {
  const { remaining, done } = partsOf(schedule);
  const row = (task: Task, completed: string): string[] => [
    task.number,
    entitiesText(task.entities),
    taskText(task),
    whenText(task.start),
    whenText(task.end),
    task.action,
    task.after.join(' '),
    task.repeats ?? '',
    completed,
  ];
  return csvFile([
    [...CSV_COLUMNS],
    ...remaining.map((task) => row(task, 'no')),
    ...done.map((task) => row(task, 'yes')),
  ]);
};

/** The words of a task and the notes behind them. */
const notesApart = (text: string): { readonly description: string; readonly notes: TaskNote[] } => {
  let description = text;
  const notes: TaskNote[] = [];
  while (notes.length < TASK_NOTES.length) {
    const note = TASK_NOTES.find((one) => description.endsWith(` ${NOTE_TEXTS[one]}`));
    if (note === undefined) break;
    description = description.slice(0, -NOTE_TEXTS[note].length).trimEnd();
    notes.unshift(note);
  }
  return { description, notes };
};

const DAYS = 'Use a day such as 10/4/2021, one with an hour such as 6/25/2021 11:00 p.m., N/A, On-going or Not known.';
const ENTITIES = 'Name the entities as the memorandum does, for example SOS/CGI or All CTE Counties.';

type Cells = Readonly<Record<Column, string>>;

/** The column that a part of a task stands in. */
const COLUMN_OF: Readonly<Record<keyof Task, Column>> = {
  number: '#',
  entities: 'Responsible Entity',
  description: 'Task',
  notes: 'Task',
  start: 'Start',
  end: 'End',
  action: 'Action',
  after: 'After',
  repeats: 'Repeats',
};

const taskIn = (cells: Cells, line: number): Result<Task, readonly CsvFault[]> => {
  const faults: CsvFault[] = [];
  const need = <Value>(value: Value | undefined, column: Column, sentence: string): Value | undefined => {
    if (value === undefined) faults.push({ line, column, sentence });
    return value;
  };
  const entities = need(entitiesNamed(cells['Responsible Entity']), 'Responsible Entity', ENTITIES);
  const day = (column: 'Start' | 'End'): When | undefined => need(whenRead(cells[column]), column, DAYS);
  const parsed = Task.safeParse({
    number: cells['#'],
    entities: entities ?? ['sos'],
    ...notesApart(cells.Task.replaceAll(/\s+/g, ' ')),
    start: day('Start') ?? { kind: 'unknown' },
    end: day('End') ?? { kind: 'unknown' },
    action: cells.Action,
    after: cells.After.split(/[\s,;]+/).filter((number) => number !== ''),
    ...(cells.Repeats === '' ? {} : { repeats: cells.Repeats }),
  });
  for (const { path, message } of parsed.error?.issues ?? [])
    faults.push({ line, column: COLUMN_OF[path[0] as keyof Task], sentence: message });
  return parsed.success && faults.length === 0 ? ok(parsed.data) : err(faults);
};

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['', false],
]);

/** The lines of a file below its header, by the names of its columns; or which columns it lacks. */
const cellsOf = (
  rows: readonly (readonly string[])[],
): Result<readonly (Cells & { readonly line: number })[], readonly CsvFault[]> => {
  const [header = [], ...lines] = rows.map((row) => row.map((value) => value.trim()));
  const missing = CSV_COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return err(missing.map((column) => ({ line: 1, column, sentence: `The column ${column} is missing.` })));
  return ok(
    lines.flatMap((values, index) => {
      if (values.every((value) => value === '')) return [];
      const cells = CSV_COLUMNS.map((column) => [column, values[header.indexOf(column)] ?? ''] as const);
      return [{ ...(Object.fromEntries(cells) as Cells), line: index + 2 }];
    }),
  );
};

/** Reads what `scheduleCsv` writes, in any order of rows and columns; every fault is named by its line and column. */
export const readScheduleCsv = (text: string): Result<Pick<Schedule, 'tasks' | 'completed'>, readonly CsvFault[]> => {
  const read = readCsv(text, separatorNaming(text, CSV_COLUMNS));
  if (!('rows' in read))
    return err([{ line: read.brokenLine, column: null, sentence: 'A quote is not in its place.' }]);
  const lines = cellsOf(read.rows);
  if (!lines.ok) return lines;
  if (lines.value.length === 0) return err([{ line: 1, column: null, sentence: 'The file has no task.' }]);
  const tasks: Task[] = [];
  const completed: TaskNumber[] = [];
  const faults: CsvFault[] = [];
  for (const { line, ...cells } of lines.value) {
    const answer = ANSWERS.get(cells.Completed.toLowerCase());
    const task = taskIn(cells, line);
    if (answer === undefined) faults.push({ line, column: 'Completed', sentence: 'Say yes or no.' });
    if (!task.ok) faults.push(...task.error);
    else tasks.push(task.value);
    if (answer) completed.push(cells['#']);
  }
  return faults.length > 0 ? err(faults) : ok({ tasks, completed });
};
