import type { Child } from './dom';

/** The content of a modal window. */
export interface WindowContent {
  readonly heading: string;
  /** Draws the content, again each time that the page is drawn. */
  readonly draw: (close: () => void) => Child;
  /** Is called once when the window is closed, however that happens. */
  closed?(): void;
}

/** A modal window that is open. */
export interface OpenWindow extends WindowContent {
  readonly id: number;
  /** The page has asked the browser to close the window, and the browser has not done so yet. */
  readonly isClosing: boolean;
}

/** The open modal windows, the newest last. */
export interface Windows {
  all(): readonly OpenWindow[];
  /** @returns a function that closes the window */
  open(content: WindowContent): () => void;
  /** Removes a window that the browser has closed. */
  closed(id: number): void;
}

/** Makes the list of windows, empty at first. `draw` draws the page again. */
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
