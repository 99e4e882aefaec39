/** A file as a case refers to it. */
export interface AttachedFile {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

/** Every file reference in an event's input, however deep. */
export function filesIn(value: unknown): AttachedFile[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('hash' in value && 'mediaType' in value && 'size' in value) return [value as AttachedFile];
  return Object.values(value).flatMap(filesIn);
}
