import { expect, it } from 'vitest';
import { readOutputs } from '../../../lib/local/deploy/deploy.ts';
import { OUTPUTS, resourceName } from '../../../lib/platform/names.ts';

const outputs = (): Record<string, Record<string, string>> => {
  const stacks: Record<string, Record<string, string>> = {};
  for (const [name, { stack, id }] of Object.entries(OUTPUTS)) {
    const stackName = resourceName('local', stack);
    stacks[stackName] = { ...stacks[stackName], [id]: `value of ${name}` };
  }
  return stacks;
};

it('reads every output that the local stage needs', () => {
  expect(readOutputs(JSON.stringify(outputs())).countyApiId).toBe('value of countyApiId');
});

it('names an output that is missing', () => {
  const { [resourceName('local', 'operations')]: _, ...rest } = outputs();
  expect(() => readOutputs(JSON.stringify(rest))).toThrow('The stack operations has no output OperationsApiId.');
});
