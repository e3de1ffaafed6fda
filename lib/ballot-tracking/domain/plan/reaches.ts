import { PLAN_THRESHOLDS } from '../../data/plan-thresholds.ts';

/** Whether `count` of `of` reaches the threshold of a rule. */
export const reaches = (rule: keyof typeof PLAN_THRESHOLDS, count: number, of: number): boolean => {
  const { rows, share } = PLAN_THRESHOLDS[rule];
  return count >= rows && count >= of * share;
};
