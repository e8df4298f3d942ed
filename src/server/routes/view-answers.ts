import type { Me } from '../../core/api/base/view-base';
import type { Actor } from '../../core/domain/base/actor';
import { personalPart, type MadeView, type PersonalPart } from './made-view';
import { MadeViews } from './made-views';

/** What one person asks for. */
export interface AskedView {
  /** Differs whenever a view may have changed. */
  readonly version: string;
  readonly actor: Actor;
  /** The name of the view and its query parameter. */
  readonly what: string;
  /** Returns a text that is equal for people who see the same content. */
  readonly rights: () => string;
  readonly me: () => Me;
  readonly make: () => Promise<MadeView>;
}

/** A person's part of a view, and where the rest of it is kept. */
interface KnownPart {
  readonly key: string;
  /** The hash of the rest for which the part was made. */
  readonly hash: string;
  readonly part: PersonalPart;
}

/** How many parts of views about one person are kept: three views of more people than work at the same time. An entry takes 2 kB. */
export const mostParts = 5_000;

/**
 * Makes the answers to requests for views. The content of a view is made once for each change of the lists and for all people
 * with equal rights (`MadeViews`); the part about the person is put before it.
 */
export class ViewAnswers {
  private version = '';
  private readonly parts = new Map<string, KnownPart>();
  private readonly views: MadeViews;

  constructor(views: MadeViews = new MadeViews()) {
    this.views = views;
  }

  /** Returns the eTag of the view, if this person has asked for it since the lists changed. */
  tag(asked: AskedView): string | undefined {
    return this.known(asked)?.part.tag;
  }

  /** Returns the view with the part about the person. */
  async get(asked: AskedView): Promise<{ readonly person: PersonalPart; readonly view: MadeView }> {
    const known = this.known(asked);
    const key = known?.key ?? [asked.version, asked.what, asked.rights()].join('\n');
    const me = asked.me();
    const view = await this.views.get(key, asked.make);
    // A view that is not kept can be another one when it is made again, since a save may end while it is made.
    if (known?.hash === view.hash) return { person: known.part, view };
    const person = personalPart(me, view);
    if (asked.version === this.version) this.note(asked, { key, hash: view.hash, part: person });
    return { person, view };
  }

  private note(asked: AskedView, known: KnownPart): void {
    this.parts.set(idOf(asked), known);
    const [oldest] = this.parts.keys();
    if (this.parts.size > mostParts && oldest !== undefined) this.parts.delete(oldest);
  }

  private known(asked: AskedView): KnownPart | undefined {
    if (asked.version !== this.version) {
      this.version = asked.version;
      this.parts.clear();
      this.views.clear();
    }
    return this.parts.get(idOf(asked));
  }
}

const idOf = ({ what, actor }: AskedView) => [what, actor.objectId, actor.name].join('\n');
