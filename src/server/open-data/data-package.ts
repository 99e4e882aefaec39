import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import type { Label } from '#domain/text.ts';
import { plainCsv } from './csv-text.ts';
import { kindOf, type OpenField, type OpenTable } from './resources.ts';

/** What a package says of itself besides its tables. */
export interface PackageHead {
  readonly name: string;
  readonly title: Label;
  readonly description: Label;
  /** The instant it was made. */
  readonly created: string;
  /** Whose data it is. */
  readonly contributor: string;
}

/** What a table's file turned out to be. */
interface Written {
  readonly bytes: number;
  readonly hash: string;
}

/** The pieces of a zip as they come, while tables are written into it. */
class ZipPieces {
  readonly #pieces: Uint8Array[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#pieces.push(piece);
  });

  file(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: 6 });
    this.#zip.add(file);
    return file;
  }

  end(): void {
    this.#zip.end();
  }

  taken(): readonly Uint8Array[] {
    return this.#pieces.splice(0);
  }
}

/**
 * Tables as a zip with a Frictionless data package (Data Package v2: `datapackage.json` with the schema of each table),
 * piece by piece, so that a register of any length never stands in memory. The description comes last: it holds the
 * sizes and SHA-256 of the tables.
 */
export async function* dataPackage(head: PackageHead, tables: readonly OpenTable[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipPieces();
  const written: Written[] = [];
  for (const table of tables) {
    const file = zip.file(`${table.name}.csv`);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of plainCsv({ columns: table.fields.map((field) => ({ header: field.name, kind: kindOf(field) })), rows: table.rows })) {
      const chunk = new TextEncoder().encode(piece);
      hash.update(chunk);
      bytes += chunk.length;
      file.push(chunk);
      yield* zip.taken();
    }
    file.push(new Uint8Array(), true);
    written.push({ bytes, hash: `sha256:${hash.digest('hex')}` });
  }
  zip.file('datapackage.json').push(new TextEncoder().encode(`${JSON.stringify(descriptor(head, tables, written), undefined, 2)}\n`), true);
  zip.end();
  yield* zip.taken();
}

function descriptor({ name, title, description, created, contributor }: PackageHead, tables: readonly OpenTable[], written: readonly Written[]): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name, title: `${title.zh} ${title.en}`, description: `${description.zh}\n${description.en}`, created,
    contributors: [{ title: contributor, roles: ['publisher'] }],
    resources: tables.map((table, index) => ({
      name: table.name, title: `${table.title.zh} ${table.title.en}`, type: 'table', path: `${table.name}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8',
      ...written[index], schema: schemaOf(table),
    })),
  };
}

function schemaOf({ fields, key }: OpenTable): object {
  const foreign = fields.flatMap(({ name, refersTo }) => (refersTo ? [{ fields: [name], reference: { ...(refersTo.resource !== '' && { resource: refersTo.resource }), fields: [refersTo.field] } }] : []));
  return { fields: fields.map(fieldOf), primaryKey: key, missingValues: [''], ...(foreign.length > 0 && { foreignKeys: foreign }) };
}

function fieldOf({ name, title, type, required, choices }: OpenField): object {
  const constraints = { ...(required && { required }), ...(choices && { enum: choices }) };
  return { name, type, title: `${title.zh} ${title.en}`, ...(Object.keys(constraints).length > 0 && { constraints }) };
}
