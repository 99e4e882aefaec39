/** The tag of a figure: its id; Word refuses more than 64 characters, so a longer id keeps its start and gets a digest. */
export declare function figureTag(id: string): string;
