import { type Indicator } from '#domain/indicator/indicator.ts';
export declare const MECHANISM_FIGURES: readonly Indicator[];
