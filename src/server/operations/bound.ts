import type { RouteId } from '#contract/routes.ts';
import type { AnyOperation } from '../http/pipeline.ts';
import { OPERATIONS } from './index.ts';

/** The operations as the pipeline calls them: each gets the input of its own route, which the pipeline has checked. */
export function boundOperations(): Readonly<Record<RouteId, AnyOperation>> {
  return OPERATIONS as unknown as Readonly<Record<RouteId, AnyOperation>>;
}
