import type { SearchEngine } from '../engine.ts';
import { EmbeddedEngine } from './engine.ts';
import { type EmbeddedOptions, withDefaults } from './options.ts';

export type { EmbeddedOptions } from './options.ts';

/**
 * Opens the index in a directory, or begins an empty one there. One engine at a time may have a directory open. Where the
 * index is damaged the engine opens all the same: `status` names the damage, searches and changes reject with
 * `IndexDamaged`, and `rebuild` mends it.
 */
export function openEmbeddedEngine(directory: string, options: EmbeddedOptions = {}): Promise<SearchEngine> {
  return EmbeddedEngine.open(directory, withDefaults(options));
}
