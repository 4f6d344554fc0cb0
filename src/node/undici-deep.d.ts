/** The plain `undici` entry sets a process-wide dispatcher on load; this file alone does not. It is the same class. */
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici';
}
