/** The address of a worker where nothing is built. */
export default 'worker.js';
