import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAMBDA_NAMES, type LambdaName, lambdaFolder } from '../../lib/platform/lambdas.ts';
import { sourceFilesBehind } from './aws/code.ts';
import { lambdasOf } from './aws/permission-needs.ts';
import { application } from './aws/templates.ts';

/**
 * What each call of a port needs of the table of checks. The adapters have every call in one place, and the table has
 * every record of every county: so a function's grant follows from the calls that its own code makes, one by one.
 */
const NEEDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  checks: {
    read: ['GetItem'],
    history: ['Query'],
    start: ['PutItem'],
    recordSkip: ['PutItem'],
    reopen: ['PutItem', 'UpdateItem'],
    advance: ['UpdateItem'],
    end: ['UpdateItem', 'GetItem', 'DeleteItem'],
    running: ['Query'],
    readWait: ['GetItem'],
    keepWait: ['UpdateItem'],
    claim: ['UpdateItem'],
    isClaimed: ['GetItem'],
    release: ['UpdateItem'],
  },
  nights: {
    claim: ['UpdateItem'],
    recordPlan: ['UpdateItem'],
    recordSummary: ['UpdateItem'],
    plannedChecks: ['GetItem'],
    summaries: ['Query'],
  },
  alternates: { find: ['GetItem'], all: ['BatchGetItem'], write: ['PutItem'] },
  untold: { keep: ['PutItem'], all: ['Query'], forget: ['DeleteItem'] },
  deliveries: {
    claim: ['UpdateItem', 'GetItem'],
    settle: ['UpdateItem'],
    isBegun: ['Query'],
    release: ['DeleteItem'],
  },
};

/** The actions that follow from the calls in a function's own code, its adapters left out. */
const neededBy = (lambda: LambdaName): readonly string[] => {
  const text = sourceFilesBehind(lambda)
    .filter(([file]) => !file.includes('/adapters/'))
    .map(([, content]) => content)
    .join('\n');
  const actions = Object.entries(NEEDS).flatMap(([port, calls]) =>
    Object.entries(calls).flatMap(([call, needs]) =>
      new RegExp(String.raw`\b${port}\s*\.${call}\b`).test(text) ? needs : [],
    ),
  );
  return [...new Set(actions)].toSorted();
};

describe('the table of checks', () => {
  const app = application('prod');
  const granted = new Map(
    lambdasOf(app).map(({ name, grants }) => [
      name,
      grants
        .filter(({ resources }) => resources.some((one) => one.endsWith(':table/rollcall-prod-sync')))
        .flatMap(({ actions }) => actions.map((action) => action.replace('dynamodb:', '')))
        .toSorted(),
    ]),
  );
  const concerned = LAMBDA_NAMES.filter(
    (name) => (granted.get(name)?.length ?? 0) > 0 && existsSync(lambdaFolder(name)),
  );

  it.each(concerned)('%s may do with it what its code does, and no more', (name) => {
    expect(granted.get(name)).toEqual(neededBy(name));
  });

  it('has many readers and few that delete', () => {
    expect(concerned.length).toBeGreaterThan(25);
    expect(concerned.filter((name) => granted.get(name)?.includes('DeleteItem')).length).toBeLessThan(13);
  });
});
