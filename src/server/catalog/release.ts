import { CATALOG } from '#catalog/index.ts';
import { releaseCatalog } from './released.ts';

/** `npm run release-catalog`: from now on the current versions of the catalogue are released and must not be edited. */
const fresh = await releaseCatalog(CATALOG);
process.stdout.write(fresh.length > 0 ? `Released: ${fresh.join(', ')}\n` : 'Every version was released already.\n');
