import type { Construct } from 'constructs';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import type { ApiPlace } from './api-place.ts';
import { mockSteps, NOT_PLAYED } from './mock-functions.ts';
import { NOT_TRIED, smokeSteps } from './smoke-functions.ts';

export type TestEnvironmentStackProps = HouseStackProps & {
  /** Where what is tried is called. */
  readonly place: ApiPlace;
};

/** What tries a release: the smoke test and the mock election. In the County Test Environment alone. */
export class TestEnvironmentStack extends HouseStack {
  constructor(scope: Construct, id: string, { place, ...props }: TestEnvironmentStackProps) {
    super(scope, id, props);
    new Workflow(this, 'smoke-test', { functions: smokeSteps(this, place), workflows: {}, ...NOT_TRIED });
    new Workflow(this, 'mock-election', { functions: mockSteps(this, place), workflows: {}, ...NOT_PLAYED });
  }
}
