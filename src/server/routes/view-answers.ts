import { hash } from 'node:crypto';
import type { Me } from '../../core/api/base/view-base';
import type { Actor } from '../../core/domain/base/actor';
import { BoundedMap } from '../../core/domain/base/bounded-map';
import { KeptByBytes } from '../base/kept-by-bytes';
import { gzipOf, personalPart, plainOf, type MadeView, type PersonalPart } from './made-view';
import { MadeViews } from './made-views';
import { packedHeaders, unchangedHeaders } from './view-headers';

/** What one person asks for. */
export interface AskedView {
  /** Differs whenever a view may have changed. */
  readonly version: string;
  readonly actor: Actor;
  /** The path and the query of the request, as they came. */
  readonly address: string;
  /** The name of the view and the value of its query parameter. */
  readonly what: string;
  /** Returns a text that is equal for people who see the same content. It may name every goal of a large municipality. */
  readonly rights: () => string;
  readonly me: () => Me;
  readonly make: () => Promise<MadeView>;
}

/** The answer for one person, and where the rest of it is kept. */
interface KnownAnswer {
  readonly key: string;
  /** The hash of the rest for which the part was made. */
  readonly hash: string;
  readonly part: PersonalPart;
  readonly unchanged: QuickAnswer;
}

/** A whole answer that needs nothing but to be sent. */
export interface QuickAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** How many parts of views about one person are kept: three views of more people than work at the same time. An entry takes 2 kB. */
export const mostParts = 5_000;
/** How many bytes of whole answers are kept as gzip: those of the people who ask again and again for a page that is shown. */
export const mostWholeBytes = 32 * 1024 * 1024;

/** Says who asks for what. A person is known by object id and name. */
export type Asker = Pick<AskedView, 'version' | 'address' | 'actor'>;

/** What is known of the answer for a person. */
export interface Known {
  readonly tag: string;
  readonly unchanged: QuickAnswer;
  /** Returns the whole view as gzip, if it is kept. */
  readonly gzip: () => QuickAnswer | undefined;
}

/**
 * Makes the answers to requests for views. The content of a view is made once for each change of the lists and for all people
 * with equal rights (`MadeViews`); the part about the person is put before it. What it knows of a person's answer holds for one
 * version alone, since the person's rights follow from the lists too.
 */
export class ViewAnswers {
  private version = '';
  private readonly parts = new BoundedMap<string, KnownAnswer>(mostParts);
  private readonly wholes = new KeptByBytes<QuickAnswer>(mostWholeBytes, sizeOf);
  private readonly views: MadeViews;

  constructor(views: MadeViews = new MadeViews()) {
    this.views = views;
  }

  /** Returns the eTag of the view, and the view if it is kept as gzip, if this person has got it since the lists changed. */
  known(asker: Asker): Known | undefined {
    const id = idOf(asker);
    const answer = this.answerOf(asker, id);
    if (answer === undefined) return undefined;
    const { part, unchanged } = answer;
    return { tag: part.tag, unchanged, gzip: () => this.wholes.get(id) };
  }

  /** Makes the view with the part about the person. */
  async get(asked: AskedView): Promise<{ readonly tag: string; readonly bytes: AnswerBytes }> {
    const id = idOf(asked);
    const known = this.answerOf(asked, id);
    const key = known?.key ?? keyOf(asked);
    const me = asked.me();
    const view = await this.views.get(key, asked.make);
    // A view that is not kept can be another one when it is made again, since a save may end while it is made.
    const isSame = known?.hash === view.hash;
    const part = isSame ? known.part : personalPart(me, view);
    const gzip = gzipOf(part, view);
    if (asked.version === this.version) {
      const unchanged = { status: 304, headers: unchangedHeaders(part.tag) } as const;
      if (!isSame) this.parts.set(id, { key, hash: view.hash, part, unchanged });
      if (gzip !== undefined) this.wholes.set(id, packedAnswer(part.tag, gzip));
    }
    return { tag: part.tag, bytes: { gzip, plain: () => plainOf(part, view) } };
  }

  private answerOf({ version }: Asker, id: string): KnownAnswer | undefined {
    if (version !== this.version) {
      this.version = version;
      this.parts.clear();
      this.wholes.clear();
      this.views.clear();
    }
    return this.parts.get(id);
  }
}

/** A whole view. `gzip` is undefined for one that is too short to gain from it. */
interface AnswerBytes {
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
  readonly plain: () => Promise<Uint8Array<ArrayBuffer>>;
}

const sizeOf = ({ body }: QuickAnswer) => body?.byteLength ?? 0;
const packedAnswer = (tag: string, body: Uint8Array<ArrayBuffer>): QuickAnswer => ({
  ...{ status: 200, headers: packedHeaders(tag, body.byteLength), body },
});
/** A hash stands in place of parts that may be long, so that keys take few bytes, which the bounds need not count. */
const hashOf = (...parts: readonly string[]) => hash('sha256', parts.join('\n'), 'base64url');
const keyOf = ({ version, what, rights }: AskedView) => hashOf(version, what, rights());
const idOf = ({ address, actor }: Asker) => hashOf(address, actor.objectId, actor.name);
