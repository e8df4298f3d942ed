import { KeptByBytes } from '../base/kept-by-bytes';
import type { MadeView } from './made-view';

/**
 * How many bytes of made views are kept. The largest, all goals of 20,000, takes some 0.3 MB as it is kept, so that this holds
 * those of all the rights that people have who work at the same time; one view may take a quarter of it.
 */
export const keptBytes = 64 * 1024 * 1024;

const sizeOf = ({ plain, packed }: MadeView) =>
  (plain?.byteLength ?? 0) + (packed?.byteLength ?? 0);

/**
 * Keeps made views by a key that says what they show, from which state of the lists, and for which rights. A view that takes more
 * than a quarter of the room is not kept: it is made again for each request that comes after it has been made, and those that
 * come meanwhile share it.
 */
export class MadeViews {
  private readonly views: KeptByBytes<MadeView>;
  /** As many as there are requests under way, which the number of connections bounds (`httpLimits`). */
  private readonly underWay = new Map<string, Promise<MadeView>>();

  constructor(mostBytes: number = keptBytes) {
    this.views = new KeptByBytes(mostBytes, sizeOf);
  }

  /** Returns the kept view, or makes it. Requests for a view that is being made wait for the same one. */
  async get(key: string, make: () => Promise<MadeView>): Promise<MadeView> {
    const known = this.views.get(key);
    if (known !== undefined) return known;
    const promised = this.underWay.get(key) ?? make();
    this.underWay.set(key, promised);
    try {
      const view = await promised;
      this.views.set(key, view);
      return view;
    } finally {
      this.underWay.delete(key);
    }
  }

  /** Forgets all views, which nobody asks for again once the lists have changed. */
  clear(): void {
    this.views.clear();
  }
}
