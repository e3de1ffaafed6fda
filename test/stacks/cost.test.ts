import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atRest, type Inventory } from '../../lib/platform/cost/at-rest.ts';
import { PRICES, totalOf } from '../../lib/platform/cost/bill.ts';
import { costDocument, summaryOf } from '../../lib/platform/cost/document.ts';
import { statewideElection } from '../../lib/platform/cost/in-use.ts';
import { RESOURCE_TYPES } from '../../lib/platform/cost/resource-types.ts';
import { application, EVERY_ASSEMBLY, type Found, isRecord } from './aws/templates.ts';

const root = join(import.meta.dirname, '../..');
const app = application('prod');
const inventory: Inventory = {
  resources: app.all(),
  startedBy: (schedule) => {
    const { stack, properties } = schedule as Found;
    const target = isRecord(properties['Target']) ? app.target(stack, properties['Target']['Arn']) : undefined;
    return target?.type === 'AWS::Lambda::Function' ? target : undefined;
  },
};

describe('what it costs', () => {
  it('docs/cost.md is what templates, prices and assumptions give (-u writes it anew)', async () => {
    await expect(costDocument(inventory)).toMatchFileSnapshot(join(root, 'docs/cost.md'));
  });

  it('the README quotes it', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const { atRest: rest, quietMonth, election } = summaryOf(inventory);
    expect(readme.replaceAll(/\s+/g, ' ')).toContain(
      `At rest it costs about **${rest} a month**, in a quiet month with the state's roll about **${quietMonth}**, and a statewide election about **${election}** more`,
    );
  });

  it.each(EVERY_ASSEMBLY)('every type of resource in %s is known to cost something, or nothing', (name) => {
    const types = new Set(
      application(name)
        .all()
        .map(({ type }) => type),
    );
    expect([...types].filter((type) => !(type in RESOURCE_TYPES))).toEqual([]);
  });

  it('what waits costs money: idle queues, sweeps and their traces are in it', () => {
    const lines = atRest(inventory);
    const polling = lines.find(({ what }) => what.startsWith('Idle polling'));
    const queues = app
      .all('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => properties['StartingPosition'] === undefined);
    // Five pollers, three times a minute each.
    expect(polling?.quantity).toBe(queues.length * 5 * 3 * 730 * 60);
    const sweeps = lines.find(({ what }) => what === 'Sweeps: invocations');
    const everyMinute = app
      .all('AWS::Scheduler::Schedule')
      .filter(({ properties }) => properties['ScheduleExpression'] === 'rate(1 minute)').length;
    expect(sweeps?.quantity).toBeGreaterThan(everyMinute * 730 * 60);
    expect(sweeps?.quantity).toBeLessThan((everyMinute + 1) * 730 * 60);
  });

  it('texts are most of an election', () => {
    const lines = statewideElection(inventory);
    const texts = lines.filter(({ what }) => what.startsWith('Texts'));
    expect(totalOf(texts) / totalOf(lines)).toBeGreaterThan(0.85);
  });

  it('every price says where and when it was read', () => {
    for (const { page, asOf } of Object.values(PRICES)) {
      expect(page).toMatch(/^https:\/\//);
      expect(asOf <= '2026-11-27').toBe(true);
    }
  });
});
