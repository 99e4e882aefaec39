/** The kinds of file a bureau takes; what a name may end with, and the media type served with it. */
export interface FileKindEntry {
  readonly extensions: readonly string[];
  readonly mediaType: string;
}

export type FileKind =
  | 'pdf' | 'docx' | 'xlsx' | 'doc' | 'xls' | 'png' | 'jpg' | 'gif' | 'txt' | 'csv' | 'mp3' | 'mp4' | 'wav';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

export const FILE_KINDS = {
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf' },
  docx: { extensions: ['docx'], mediaType: `${OPEN_XML}.wordprocessingml.document` },
  xlsx: { extensions: ['xlsx'], mediaType: `${OPEN_XML}.spreadsheetml.sheet` },
  doc: { extensions: ['doc', 'wps'], mediaType: 'application/msword' },
  xls: { extensions: ['xls', 'et'], mediaType: 'application/vnd.ms-excel' },
  png: { extensions: ['png'], mediaType: 'image/png' },
  jpg: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  gif: { extensions: ['gif'], mediaType: 'image/gif' },
  txt: { extensions: ['txt'], mediaType: 'text/plain' },
  csv: { extensions: ['csv'], mediaType: 'text/csv' },
  mp3: { extensions: ['mp3'], mediaType: 'audio/mpeg' },
  mp4: { extensions: ['mp4', 'm4a', 'mov'], mediaType: 'video/mp4' },
  wav: { extensions: ['wav'], mediaType: 'audio/wav' },
} as const satisfies Record<FileKind, FileKindEntry>;

/** The kind a name claims by its ending; undefined when none of ours. */
export function kindOfName(name: string): FileKind | undefined {
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1];
  const kinds = Object.keys(FILE_KINDS) as FileKind[];
  return kinds.find((kind) => (FILE_KINDS[kind].extensions as readonly (string | undefined)[]).includes(ending));
}
