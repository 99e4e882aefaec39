import { join } from 'node:path';
import { DirectoryStore } from './directory-store.ts';
import type { FilePlace } from './file-place.ts';
import type { FileStore } from './file-store.ts';
import { Incoming } from './incoming.ts';
import { S3Store } from './s3-store.ts';

/** The store at a place; in the data directory unless told. What goes to S3 is written below the data directory first. */
export function openFileStore(place: FilePlace | undefined, dataDir: string): FileStore {
  if (place?.kind === 's3') return new S3Store(place, new Incoming(join(dataDir, 'incoming')));
  return new DirectoryStore(place?.path ?? join(dataDir, 'files'));
}
