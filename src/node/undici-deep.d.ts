/** The plain `undici` entry sets a process-wide dispatcher on load; this file alone does not. It is the same class. */
declare module 'undici/lib/dispatcher/client.js' {
  export { Client as default } from 'undici';
}
