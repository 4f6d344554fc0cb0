/** A prompt with variables: `{{name}}` stands for whatever is filled in for that name. */

const VARIABLE = /\{\{\s*([\p{L}\p{N}_][\p{L}\p{N}_ -]*?)\s*\}\}/gu;

/** The names of a prompt's variables, each once, in their order. */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([, name]) => String(name)))];
}

/** What was filled in for a variable; empty where nothing was. */
export function valueFor(name: string, values: Readonly<Record<string, string>> = {}): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

/** The prompt with what was filled in; a variable that stands for nothing yet stays as it is written. */
export function fillIn(text: string, values?: Readonly<Record<string, string>>): string {
  return text.replace(VARIABLE, (whole, name: string) => valueFor(name, values) || whole);
}
