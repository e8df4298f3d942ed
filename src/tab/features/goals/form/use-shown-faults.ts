import { useState } from 'react';
import type { Fault } from '../../../../core/domain/base/fault';

/** Which faults a form shows. */
export interface ShownFaults {
  /** True for a field that the person has left, and for all once the person has tried to save. */
  readonly isShown: (field: string) => boolean;
  readonly leave: (field: string) => void;
  readonly ask: () => void;
  readonly reset: () => void;
  /** The fault that the server has found in the field. */
  readonly found: (field: string) => Fault | undefined;
  readonly showFound: (faults: readonly Fault[]) => void;
  /** Forgets what the server has found in fields that are changed. */
  readonly forget: (fields: readonly string[]) => void;
}

/** Keeps which fields a person has left, and what the server has found in them. */
export function useShownFaults(): ShownFaults {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const [found, setFound] = useState<readonly Fault[]>([]);
  return {
    isShown: (field) => isAsked || left.has(field),
    leave: (field) => setLeft((before) => new Set([...before, field])),
    ask: () => setAsked(true),
    reset: () => {
      setLeft(new Set());
      setAsked(false);
      setFound([]);
    },
    found: (field) => found.find((fault) => fault.field === field),
    showFound: setFound,
    forget: (fields) => setFound((before) => before.filter(({ field }) => !fields.includes(field))),
  };
}
