import { describe, test } from 'vitest';
import { technologyFieldOf } from '#domain/patent/technology-field.ts';
import { runConformance } from '../conformance/run.ts';
import { ReferenceEngine } from './engine.ts';

describe('The reference engine', () => {
  runConformance(async () => new ReferenceEngine(technologyFieldOf), test);
});
