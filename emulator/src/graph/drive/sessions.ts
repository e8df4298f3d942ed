import { readSwitches } from '../../control/switches';
import type { Emulator, Store } from '../../state/emulator';
import { GraphError, invalidRequest, itemNotFound, newGuid } from '../protocol/errors';
import { itemKey } from '../lists/keys';
import type { Actor, Item, List } from '../lists/model';
import { CHUNK, hashOf, removeBlob, writeChunks } from './blobs';
import { topOf } from './drives';
import type { Conflict } from './entries';
import { putFile, type Conditions } from './files';
import type { Place } from './locate';

/** Bytes from which on a piece is too large. @see graph.md §14a.4 */
export const PIECE_LIMIT = 60 * 1024 * 1024;

/** An upload that comes in pieces. What came so far is in the store and belongs to no file. */
export interface Session extends Conditions {
  readonly id: string;
  readonly listId: string;
  readonly parent: number;
  readonly missing: readonly string[];
  readonly name: string;
  /** Row of the file that is replaced, when its id was the address. */
  readonly row?: number;
  readonly conflict: Conflict;
  readonly actor: Actor;
  /** Who pays for the pieces. */
  readonly payer: { readonly clientId: string; readonly userId?: string };
  /** Made by an app that has no more than Sites.Selected. */
  readonly isSelected: boolean;
  readonly deferCommit: boolean;
  readonly blob: string;
  readonly received: number;
  readonly total?: number;
  /** Real time in milliseconds. */
  readonly ends: number;
}

const sessionsOf = (listId: string): string => `g/session/${listId}/`;
const sessionKey = ({ listId, id }: Pick<Session, 'listId' | 'id'>): string =>
  `${sessionsOf(listId)}${id}`;

const nextEnd = (emulator: Emulator): number =>
  Date.now() + readSwitches(emulator.store).sessionLifeMs;

/** Ends a session and forgets what came. */
export function dropSession(store: Store, session: Session): void {
  store.transaction(() => {
    removeBlob(store, session, session.received);
    store.remove(sessionKey(session));
  });
}

function dropEnded(store: Store, listId: string): void {
  const ended = [...store.range<Session>(sessionsOf(listId))].filter(
    ({ value }) => value.ends <= Date.now(),
  );
  for (const { value } of ended) dropSession(store, value);
}

/** What a session is made from. */
export type NewSession = Omit<
  Session,
  'id' | 'listId' | 'parent' | 'missing' | 'name' | 'row' | 'blob' | 'received' | 'ends'
> & { readonly place: Place };

/** Opens a session. */
export function openSession(emulator: Emulator, { place, ...wanted }: NewSession): Session {
  const { library, parent, missing, name, item, byId } = place;
  const session: Session = {
    ...wanted,
    id: newGuid(),
    listId: library.id,
    parent: parent.id,
    missing,
    name,
    ...(byId && item !== undefined ? { row: item.id } : {}),
    blob: newGuid(),
    received: 0,
    ends: nextEnd(emulator),
  };
  emulator.store.transaction(() => {
    dropEnded(emulator.store, library.id);
    emulator.store.put(sessionKey(session), session);
  });
  return session;
}

/** A session that lives. @throws {GraphError} itemNotFound: start anew */
export function findSession(store: Store, listId: string, id: string): Session {
  const session = store.get<Session>(sessionKey({ listId, id }));
  if (session === undefined || session.ends <= Date.now()) {
    throw itemNotFound('The upload session was not found');
  }
  return session;
}

/** A piece with its place in the file. */
export interface Piece {
  readonly from: number;
  /** Last byte. */
  readonly to: number;
  readonly total: number;
  readonly bytes: Buffer;
}

/** Place of a piece from `Content-Range`. @throws {GraphError} invalidRequest */
export function parseRange(header: string | undefined): Omit<Piece, 'bytes'> {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header ?? '');
  const [from = 0, to = -1, total = 0] = (match ?? []).slice(1).map(Number);
  if (from > to || to >= total) {
    throw invalidRequest('The Content-Range header is missing or malformed.', 'invalidRange');
  }
  return { from, to, total };
}

const invalidRange = (inner: string): GraphError =>
  new GraphError(416, 'invalidRange', {
    message: 'Optimistic concurrency failure during fragmented upload',
    inner,
  });

/** Refuses a piece that does not fit. @see graph.md §14a.4, row 85 */
function refuseMisfit(session: Session, piece: Piece): void {
  const { from, to, total, bytes } = piece;
  if (bytes.length !== to - from + 1) {
    throw invalidRequest('The Content-Range does not fit the length of the body.', 'invalidRange');
  }
  if (session.total !== undefined && session.total !== total) {
    throw invalidRequest('Declared length does not match.', 'fragmentLengthMismatch');
  }
  if (from < session.received) throw invalidRange('fragmentOverlap');
  if (from > session.received) throw invalidRange('fragmentOutOfOrder');
  if (to + 1 < total && bytes.length % CHUNK !== 0) {
    throw invalidRequest('The size of a fragment must be a multiple of 320 KiB.');
  }
}

/** Where the file is to be now; its folder may have gone since. */
function placeNow(emulator: Emulator, library: List, session: Session): Place {
  const rowOf = (id: number) => emulator.store.get<Item>(itemKey(library.id, id));
  const { missing, name, row } = session;
  const parent = session.parent === 0 ? topOf(library) : rowOf(session.parent);
  if (parent === undefined) throw itemNotFound('The folder of the upload was deleted');
  if (row === undefined) return { library, parent, missing, name, byId: false };
  return { library, parent, missing, name, item: rowOf(row), byId: true };
}

/** The name was taken since: the code is in doubt. @see graph.md §14a.4, row 85 */
function lastPieceError(emulator: Emulator, error: unknown): unknown {
  if (!(error instanceof GraphError) || error.status !== 409) return error;
  const code = readSwitches(emulator.store).lastPieceCode;
  return new GraphError(409, code, { message: error.message });
}

/** Makes the file of a session whose bytes are all there. The caller holds the transaction or needs none. */
export function commitSession(emulator: Emulator, library: List, session: Session) {
  const { store } = emulator;
  const { blob, received: size, conflict, actor, ifMatch, ifNoneMatch } = session;
  try {
    return store.transaction(() => {
      const place = placeNow(emulator, library, session);
      const bytes = { blob, size, hash: hashOf(store, session, size) };
      const done = putFile(emulator, { place, bytes, conflict, actor, ifMatch, ifNoneMatch });
      store.remove(sessionKey(session));
      return done;
    });
  } catch (error) {
    throw lastPieceError(emulator, error);
  }
}

/** Takes a piece; the last one makes the file, in the same transaction. @see graph.md row 85 */
export function takePiece(emulator: Emulator, library: List, at: { id: string; piece: Piece }) {
  const { store } = emulator;
  const session = findSession(store, library.id, at.id);
  const { piece } = at;
  refuseMisfit(session, piece);
  return store.transaction(() => {
    writeChunks(store, session, { from: piece.from, bytes: piece.bytes });
    const next: Session = {
      ...session,
      received: piece.to + 1,
      total: piece.total,
      ends: nextEnd(emulator),
    };
    store.put(sessionKey(next), next);
    const isLast = next.received === piece.total && !next.deferCommit;
    return { session: next, done: isLast ? commitSession(emulator, library, next) : undefined };
  });
}
