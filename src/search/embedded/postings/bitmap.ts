import { RoaringArenaAllocator, RoaringBitmap32 } from 'roaring-wasm';

/** A set of a segment's ordinals. It lives outside the heap: within `withBitmaps` it is freed at the end by itself. */
export type Bitmap = RoaringBitmap32;

/** Frees every bitmap that `work` made when it ends, and only then. */
export function withBitmaps<T>(work: () => T): T {
  return new RoaringArenaAllocator().with(work);
}

/** Within `withBitmaps`: frees at once what `work` made, but for its result and what it keeps. */
export function freeingTheRest(work: (keep: (bitmap: Bitmap) => Bitmap) => Bitmap): Bitmap {
  const outer = RoaringArenaAllocator.current;
  const inner = new RoaringArenaAllocator();
  const keep = (bitmap: Bitmap): Bitmap => {
    inner.escape(bitmap);
    return outer ? outer.register(bitmap) : bitmap;
  };
  return inner.with(() => keep(work(keep)));
}

export const emptyBitmap = (): Bitmap => new RoaringBitmap32();
export const bitmapOf = (ordinals: Uint32Array): Bitmap => new RoaringBitmap32(ordinals);
export const rangeBitmap = (from: number, to: number): Bitmap => RoaringBitmap32.fromRange(from, Math.max(from, to));
export const intersection = (a: Bitmap, b: Bitmap): Bitmap => RoaringBitmap32.and(a, b);
export const difference = (a: Bitmap, b: Bitmap): Bitmap => RoaringBitmap32.andNot(a, b);

export function union(of: readonly Bitmap[]): Bitmap {
  const [only] = of;
  return of.length === 1 && only ? only : RoaringBitmap32.orMany(of);
}

/** The bytes of a set, in the format that all roaring libraries share. */
export function bytesOf(bitmap: Bitmap): Uint8Array {
  bitmap.runOptimize();
  return bitmap.serialize('portable');
}

export const bitmapFrom = (bytes: Uint8Array): Bitmap => RoaringBitmap32.deserialize(bytes, 'portable');
