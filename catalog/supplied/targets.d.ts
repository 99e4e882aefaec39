import { type Indicator } from '#domain/indicator/indicator.ts';
import type { TargetSpec } from '#domain/report/genre.ts';
/** The targets themselves, as supplied figures dated the last day of their year. */
export declare const TARGET_INDICATORS: readonly Indicator[];
/** Targets that are set district by district and add up to the city’s. */
export declare const TARGETS_BY_DISTRICT: readonly string[];
/** Every target that a plan may set, as reports follow it. */
export declare const TARGETS: readonly TargetSpec[];
/** The measure word of each target (计量单位). */
export declare const TARGET_MEASURES: Readonly<Record<string, string>>;
/** The target of that indicator. Throws where a plan can set none. */
export declare function getTarget(indicator: string): TargetSpec;
