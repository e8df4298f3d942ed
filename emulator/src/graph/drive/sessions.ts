import { readSwitches } from '../../control/switches';
import type { Emulator, Store } from '../../state/emulator';
import { GraphError, invalidRequest, itemNotFound, newGuid } from '../protocol/errors';
import { itemKey } from '../lists/keys';
import type { Actor, Item, List } from '../lists/model';
import { CHUNK_BYTES, hashOf, removeBlob, writeChunks } from './blobs';
import { rootItem } from './drives';
import type { ConflictBehavior } from './entries';
import { putFile, type Conditions } from './files';
import type { WriteTarget } from './locate';

/**
 * Bytes at which a piece is too large.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export const PIECE_LIMIT = 60 * 1024 * 1024;

/** An upload session. The bytes received so far are in the store and belong to no file. */
export interface Session extends Conditions {
  readonly id: string;
  readonly listId: string;
  readonly parent: number;
  readonly missing: readonly string[];
  readonly name: string;
  /** Row id of the file to replace, when the session addressed it by id. */
  readonly row?: number;
  readonly conflict: ConflictBehavior;
  readonly actor: Actor;
  /** The caller whose limits the pieces count against. */
  readonly payer: { readonly clientId: string; readonly userId?: string };
  /** Whether the session was made by an application that has `Sites.Selected` and no tenant-wide permission. */
  readonly isSelected: boolean;
  readonly deferCommit: boolean;
  readonly blob: string;
  readonly received: number;
  readonly total?: number;
  /** Real time in milliseconds at which the session expires. */
  readonly ends: number;
}

const sessionsOf = (listId: string): string => `g/session/${listId}/`;
const sessionKey = ({ listId, id }: Pick<Session, 'listId' | 'id'>): string =>
  `${sessionsOf(listId)}${id}`;

const nextEnd = (emulator: Emulator): number =>
  Date.now() + readSwitches(emulator.store).sessionLifeMs;

/** Ends a session and removes the bytes it received. */
export function endSession(store: Store, session: Session): void {
  store.transaction(() => {
    removeBlob(store, session, session.received);
    store.remove(sessionKey(session));
  });
}

function removeExpired(store: Store, listId: string): void {
  const ended = [...store.range<Session>(sessionsOf(listId))].filter(
    ({ value }) => value.ends <= Date.now(),
  );
  for (const { value } of ended) endSession(store, value);
}

/** What a session is created from. */
export type NewSession = Omit<
  Session,
  'id' | 'listId' | 'parent' | 'missing' | 'name' | 'row' | 'blob' | 'received' | 'ends'
> & { readonly target: WriteTarget };

/** Creates a session, and removes those of the library that have expired. */
export function openSession(emulator: Emulator, { target, ...wanted }: NewSession): Session {
  const { library, parent, missing, name, item, byId } = target;
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
    removeExpired(emulator.store, library.id);
    emulator.store.put(sessionKey(session), session);
  });
  return session;
}

/**
 * The session with an id.
 *
 * @throws {GraphError} 404 when it expired or never existed: the caller must start anew
 */
export function findSession(store: Store, listId: string, id: string): Session {
  const session = store.get<Session>(sessionKey({ listId, id }));
  if (session === undefined || session.ends <= Date.now()) {
    throw itemNotFound('The upload session was not found');
  }
  return session;
}

/** A piece of a file with its position. */
export interface Piece {
  readonly from: number;
  /** Position of the last byte, included. */
  readonly to: number;
  readonly total: number;
  readonly bytes: Buffer;
}

/** The position of a piece, from its `Content-Range`. @throws {GraphError} 400 `invalidRequest` */
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

/**
 * Refuses a piece with a wrong size or position.
 *
 * @throws {GraphError} 400 or 416 `invalidRange`
 * @see docs/behaviours.md row 85
 */
function refuseInvalidPiece(session: Session, piece: Piece): void {
  const { from, to, total, bytes } = piece;
  if (bytes.length !== to - from + 1) {
    throw invalidRequest('The Content-Range does not fit the length of the body.', 'invalidRange');
  }
  if (session.total !== undefined && session.total !== total) {
    throw invalidRequest('Declared length does not match.', 'fragmentLengthMismatch');
  }
  if (from < session.received) throw invalidRange('fragmentOverlap');
  if (from > session.received) throw invalidRange('fragmentOutOfOrder');
  if (to + 1 < total && bytes.length % CHUNK_BYTES !== 0) {
    throw invalidRequest('The size of a fragment must be a multiple of 320 KiB.');
  }
}

/** The target of a session at this moment. @throws {GraphError} 404 when its folder was deleted */
function currentTarget(emulator: Emulator, library: List, session: Session): WriteTarget {
  const rowOf = (id: number) => emulator.store.get<Item>(itemKey(library.id, id));
  const { missing, name, row } = session;
  const parent = session.parent === 0 ? rootItem(library) : rowOf(session.parent);
  if (parent === undefined) throw itemNotFound('The folder of the upload was deleted');
  if (row === undefined) return { library, parent, missing, name, byId: false };
  return { library, parent, missing, name, item: rowOf(row), byId: true };
}

/**
 * The error when the name was taken during the upload. Microsoft documents two codes; the switch
 * `lastPieceCode` chooses.
 *
 * @see docs/behaviours.md row 85
 */
function lastPieceError(emulator: Emulator, error: unknown): unknown {
  if (!(error instanceof GraphError) || error.status !== 409) return error;
  const code = readSwitches(emulator.store).lastPieceCode;
  return new GraphError(409, code, { message: error.message });
}

/** Creates the file of a session whose bytes are complete. */
export function commitSession(emulator: Emulator, library: List, session: Session) {
  const { store } = emulator;
  const { blob, received: size, conflict, actor, ifMatch, ifNoneMatch } = session;
  try {
    return store.transaction(() => {
      const target = currentTarget(emulator, library, session);
      const bytes = { blob, size, hash: hashOf(store, session, size) };
      const done = putFile(emulator, { target, bytes, conflict, actor, ifMatch, ifNoneMatch });
      store.remove(sessionKey(session));
      return done;
    });
  } catch (error) {
    throw lastPieceError(emulator, error);
  }
}

/**
 * Stores a piece. The last one creates the file in the same transaction, unless the session defers that.
 *
 * @see docs/behaviours.md row 85
 */
export function takePiece(emulator: Emulator, library: List, at: { id: string; piece: Piece }) {
  const { store } = emulator;
  const session = findSession(store, library.id, at.id);
  const { piece } = at;
  refuseInvalidPiece(session, piece);
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
