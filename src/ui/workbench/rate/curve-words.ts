import type { CurvePreview } from '../../../load/profile/curve-preview.ts';

/** What the highest rate of a preview is: before the rate itself. */
export function boundWords({ points, isMean }: Pick<CurvePreview, 'points' | 'isMean'>): string {
  if (!isMean) return 'At most';
  const isFlat = points.every(({ rate }) => rate === points[0]?.rate);
  return isFlat ? 'On average' : 'On average up to';
}
