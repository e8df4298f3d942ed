// Shows that long work goes on. Only `node:` imports.

const everyMs = { terminal: 1_000, log: 10_000 };

/**
 * Prints `words()` with the seconds since the call: on one line that is rewritten in a terminal, on a new line every
 * ten seconds elsewhere.
 *
 * @returns ends it and gives the seconds that have passed
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
