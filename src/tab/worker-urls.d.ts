/** The address of a worker in the build. Vite builds the module that stands before `?worker&url` as a file of its own. */
declare module '*?worker&url' {
  const url: string;
  export { url as default };
}
