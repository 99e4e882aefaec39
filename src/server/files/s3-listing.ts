import { SaxesParser } from 'saxes';

/** One page of a bucket's listing (ListObjectsV2). */
export interface S3Page {
  readonly objects: readonly { readonly key: string; readonly size: number; readonly storedAt: string }[];
  /** Asks for the next page. */
  readonly next?: string;
}

/** Reads the XML of a listing. @throws Error when it is none */
export function readListing(xml: string): S3Page {
  const objects: { key: string; size: number; storedAt: string }[] = [];
  const path: string[] = [];
  let [text, next, isTruncated] = ['', '', false];
  let found = { key: '', size: 0, storedAt: '' };
  const parser = new SaxesParser();
  const leave: Readonly<Record<string, () => void>> = {
    'ListBucketResult/Contents/Key': () => (found.key = text),
    'ListBucketResult/Contents/Size': () => (found.size = Number(text)),
    'ListBucketResult/Contents/LastModified': () => (found.storedAt = new Date(text).toISOString()),
    'ListBucketResult/NextContinuationToken': () => (next = text),
    'ListBucketResult/IsTruncated': () => (isTruncated = text === 'true'),
    'ListBucketResult/Contents': () => {
      objects.push(found);
      found = { key: '', size: 0, storedAt: '' };
    },
  };
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
  });
  parser.on('text', (part) => (text += part));
  parser.on('closetag', () => {
    leave[path.join('/')]?.();
    path.pop();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { objects, ...(isTruncated && next && { next }) };
}
