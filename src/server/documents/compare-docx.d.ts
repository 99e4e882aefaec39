import { type ReadBack, type ReturnedFigure } from '#domain/report/read-back/read-back.ts';
import type { FileOrigin } from './docx-origin.ts';
/** A figure that came back; `current` is what the document says now where that is no longer what was printed. */
export interface ReadBackFigure extends ReturnedFigure {
    readonly current?: string;
}
/** An edited Word file compared with the document it was written from. */
export interface ReadBackFile extends ReadBack {
    readonly figures: readonly ReadBackFigure[];
    /** Which report the file says it is; absent where a word processor dropped that. */
    readonly origin?: FileOrigin;
}
/** Compares two Word files: one as it was written by us, and what came back of it. @throws ProblemError as `readReturnedDocx` does */
export declare function compareDocx(original: Uint8Array, bytes: Uint8Array, file: string): ReadBackFile;
