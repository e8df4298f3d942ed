import { largestFile, type TablesReading } from './table';
import workerUrl from './table-worker?worker&url';
import { startWorker } from './trusted';

/** How long a file is read before it is given up, in milliseconds. The largest real ones take two seconds. */
const longestReadingMs = 30_000;

/**
 * Reads the tables of a file in a worker of its own, which ends with the reading. It never rejects: a worker that fails, or takes
 * too long, is a problem of the file.
 */
export function readFile(file: File): Promise<TablesReading> {
  if (file.size > largestFile) return Promise.resolve({ problem: 'too-large' });
  const worker = startWorker(workerUrl);
  const reading = new Promise<TablesReading>((resolve) => {
    const timer = setTimeout(() => resolve({ problem: 'too-slow' }), longestReadingMs);
    const finish = (result: TablesReading): void => {
      clearTimeout(timer);
      resolve(result);
    };
    worker.addEventListener('message', (event: MessageEvent<TablesReading>) => finish(event.data));
    worker.addEventListener('error', () => finish({ problem: 'damaged' }));
    worker.postMessage(file);
  });
  return reading.finally(() => worker.terminate());
}
