import type { Construct } from 'constructs';
import type { ApiLambdaOf } from '../../platform/api-routes.ts';
import type { FunctionsOf } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';
import { FILES_FAIL, fileCalls, fileSteps } from './upload-functions.ts';

/** Counties' files of rows: the calls about them, and the machine that takes them in. */
export class UploadsStack extends HouseStack {
  /** The functions behind the county API's routes. */
  readonly apiFunctions: FunctionsOf<ApiLambdaOf<'uploads'>>;

  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    this.apiFunctions = fileCalls(this);
    new Workflow(this, 'take-in-file', {
      functions: fileSteps(this),
      workflows: {},
      lists: { bucket: 'rolls', prefix: 'uploads/runs/' },
      ...FILES_FAIL,
    });
  }
}
