import type { Child } from './dom';

/** What a window above the page shows. */
export interface WindowContent {
  readonly heading: string;
  /** Drawn anew with the page. */
  readonly draw: (close: () => void) => Child;
  /** Called once, however the window closes. */
  closed?(): void;
}

/** A window that is open. */
export interface OpenWindow extends WindowContent {
  readonly id: number;
  /** Somebody asked to close it; it is open until the browser has closed it. */
  readonly isClosing: boolean;
}

/** The windows above the page, the newest last. */
export interface Windows {
  all(): readonly OpenWindow[];
  /** @returns the way to close it */
  open(content: WindowContent): () => void;
  /** The browser has closed the window. */
  closed(id: number): void;
}

/** Begins without windows; `draw` draws the page anew. */
export function makeWindows(draw: () => void): Windows {
  let open: readonly OpenWindow[] = [];
  let last = 0;
  const keep = (next: readonly OpenWindow[]) => {
    open = next;
    draw();
  };
  return {
    all: () => open,
    open(content) {
      last += 1;
      const id = last;
      keep([...open, { ...content, id, isClosing: false }]);
      return () => {
        keep(open.map((one) => (one.id === id ? { ...one, isClosing: true } : one)));
      };
    },
    closed(id) {
      const window = open.find((one) => one.id === id);
      keep(open.filter((one) => one.id !== id));
      window?.closed?.();
    },
  };
}
