import { get, type IncomingMessage } from 'node:http';
import * as v from 'valibot';
import type { Log } from '../../core/ports';

const clockMessage = v.object({ now: v.pipe(v.string(), v.isoTimestamp()) });
const retryMs = 2_000;

/** Called with the other clock's time, at first and whenever that clock jumps. */
type OnTime = (now: string) => void;

function parse(text: string, onTime: OnTime): void {
  const line = text.startsWith('data:') ? text.slice('data:'.length) : text;
  try {
    const read = v.safeParse(clockMessage, JSON.parse(line));
    if (read.success) onTime(read.output.now);
  } catch {
    // The line is not JSON: a comment or another field of the event stream.
    return;
  }
}

function readLines(answer: IncomingMessage, onLine: (line: string) => void): void {
  let rest = '';
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  answer.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}

/** Reads `url` and calls `onLine` with each line. Calls `ended` once, whether the answer ends or fails. */
function listen(url: string, onLine: (line: string) => void, ended: (cause?: unknown) => void) {
  let hasEnded = false;
  const end = (cause?: unknown) => {
    if (!hasEnded) ended(cause);
    hasEnded = true;
  };
  const request = get(url, { headers: { Accept: 'text/event-stream, application/json' } });
  request.on('response', (answer) => {
    readLines(answer, onLine);
    answer.on('error', end);
    answer.on('close', () => end());
  });
  request.on('error', end);
  return request;
}

/**
 * Follows the clock at `url` (the setting `CLOCK_URL`, always loopback). Reads its time, then `{url}/events`, a stream
 * of server-sent events with `data: {"now":…}` at each jump. When the stream ends, both are read again after two
 * seconds.
 *
 * @returns a function that stops following
 */
export function followClock(url: string, onTime: OnTime, log: Log): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let stream: ReturnType<typeof listen> | undefined;
  const onLine = (line: string) => parse(line, onTime);
  const again = (cause?: unknown) => {
    if (isStopped) return;
    if (cause !== undefined) log.info('clock-unreachable', { retryMs });
    timer = setTimeout(open, retryMs);
  };
  const open = () => {
    listen(url, onLine, (cause) => {
      if (cause !== undefined) log.info('clock-unreadable');
    });
    stream = listen(`${url}/events`, onLine, again);
  };
  open();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stream?.destroy();
  };
}
