// Shows the progress of long work. Imports only modules of Node, since it runs before packages are installed.

const everyMs = { terminal: 1_000, log: 10_000 };

/**
 * Prints `words()` with the seconds since the call, at intervals: in a terminal it rewrites one line every second,
 * elsewhere it prints a new line every ten seconds.
 *
 * @returns a function that ends this and returns the seconds passed
 */
export function showProgress(words) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1_000);
  const isTerminal = process.stdout.isTTY === true;
  const timer = setInterval(
    () => {
      const line = `  ${words()} (${seconds()} s)`;
      process.stdout.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    isTerminal ? everyMs.terminal : everyMs.log,
  );
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stdout.write('\r\u001b[K');
    return seconds();
  };
}
