import type { AnyOperation } from '../http/pipeline.ts';
import { OPERATIONS } from './index.ts';

/** The operations as the pipeline calls them: each gets the input of its own route, which the pipeline has checked. */
export function boundOperations(): Readonly<Partial<Record<string, AnyOperation>>> {
  return OPERATIONS as unknown as Readonly<Partial<Record<string, AnyOperation>>>;
}
