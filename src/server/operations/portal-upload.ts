import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { receive } from './upload.ts';

/** A file from the public at most. */
const MAX_BYTES = 50 * 1024 * 1024;

/** Takes a file that a matter for the 12330 desk will name. */
export const portalUpload: Operation<typeof ROUTES.portalUpload> = (server, request) =>
  receive(server, request, { maxBytes: MAX_BYTES, kinds: ['pdf', 'docx', 'xlsx', 'doc', 'xls', 'png', 'jpg', 'gif', 'txt', 'mp3', 'mp4'] });
